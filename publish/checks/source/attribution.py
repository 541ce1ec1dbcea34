"""Whether a dispatch says who wrote it."""

from collections.abc import Iterator

from publish.checks.source.manuscript import Manuscript
from publish.diagnostics import Diagnostic, finding


def uncredited(manuscript: Manuscript) -> Iterator[Diagnostic]:
    """``dispatch-uncredited`` for every dispatch without byline and credits; briefs may do without."""
    for dispatch in manuscript.edition.dispatches:
        if not dispatch.byline and not dispatch.credits and not dispatch.run_on:
            message = "the dispatch has neither a byline nor credits"
            yield finding("dispatch-uncredited", message, dispatch.span, block=dispatch.key)
