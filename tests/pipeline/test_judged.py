"""A finding that was let through is not mended: what follows from it is still told."""

from dataclasses import replace
from datetime import date

from publish.config.waivers import Waiver
from publish.diagnostics import Span
from publish.pipeline.catalogue import rules
from publish.pipeline.locate import load_project
from publish.pipeline.prepare import CheckTerms, judge
from tests.books.press import LETTER

_SOURCE = "content/editions/spring/gauge.md"
_TERMS = CheckTerms(today=date(2026, 4, 17))
_FOUND = [
    rules()["table-wide"].finding("the table is 9 pt wider than the line", Span(_SOURCE, 12, 1)),
    rules()["text-in-bleed"].finding("text reaches beyond the cut", Span("content/editions/spring/edition.toml", 1, 1)),
]


def _told(*waived: str) -> list[str]:
    project = load_project(LETTER).value
    waivers = tuple(Waiver(id, _SOURCE, "deadline", "desk", date(2100, 1, 1)) for id in waived)
    judged = judge(replace(project, settings=replace(project.settings, waivers=waivers)), [], _FOUND, _TERMS)
    return [found.id for found in judged.diagnostics]


def test_what_follows_is_not_told() -> None:
    assert _told() == ["table-wide"]


def test_what_follows_from_a_waived_finding_is_told() -> None:
    assert _told("table-wide") == ["text-in-bleed"]
