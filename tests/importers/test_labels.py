"""A link may hold words with attributes and marks of notes, and no other link."""

import pytest

from publish.diagnostics import Outcome
from publish.importers import markdown
from publish.model.blocks import Paragraph
from publish.model.dispatch import Dispatch
from publish.model.inlines import Inlines, Link, NoteReference, Phrase, Text

_TO = "https://example.org/tides"


def _read(body: str) -> Outcome[Dispatch]:
    text = f"---\nheadline: Tides\ndate: 2026-11-20\n---\n\n{body}\n"
    return markdown.read(text, "content/editions/e/01.md", folder="e", language="en")


def _inlines(body: str) -> Inlines:
    outcome = _read(body)
    assert outcome.diagnostics == ()
    (paragraph,) = outcome.value.blocks
    assert isinstance(paragraph, Paragraph)
    return paragraph.inlines


def test_a_phrase_stands_inside_a_link() -> None:
    german = Phrase((Text("Ebbe und Flut"),), lang="de")
    assert _inlines(f"[On [Ebbe und Flut]{{lang=de}} again]({_TO})") == (
        Link((Text("On "), german, Text(" again")), _TO),
    )


def test_a_phrase_inside_a_phrase_too() -> None:
    inner = Phrase((Text("NOAA"),), small_caps=True)
    outer = Phrase((Text("die "), inner), lang="de")
    assert _inlines(f"[[die [NOAA]{{.smallcaps}}]{{lang=de}}]({_TO})") == (Link((outer,), _TO),)


@pytest.mark.parametrize(
    "inside",
    [
        "[high](https://example.org/high)",
        "[so [high](https://example.org/high)]{lang=de}",
        "[^n](https://example.org/n)",
    ],
)
def test_another_link_inside_is_an_error_at_its_line(inside: str) -> None:
    told = [(found.id, found.at.line) for found in _read(f"[On {inside} water]({_TO})\n\n[^n]: A note.").diagnostics]
    assert ("markup-leaked", 6) in told


def test_the_mark_of_a_note_stands_inside_a_link() -> None:
    note = "\n\n[^n]: A note."
    mark = NoteReference("n")
    assert _inlines(f"[On high[^n] water]({_TO}){note}") == (Link((Text("On high"), mark, Text(" water")), _TO),)
    german = Phrase((Text("Flut"), mark), lang="de")
    assert _inlines(f"[On [Flut[^n]]{{lang=de}}]({_TO}){note}") == (Link((Text("On "), german), _TO),)
    assert _inlines(f"[water[^n]][tides]\n\n[tides]: {_TO}{note}") == (Link((Text("water"), mark), _TO),)


def test_a_link_around_nothing_but_a_mark_is_told() -> None:
    (told,) = _read(f"High water[[^n]]({_TO}).\n\n[^n]: A note.").diagnostics
    assert (told.id, told.at.line) == ("link-empty", 6)
