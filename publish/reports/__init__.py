"""What a run found and made, shown: on a terminal for people, as JSON for programs.

A report is a value that is complete before anything is printed. Knows nothing of how content is read or books are made.
"""

from publish.reports.github import annotations
from publish.reports.harmless import Shown, document, harmless, in_json, line
from publish.reports.json import as_json, dumps
from publish.reports.report import Absent, Book, Counts, Report, in_order
from publish.reports.terminal import TerminalColours, findings, summary, waivers

__all__ = [
    "Absent",
    "Book",
    "Counts",
    "Report",
    "Shown",
    "TerminalColours",
    "annotations",
    "as_json",
    "document",
    "dumps",
    "findings",
    "harmless",
    "in_json",
    "in_order",
    "line",
    "summary",
    "waivers",
]
