"""Somebody has to say who may use the text."""

from collections.abc import Iterator

from publish.checks.source.manuscript import Manuscript
from publish.diagnostics import Diagnostic, Severity, check


@check(
    "rights-missing",
    Severity.NOTE,
    why="Who may copy a text is the first question of everybody who wants to, and stores ask it too.",
    hint="Give the publication, the edition or the dispatch a line of rights.",
)
def rights_missing(manuscript: Manuscript) -> Iterator[Diagnostic]:
    """An edition that says nothing of rights, nor does its publication, nor some dispatch."""
    edition = manuscript.edition
    silent = [dispatch for dispatch in edition.dispatches if not dispatch.rights]
    if silent and not edition.rights and not edition.publication.rights:
        message = f"{len(silent)} of its dispatches do not say who may use them, nor does the edition"
        yield rights_missing.finding(message, edition.span)
