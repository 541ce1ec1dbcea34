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
        spans.update({f"{dispatch.key}:{path}": block.span for path, block in blocks_of(dispatch)})

    def place(found: Diagnostic) -> Diagnostic:
        key, _, path = found.block.partition(":")
        at = spans.get(f"{key}:{path.partition('.')[0]}") or spans.get(key)
        return replace(found, at=at) if found.block and at else found

    return tuple(place(found) for found in diagnostics)
