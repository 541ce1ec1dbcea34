"""A last line of a syllable or two leaves a gap between paragraphs."""

from collections.abc import Iterator

from publish.checks.makeup.made_up_galley import MadeUpGalley
from publish.diagnostics import Diagnostic, Severity, check


@check(
    "runt",
    Severity.NOTE,
    why="A last line of a syllable leaves a hole between paragraphs.",
    hint="Cut or add a word.",
)
def runt(galley: MadeUpGalley) -> Iterator[Diagnostic]:
    """Last lines shorter than the theme allows."""
    for pieces in galley.pieces().values():
        folio, piece = pieces[-1]
        lines = [line for _, each in pieces for line in each.lines]
        if piece.element == "p" and len(lines) > 1 and piece.lines:
            width = piece.lines[-1].width / galley.text_size
            if width < galley.rules.runt:
                yield runt.finding(f"a paragraph on page {folio} ends in a line of {width:.1f} em", block=piece.place)
