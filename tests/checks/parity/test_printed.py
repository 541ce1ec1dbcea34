"""Pages that differ from their content are found out by the facts of their galleys, in every build."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from publish.checks.parity.printed import print_parity
from publish.model.blocks import Cell, Table
from publish.model.edition import Edition, Part
from publish.model.facts import GalleyFacts, SetBlock
from tests.checks.parity.books import SAMPLE, printed
from tests.checks.parity.plants import facts_with
from tests.epub.samples import say, words

Galleys = tuple[GalleyFacts, ...]


def found(galleys: Galleys) -> list[tuple[str, str]]:
    difference = [(d.id, d.block) for d in print_parity(SAMPLE, galleys)]
    return sorted((id, block.removeprefix("2026-11/")) for id, block in difference)


@pytest.mark.parametrize("theme", ["default", "broadsheet", "review"])
def test_sound_pages_have_no_difference(theme: str) -> None:
    assert found(printed(theme=theme).galleys) == []


def _without(path: str) -> Callable[[SetBlock], SetBlock | None]:
    return lambda block: None if block.path == path else block


def _reading(path: str, old: str, new: str) -> Callable[[SetBlock], SetBlock]:
    return lambda block: replace(block, text=block.text.replace(old, new)) if block.path == path else block


def _trading(one: str, other: str) -> Callable[[SetBlock], SetBlock]:
    paths = {one: other, other: one}
    return lambda block: replace(block, path=paths.get(block.path, block.path))


PLANTED: dict[str, tuple[Callable[[SetBlock], SetBlock | None], list[tuple[str, str]]]] = {
    "a dropped note": (_without("n1.0"), [("text-lost", "old-port:n1.0")]),
    "swapped captions": (
        _trading("b0.caption", "b12.caption"),
        [("text-moved", "old-port:b0.caption"), ("text-moved", "old-port:b12.caption")],
    ),
    "a changed letter": (_reading("b6.1", "waited", "wanted"), [("text-changed", "old-port:b6.1")]),
    "a lost credit line": (_without("b0.credit"), [("text-lost", "old-port:b0.credit")]),
    "a missing notice": (_without("f0.0"), [("text-lost", "")]),
    "a notice without its heading": (_without("f1.heading"), [("text-lost", "")]),
    "a cut table cell": (_reading("b9", "9.0", "9"), [("text-changed", "old-port:b9")]),
    "a missing pull quote": (_without("b4"), [("text-lost", "old-port:b4")]),
    "a lost dateline": (_without("dateline"), [("text-lost", "old-port:b1")]),
    "another dateline": (_reading("dateline", "ALMATY", "URALSK"), [("text-changed", "old-port:dateline")]),
    "another headline": (_reading("headline", "old", "new"), [("text-changed", "old-port:headline")]),
    "a lost kicker": (_without("kicker"), [("text-lost", "old-port:kicker")]),
    "another standfirst": (_reading("standfirst", "whom", "what"), [("text-changed", "old-port:standfirst")]),
    "another byline": (_reading("byline", "Bo", "Bob"), [("text-changed", "old-port:byline")]),
    "a lost list item": (_without("b7.2"), [("text-lost", "old-port:b7.2")]),
    "a lost term": (_reading("b8", "Draught", ""), [("text-lost", "old-port:b8")]),
    "a lost correction": (_without("c0"), [("text-lost", "old-port:c0")]),
    "half of a paragraph": (_reading("b16", " is all", ""), [("text-changed", "old-port:b16")]),
    "lost code": (_reading("b14", "c", ""), [("text-lost", "old-port:b14")]),
}


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_difference_is_found_and_nothing_else(name: str) -> None:
    change, expected = PLANTED[name]
    assert found(facts_with(printed().galleys, change)) == expected


def test_blocks_in_another_order() -> None:
    def turned(galley: GalleyFacts) -> GalleyFacts:
        return replace(galley, pages=tuple(replace(page, blocks=page.blocks[::-1]) for page in galley.pages))

    difference = found(tuple(map(turned, printed().galleys)))
    assert {id for id, _ in difference} <= {"text-moved", "text-lost", "text-changed"}
    assert ("text-moved", "old-port:b2") in difference


def test_two_paragraphs_in_each_others_place() -> None:
    galleys = tuple(_with_turned(galley, "b7.0", "b7.1") for galley in printed().galleys)
    assert found(galleys) == [("text-moved", "old-port:b7.0")]


def _with_turned(galley: GalleyFacts, one: str, other: str) -> GalleyFacts:
    pages = []
    for page in galley.pages:
        blocks = list(page.blocks)
        places = [n for n, block in enumerate(blocks) if block.path in (one, other) and block.dispatch.endswith("port")]
        if len(places) == 2:
            blocks[places[0]], blocks[places[1]] = blocks[places[1]], blocks[places[0]]
        pages.append(replace(page, blocks=tuple(blocks)))
    return replace(galley, pages=tuple(pages))


def test_a_photo_on_another_page_is_no_difference() -> None:
    galleys = tuple(
        _with_moved_photo(galley) if galley.dispatches == ("2026-11/old-port",) else galley
        for galley in printed().galleys
    )
    assert galleys != printed().galleys
    assert found(galleys) == []


def _with_moved_photo(galley: GalleyFacts) -> GalleyFacts:
    """The galley with its last photo at the end of its first page."""
    first, *rest = galley.pages
    photo = tuple(block for page in rest for block in page.blocks if block.path.startswith("b12"))
    assert photo, "the dispatch is set on several pages"
    others = (tuple(block for block in page.blocks if not block.path.startswith("b12")) for page in rest)
    kept = tuple(replace(page, blocks=blocks) for page, blocks in zip(rest, others, strict=True))
    return replace(galley, pages=(replace(first, blocks=(*first.blocks, *photo)), *kept))


def test_a_turned_table_behind_the_words_after_it_is_no_difference() -> None:
    moved = tuple(_with_last(galley, "b9", turned=True) for galley in printed().galleys)
    assert moved != printed().galleys
    assert found(moved) == []
    assert found(tuple(_with_last(galley, "b9", turned=False) for galley in printed().galleys)) != []


def _with_last(galley: GalleyFacts, path: str, *, turned: bool) -> GalleyFacts:
    """The galley with a block on a page of its own at the end."""
    own = tuple(b for page in galley.pages for b in page.blocks if b.path == path and b.dispatch.endswith("port"))
    pages = tuple(replace(page, blocks=tuple(b for b in page.blocks if b not in own)) for page in galley.pages)
    return replace(galley, pages=(*pages, replace(pages[-1], blocks=own, turned=turned))) if own else galley


def test_a_dispatch_that_was_not_set() -> None:
    kept = tuple(galley for galley in printed().galleys if "2026-11/tower" not in galley.dispatches)
    assert found(kept) == [("text-lost", "tower")]


def test_what_a_style_sheet_hides_is_not_on_the_pages() -> None:
    css = ".credit { display: none } .pull-quote { visibility: hidden }"
    difference = found(printed(css=css).galleys)
    assert difference == [
        ("text-lost", "old-port:b0.credit"),
        ("text-lost", "old-port:b4"),
        ("text-lost", "old-port:b4.cite"),
    ]


def _with_table(*rows: tuple[str, ...]) -> Edition:
    body = tuple(tuple(Cell(words(cell)) for cell in row) for row in rows)
    dispatch = next(SAMPLE.dispatches)
    table = replace(dispatch, blocks=(say("What was counted:"), Table((), body, ("", ""))), notes=())
    return replace(SAMPLE, parts=(Part(dispatches=(table,)),))


def _table(galleys: Galleys) -> list[SetBlock]:
    return [block for galley in galleys for page in galley.pages for block in page.blocks if block.element == "table"]


def test_a_table_goes_on_over_the_page_between_its_rows() -> None:
    rows = [(f"[{n}] {'harbour and quay ' * 5}", f"[{n}]") for n in range(80)]
    edition = _with_table(*rows)
    galleys = printed(edition).galleys
    pieces = _table(galleys)
    assert len(pieces) > 2
    for piece in pieces:
        marks = re.findall(r"\[\d+\]", piece.text)
        assert marks[::2] == marks[1::2]
    assert not list(print_parity(edition, galleys))


def test_a_row_longer_than_a_page_is_read_cell_by_cell() -> None:
    tall = (("one", "two"), ("harbour of ropes " * 150 + "ends", "pilot and ferry " * 180 + "stops"), ("six", "seven"))
    edition = _with_table(*tall)
    galleys = printed(edition).galleys
    assert sum("harbour" in piece.text and "ferry" in piece.text for piece in _table(galleys)) > 1
    assert not list(print_parity(edition, galleys))
    cut = facts_with(galleys, lambda block: _losing(block, "ends"))
    assert [found.id for found in print_parity(edition, cut)] == ["text-lost"]


def _losing(block: SetBlock, word: str) -> SetBlock:
    """A block that has lost a word."""
    parts = tuple((place, text.replace(word, "")) for place, text in block.torn)
    return replace(block, text=block.text.replace(word, ""), torn=parts)
