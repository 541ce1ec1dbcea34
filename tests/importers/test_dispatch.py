"""A whole file: front matter and body give one dispatch, and every fault stands at its line of the file."""

import datetime

import pytest

from publish.diagnostics import Severity, Span
from publish.importers.markdown import read, read_blocks, read_inlines
from publish.model.credits import Dateline, Role
from publish.model.dispatch import Status
from publish.model.inlines import Emphasis, Link, Text
from publish.model.walk import plain

PATH = "content/editions/2026-11/old-port.md"
FILE = """---
headline: Dredgers return to the *old* port
short: The *old* port
kicker: Infrastructure
standfirst: "One sentence, [linked](https://example.org)."
date: 2026-11-18
lang: kk
dateline: {place: ALMATY, country: Kazakhstan}
byline: "Written by A in P, with reporting by B in Q."
credits:
  - {name: Anna Berg, role: writer, place: Almaty}
corrections: [{date: 2026-11-20, text: "It was *not* so."}]
status: draft
---

The first paragraph.[^1]

[^1]: The note.
"""


def test_a_dispatch_of_a_file() -> None:
    outcome = read(FILE, PATH, folder="2026-11", language="en")
    dispatch = outcome.value
    assert outcome.diagnostics == ()
    assert dispatch.key == "2026-11/old-port"
    assert dispatch.headline == (Text("Dredgers return to the "), Emphasis((Text("old"),)), Text(" port"))
    assert dispatch.short == (Text("The "), Emphasis((Text("old"),)), Text(" port"))
    assert dispatch.standfirst[1] == Link((Text("linked"),), "https://example.org")
    assert dispatch.date == datetime.date(2026, 11, 18)
    assert dispatch.lang == "kk"
    assert dispatch.dateline == Dateline("ALMATY", "Kazakhstan")
    assert plain(dispatch.byline) == "Written by A in P, with reporting by B in Q."
    assert dispatch.credits[0].roles == (Role.WRITER,)
    assert dispatch.corrections[0].text[1] == Emphasis((Text("not"),))
    assert dispatch.status is Status.DRAFT
    assert [note.label for note in dispatch.notes] == ["1"]
    assert dispatch.blocks[0].span.line == 16
    assert dispatch.notes[0].span.line == 18
    assert dispatch.span.path == PATH


def test_a_dispatch_without_headline_gets_a_label_that_is_none() -> None:
    outcome = read("---\nheadline: null\n---\nText.\n", PATH, folder="2026-11", language="en")
    assert outcome.value.headline == ()
    assert outcome.value.label == "Old port"
    assert outcome.value.lang == "en"
    assert [(d.id, d.severity, d.at.line) for d in outcome.diagnostics] == [("headline-missing", Severity.WARNING, 2)]


def test_a_file_without_front_matter_is_read_and_named() -> None:
    outcome = read("Text.\n", PATH, folder="2026-11", language="en")
    assert outcome.value.slug == "old-port"
    assert [d.id for d in outcome.diagnostics] == ["headline-missing"]


def test_faults_of_both_halves_are_told_in_one_run_and_in_order() -> None:
    text = "---\nheadline: A *b\nkickr: x\ndate: soon\n---\n\n::: figur\nx\n:::\n\n![a](my photo.jpg)\n"
    outcome = read(text, PATH, folder="2026-11", language="en")
    assert [(d.id, d.at.line) for d in outcome.diagnostics] == [
        ("matter-key-unknown", 3),
        ("date-invalid", 4),
        ("container-unknown", 7),
        ("markup-leaked", 11),
    ]
    assert not outcome.ok


def test_leaked_markup_in_front_matter_stands_at_its_value() -> None:
    text = "---\nheadline: X\nstandfirst: 'A [link](two words).'\n---\n"
    outcome = read(text, PATH, folder="2026-11", language="en")
    assert [(d.id, d.at.line, d.at.column) for d in outcome.diagnostics] == [("markup-leaked", 3, 13)]


def test_front_matter_that_is_never_closed_is_one_error() -> None:
    outcome = read("---\nheadline: X\n\nText\n", PATH, folder="2026-11", language="en")
    assert [d.id for d in outcome.diagnostics if d.severity is Severity.ERROR] == ["matter-unclosed"]


def test_lines_count_from_where_a_text_stands() -> None:
    outcome = read_blocks("One.\n\nTwo.\n\n[too]: x\n", "content/publication.toml", line=40, language="en")
    assert [block.span.line for block in outcome.value[0]] == [40, 42]
    assert [d.at.line for d in outcome.diagnostics] == [44]


def test_a_note_has_no_place_in_a_single_line() -> None:
    outcome = read_inlines("Words[^1]", Span(PATH, 2, 11))
    assert [(d.id, d.at.column) for d in outcome.diagnostics] == [("note-undefined", 11)]


@pytest.mark.parametrize("text", ["{{ 7*7 }}", "{% include 'x' %}", "${7*7}", "<%= 7 %>", "{{ config }}"])
def test_templates_are_words(text: str) -> None:
    assert plain(read_inlines(text, Span(PATH, 1)).value) == text
    assert text in repr(read_blocks(text, PATH, language="en").value)


@pytest.mark.parametrize(
    ("text", "words"),
    [("two\nlines", "two lines"), ("数\n字", "数字"), ("数字。\nword", "数字。 word"), ("кош\nкел", "кош кел")],
)
def test_line_ends_are_spaces_where_the_script_has_any(text: str, words: str) -> None:
    assert plain(read_blocks(text, PATH, language="en").value[0][0].inlines) == words  # type: ignore[union-attr]
