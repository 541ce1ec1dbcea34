"""The one table of everything that can be said: ``publish explain ID`` prints a row.

The rows stand in :mod:`publish.diagnostics.findings`, a file a subject; this module joins them in order.
"""

from dataclasses import replace

from publish.diagnostics.findings import (
    books,
    capture,
    covers,
    links,
    markdown,
    matter,
    media,
    preflight,
    retail,
    safety,
    settings,
    typography,
)
from publish.diagnostics.rule import Diagnostic, Rule, Severity
from publish.diagnostics.span import NOWHERE, Span

_SUBJECTS = (
    settings,
    matter,
    markdown,
    links,
    media,
    typography,
    safety,
    capture,
    books,
    retail,
    covers,
    preflight,
)

_NEEDED = (settings, matter, media, capture)
"""Subjects whose errors leave nothing to make a book of: settings and front matter that say nothing, lost photos."""


_APART = (capture,)
"""Subjects that are told where nobody is asked for a waiver."""


def _row(row: Rule, *, needed: bool, apart: bool) -> Rule:
    return replace(row, needed=needed and row.severity is Severity.ERROR, apart=row.apart or apart)


FINDINGS: dict[str, Rule] = {
    row.id: _row(row, needed=subject in _NEEDED, apart=subject in _APART)
    for subject in _SUBJECTS
    for row in subject.ROWS
}


_FORMER = {"photo-ppi": "picture-coarse"}
"""What rules were called once: settings and reports of then may name them."""


def present_id(id: str) -> str:
    """What a rule is called now."""
    return _FORMER.get(id, id)


def finding(
    id: str,
    message: str,
    at: Span = NOWHERE,
    *,
    hint: str = "",
    block: str = "",
    severity: Severity | None = None,
) -> Diagnostic:
    """A finding of the rule ``id`` in :data:`FINDINGS`; an id that is not there is a :class:`KeyError`."""
    return FINDINGS[id].finding(message, at, hint=hint, block=block, severity=severity)
