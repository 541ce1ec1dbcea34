"""Whether the content says when it was last changed: books take that day from the content, never from the clock."""

from collections.abc import Iterator

from publish.checks.source.manuscript import Manuscript
from publish.diagnostics import Diagnostic, finding


def undated(manuscript: Manuscript) -> Iterator[Diagnostic]:
    """``edition-undated`` for an edition that has no date, holds no dispatch with one, and was not captured."""
    edition = manuscript.edition
    if edition.modified is None:
        yield finding("edition-undated", "neither the edition nor any of its dispatches has a date", edition.span)
