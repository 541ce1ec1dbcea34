"""Whether a dispatch says of which day it is."""

from collections.abc import Iterator

from publish.checks.source.manuscript import Manuscript
from publish.diagnostics import Diagnostic, finding


def dateless(manuscript: Manuscript) -> Iterator[Diagnostic]:
    """``dispatch-undated`` for every dispatch without a date, and without one of its last change."""
    for dispatch in manuscript.edition.dispatches:
        if dispatch.date is None and dispatch.updated is None:
            yield finding("dispatch-undated", "the dispatch has no date", dispatch.span, block=dispatch.key)
