"""A description that repeats the caption tells a blind reader nothing new."""

from collections.abc import Iterator

from publish.checks.source.manuscript import Manuscript
from publish.checks.source.passages import figures_in, picture_place
from publish.checks.words import letters
from publish.diagnostics import Diagnostic, Severity, check
from publish.model.figures import Written
from publish.model.walk import plain


@check(
    "figure-alt-caption",
    Severity.WARNING,
    why="Readers who cannot see the picture hear its caption twice, and never what it shows.",
    hint="Describe what is to be seen; the caption says the rest.",
)
def figure_alt_caption(manuscript: Manuscript) -> Iterator[Diagnostic]:
    """Every description whose words are those of the caption."""
    for figure, placed in figures_in(manuscript.edition):
        alt = figure.picture.alt if figure.picture else None
        if isinstance(alt, Written) and letters(alt.text) and letters(alt.text) == letters(plain(figure.caption)):
            at = picture_place(figure, placed)
            yield figure_alt_caption.finding("the description says what the caption says", at, block=placed.path)
