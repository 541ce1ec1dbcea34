"""What the commands say, and to whom: results to standard output, everything else to standard error.

Nothing is printed but through :func:`write`, and what it prints has been made harmless: that of content, of file names
and of other programs' messages is shown, and obeyed by no terminal and no forge.
"""

import logging
import os
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TextIO

from publish.errors import ExitCode
from publish.reports.harmless import document, harmless
from publish.reports.harmless import line as joined
from publish.reports.output import DOCUMENTS, Ending, OutputFormat, Stopped
from publish.reports.report import Report
from publish.reports.terminal import TerminalColours, findings, summary, waivers


def json_or_text(json: bool) -> OutputFormat:
    """The form of commands that know these two."""
    return OutputFormat.JSON if json else OutputFormat.TEXT


class Logged(logging.Handler):
    """Says what a library logs or warns of, harmlessly too: it may quote a file that it was given."""

    def emit(self, record: logging.LogRecord) -> None:
        """Say it, with the traceback if it has one."""
        for line in self.format(record).splitlines():
            Console().say(line)


class ReaderGone(Exception):
    """Whoever read the output has closed it: ``publish check | head`` needs no more."""


@dataclass(frozen=True, slots=True)
class Console:
    """How a command speaks."""

    quiet: bool = False
    """Whether progress and summaries are left out."""
    verbose: bool = False
    """Whether notes are told, and what is being done, to whoever is no terminal too."""
    form: OutputFormat = OutputFormat.TEXT
    """How findings are told: as lines, or as one document on standard output, which then carries nothing else."""
    folder: str = ""
    """The project's folder, relative to the repository's, for forms that a forge reads."""

    def put(self, line: str) -> None:
        """A line of the result."""
        write(line, sys.stdout)

    def write(self, text: str) -> None:
        """A whole document as the result."""
        write(document(text), sys.stdout, end="")

    def say(self, line: str) -> None:
        """A line about the work, for people."""
        write(line, sys.stderr)

    def progress(self, what: str) -> None:
        """What is being done, for work that takes a while: for somebody who waits at a terminal."""
        if self.verbose or (not self.quiet and sys.stderr is not None and sys.stderr.isatty()):
            self.say(TerminalColours.FAINT.on(what, colour=coloured(sys.stderr)))

    def remark(self, line: str) -> None:
        """What to do next, or what else to know."""
        if not self.quiet:
            self.say(line)

    def show_findings(self, report: Report) -> ExitCode:
        """Print the report of a command that was asked for findings, and give the exit code that it ends in."""
        return self._show(report, findings_to=sys.stdout)

    def show_files(self, report: Report) -> ExitCode:
        """Print the report of a command that makes files, its findings to standard error; gives its exit code."""
        return self._show(report, findings_to=sys.stderr)

    def _show(self, report: Report, *, findings_to: TextIO) -> ExitCode:
        code = ExitCode.OK if report.ok else ExitCode.CONTENT
        if make := DOCUMENTS.get(self.form):
            self.write(make()(Ending(report, code, self.folder)))
            return code
        colour = coloured(findings_to)
        if self.form is OutputFormat.GITHUB:
            from publish.reports.github import annotations

            self._lines(annotations(report.diagnostics, folder=self.folder, notes=self.verbose), findings_to)
        else:
            self._lines(findings(report.diagnostics, colour=colour, notes=self.verbose), findings_to)
        self._lines(waivers(report.waived, colour=colour), findings_to)
        self._lines((*(book.path for book in report.books), *report.files), sys.stdout)
        for book in report.books:
            if book.measures and (book.dimensions or self.verbose):
                for line in (f"{book.path}:", *(f"  {measure}" for measure in book.measures)):
                    self.remark(line)
        self.remark(summary(report, notes=not self.verbose))
        return code

    def stopped(self, command: str, message: str, *, hint: str, code: ExitCode) -> None:
        """Say why work could not go on; as a document too, when one was asked for."""
        if make := DOCUMENTS.get(self.form):
            self.write(make()(Ending(Report(command), code, self.folder, Stopped(message, hint))))
        self.say(joined(TerminalColours.RED.on("error", colour=coloured(sys.stderr)), ": ", message))
        if hint:
            self.say(f"  hint: {hint}")

    def _lines(self, lines: Iterable[str], stream: TextIO) -> None:
        for line in lines:
            write(line, stream)


def write(text: str, stream: TextIO, *, end: str = "\n") -> None:
    """Write a line to a stream, or a whole :func:`document`; :class:`ReaderGone` when nobody reads it any more."""
    try:
        print(harmless(text), end=end, file=stream)
    except BrokenPipeError as closed:
        raise ReaderGone from closed


def coloured(stream: TextIO | None) -> bool:
    """Whether a stream shows colours: a terminal, unless NO_COLOR is set (https://no-color.org) or it is a dumb one."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return stream is not None and stream.isatty()
