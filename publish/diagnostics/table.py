"""The one table of everything that can be said: ``publish explain ID`` prints a row.

The rows stand in :mod:`publish.diagnostics.findings`, a file a subject; this module joins them in order.
"""

from dataclasses import replace

from publish.diagnostics.finding import Finding, Severity
from publish.diagnostics.findings import (
    books,
    capture,
    copy,
    covers,
    links,
    makeup,
    markdown,
    matter,
    media,
    preflight,
    retail,
    safety,
    settings,
    typography,
)

_SUBJECTS = (
    settings,
    matter,
    markdown,
    links,
    media,
    typography,
    safety,
    capture,
    copy,
    makeup,
    books,
    retail,
    covers,
    preflight,
)

_NEEDED = (settings, matter, media, capture)
"""Subjects whose errors leave nothing to make a book of: settings and front matter that say nothing, lost photos."""


_APART = (capture,)
"""Subjects that are told where nobody is asked for a waiver."""


def _row(row: Finding, *, needed: bool, apart: bool) -> Finding:
    return replace(row, needed=needed and row.severity is Severity.ERROR, apart=row.apart or apart)


FINDINGS: dict[str, Finding] = {
    row.id: _row(row, needed=subject in _NEEDED, apart=subject in _APART)
    for subject in _SUBJECTS
    for row in subject.ROWS
}
