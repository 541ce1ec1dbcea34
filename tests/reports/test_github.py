"""Annotations: each finding at its line, and no word of content that the runner would obey."""

import re

from hypothesis import given
from hypothesis import strategies as st

from publish.diagnostics import Diagnostic, Severity, Span
from publish.pipeline.catalogue import rules
from publish.reports.github import annotations


def test_a_finding_is_a_command_with_its_place_and_hint() -> None:
    lost = rules()["photo-missing"].finding("100% lost", Span("content/a,b.md", 7, 3), hint="Add it.")
    assert list(annotations([lost], folder="letters")) == [
        "::error file=letters/content/a%2Cb.md,line=7,col=3,title=photo-missing::100%25 lost%0Ahint: Add it."
    ]


def test_warnings_are_shown_and_notes_are_not() -> None:
    alt = rules()["figure-alt-missing"].finding("x", Span("content/a.md", 2))
    note = rules()["barcode-none"].finding("x")
    (line,) = annotations([alt, note])
    assert line.startswith("::warning file=content/a.md,line=2,title=figure-alt-missing::x%0Ahint: ")


@given(st.text(), st.text(), st.text())
def test_content_starts_no_command_of_its_own(path: str, message: str, hint: str) -> None:
    found = Diagnostic(rules()["photo-missing"], Severity.ERROR, message, Span(path, 1), hint)
    (line,) = annotations([found])
    assert len(line.splitlines()) == 1
    assert re.fullmatch(r"::error (?:file=[^:,]+,)?line=1,title=photo-missing::.*", line)
