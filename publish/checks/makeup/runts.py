"""``runt``: a paragraph whose last line holds a syllable or two."""

from collections.abc import Iterator

from publish.checks.makeup.setting import Setting, at
from publish.diagnostics import Diagnostic


def runts(setting: Setting) -> Iterator[Diagnostic]:
    """Last lines shorter than the theme allows."""
    for pieces in setting.pieces().values():
        folio, piece = pieces[-1]
        lines = [line for _, each in pieces for line in each.lines]
        if piece.element == "p" and len(lines) > 1 and piece.lines:
            width = piece.lines[-1].width / setting.text_size
            if width < setting.rules.runt:
                yield at("runt", f"a paragraph on page {folio} ends in a line of {width:.1f} em", piece)
