"""Findings as lines on a terminal: ``path:line:col: error[id]: what is wrong``, and the hint under it.

What content says is quoted in findings, and content comes from outsiders: whatever could move a cursor, change a colour
or reorder a line is shown by its code instead.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import TYPE_CHECKING

from publish.diagnostics import Diagnostic, Severity
from publish.reports.report import Counts, Report

if TYPE_CHECKING:
    from publish.config.waivers import Waived

_REORDERING = frozenset("\u061c\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
"""Marks of direction and invisible breaks, with which a line can show other words than it holds."""


class Paint(StrEnum):
    """Colours, as ECMA-48 codes."""

    RED = "31"
    YELLOW = "33"
    CYAN = "36"
    BOLD = "1"
    FAINT = "2"

    def on(self, text: str, *, colour: bool) -> str:
        """The text in this colour, or as it is."""
        return f"\x1b[{self}m{text}\x1b[0m" if colour else text


_PAINTS = {Severity.ERROR: Paint.RED, Severity.WARNING: Paint.YELLOW, Severity.NOTE: Paint.CYAN}


def findings(diagnostics: Iterable[Diagnostic], *, colour: bool = False, notes: bool = True) -> Iterator[str]:
    """The findings as lines, in their order; ``notes`` off leaves out those that only tell."""
    for diagnostic in diagnostics:
        if notes or diagnostic.severity is not Severity.NOTE:
            yield from _lines(diagnostic, colour=colour)


def waivers(waived: "Iterable[Waived]", *, colour: bool = False) -> Iterator[str]:
    """What was let through, by whom, why and until when."""
    for entry in waived:
        place = f"{entry.diagnostic.at}: " if entry.diagnostic.at.path else ""
        what = Paint.FAINT.on(f"waived[{entry.diagnostic.id}]", colour=colour)
        yield f"{safe(place)}{what}: {safe(entry.diagnostic.message)}"
        waiver = entry.waiver
        yield f"  {safe(f'until {waiver.expires.isoformat()}, by {waiver.by}: {waiver.reason}')}"


def summary(report: Report) -> str:
    """How many findings there are, in words: ``3 errors, 1 warning``; ``no problems`` when nothing stands."""
    counts: Counts = report.counts
    parts = [_counted(counts.errors, "error"), _counted(counts.warnings, "warning")]
    if report.waived:
        parts.append(f"{len(report.waived)} waived")
    return ", ".join(part for part in parts if part) or "no problems"


def safe(text: str) -> str:
    """The text on one line, with nothing in it that a terminal would obey."""
    if text.isprintable() and not _REORDERING & set(text):
        return text
    return "".join(_shown(character) for character in text)


def _lines(diagnostic: Diagnostic, *, colour: bool) -> Iterator[str]:
    place = f"{safe(str(diagnostic.at))}: " if diagnostic.at.path else ""
    kind = _PAINTS[diagnostic.severity].on(f"{diagnostic.severity}[{diagnostic.id}]", colour=colour)
    block = f" (in {safe(diagnostic.block)})" if diagnostic.block and not diagnostic.at.line else ""
    yield f"{Paint.BOLD.on(place, colour=colour and bool(place))}{kind}: {safe(diagnostic.message)}{block}"
    if diagnostic.hint:
        yield f"  hint: {safe(diagnostic.hint)}"


def _shown(character: str) -> str:
    if character in _REORDERING or unicodedata.category(character) in {"Cc", "Cs"}:
        return f"\\u{ord(character):04x}"
    return character


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}" if number else ""
