"""Whatever is printed: shown in full, and obeyed by no terminal and by no forge that reads the log."""

import json
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.diagnostics import Diagnostic, Severity, Span
from publish.pipeline.catalogue import rules
from publish.reports.github import annotations
from publish.reports.harmless import Shown, document, harmless, in_json, line
from publish.reports.json import as_json
from publish.reports.output import Ending
from publish.reports.report import Report
from publish.reports.terminal import findings

WILD = st.text(st.one_of(st.characters(), st.sampled_from("#[]:\n\r\x1b\u202e\u2066\U000e0041\ufeff vso")))
"""Text with more of what terminals and runners obey than chance would bring."""


def obeyed(printed: str) -> bool:
    """Whether a runner or a terminal would do what a line says: written anew, by the rules of the runners."""
    by_runner = re.search(r"##[A-Za-z]*\[", printed) or printed.lstrip().startswith("::")
    moved = any(unicodedata.category(mark) == "Cc" or unicodedata.bidirectional(mark) in _TURNS for mark in printed)
    return bool(by_runner) or moved


_TURNS = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x1b[2Jb", "a\\u001b[2Jb"),
        ("\x9b31mred", "\\u009b31mred"),
        ("x\n::error::y", "x\\u000a::error::y"),
        ("::set-env name=A::b", "\\u003a:set-env name=A::b"),
        ("\u3000 ::group::x", "\u3000 \\u003a:group::x"),
        ("tide ##[group]x", "tide \\u0023#[group]x"),
        ("##vso[task.setvariable]", "\\u0023#vso[task.setvariable]"),
        ("###[debug]", "#\\u0023#[debug]"),
        ("\u202etxt", "\\u202etxt"),
        ("\udcff", "\\udcff"),
        ("\U000e0041", "\\U000e0041"),
        ("Алматы, “x” — مرحبا 漢\u00a0字 می‌خواهم", "Алматы, “x” — مرحبا 漢\u00a0字 می‌خواهم"),
        ("10::20, a ## b [c]", "10::20, a ## b [c]"),
    ],
)
def test_what_a_terminal_or_a_runner_would_obey_is_shown_by_its_code(text: str, shown: str) -> None:
    assert harmless(text) == shown
    assert document(f"{text.split(chr(10))[0]}\n") == f"{harmless(text.split(chr(10))[0])}\n"


def test_what_is_harmless_already_stays_as_it_is() -> None:
    command = Shown("::error file=a.md::x")
    assert harmless(command) is command
    assert line(Shown("\x1b[31merror\x1b[0m"), ": ", "\x1b") == "\x1b[31merror\x1b[0m: \\u001b"


def test_pieces_make_no_command_together() -> None:
    assert not obeyed(line("a #", "#[group]"))
    assert not obeyed(line(":", ":debug::x"))


@given(WILD, WILD)
def test_no_line_is_obeyed(first: str, second: str) -> None:
    assert not obeyed(harmless(first))
    assert not obeyed(line(first, second))
    assert not any(map(obeyed, document(first).split("\n")))


@given(WILD, WILD)
def test_findings_and_annotations_start_no_command_but_their_own(path: str, message: str) -> None:
    found = Diagnostic(rules()["photo-missing"], Severity.ERROR, message, Span(path, 3, 1), message)
    assert not any(map(obeyed, findings([found])))
    (told,) = annotations([found])
    assert told.startswith("::error ")
    assert not obeyed(told.removeprefix("::"))


@given(st.dictionaries(WILD, st.one_of(WILD, st.lists(WILD))))
def test_json_reads_back_to_the_letter(values: dict[str, object]) -> None:
    plain = json.dumps(values, ensure_ascii=False, indent=1)
    assert json.loads(in_json(plain)) == values
    assert not any(map(obeyed, in_json(plain).split("\n")))


def test_a_report_as_json_starts_no_command() -> None:
    found = Diagnostic(rules()["photo-missing"], Severity.ERROR, "##[error]\x1b[0m \u2028", Span("::debug::a.md", 3, 1))
    printed = as_json(Ending(Report("check", (found,)), 1))
    assert not any(map(obeyed, printed.splitlines()))
    assert json.loads(printed)["findings"][0]["message"] == found.message
