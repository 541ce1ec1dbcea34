"""Figures and notes count by dispatch, in the order of the text; every heading and figure can be linked to."""

from dataclasses import replace

import pytest

from publish.diagnostics import Outcome, Span
from publish.model.blocks import Aside, Blocks, Definition, DefinitionList, Heading, List, ListItem, Note, Quote
from publish.model.dispatch import Dispatch
from publish.model.edition import Edition
from publish.model.figures import Figure
from publish.model.inlines import NoteReference, Phrase, Text
from publish.model.walk import blocks_of, each_inline, inlines_of
from publish.transforms.numbering import number
from tests.transforms.editions import edition, heading, para, piece, terms, words


def numbered(*dispatches: Dispatch) -> Outcome[Edition]:
    whole = edition(*dispatches)
    return number(whole, terms(whole))


def one(dispatch: Dispatch) -> Dispatch:
    outcome = numbered(dispatch)
    assert outcome.diagnostics == ()
    return next(outcome.value.dispatches)


def with_blocks(*blocks: object, notes: tuple[Note, ...] = ()) -> Dispatch:
    every: Blocks = blocks  # type: ignore[assignment]
    return replace(piece("a", notes=notes), blocks=every)


def note(label: str, *inlines: Text | NoteReference) -> Note:
    return Note(label, (para(*inlines or (Text(f"note {label}"),)),))


def ids(dispatch: Dispatch, kind: type[Heading] | type[Figure]) -> list[str]:
    return [block.id for _, block in blocks_of(dispatch) if isinstance(block, kind)]


def marks(dispatch: Dispatch) -> list[tuple[str, int]]:
    every = (inline for line, _ in inlines_of(dispatch) for inline in each_inline(line))
    return [(inline.note, inline.number) for inline in every if isinstance(inline, NoteReference)]


def test_figures_count_from_one_in_each_dispatch() -> None:
    first = with_blocks(Figure(None), Aside((Figure(None), para("x"))), Figure(None, id="quay"))
    outcome = numbered(first, with_blocks(Figure(None)))
    one, two = outcome.value.dispatches
    numbers = [[b.number for _, b in blocks_of(d) if isinstance(b, Figure)] for d in (one, two)]
    assert numbers == [[1, 2, 3], [1]]
    assert ids(one, Figure) == ["fig-1", "fig-2", "quay"]


def test_notes_count_in_the_order_in_which_they_are_referred_to() -> None:
    text = para("x", NoteReference("b"), "y", Phrase((NoteReference("a"),)), NoteReference("b"))
    dispatch = one(with_blocks(text, notes=(note("a"), note("b"))))
    assert marks(dispatch) == [("b", 1), ("a", 2), ("b", 1)]
    assert [(n.label, n.number) for n in dispatch.notes] == [("b", 1), ("a", 2)]
    assert dispatch.notes[0].blocks == note("b").blocks


def test_notes_follow_what_is_read_first() -> None:
    quote = Quote((para(NoteReference("said")),), cite=(NoteReference("source"),))
    entries = DefinitionList(
        (
            Definition((NoteReference("term"),), ((para(NoteReference("meaning")),),)),
            Definition((NoteReference("second"),), ()),
        )
    )
    items = List((ListItem((para(NoteReference("entry")),)),))
    labels = ("second", "source", "meaning", "term", "said", "entry", "within", "title", "box", "headline")
    box = Aside((para(NoteReference("box")),), title=(NoteReference("title"),))
    notes = (*(note(label) for label in labels if label != "said"), note("said", NoteReference("within")))
    dispatch = replace(with_blocks(quote, entries, items, box, notes=notes), headline=(NoteReference("headline"),))
    found = [n.label for n in one(dispatch).notes]
    assert found == ["headline", "said", "within", "source", "term", "meaning", "second", "entry", "title", "box"]


def test_a_note_that_nothing_refers_to_stays_behind_the_others_without_number() -> None:
    dispatch = one(with_blocks(para(NoteReference("b"), NoteReference("nowhere")), notes=(note("a"), note("b"))))
    assert [(n.label, n.number) for n in dispatch.notes] == [("b", 1), ("a", 0)]
    assert marks(dispatch) == [("b", 1), ("nowhere", 0)]


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("The old port", "the-old-port"),
        ("“Who’s there?”", "whos-there"),
        ("Übermaß & Größe", "ubermass-grosse"),
        ("1968: a year", "section-1968-a-year"),
        ("Старый порт", "section-1"),
        ("Қала — city", "section-1"),
        ("…", "section-1"),
        ("Note 1.", "note-1"),
        ("Page 12", "page-12"),
    ],
)
def test_a_heading_is_named_by_its_words(text: str, id: str) -> None:
    assert ids(one(with_blocks(heading(text))), Heading) == [id]


def test_equal_headings_get_names_of_their_own_and_no_author_loses_one() -> None:
    dispatch = one(with_blocks(heading("Quay"), heading("Quay"), para("x"), heading("Other", id="quay-2")))
    assert ids(dispatch, Heading) == ["quay", "quay-3", "quay-2"]


@pytest.mark.parametrize(
    ("texts", "named"),
    [
        (("Қар", "Боран", "Section 2"), ["section-1", "section-2-2", "section-2"]),
        (("Quay", "Quay", "Quay 2"), ["quay", "quay-3", "quay-2"]),
        (("Боран", "1"), ["section-1-2", "section-1"]),
    ],
)
def test_no_heading_is_given_the_name_that_another_ones_words_mean(texts: tuple[str, ...], named: list[str]) -> None:
    assert ids(one(with_blocks(*map(heading, texts))), Heading) == named


def test_an_id_given_twice_is_an_error_at_the_second_place() -> None:
    dispatch = with_blocks(
        heading("One", id="x", line=3),
        replace(para(Phrase(words("a"), id="p"), Phrase(words("b"), id="p"), line=5)),
        Figure(None, id="x", span=Span("e/1/a.md", 9, 1)),
    )
    outcome = numbered(dispatch)
    assert [(d.id, d.at.line) for d in outcome.diagnostics] == [("id-duplicate", 9), ("id-duplicate", 5)]
    assert "line 3" in outcome.diagnostics[0].message
    mended = next(outcome.value.dispatches)
    assert ids(mended, Figure) == ["fig-1"]
    phrases = [i.id for line, _ in inlines_of(mended) for i in each_inline(line) if isinstance(i, Phrase)]
    assert phrases == ["p", ""]


def test_the_same_id_in_two_dispatches_is_no_double() -> None:
    assert numbered(with_blocks(heading("A", id="x")), with_blocks(heading("B", id="x"))).ok
