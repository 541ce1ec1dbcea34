"""Pictures that stand among words: where they go, and what keeps their place in the sentence."""

import pytest

from publish.diagnostics import Severity
from publish.importers.markdown import read_blocks
from publish.model.blocks import Block, List, Paragraph, Table
from publish.model.figures import Figure
from publish.model.walk import lines_of, plain

PATH = "content/editions/2026-11/a.md"


def _read(text: str) -> tuple[tuple[Block, ...], list[str]]:
    found = read_blocks(text, PATH, language="en")
    return found.value[0], [one.id for one in found.diagnostics if one.severity is Severity.ERROR]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Press ![the lamp](lamp.png) twice.", "Press the lamp twice."),
        ('Press <img src="lamp.png" alt="the lamp"> twice.', "Press the lamp twice."),
        ("![The lamp](lamp.png) is lit.", "is lit."),
        ("It is lit: ![the lamp](lamp.png)", "It is lit:"),
        ("Press ![lamp-2.png](lamp.png) twice.", "Press  twice."),
        ("See [![the lamp](lamp.png)](https://lamp.example) there.", "See the lamp there."),
    ],
)
def test_a_picture_among_words_stands_behind_them(text: str, words: str) -> None:
    blocks, errors = _read(text)
    assert errors == []
    paragraph, figure = blocks
    assert isinstance(paragraph, Paragraph)
    assert plain(paragraph.inlines).strip() == words
    assert isinstance(figure, Figure)
    assert figure.picture is not None
    assert figure.picture.source == "content/editions/2026-11/lamp.png"


@pytest.mark.parametrize(
    "sign",
    [
        "![:tada:](https://signs.example/tada.png)",
        '<img class="emoji" alt=":tada:" src="tada.png">',
        '<img alt="tada" src="tada.png" width="20" height="20px">',
    ],
)
def test_a_sign_is_what_it_says(sign: str) -> None:
    blocks, errors = _read(f"It floats {sign} again.")
    assert errors == []
    (paragraph,) = blocks
    assert isinstance(paragraph, Paragraph)
    assert plain(paragraph.inlines).replace(":", "") == "It floats tada again."


def test_pictures_of_cells_follow_their_table_in_order() -> None:
    blocks, errors = _read("| Before | After |\n|---|---|\n| ![](a.png) | ![](b.png) |\n\nLater.")
    assert errors == []
    assert [type(block) for block in blocks] == [Table, Figure, Figure, Paragraph]
    sources = [block.picture.source[-5:] for block in blocks if isinstance(block, Figure) and block.picture]
    assert sources == ["a.png", "b.png"]


def test_pictures_of_cells_of_html_follow_their_table() -> None:
    blocks, errors = _read('<table><tr><td>One</td><td><img src="a.png"></td></tr></table>')
    assert errors == []
    table, figure = blocks
    assert isinstance(table, Table)
    assert [plain(line) for line in lines_of(table)] == ["One"]
    assert isinstance(figure, Figure)


def test_a_picture_stays_in_its_entry() -> None:
    blocks, errors = _read("- One ![](a.png) here\n- Two")
    assert errors == []
    (entries,) = blocks
    assert isinstance(entries, List)
    assert [[type(block) for block in item.blocks] for item in entries.items] == [[Paragraph, Figure], [Paragraph]]


@pytest.mark.parametrize("text", ["A note.^[See ![a lamp](lamp.png).]", '![A quay](a.png "With ![a lamp](lamp.png)")'])
def test_where_nothing_can_follow_it_stays_an_error(text: str) -> None:
    assert _read(text)[1] == ["image-inline"]
