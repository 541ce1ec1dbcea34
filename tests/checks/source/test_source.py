"""Checks of content before it is set."""

from dataclasses import replace
from datetime import UTC, date, datetime

from publish.checks.source.dates import undated
from publish.checks.source.descriptions import undescribed
from publish.diagnostics import Span
from publish.model.blocks import Aside, Block, Note
from publish.model.dispatch import Dispatch
from publish.model.edition import Edition, Part, Publication
from publish.model.figures import Decorative, Figure, Missing, Picture, Written

_AT = Span("content/editions/one/edition.toml", 1, 1)


def _edition(*blocks: Block, notes: tuple[Note, ...] = ()) -> Edition:
    publication = Publication("The Harbour Letter", "Harbour Press", "en", "urn:x:1")
    part = Part((Dispatch("a", "one", blocks=blocks, notes=notes),))
    return Edition("one", publication, "One", (part,), span=_AT)


def test_an_edition_without_any_date() -> None:
    edition = _edition()
    (said,) = undated(edition)
    assert (said.id, said.at) == ("edition-undated", _AT)
    assert not list(undated(replace(edition, date=date(2026, 1, 1))))
    assert not list(undated(replace(edition, captured=datetime(2026, 1, 1, tzinfo=UTC))))
    dated = replace(edition.parts[0].dispatches[0], updated=date(2026, 1, 1))
    assert not list(undated(replace(edition, parts=(Part((dated,)),))))


def test_pictures_that_nobody_has_described_at_any_depth() -> None:
    def figure(line: int, alt: Written | Decorative | Missing) -> Figure:
        return Figure(Picture(f"content/{line}.jpg", alt, span=Span("a.md", line, 1)))

    inside = Aside((figure(3, Missing()), Figure(None)))
    note = Note("1", (figure(9, Missing()),))
    edition = _edition(figure(1, Written("Boats.")), figure(2, Decorative("a rule")), inside, notes=(note,))
    said = list(undescribed(edition))
    assert [(d.id, d.at.line, d.block, d.message) for d in said] == [
        ("figure-alt-missing", 3, "b2.0", "nobody has described 3.jpg"),
        ("figure-alt-missing", 9, "n0.0", "nobody has described 9.jpg"),
    ]
