"""Notes: none is lost, wherever it is called; in EPUB each call finds its note and each note its call."""

from dataclasses import replace

import pytest

from publish.markup.attributes import Target
from publish.model.blocks import CodeBlock, List, ListItem, Note, Paragraph, Quote
from publish.model.inlines import NoteReference, Text
from tests.epub.samples import say
from tests.markup.composing import composed, piece, said


def calling(*labels: str) -> Paragraph:
    return Paragraph((Text("Words enough for a lead-in, and a call."), *(NoteReference(label) for label in labels)))


ONE = Note("one", (say("First note."),), 1)
TWO = Note("two", (say("Second note."), say("Its second paragraph.")), 2)
NESTED = Note("one", (Paragraph((Text("First note."), NoteReference("two"))),), 1)


@pytest.mark.parametrize("target", Target)
@pytest.mark.parametrize(
    ("blocks", "notes"),
    [
        ((calling("one"), calling("two")), (ONE, TWO)),
        ((calling("one", "two", "one"),), (ONE, TWO)),
        ((calling("one"),), (NESTED, TWO)),
        ((calling("two"),), (ONE, TWO)),
        ((say("Nothing is called."),), (ONE, TWO)),
    ],
)
def test_every_note_is_there_once(target: Target, blocks: tuple[Paragraph, ...], notes: tuple[Note, ...]) -> None:
    words = said(composed(piece(blocks, notes=notes), target))
    for sentence in ("First note.", "Second note.", "Its second paragraph."):
        assert words.count(sentence) == 1


def test_in_print_a_note_stands_at_its_first_call() -> None:
    article = composed(piece((calling("one", "one"),), notes=(TWO, ONE)), Target.PRINT)
    note = article.find(".//p/aside[@class='footnote']")
    assert note is not None
    assert note.get("data-note") == "1"
    assert note.get("data-number") == "1"
    assert note.get("id") == "2026-11/piece#note:1"
    assert [each.get("data-path") for each in note.iter("p")] == ["n1.0"]
    assert note.findtext(".//span[@class='note-number']") == "1."
    again = article.find(".//sup/a")
    assert again is not None
    assert again.get("href") == "dispatch:2026-11/piece#note:1"


def test_in_print_a_note_inside_a_note_stands_behind_it() -> None:
    article = composed(piece((calling("one"),), notes=(NESTED, TWO)), Target.PRINT)
    floats = [each for each in article.iter("aside") if "footnote" in str(each.get("class")).split()]
    assert [(note.get("class"), note.get("data-number")) for note in floats] == [
        ("footnote", "1"),
        ("footnote elsewhere", "2"),
    ]
    assert not floats[0].findall(".//aside")
    assert floats[0].findtext(".//sup/a") == "2"


@pytest.mark.parametrize("between", [(), (Text(" and then "),)])
def test_in_print_marks_are_set_apart_where_they_meet(between: tuple[Text, ...]) -> None:
    words = Paragraph((Text("Words enough for a lead-in."), NoteReference("one"), *between, NoteReference("two")))
    article = composed(piece((words,), notes=(ONE, TWO)), Target.PRINT)
    assert [note.get("class") for note in article.iter("aside")] == [
        "footnote",
        "footnote" if between else "footnote meets",
    ]


def test_a_note_in_print_is_in_its_own_language() -> None:
    quoted = Quote((calling("one"),), lang="fr")
    article = composed(replace(piece((quoted,), notes=(ONE,)), lang="de"), Target.PRINT)
    assert [note.get("lang") for note in article.iter("aside")] == ["de"]


@pytest.mark.parametrize("target", Target)
def test_a_note_holds_what_its_author_wrote(target: Target) -> None:
    listed = List((ListItem((say("entry one"),)), ListItem((say("entry two"),))), ordered=True, start=4)
    note = Note("one", (say("Before."), listed, CodeBlock("a\nb")), 1)
    article = composed(piece((calling("one"),), notes=(note,)), target)
    (aside,) = article.iter("aside")
    assert [child.tag for child in aside] == ["p", "ol", "pre"]
    assert aside[1].get("start") == "4"
    assert [said(entry) for entry in aside.iter("li")] == ["entry one", "entry two"]


def test_in_epub_calls_and_notes_find_each_other() -> None:
    article = composed(piece((calling("one", "two"),), notes=(ONE, TWO)), Target.EPUB)
    kind = "{http://www.idpf.org/2007/ops}type"
    ids = {element.get("id"): element for element in article.iter() if element.get("id")}
    calls = [a for a in article.iter("a") if a.get(kind) == "noteref"]
    assert [call.get("href") for call in calls] == ["#note-1", "#note-2"]
    for call in calls:
        note = ids[str(call.get("href"))[1:]]
        assert (note.tag, note.get(kind), note.get("role")) == ("aside", "footnote", "doc-footnote")
        back = note.find(".//a[@role='doc-backlink']")
        assert back is not None
        assert ids[str(back.get("href"))[1:]] is call


def test_a_comma_parts_marks_that_meet_and_no_others() -> None:
    met = (Text("One."), NoteReference("one", 1), NoteReference("two", 2), Text(" Two."), NoteReference("one", 1))
    article = composed(piece((Paragraph(met),), notes=(ONE, TWO)), Target.EPUB)
    assert [mark.get("class") for mark in article.findall(".//p/sup")] == ["note-call", "note-call meets", "note-call"]
