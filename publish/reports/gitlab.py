"""A report as GitLab's Code Quality: a list of issues, which the forge shows at their lines of a merge request.

The form is that of GitLab's documentation (*Code Quality*, report format), a part of Code Climate's.
"""

from pathlib import PurePosixPath

from publish.diagnostics import Diagnostic, Severity
from publish.reports.fingerprints import fingerprints
from publish.reports.harmless import Shown, harmless
from publish.reports.json import dumps
from publish.reports.output import Ending
from publish.reports.terminal import waiver_words

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}
_SETTINGS = "content/publication.toml"
"""Where what has no place in the project is told: an issue must have one, and none outside of the repository."""


def as_code_quality(ending: Ending) -> Shown:
    """The issues; what was let through is one too, which only tells, with its waiver."""
    report = ending.report
    every = (*report.diagnostics, *(entry.diagnostic for entry in report.waived))
    marks = [*fingerprints(every)]
    issues = [_issue(ending, found, _words(found), _SEVERITIES[found.severity]) for found in report.diagnostics]
    issues += [
        _issue(ending, entry.diagnostic, f"{entry.diagnostic.message} ({waiver_words(entry.waiver)})", "info")
        for entry in report.waived
    ]
    return dumps([{**issue, "fingerprint": mark} for issue, mark in zip(issues, marks, strict=True)])


def _words(found: Diagnostic) -> str:
    return f"{found.message}\n{found.hint}" if found.hint else found.message


def _issue(ending: Ending, found: Diagnostic, words: str, severity: str) -> dict[str, object]:
    place = _SETTINGS if not found.at.path or PurePosixPath(found.at.path).is_absolute() else found.at.path
    return {
        "description": "\n".join(map(harmless, words.split("\n"))),
        "check_name": found.id,
        "severity": severity,
        "location": {
            "path": harmless(ending.in_repository(place)),
            "lines": {"begin": found.at.line or 1, "end": found.at.end_line or found.at.line or 1},
        },
    }
