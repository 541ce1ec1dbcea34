"""Findings as lines on a terminal: ``path:line:col: error[id]: what is wrong``, and the hint under it.

Each line is made harmless as it is made: what content says is quoted in findings, and content comes from outsiders.
"""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import TYPE_CHECKING

from publish.diagnostics import Diagnostic, Severity
from publish.reports.harmless import Shown, harmless, line
from publish.reports.report import Counts, Report

if TYPE_CHECKING:
    from publish.config.waivers import Waived, Waiver


class TerminalColours(StrEnum):
    """Colours, as ECMA-48 codes."""

    RED = "31"
    YELLOW = "33"
    CYAN = "36"
    BOLD = "1"
    FAINT = "2"

    def on(self, text: str, *, colour: bool) -> Shown:
        """The text made harmless, in this colour or in none."""
        return Shown(f"\x1b[{self}m{harmless(text)}\x1b[0m") if colour else harmless(text)


_PAINTS = {
    Severity.ERROR: TerminalColours.RED,
    Severity.WARNING: TerminalColours.YELLOW,
    Severity.NOTE: TerminalColours.CYAN,
}


_LEFT_OUT = {"dispatch-left-out": "dispatch", "notice-left-out": "notice"}
"""Notes that say what is not in the books: nobody should have to ask for their number."""


def findings(diagnostics: Iterable[Diagnostic], *, colour: bool = False, notes: bool = True) -> Iterator[Shown]:
    """The findings as lines, in their order; ``notes`` off leaves out those that only tell."""
    for diagnostic in diagnostics:
        if notes or diagnostic.severity is not Severity.NOTE:
            yield from _lines(diagnostic, colour=colour)


def waivers(waived: "Iterable[Waived]", *, colour: bool = False) -> Iterator[Shown]:
    """What was let through, by whom, why and until when."""
    for entry in waived:
        place = f"{entry.diagnostic.at}: " if entry.diagnostic.at.path else ""
        what = TerminalColours.FAINT.on(f"waived[{entry.diagnostic.id}]", colour=colour)
        yield line(place, what, ": ", entry.diagnostic.message)
        yield line("  ", waiver_words(entry.waiver))


def waiver_words(waiver: "Waiver") -> str:
    """Until when something was let through, by whom and why."""
    return f"until {waiver.expires.isoformat()}, by {waiver.by}: {waiver.reason}"


def summary(report: Report, *, notes: bool = False) -> str:
    """How many findings there are, in words: ``3 errors, 1 warning``; ``no problems`` when nothing stands.

    What is left out of the books is counted always; ``notes`` counts those that were not told one by one.
    """
    counts: Counts = report.counts
    parts = [counted(counts.errors, "error"), counted(counts.warnings, "warning")]
    if report.waived:
        parts.append(f"{len(report.waived)} waived")
    parts = [part for part in parts if part] or ["no problems"]
    for id, noun in _LEFT_OUT.items():
        if number := sum(diagnostic.id == id for diagnostic in report.diagnostics):
            parts.append(f"{counted(number, noun)} left out")
    if notes and counts.notes:
        parts.append(f"{counted(counts.notes, 'note')} (--verbose tells {'them' if counts.notes > 1 else 'it'})")
    return ", ".join(parts)


def _lines(diagnostic: Diagnostic, *, colour: bool) -> Iterator[Shown]:
    place = f"{diagnostic.at}: " if diagnostic.at.path else ""
    kind = _PAINTS[diagnostic.severity].on(f"{diagnostic.severity}[{diagnostic.id}]", colour=colour)
    block = f" (in {diagnostic.block})" if diagnostic.block and not diagnostic.at.line else ""
    yield line(TerminalColours.BOLD.on(place, colour=colour and bool(place)), kind, ": ", diagnostic.message, block)
    if diagnostic.hint:
        yield line("  hint: ", diagnostic.hint)


def counted(number: int, noun: str) -> str:
    """``2 errors``; empty for none."""
    ending = "" if number == 1 else "es" if noun.endswith("ch") else "s"
    return f"{number} {noun}{ending}" if number else ""
