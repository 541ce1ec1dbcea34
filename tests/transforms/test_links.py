"""A cross reference leads to a dispatch that is in the book, or says where it was meant to lead."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from publish.diagnostics import Outcome, Span
from publish.model.blocks import Cell, Table
from publish.model.dispatch import Correction, Dispatch, FieldPlace, Status
from publish.model.edition import Edition, Notice, NoticeKind
from publish.model.inlines import CrossReference, Emphasis, Link, Phrase
from publish.model.walk import each_inline, inlines_of
from publish.transforms import prepare
from tests.transforms.editions import edition, heading, para, piece, see, words


def prepared(*dispatches: Dispatch, notices: tuple[Notice, ...] = ()) -> Outcome[Edition]:
    return prepare(edition(*dispatches, notices=notices), as_of=None, typography=False)


def led(outcome: Outcome[Edition]) -> list[tuple[str, str]]:
    lines = (line for dispatch in outcome.value.dispatches for line, _ in inlines_of(dispatch))
    every = (inline for line in lines for inline in each_inline(line))
    return [(inline.target, inline.fragment) for inline in every if isinstance(inline, CrossReference)]


PORT = piece(
    "old-port", heading("The quay", line=2), heading("Старый порт", line=4), para(Phrase(words("x"), id="here"))
)
OTHER = replace(piece("gulls", folder="2025-12"), span=Span("e/2025-12/02-gulls.md"))


@pytest.mark.parametrize(
    ("path", "fragment", "target", "id"),
    [
        ("old-port.md", "", "1/old-port", ""),
        ("./old-port.md", "the-quay", "1/old-port", "the-quay"),
        ("old-port.md", "here", "1/old-port", "here"),
        ("old-port.md", "старый-порт", "1/old-port", "section-2"),
        ("old-port.md", "%D1%81%D1%82%D0%B0%D1%80%D1%8B%D0%B9-%D0%BF%D0%BE%D1%80%D1%82", "1/old-port", "section-2"),
        ("old-port.md", "The Quay", "1/old-port", "the-quay"),
        ("../2025-12/02-gulls.md", "", "2025-12/gulls", ""),
        ("../2025-12/gulls.md", "", "2025-12/gulls", ""),
        ("Old Port", "", "1/old-port", ""),
        ("/2026/old-port/", "", "1/old-port", ""),
        ("posts/2026-11-20-old-port.md", "the-quay", "1/old-port", "the-quay"),
        ("old-port.md", "thequay", "1/old-port", "the-quay"),
        ("old-port.md", "-the.quay:", "1/old-port", "the-quay"),
        ("", "own", "1/a", "own"),
        ("a.md", "own", "1/a", "own"),
    ],
)
def test_a_reference_leads_to_what_is_meant(path: str, fragment: str, target: str, id: str) -> None:
    outcome = prepared(piece("a", heading("Own"), para(Emphasis((see(path, fragment),)))), PORT, OTHER)
    assert outcome.diagnostics == ()
    assert led(outcome) == [(target, id)]


@pytest.mark.parametrize(
    ("path", "fragment", "hint"),
    [
        ("old-prot.md", "", "old-port.md"),
        ("../1/old-ports.md", "", "old-port.md"),
        ("../2025-12/02-gull.md", "", "../2025-12/02-gulls.md"),
        ("old-port.md", "the-qay", "#the-quay"),
        ("ports/port", "", ""),
        ("", "won", "#own"),
        ("../../../etc/passwd", "", ""),
    ],
)
def test_a_dead_reference_is_an_error_at_its_block(path: str, fragment: str, hint: str) -> None:
    outcome = prepared(piece("a", heading("Own"), para("x", see(path, fragment), line=7)), PORT, OTHER)
    (dead,) = outcome.diagnostics
    assert dead.id == "crossref-dead"
    assert str(dead.at) == "e/1/a.md:7:1"
    assert hint in dead.hint
    assert led(outcome) == []
    assert next(outcome.value.dispatches).blocks[1] == para("x", "there")


@pytest.mark.parametrize(
    "reference",
    [
        see("/boats/timetable/"),
        see("../timetable/", "winter"),
        see("images/chart.png"),
        see("tides.pdf"),
        replace(see("The lamp oil"), written="[[The lamp oil]]"),
        replace(see("No. 12"), written="[[No. 12]]"),
    ],
)
def test_a_page_a_file_or_a_note_that_is_not_in_the_book_leaves_its_words_with_a_warning(
    reference: CrossReference,
) -> None:
    outcome = prepared(piece("a", para("x", reference, line=7)), PORT)
    assert [(found.id, str(found.at)) for found in outcome.diagnostics] == [("crossref-outside", "e/1/a.md:7:1")]
    assert (reference.written or reference.path) in outcome.diagnostics[0].message
    assert outcome.ok
    assert next(outcome.value.dispatches).blocks == (para("x", "there"),)


def test_what_is_brought_in_from_another_dispatch_is_led_to_and_lost_where_there_is_none() -> None:
    brought = [replace(see(path), written=f"![[{path}]]") for path in ("Old Port", "New port")]
    outcome = prepared(piece("a", *(para(each, line=line) for line, each in enumerate(brought, 7))), PORT)
    assert [(found.id, found.at.line) for found in outcome.diagnostics] == [
        ("crossref-embedded", 7),
        ("crossref-dead", 8),
    ]
    assert led(outcome) == [("1/old-port", "")]


@pytest.mark.parametrize("path", ["../old/2025-12-03-gulls.md", "/2025/12/gulls/", "gulls"])
def test_a_dispatch_of_another_edition_is_known_by_its_name_too(path: str) -> None:
    elsewhere = frozenset({"e/2025-12/2025-12-03-gulls.markdown"})
    outcome = prepare(edition(piece("a", para(see(path)))), as_of=None, elsewhere=elsewhere)
    assert [found.id for found in outcome.diagnostics] == ["crossref-elsewhere"]


def test_a_page_of_the_site_is_a_link_though_another_edition_has_a_dispatch_of_its_name() -> None:
    book = edition(piece("a", para(see("/2025/12/gulls/"))))
    book = replace(book, publication=replace(book.publication, site="https://example.org"))
    outcome = prepare(book, as_of=None, typography=False, elsewhere=frozenset({"e/2025-12/gulls.md"}))
    assert outcome.diagnostics == ()
    (line,) = (line for line, _ in inlines_of(next(iter(outcome.value.dispatches))))
    assert [each.href for each in each_inline(line) if isinstance(each, Link)] == ["https://example.org/2025/12/gulls/"]


def test_a_reference_to_what_is_left_out_says_so() -> None:
    outcome = prepared(piece("a", para(see("old-port.md", "nowhere"), line=7)), replace(PORT, status=Status.DRAFT))
    assert [d.id for d in outcome.diagnostics] == ["dispatch-left-out", "crossref-left-out"]
    assert outcome.diagnostics[1].at.line == 7
    assert not outcome.ok


def test_what_is_left_out_is_not_judged_itself() -> None:
    draft = replace(piece("b", para(see("nowhere.md"), line=2)), status=Status.DRAFT)
    assert [d.id for d in prepared(piece("a"), draft).diagnostics] == ["dispatch-left-out"]


def test_references_in_tables_headlines_and_notices_are_led_too() -> None:
    table = Table(head=(), body=((Cell((see("old-port.md"),)),),), alignments=("",), span=Span("e/1/a.md", 4, 1))
    first = replace(piece("a"), headline=(see("old-port.md"),), blocks=(table,))
    notice = Notice(
        NoticeKind.ABOUT,
        "About",
        (para(see("../1/old-port.md"), see("", "x"), line=3, file="e/notices/about.md"),),
        span=Span("e/notices/about.md"),
    )
    outcome = prepared(first, PORT, notices=(notice,))
    assert led(outcome) == [("1/old-port", "")] * 2
    assert outcome.value.notices[0].blocks[0] == para(replace(see("../1/old-port.md"), target="1/old-port"), "there")
    assert [str(d.at) for d in outcome.diagnostics] == ["e/notices/about.md:3:1"]


def test_a_reference_to_another_edition_keeps_its_words_and_is_no_fault() -> None:
    elsewhere = frozenset({"e/2025-12/gulls.md"})
    outcome = prepare(edition(piece("a", para(see("../2025-12/gulls.md")))), as_of=None, elsewhere=elsewhere)
    assert [found.id for found in outcome.diagnostics] == ["crossref-elsewhere"]
    assert led(outcome) == []
    assert [line for dispatch in outcome.value.dispatches for line, _ in inlines_of(dispatch)] == [words("there")]


@pytest.mark.parametrize("field", ["headline", "standfirst", "byline", "corrections.1"])
def test_a_dead_reference_of_the_front_matter_stands_at_its_field(field: str) -> None:
    line = (see("no-port.md"),)
    corrections = tuple(Correction(date(2026, 3, 5), text) for text in (words("Sound."), line))
    given: dict[str, Any] = {"corrections": corrections} if "." in field else {field: line}
    place = FieldPlace(field, Span("e/1/a.md", 7, 3))
    outcome = prepared(replace(piece("a"), places=(place,), **given))
    assert [(found.id, found.at) for found in outcome.diagnostics] == [("crossref-dead", place.span)]


def test_a_page_of_the_site_is_a_link_where_no_dispatch_is_meant() -> None:
    book = edition(piece("a", para(see("/about us/", "who")), para(see("/2026/old-port/"))), PORT)
    book = replace(book, publication=replace(book.publication, site="https://example.org"))
    outcome = prepare(book, as_of=None, typography=False)
    assert outcome.diagnostics == ()
    lines = (line for line, _ in inlines_of(next(iter(outcome.value.dispatches))))
    links = [each for line in lines for each in each_inline(line) if isinstance(each, Link)]
    assert [link.href for link in links] == ["https://example.org/about%20us/#who"]
    assert led(outcome) == [("1/old-port", "")]
    without = prepared(piece("a", para(see("/about/"))))
    assert [found.id for found in without.diagnostics] == ["crossref-outside"]
    assert 'site = "https://example.org"' in without.diagnostics[0].hint


def test_of_two_dispatches_of_one_name_the_one_in_the_folder_that_is_named_is_meant() -> None:
    bare = [replace(piece(f"ice-{folder}"), headline=words("Ice")) for folder in "ab"]
    two = [replace(each, span=Span(f"e/2026/{folder}/ice.md")) for each, folder in zip(bare, "ab", strict=True)]
    here = replace(piece("here", para(see("b/ice.md")), para(see("a/ice"))), span=Span("e/2026/here.md"))
    outcome = prepare(edition(here, *two), as_of=None, typography=False)
    assert led(outcome) == [("1/ice-b", ""), ("1/ice-a", "")]
    elsewhere = frozenset({"e/2025/b/ice.md"})
    outcome = prepare(edition(here, two[0]), as_of=None, typography=False, elsewhere=elsewhere)
    assert [found.id for found in outcome.diagnostics] == ["crossref-elsewhere"]
    assert led(outcome) == [("1/ice-a", "")]


@pytest.mark.parametrize(
    ("path", "page"), [("@/log/ice.md", "/log/ice/"), ("@/log/_index.md", "/log/"), ("@/log/ice/index.md", "/log/ice/")]
)
def test_a_file_of_a_site_s_contents_is_its_page(path: str, page: str) -> None:
    book = edition(piece("a", para(see(path))))
    outcome = prepare(book, as_of=None, typography=False)
    assert [found.id for found in outcome.diagnostics] == ["crossref-outside"]
    book = replace(book, publication=replace(book.publication, site="https://example.org"))
    outcome = prepare(book, as_of=None, typography=False)
    assert outcome.diagnostics == ()
    (line,) = (line for line, _ in inlines_of(next(iter(outcome.value.dispatches))))
    assert [each.href for each in each_inline(line) if isinstance(each, Link)] == [f"https://example.org{page}"]


def test_a_headline_that_is_named_as_a_heading_is_the_dispatch_itself() -> None:
    port = replace(PORT, headline=words("The old port"))
    links = (para(see("", "low-water")), para(see("old-port.md", "the-old-port")))
    outcome = prepared(replace(piece("a", *links), headline=words("Low water")), port)
    assert outcome.diagnostics == ()
    assert led(outcome) == [("1/a", ""), ("1/old-port", "")]
