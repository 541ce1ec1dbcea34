"""Findings as annotations of GitHub Actions: the forge shows each at its line of a proposed change.

The form is that of the runner's workflow commands, with their escapes: a message of content can end no line and start
no command of its own.
"""

from collections.abc import Iterable, Iterator

from publish.diagnostics import Diagnostic, Severity
from publish.reports.harmless import Shown, harmless

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def annotations(diagnostics: Iterable[Diagnostic], *, folder: str = "") -> Iterator[Shown]:
    """A command for each finding that is no note; ``folder`` is the project's, relative to the repository's."""
    for diagnostic in diagnostics:
        if diagnostic.severity is not Severity.NOTE:
            yield Shown(f"::{_COMMANDS[diagnostic.severity]} {_place(diagnostic, folder)}::{_message(diagnostic)}")


def _place(diagnostic: Diagnostic, folder: str) -> str:
    at = diagnostic.at
    path = f"{folder}/{at.path}" if folder and at.path else at.path
    facts = {"file": path, "line": at.line, "col": at.column, "endLine": at.end_line, "title": diagnostic.id}
    return ",".join(f"{name}={_property(str(value))}" for name, value in facts.items() if value)


def _message(diagnostic: Diagnostic) -> str:
    lines = [diagnostic.message, *([f"hint: {diagnostic.hint}"] if diagnostic.hint else [])]
    return _data("\n".join(harmless(line) for line in lines))


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(harmless(text)).replace(":", "%3A").replace(",", "%2C")
