"""The report for programs: a document whose keys are always there."""

import json
from datetime import date
from typing import Any

from publish.config.waivers import Waived, Waiver
from publish.diagnostics import Span
from publish.pipeline.catalogue import rules
from publish.reports.json import as_json
from publish.reports.output import Ending, Stopped
from publish.reports.report import Absent, Book, Report

LOST = rules()["photo-missing"].finding("images/ж.jpg is not there", Span("content/a.md", 7, 3, 8), hint="Add it.")
WAIVER = Waiver("photo-missing", "content/a.md", "ordered", "desk", date(2026, 12, 1))


def read(report: Report, *, code: int = 0) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(as_json(Ending(report, code)))
    return document


def test_a_report_holds_everything_under_its_keys() -> None:
    report = Report(
        "build",
        (LOST,),
        (Waived(LOST, WAIVER),),
        (
            Book("a", "pdf", "build/a.pdf", 12, 3456),
            Book("a", "cover", "build/a.lulu.cover.pdf", 1, 789, {"spine": 8.618}, ("spine      8.618 mm",)),
        ),
        ("x.md",),
        ("epubcheck",),
        (Absent("qpdf", "gone", "Install it."),),
        ("a",),
    )
    found = {
        "id": "photo-missing",
        "severity": "error",
        "message": "images/ж.jpg is not there",
        "hint": "Add it.",
        "path": "content/a.md",
        "line": 7,
        "column": 3,
        "end_line": 8,
        "block": "",
    }
    assert read(report, code=1) == {
        "format": "dispatch-press report",
        "version": 1,
        "command": "build",
        "ok": False,
        "exit": 1,
        "editions": ["a"],
        "counts": {"error": 1, "warning": 0, "note": 0},
        "findings": [found],
        "waived": [{**found, "reason": "ordered", "by": "desk", "expires": "2026-12-01"}],
        "books": [
            {
                "edition": "a",
                "format": "pdf",
                "path": "build/a.pdf",
                "pages": 12,
                "bytes": 3456,
                "dimensions": None,
                "accessibility": None,
            },
            {
                "edition": "a",
                "format": "cover",
                "path": "build/a.lulu.cover.pdf",
                "pages": 1,
                "bytes": 789,
                "dimensions": {"spine": 8.618},
                "accessibility": None,
            },
        ],
        "files": ["x.md"],
        "judges": ["epubcheck"],
        "absent": [{"name": "qpdf", "reason": "gone", "hint": "Install it."}],
    }


def test_an_empty_report_has_the_same_keys() -> None:
    empty = read(Report("check"))
    stopped = json.loads(as_json(Ending(Report("check"), 3, stopped=Stopped("x", "y"))))
    assert empty["ok"] is True
    assert stopped.keys() - empty.keys() == {"stopped"}
    assert (stopped["ok"], stopped["exit"]) == (False, 3)


def test_what_is_no_unicode_stays_json() -> None:
    text = as_json(Ending(Report("check", (rules()["photo-missing"].finding("x", Span("a\udcff.md")),)), 1))
    printed = text.encode("utf-8", "backslashreplace").decode()
    assert json.loads(printed)["findings"][0]["path"] == "a\udcff.md"
