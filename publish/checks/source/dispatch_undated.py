"""A dispatch says what day it is from."""

from collections.abc import Iterator

from publish.checks.source.manuscript import Manuscript
from publish.diagnostics import Diagnostic, Severity, check


@check(
    "dispatch-undated",
    Severity.NOTE,
    why="In a yearbook, and in every archive, a dispatch is found by its day.",
    hint="Give it a date.",
)
def dispatch_undated(manuscript: Manuscript) -> Iterator[Diagnostic]:
    """Every dispatch without a date, and without one of its last change."""
    for dispatch in manuscript.edition.dispatches:
        if dispatch.date is None and dispatch.updated is None:
            yield dispatch_undated.finding("the dispatch has no date", dispatch.span, block=dispatch.key)
