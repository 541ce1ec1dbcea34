"""Findings as lines: one line each and its hint, in order, with nothing in them that a terminal would obey."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from publish.config.waivers import Waived, Waiver
from publish.diagnostics import Diagnostic, Severity, Span
from publish.pipeline.catalogue import rules
from publish.reports.report import Report, in_order
from publish.reports.terminal import findings, summary, waivers

LOST = rules()["photo-missing"].finding("images/x.jpg is not there", Span("content/a.md", 7, 3), hint="Add it.")
NOTE = rules()["barcode-none"].finding("no claim is made")
ALT = rules()["figure-alt-missing"].finding("a picture without description", Span("content/a.md", 2))


def test_a_finding_is_a_line_and_its_hint() -> None:
    assert list(findings([LOST])) == [
        "content/a.md:7:3: error[photo-missing]: images/x.jpg is not there",
        "  hint: Add it.",
    ]
    assert next(iter(findings([NOTE]))) == "note[barcode-none]: no claim is made"
    assert list(findings([NOTE], notes=False)) == []


def test_severities_have_their_colours() -> None:
    shown = [next(iter(findings([diagnostic], colour=True))) for diagnostic in (LOST, ALT, NOTE)]
    for line, code in zip(shown, ("31", "33", "36"), strict=True):
        assert f"\x1b[{code}m" in line
        assert line.count("\x1b[") == 2 * line.count("\x1b[0m")


def test_a_finding_of_a_page_names_its_block_where_no_line_is_known() -> None:
    (line, _hint) = findings([Diagnostic(rules()["page-short"], Severity.WARNING, "short", block="a:b3", hint="x")])
    assert line == "warning[page-short]: short (in a:b3)"


def test_findings_stand_by_path_and_line_each_once_and_those_without_place_last() -> None:
    later = rules()["photo-missing"].finding("x", Span("content/a.md", 10))
    other = rules()["photo-missing"].finding("x", Span("content/B.md", 1))
    assert in_order([NOTE, later, LOST, LOST, other, ALT]) == (other, ALT, LOST, later, NOTE)


def test_sums_are_words() -> None:
    assert summary(Report("check")) == "no problems"
    assert summary(Report("check", (NOTE,))) == "no problems"
    assert summary(Report("check", (LOST,))) == "1 error"
    assert summary(Report("check", (LOST, ALT, ALT, NOTE))) == "1 error, 2 warnings"
    assert Report("check", (ALT,)).ok
    assert not Report("check", (LOST,)).ok


def test_what_was_let_through_is_printed_with_who_answers_for_it() -> None:
    waiver = Waiver("photo-missing", "content/a.md", "ordered", "night desk", date(2026, 12, 1))
    assert list(waivers([Waived(LOST, waiver)])) == [
        "content/a.md:7:3: waived[photo-missing]: images/x.jpg is not there",
        "  until 2026-12-01, by night desk: ordered",
    ]


@given(st.text(), st.text(), st.text())
def test_whatever_content_holds_a_finding_stays_on_its_lines(path: str, message: str, hint: str) -> None:
    lines = list(findings([Diagnostic(rules()["photo-missing"], Severity.ERROR, message, Span(path, 1), hint)]))
    assert len(lines) == (2 if hint else 1)
    assert not any(character in line for line in lines for character in "\x1b\n\r\x07\x9b\u2028\u202e")
