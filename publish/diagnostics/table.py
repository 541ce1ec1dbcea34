"""The one table of everything that can be said: ``publish explain ID`` prints a row.

The rows stand in :mod:`publish.diagnostics.findings`, a file a subject; this module joins them in order.
"""

from publish.diagnostics.finding import Finding
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

FINDINGS: dict[str, Finding] = {row.id: row for subject in _SUBJECTS for row in subject.ROWS}
