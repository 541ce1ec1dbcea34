"""A finished PDF is held against its content by two readings of the file: along its tags, and as its pages show it.

Differences are planted into the content: the book then is what differs.
"""

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from publish.checks.parity.paper import paper_parity
from publish.checks.parity.printed import print_parity
from publish.checks.parity.tagged import pdf_parity
from publish.checks.piece_kinds import PieceKind
from publish.model.blocks import Block, Cell, Heading, List, ListItem, Note, PullQuote, Quote, Table
from publish.model.credits import Dateline
from publish.model.dispatch import Dispatch
from publish.model.edition import Edition, Part
from publish.model.figures import Figure, Picture, Written
from publish.preflight.reading import PdfReading, read
from publish.resources import SHIPPED
from publish.tools import pdftotext
from tests.checks.parity.books import SAMPLE, printed
from tests.epub.samples import PORT, say, words

CAPITALS = frozenset({PieceKind.KICKER})


@pytest.fixture(scope="module")
def reading() -> PdfReading:
    return read(io.BytesIO(printed().data))


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory, require_tool: Callable[[str], Path]) -> tuple[str, ...]:
    require_tool("pdftotext")
    path = tmp_path_factory.mktemp("book") / "book.pdf"
    path.write_bytes(printed().data)
    return pdftotext.text(path)


def _edition(dispatch: Dispatch) -> Edition:
    rest = tuple(SAMPLE.dispatches)[1:]
    return replace(SAMPLE, parts=(Part((dispatch, *rest)),))


def _block(place: int, block: Block) -> Edition:
    return _edition(replace(PORT, blocks=(*PORT.blocks[:place], block, *PORT.blocks[place + 1 :])))


def _notes(*notes: Note) -> Edition:
    return _edition(replace(PORT, notes=notes))


def _with_notice(text: str) -> Edition:
    first, *rest = SAMPLE.notices
    return replace(SAMPLE, notices=(replace(first, blocks=(*first.blocks, say(text))), *rest))


def _photo(place: int) -> Figure:
    figure = PORT.blocks[place]
    assert isinstance(figure, Figure)
    return figure


def _table() -> Table:
    table = PORT.blocks[9]
    assert isinstance(table, Table)
    return table


def _swapped_captions() -> Edition:
    one, other = _photo(0), _photo(12)
    blocks = list(PORT.blocks)
    blocks[0], blocks[12] = replace(one, caption=other.caption), replace(other, caption=one.caption)
    return _edition(replace(PORT, blocks=tuple(blocks)))


LOST, CHANGED, MOVED, ADDED = "text-lost", "text-changed", "text-moved", "text-added"

PLANTED: dict[str, tuple[Edition, list[tuple[str, str]], bool]] = {
    "another headline": (
        _edition(replace(PORT, headline=words("Dredgers in the new port"))),
        [(CHANGED, "headline")],
        True,
    ),
    "a lost kicker": (_edition(replace(PORT, kicker="Harbours")), [(CHANGED, "kicker")], True),
    "another standfirst": (
        _edition(replace(PORT, standfirst=words("Shallow again."))),
        [(CHANGED, "standfirst")],
        True,
    ),
    "another byline": (_edition(replace(PORT, byline=words("By nobody."))), [(CHANGED, "byline")], True),
    "a lost dateline": (
        _edition(replace(PORT, dateline=Dateline("URALSK"))),
        [(ADDED, ""), (LOST, "b1")],
        True,
    ),
    "swapped captions": (_swapped_captions(), [(MOVED, "b0.caption"), (MOVED, "b12.caption")], False),
    "a lost credit line": (
        _block(12, replace(_photo(12), credit=words("Photo: Wim Oxley"))),
        [(LOST, "b12.credit")],
        True,
    ),
    "a missing pull quote": (
        _block(4, PullQuote(words("Nobody said this."))),
        [(ADDED, "b3"), (ADDED, "b3"), (LOST, "b4")],
        True,
    ),
    "a changed letter": (_block(16, say("That is ill.")), [(CHANGED, "b16")], True),
    "reordered paragraphs": (
        _block(6, Quote((say("We waited."), say("We were told to wait.")), cite=words("A letter"))),
        [(MOVED, "b6.1")],
        False,
    ),
    "a lost list item": (
        _block(
            7,
            List((ListItem((say("one"),)), ListItem((say("two"), say("two again"), say("and a third")))), ordered=True),
        ),
        [(LOST, "b7.3")],
        True,
    ),
    "a cut table cell": (
        _block(9, replace(_table(), body=(_table().body[0], (Cell(words("B"), header=True), Cell(words("8.25")))))),
        [(CHANGED, "b9")],
        False,
    ),
    "a dropped note": (
        _notes(PORT.notes[0], Note("tables", (say("The tables are nobody’s at all."),), 2)),
        [(CHANGED, "n1.0")],
        True,
    ),
    "a lost paragraph of a note": (
        _notes(replace(PORT.notes[0], blocks=(*PORT.notes[0].blocks, say("Not in feet."))), PORT.notes[1]),
        [(LOST, "n0.2")],
        True,
    ),
    "a missing notice": (
        _with_notice("It is free."),
        [(LOST, "")],
        True,
    ),
    "a lost heading": (_block(2, Heading(words("What the wind leaves"), level=2)), [(CHANGED, "b2")], True),
    "another description": (
        _block(0, replace(_photo(0), picture=Picture("editions/2026-11/quay.jpg", Written("Two cranes")))),
        [(CHANGED, "b0")],
        False,
    ),
}
"""Each: the content, what is said of which block, and whether the pages alone show it."""


def _blocks(difference: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return sorted((id, block.partition(":")[2]) for id, block in difference)


def test_a_sound_book_has_no_difference(reading: PdfReading) -> None:
    assert list(pdf_parity(SAMPLE, reading, capitals=CAPITALS)) == []


def test_a_sound_book_shows_all_on_its_pages(pages: tuple[str, ...]) -> None:
    assert list(paper_parity(SAMPLE, pages)) == []


@pytest.mark.parametrize("name", PLANTED)
def test_the_tags_tell_a_planted_difference_and_nothing_else(name: str, reading: PdfReading) -> None:
    content, expected, _ = PLANTED[name]
    assert _blocks([(d.id, d.block) for d in pdf_parity(content, reading, capitals=CAPITALS)]) == expected


@pytest.mark.parametrize("name", [name for name, (_, _, shown) in PLANTED.items() if shown])
def test_the_pages_tell_words_that_they_do_not_show(name: str, pages: tuple[str, ...]) -> None:
    content, expected, _ = PLANTED[name]
    wanted = {block for id, block in expected if id != ADDED}
    assert {block for _, block in _blocks([(d.id, d.block) for d in paper_parity(content, pages)])} == wanted


def test_what_is_told_already_is_not_told_twice(pages: tuple[str, ...]) -> None:
    content, _, _ = PLANTED["a changed letter"]
    assert list(paper_parity(content, pages, told={"2026-11/old-port:b16"})) == []


def test_capitals_that_no_theme_asks_for_are_another_text() -> None:
    reading = read(io.BytesIO(printed(css=".kicker { text-transform: uppercase }").data))
    assert list(pdf_parity(SAMPLE, reading, capitals=CAPITALS)) == []
    assert {(d.id, d.block) for d in pdf_parity(SAMPLE, reading)} == {("text-changed", "2026-11/old-port:kicker")}


def test_a_dispatch_that_is_not_in_the_book(reading: PdfReading) -> None:
    fewer = PdfReading(reading.articles[:2], reading.rest, reading.pages, reading.claims)
    (difference,) = pdf_parity(SAMPLE, fewer, capitals=CAPITALS)
    assert difference.message == "the PDF has 2 dispatches, and the edition 3"


def test_words_of_the_house_are_marked_and_let_be() -> None:
    part = SHIPPED.read_text("templates/parts/pull_quote.html").replace(
        "{{ it.body }}", "<span{}>So said: </span>{{ it.body }}"
    )
    marked = printed(parts=(("parts/pull_quote.html", part.replace("{}", ' class="house"')),))
    assert list(print_parity(SAMPLE, marked.galleys)) == []
    assert list(pdf_parity(SAMPLE, read(io.BytesIO(marked.data)), capitals=CAPITALS)) == []
    bare = printed(parts=(("parts/pull_quote.html", part.replace("{}", "")),))
    (difference,) = print_parity(SAMPLE, bare.galleys)
    assert (difference.id, difference.block) == ("text-added", "2026-11/old-port:b4")
    (difference,) = pdf_parity(SAMPLE, read(io.BytesIO(bare.data)), capitals=CAPITALS)
    assert (difference.id, difference.message) == (
        "text-added",
        "the PDF has words that the content does not: “So said:”",
    )
