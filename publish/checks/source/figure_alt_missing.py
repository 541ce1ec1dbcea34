"""Every informative picture needs a text alternative."""

from collections.abc import Iterator

from publish.checks.source.manuscript import Manuscript
from publish.checks.source.passages import figures_in, picture_place
from publish.diagnostics import Diagnostic, Severity, check
from publish.model.figures import Missing


@check(
    "figure-alt-missing",
    Severity.WARNING,
    why="Readers who cannot see the picture learn nothing of it, and the PDF can make no claim of accessibility.",
    hint="Describe the picture in the square brackets, or mark it decorative with a reason.",
)
def figure_alt_missing(manuscript: Manuscript) -> Iterator[Diagnostic]:
    """Every picture that is neither described nor marked decorative, at its line."""
    for figure, placed in figures_in(manuscript.edition):
        if figure.picture and isinstance(figure.picture.alt, Missing):
            name = figure.picture.source.rsplit("/", 1)[-1]
            at = picture_place(figure, placed)
            yield figure_alt_missing.finding(f"nobody has described {name}", at, block=placed.path)
