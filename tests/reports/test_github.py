"""Annotations: each finding at its line, and no word of content that the runner would obey."""

import re

from hypothesis import given
from hypothesis import strategies as st

from publish.diagnostics import Diagnostic, Severity, Span
from publish.pipeline.catalogue import rules
from publish.reports.github import MOST, annotations


def test_a_finding_is_a_command_with_its_place_and_hint() -> None:
    lost = rules()["photo-missing"].finding("100% lost", Span("content/a,b.md", 7, 3), hint="Add it.")
    assert list(annotations([lost], folder="letters")) == [
        "::error file=letters/content/a%2Cb.md,line=7,col=3,title=photo-missing::"
        "content/a,b.md:7:3: 100%25 lost%0Ahint: Add it."
    ]


def test_warnings_are_shown_and_notes_are_not() -> None:
    alt = rules()["figure-alt-missing"].finding("x", Span("content/a.md", 2))
    note = rules()["barcode-none"].finding("x")
    (line,) = annotations([alt, note], notes=False)
    assert line.startswith("::warning file=content/a.md,line=2,title=figure-alt-missing::content/a.md:2:1: x%0Ahint: ")


def test_what_the_forge_would_leave_out_is_told_in_the_log() -> None:
    lost = [rules()["photo-missing"].finding("x", Span("a.md", line), hint="h") for line in range(1, MOST + 3)]
    alt = [rules()["figure-alt-missing"].finding("x", Span("a.md", line), hint="h") for line in range(1, MOST + 2)]
    lines = [*annotations([*lost, *alt])]
    assert [sum(line.startswith(f"::{kind} ") for line in lines) for kind in ("error", "warning")] == [MOST, MOST]
    rest = [line for line in lines if not line.startswith("::")]
    assert rest == [
        *("a.md:11:1: error[photo-missing]: x", "  hint: h", "a.md:12:1: error[photo-missing]: x", "  hint: h"),
        *("a.md:11:1: warning[figure-alt-missing]: x", "  hint: h"),
    ]


@given(st.text(), st.text(), st.text())
def test_content_starts_no_command_of_its_own(path: str, message: str, hint: str) -> None:
    found = Diagnostic(rules()["photo-missing"], Severity.ERROR, message, Span(path, 1), hint)
    (line,) = annotations([found])
    assert len(line.splitlines()) == 1
    assert re.fullmatch(r"::error (?:file=[^:,]+,)?line=1,title=photo-missing::.*", line)
