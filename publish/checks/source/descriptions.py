"""Whether who cannot see a picture is told what it shows."""

from collections.abc import Iterator

from publish.diagnostics import Diagnostic, finding
from publish.model.edition import Edition
from publish.model.figures import Figure, Missing
from publish.model.walk import blocks_of


def undescribed(edition: Edition) -> Iterator[Diagnostic]:
    """``figure-alt-missing`` for every picture that is neither described nor marked decorative, at its line."""
    for dispatch in edition.dispatches:
        for path, block in blocks_of(dispatch):
            if isinstance(block, Figure) and block.picture and isinstance(block.picture.alt, Missing):
                name = block.picture.source.rsplit("/", 1)[-1]
                at = block.picture.span if block.picture.span.line else block.span
                yield finding("figure-alt-missing", f"nobody has described {name}", at, block=path)
