"""Findings as an editor shows them."""

from collections.abc import Iterable

from lsprotocol import types

from publish.diagnostics import Diagnostic, Severity
from publish.language_server.positions import TextPositions

SOURCE = "publish"
"""What an editor calls the teller of its findings."""

_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.NOTE: types.DiagnosticSeverity.Information,
}


def shown(findings: Iterable[Diagnostic], text: TextPositions) -> list[types.Diagnostic]:
    """The findings of a file; ``text`` is what it holds."""
    return [_shown(found, text) for found in findings]


def _shown(found: Diagnostic, text: TextPositions) -> types.Diagnostic:
    return types.Diagnostic(
        range=text.of(found.at),
        message=f"{found.message}\n{found.hint}" if found.hint else found.message,
        severity=_SEVERITIES[found.severity],
        code=found.id,
        source=SOURCE,
    )
