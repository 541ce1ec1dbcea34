"""Findings as annotations of GitHub Actions: the forge shows each at its line of a proposed change.

The form is that of the runner's workflow commands, with their escapes: a message of content can end no line and start
no command of its own.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from publish.diagnostics import Diagnostic, Severity
from publish.reports.harmless import Shown, harmless
from publish.reports.terminal import findings

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning"}
MOST = 10
"""So many errors and so many warnings of a step are shown as annotations (GitHub, *Workflow commands*, limits)."""


def annotations(diagnostics: Iterable[Diagnostic], *, folder: str = "", notes: bool = True) -> Iterator[Shown]:
    """The first errors and warnings as commands, and what the forge would leave out as lines of the log.

    ``folder`` is the project's, relative to the repository's; ``notes`` off leaves out those that only tell.
    """
    told: Counter[Severity] = Counter()
    for diagnostic in diagnostics:
        told[diagnostic.severity] += 1
        if diagnostic.severity in _COMMANDS and told[diagnostic.severity] <= MOST:
            command, place = _COMMANDS[diagnostic.severity], _place(diagnostic, folder)
            yield Shown(f"::{command} {place}::{_message(diagnostic)}")
        else:
            yield from findings((diagnostic,), notes=notes)


def _place(diagnostic: Diagnostic, folder: str) -> str:
    at = diagnostic.at
    path = f"{folder}/{at.path}" if folder and at.path else at.path
    facts = {"file": path, "line": at.line, "col": at.column, "endLine": at.end_line, "title": diagnostic.id}
    return ",".join(f"{name}={_property(str(value))}" for name, value in facts.items() if value)


def _message(diagnostic: Diagnostic) -> str:
    """The words, behind their place: the log shows no properties."""
    first = f"{diagnostic.at}: {diagnostic.message}" if diagnostic.at.path else diagnostic.message
    lines = [first, *([f"hint: {diagnostic.hint}"] if diagnostic.hint else [])]
    return _data("\n".join(harmless(line) for line in lines))


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(harmless(text)).replace(":", "%3A").replace(",", "%2C")
