"""Whether who cannot see a picture is told what it shows."""

from collections.abc import Iterator

from publish.checks.source.manuscript import Manuscript
from publish.checks.source.passages import figures_in, picture_place
from publish.diagnostics import Diagnostic, finding
from publish.model.figures import Missing


def undescribed(manuscript: Manuscript) -> Iterator[Diagnostic]:
    """``figure-alt-missing`` for every picture that is neither described nor marked decorative, at its line."""
    for figure, placed in figures_in(manuscript.edition):
        if figure.picture and isinstance(figure.picture.alt, Missing):
            name = figure.picture.source.rsplit("/", 1)[-1]
            at = picture_place(figure, placed)
            yield finding("figure-alt-missing", f"nobody has described {name}", at, block=placed.path)
