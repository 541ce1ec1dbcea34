"""A caption stands on the page of its photo."""

from collections.abc import Iterator

from publish.checks.makeup.made_up_galley import MadeUpGalley
from publish.diagnostics import Diagnostic, Severity, check

_SLACK = 0.99
"""Pixels are whole and lengths are not: a hundredth less is as good."""


@check(
    "caption-parted",
    Severity.WARNING,
    why="A caption on another page than its photo explains something else.",
    hint="Shorten the caption.",
)
def caption_parted(galley: MadeUpGalley) -> Iterator[Diagnostic]:
    """A caption that stands on another page than its photo."""
    for pieces in galley.pieces().values():
        folio, piece = pieces[0]
        if piece.element == "figure" and len(pieces) > 1:
            yield caption_parted.finding(
                f"the caption of the photo on page {folio} stands on the next", block=piece.place
            )
