"""Notes: none is lost, wherever it is called; in EPUB each call finds its note and each note its call."""

import pytest

from publish.markup import Target
from publish.model.blocks import CodeBlock, List, ListItem, Note, Paragraph
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
    note = article.find(".//p/span[@class='footnote']")
    assert note is not None
    assert note.get("data-note") == "1"
    assert note.get("data-number") == "1"
    assert note.get("id") == "2026-11/piece#note-1"
    assert [span.get("data-path") for span in note.iter("span")][1:] == ["n1.0"]
    again = article.find(".//sup/a")
    assert again is not None
    assert again.get("href") == "dispatch:2026-11/piece#note-1"


def test_in_print_a_note_inside_a_note_stands_behind_it() -> None:
    article = composed(piece((calling("one"),), notes=(NESTED, TWO)), Target.PRINT)
    floats = article.findall(".//span[@class='footnote']")
    assert [note.get("data-number") for note in floats] == ["1", "2"]
    assert not [note for note in floats if note.find(".//span[@class='footnote']") is not None]


def test_a_note_of_the_printed_page_holds_words_alone() -> None:
    listed = List((ListItem((say("entry one"),)), ListItem((say("entry two"),))))
    note = Note("one", (say("Before."), listed, CodeBlock("a\nb")), 1)
    article = composed(piece((calling("one"),), notes=(note,)), Target.PRINT)
    float_ = article.find(".//span[@class='footnote']")
    assert float_ is not None
    assert {element.tag for element in float_.iter()} == {"span", "br", "code"}
    assert [said(span) for span in float_.findall("span")] == [
        "Before.",
        "entry one",
        "entry two",
        "a",
        "b",
    ]


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
