"""Whether anybody says who may use the text."""

from collections.abc import Iterator

from publish.checks.source.manuscript import Manuscript
from publish.diagnostics import Diagnostic, finding


def unstated(manuscript: Manuscript) -> Iterator[Diagnostic]:
    """``rights-missing`` for an edition that says nothing of rights, nor does its publication, nor some dispatch."""
    edition = manuscript.edition
    silent = [dispatch for dispatch in edition.dispatches if not dispatch.rights]
    if silent and not edition.rights and not edition.publication.rights:
        message = f"{len(silent)} of its dispatches do not say who may use them, nor does the edition"
        yield finding("rights-missing", message, edition.span)
