"""Whether a picture's description says more than its caption: who cannot see it is read both."""

from collections.abc import Iterator

from publish.checks.source.manuscript import Manuscript
from publish.checks.source.passages import figures_in, picture_place
from publish.checks.words import letters
from publish.diagnostics import Diagnostic, finding
from publish.model.figures import Written
from publish.model.walk import plain


def repeated(manuscript: Manuscript) -> Iterator[Diagnostic]:
    """``figure-alt-caption`` for every description whose words are those of the caption."""
    for figure, placed in figures_in(manuscript.edition):
        alt = figure.picture.alt if figure.picture else None
        if isinstance(alt, Written) and letters(alt.text) and letters(alt.text) == letters(plain(figure.caption)):
            at = picture_place(figure, placed)
            yield finding("figure-alt-caption", "the description says what the caption says", at, block=placed.path)
