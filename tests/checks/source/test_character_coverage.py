"""Every character that no face has is told at its line, by its name."""

from dataclasses import replace

import pytest

from publish.checks.source import Manuscript
from publish.checks.source.character_coverage import character_unset, emoji_one_colour, missing
from publish.importers.markdown import read
from publish.model.edition import Part
from publish.model.figures import Output
from tests.checks.source.manuscripts import PATH, manuscript

LATIN = frozenset([*range(0x20, 0x17F), 0x1A5, *range(0x2010, 0x2030), 0x301])
TEXT = """---
headline: "A lamp 港 at night"
kicker: Bericht
standfirst: Nobody saw it.
byline: Somebody
---

The lamp was lit.

A second one, ☃ and ☂, was not.[^1]

[^1]: So a ☃ said.
"""


def told(text: str, outputs: tuple[Output, ...] = ()) -> list[tuple[str, int, int, str]]:
    """What is said of a dispatch: finding, line, column and words."""
    dispatch = read(text, PATH, folder="one", language="en").value
    edition = replace(manuscript("Words.").edition, parts=(Part((dispatch,)),))
    asked = Manuscript(edition, outputs=outputs, covered=LATIN, texts={PATH: text})
    return [(found.id, found.at.line, found.at.column, found.message) for found in character_unset(asked)]


def test_each_line_is_told_with_the_names_of_its_characters() -> None:
    found = told(TEXT)
    assert [(id, line, column) for id, line, column, _ in found] == [
        ("character-unset", 2, 19),
        ("character-unset", 10, 15),
        ("character-unset", 12, 12),
    ]
    assert "“港” (U+6E2F" in found[0][3]
    assert "“☃” (U+2603, SNOWMAN)" in found[1][3]
    assert "“☂” (U+2602, UMBRELLA)" in found[1][3]


def test_a_letter_that_is_large_in_its_kicker_alone_is_told() -> None:
    assert [line for _, line, _, _ in told(TEXT.replace("Bericht", "\u0180x").replace("港", "").replace("☃", ""))][
        :1
    ] == [3]


def test_a_short_headline_is_printed_too_and_told_at_its_line() -> None:
    found = told("---\nheadline: One\nshort: A lamp \u6e2f\nbyline: A\n---\n\nWords.\n")
    assert [(id, line, column) for id, line, column, _ in found] == [("character-unset", 3, 15)]


def test_what_is_written_as_a_reference_is_told_where_its_block_begins() -> None:
    found = told("---\nheadline: One\nbyline: A\n---\n\nSnow: &#x2603;.\n")
    assert [(line, column) for _, line, column, _ in found] == [(6, 1)]


def test_an_e_book_alone_is_left_to_its_readers() -> None:
    assert {id for id, *_ in told(TEXT, outputs=(Output.EPUB,))} == {"font-fallback"}
    assert {id for id, *_ in told(TEXT, outputs=(Output.EPUB, Output.PRINT))} == {"character-unset"}


@pytest.mark.parametrize(("sign", "outputs", "lines"), [("⛵", (), 0), ("🟢", (), 1), ("🟢", (Output.EPUB,), 0)])
def test_a_picture_that_loses_its_colour_is_told(sign: str, outputs: tuple[Output, ...], lines: int) -> None:
    asked = replace(manuscript(f"Go on {sign} from here."), emoji=frozenset(map(ord, "⛵🟢")), outputs=outputs)
    assert [found.id for found in emoji_one_colour(asked)] == ["emoji-one-colour"] * lines


def test_where_nobody_asks_nothing_is_said() -> None:
    assert list(character_unset(manuscript(TEXT))) == []


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("e\u0301 é", []),
        ("a\u00ada\u200d\ufe0f\u202f", []),
        ("ạ", ["ạ"]),
        ("\u0600", ["\u0600"]),
        ("港a港", ["港", "港"]),
    ],
)
def test_letters_are_judged_composed_and_what_draws_nothing_is_not_missing(text: str, lost: list[str]) -> None:
    assert missing(text, LATIN) == lost
