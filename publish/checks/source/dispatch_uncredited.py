"""A dispatch says who wrote it."""

from collections.abc import Iterator

from publish.checks.source.manuscript import Manuscript
from publish.diagnostics import Diagnostic, Severity, check


@check(
    "dispatch-uncredited",
    Severity.NOTE,
    why="A dispatch that nobody signs is nobody's: readers and archives want to know whose it is.",
    hint="Give it a byline, or credits.",
)
def dispatch_uncredited(manuscript: Manuscript) -> Iterator[Diagnostic]:
    """Every dispatch without byline and credits; briefs may do without."""
    for dispatch in manuscript.edition.dispatches:
        if not dispatch.byline and not dispatch.credits and not dispatch.run_on:
            message = "the dispatch has neither a byline nor credits"
            yield dispatch_uncredited.finding(message, dispatch.span, block=dispatch.key)
