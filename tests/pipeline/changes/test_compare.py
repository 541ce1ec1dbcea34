"""Two printings compared: what differs is named, and nothing else."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.model.results import PageResult, PictureResult
from publish.pipeline.changes.compare import compared
from publish.pipeline.changes.page_changes import page_changes
from publish.pipeline.changes.printing import Kind
from tests.pipeline.changes.printings import (
    a_book,
    a_dispatch,
    a_printing,
    faces,
    found,
    with_findings,
)

TEXT = "The lamp is lit. It was lit at six. Nobody saw it."


def test_the_same_printing_has_no_changes() -> None:
    printing = with_findings(a_printing(a_dispatch("x/a", TEXT), books=(a_book("A", "B"),)), found("gone"))
    assert compared(printing, printing).none


def test_a_sentence_that_differs_is_told_with_its_dispatch_alone() -> None:
    before = a_printing(a_dispatch("x/a", TEXT, pages=("4", "5")), a_dispatch("x/b", TEXT, pages=("6",)))
    after = a_printing(
        a_dispatch("x/a", TEXT.replace("six", "seven o'clock"), pages=("4", "5")), a_dispatch("x/b", TEXT, pages=("6",))
    )
    (edition,) = compared(before, after).editions
    (dispatch,) = edition.dispatches
    assert (dispatch.change, dispatch.key, dispatch.words_before, dispatch.words_after) == ("changed", "x/a", 12, 13)
    (sentence,) = dispatch.sentences
    assert (sentence.before, sentence.after) == ("It was lit at six.", "It was lit at seven o'clock.")
    assert (sentence.page_before, sentence.page_after) == ("4", "4")
    assert (edition.words_before, edition.words_after) == (24, 25)


def test_a_dispatch_that_begins_elsewhere_has_moved() -> None:
    before = a_printing(a_dispatch("x/a", TEXT, pages=("4",)))
    after = a_printing(a_dispatch("x/a", TEXT, pages=("5",)))
    (dispatch,) = compared(before, after).editions[0].dispatches
    assert (dispatch.change, dispatch.pages_before, dispatch.pages_after) == ("moved", ("4",), ("5",))


def test_dispatches_that_came_and_went_are_told() -> None:
    before = a_printing(a_dispatch("x/a", TEXT), a_dispatch("x/b", "Eels. Clocks. Bells."))
    after = a_printing(a_dispatch("x/c", "Quite other words. In all of it."), a_dispatch("x/a", TEXT))
    told = {(one.change, one.key) for one in compared(before, after).editions[0].dispatches}
    assert told == {("added", "x/c"), ("dropped", "x/b")}


def test_a_dispatch_under_another_name_and_headline_is_known_by_its_words() -> None:
    before = a_printing(a_dispatch("x/a", TEXT))
    after = a_printing(a_dispatch("x/lamp", TEXT + " Somebody did."))
    (dispatch,) = compared(before, after).editions[0].dispatches
    assert (dispatch.change, dispatch.key) == ("changed", "x/lamp")
    assert [(one.before, one.after) for one in dispatch.sentences] == [("", "Somebody did.")]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ((("a.jpg", "A", "1"),), (("a.jpg", "A", "1"), ("b.jpg", "B", "2")), [("added", "b.jpg")]),
        ((("a.jpg", "A", "1"), ("b.jpg", "B", "2")), (("b.jpg", "B", "2"),), [("dropped", "a.jpg")]),
        ((("a.jpg", "A", "1"),), (("a.jpg", "A", "2"),), [("altered", "a.jpg")]),
        ((("a.jpg", "A", "1"),), (("a.jpg", "Other", "1"),), [("described", "a.jpg")]),
        ((("a.jpg", "A", "1"),), (("renamed.jpg", "A", "1"),), []),
        ((("a.jpg", "A", "1"), ("b.jpg", "B", "2")), (("b.jpg", "B", "2"), ("a.jpg", "A", "1")), []),
    ],
)
def test_pictures(
    old: tuple[tuple[str, str, str], ...], new: tuple[tuple[str, str, str], ...], told: list[tuple[str, str]]
) -> None:
    sides = [
        a_printing(a_dispatch("x/a", TEXT, pictures=tuple(PictureResult(*one) for one in each))) for each in (old, new)
    ]
    changes = compared(*sides)
    shown = [(one.change, one.source) for e in changes.editions for d in e.dispatches for one in d.pictures]
    assert shown == told


def test_findings_are_new_or_fixed_and_a_line_that_moved_is_neither() -> None:
    before = with_findings(a_printing(), found("stays", 3), found("goes"), found("twice"), found("twice"))
    after = with_findings(a_printing(), found("stays", 9), found("comes"), found("twice"))
    told = [(one.change, one.message) for one in compared(before, after).findings]
    assert told == [("new", "comes"), ("fixed", "goes"), ("fixed", "twice")]


def test_metadata_that_differ_are_told_by_name() -> None:
    before = a_printing(books=(a_book("A", Title="Old", Author="E"),))
    after = a_printing(books=(a_book("A", Title="New", Subject="S"),))
    (book,) = compared(before, after).editions[0].books
    told = [(one.name, one.before, one.after) for one in book.metadata]
    assert told == [("Title", "Old", "New"), ("Author", "E", ""), ("Subject", "", "S")]


def test_a_run_that_made_some_editions_drops_no_other() -> None:
    both = [a_printing(a_dispatch(f"{name}/a", TEXT), name=name).editions[0] for name in ("x", "y")]
    before = replace(a_printing(), editions=tuple(both))
    after = replace(a_printing(), editions=(both[1],), partial=True)
    assert compared(before, after).none
    assert [one.change for one in compared(before, replace(after, partial=False)).editions] == ["dropped"]


def test_what_a_book_is_compared_by_is_what_both_know() -> None:
    report = a_printing(a_dispatch("x/a", "It’s — a “lamp”. It was lit."))
    book = a_printing(a_dispatch("", 'IT\'S - A "LAMP". It was lit.', headline="x/a"), name="")
    assert compared(report, replace(book, kind=Kind.EPUB, findings=None, partial=True)).editions == ()
    told = compared(report, replace(book, kind=Kind.EPUB, findings=None, partial=True)).uncompared
    assert told == ("findings: they stand in reports alone",)


def test_words_of_print_are_no_change_and_lost_ones_are() -> None:
    book = a_printing(a_dispatch("", "See the lamp. It was lit. At six.", headline="x/a"))
    paper = a_printing(a_dispatch("", "See the lamp(page 12). It was lit. At six. Correction", headline="x/a"))
    sides = replace(book, kind=Kind.EPUB), replace(paper, kind=Kind.PDF)
    assert compared(*sides).none
    lost = replace(paper, kind=Kind.PDF, editions=a_printing(a_dispatch("", "See the lamp.", headline="x/a")).editions)
    (dispatch,) = compared(sides[0], lost).editions[0].dispatches
    assert [(one.before, one.after) for one in dispatch.sentences] == [("It was lit.", ""), ("At six.", "")]
    (dispatch,) = compared(lost, sides[0]).editions[0].dispatches
    assert [(one.before, one.after) for one in dispatch.sentences] == [("", "It was lit."), ("", "At six.")]


def told(before: tuple[PageResult, ...], after: tuple[PageResult, ...]) -> list[tuple[str, str, str]]:
    return [(one.change, one.before, one.after) for one in page_changes(before, after)]


@pytest.mark.parametrize(
    ("before", "after", "changes"),
    [
        ("ABC", "ABC", []),
        ("ABC", "AXC", [("changed", "2", "2")]),
        (("A", "B"), ("A", "*B"), [("changed", "2", "2")]),
        ("ABC", "AXBC", [("added", "", "2"), ("moved", "2", "3"), ("moved", "3", "4")]),
        ("ABC", "AC", [("dropped", "2", ""), ("moved", "3", "2")]),
        ("ABCD", "AXYD", [("changed", "2", "2"), ("changed", "3", "3")]),
        ("", "A", [("added", "", "1")]),
    ],
)
def test_pages(before: tuple[str, ...], after: tuple[str, ...], changes: list[tuple[str, str, str]]) -> None:
    assert told(faces(*before), faces(*after)) == changes


@given(st.lists(st.sampled_from("ABCD"), max_size=8), st.lists(st.sampled_from("ABCD"), max_size=8))
def test_every_page_is_accounted_for(before: list[str], after: list[str]) -> None:
    old, new = faces(*before), faces(*after)
    changes = list(page_changes(old, new))
    same = len(old) - sum(one.number_before > 0 for one in changes)
    assert same == len(new) - sum(one.number_after > 0 for one in changes)
    assert len({one.number_after for one in changes if one.number_after}) == sum(
        one.number_after > 0 for one in changes
    )


@given(st.lists(st.sampled_from(["One. ", "Two. ", "Three? ", "Four! "]), max_size=8), st.data())
def test_sentences_make_the_later_text_of_the_earlier_one(old: list[str], data: st.DataObject) -> None:
    new = data.draw(st.lists(st.sampled_from(["One. ", "Two. ", "Five. "]), max_size=8))
    before, after = (a_printing(a_dispatch("x/a", "".join(each))) for each in (old, new))
    sentences = [s for e in compared(before, after).editions for d in e.dispatches for s in d.sentences]
    left = sorted(one.strip() for one in old)
    for change in sentences:
        if change.before:
            left.remove(change.before)
        left += [change.after] if change.after else []
    assert sorted(left) == sorted(one.strip() for one in new)
