"""A report as JSON, for editors, dashboards and continuous integration.

The version changes when a reader of the old form would misread the new one; new keys do not change it.
"""

import json
from typing import Any

from publish.diagnostics import Diagnostic
from publish.reports.harmless import Shown, in_json
from publish.reports.output import Ending

FORMAT = "dispatch-press report"
VERSION = 1


def as_json(ending: Ending) -> Shown:
    """A report as JSON; ``stopped`` is there where work could not go on."""
    report, stopped = ending.report, ending.stopped
    counts = report.counts
    document: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
        "command": report.command,
        "ok": report.ok and stopped is None,
        "exit": ending.exit_code,
        "editions": list(report.editions),
        "counts": {"error": counts.errors, "warning": counts.warnings, "note": counts.notes},
        "findings": [_finding(diagnostic) for diagnostic in report.diagnostics],
        "waived": [
            {
                **_finding(entry.diagnostic),
                "reason": entry.waiver.reason,
                "by": entry.waiver.by,
                "expires": entry.waiver.expires.isoformat(),
            }
            for entry in report.waived
        ],
        "books": [
            {
                "edition": book.edition,
                "format": book.format,
                "path": book.path,
                "pages": book.pages,
                "bytes": book.bytes,
                "dimensions": book.dimensions,
                "accessibility": book.accessibility,
            }
            for book in report.books
        ],
        "files": list(report.files),
        "judges": list(report.judges),
        "absent": [{"name": tool.name, "reason": tool.reason, "hint": tool.hint} for tool in report.absent],
    }
    if stopped is not None:
        document["stopped"] = {"message": stopped.message, "hint": stopped.hint}
    return dumps(document)


def dumps(document: object) -> Shown:
    """JSON as this program prints it: readable, in the order given, with a line break at the end."""
    return in_json(json.dumps(document, ensure_ascii=False, indent=2) + "\n")


def _finding(diagnostic: Diagnostic) -> dict[str, Any]:
    return {
        "id": diagnostic.id,
        "severity": str(diagnostic.severity),
        "message": diagnostic.message,
        "hint": diagnostic.hint,
        "path": diagnostic.at.path,
        "line": diagnostic.at.line,
        "column": diagnostic.at.column,
        "end_line": diagnostic.at.end_line,
        "block": diagnostic.block,
    }
