"""Findings made on pages name blocks by dispatch and path; here they get the line that the block stands at."""

from collections.abc import Sequence
from dataclasses import replace

from publish.diagnostics import Diagnostic
from publish.model.edition import Edition
from publish.model.walk import blocks_of


def placed(diagnostics: Sequence[Diagnostic], edition: Edition) -> tuple[Diagnostic, ...]:
    """The findings with the place of the block that each names as ``KEY:PATH``; others stay as they are."""
    if not any(found.block for found in diagnostics):
        return tuple(diagnostics)
    spans = {}
    for dispatch in edition.dispatches:
        spans[dispatch.key] = dispatch.span
        spans.update({f"{dispatch.key}:{place.field}": place.span for place in dispatch.places})
        spans.update({f"{dispatch.key}:{path}": block.span for path, block in blocks_of(dispatch)})

    def place(found: Diagnostic) -> Diagnostic:
        name = found.block
        # A caption, a cell, a block that is not known: the nearest one round it, and the dispatch at last.
        while name and name not in spans:
            name = name.rpartition("." if "." in name else ":")[0]
        return replace(found, at=spans[name]) if name else found

    return tuple(place(found) for found in diagnostics)
