"""Whether a picture may still be used: a licence ends on a day."""

from collections.abc import Iterator

from publish.checks.source.manuscript import Manuscript
from publish.checks.source.passages import figures_in, picture_place
from publish.diagnostics import Diagnostic, finding


def expired(manuscript: Manuscript) -> Iterator[Diagnostic]:
    """``picture-licence-expired`` for every picture whose licence has ended; it holds on its last day."""
    newest = manuscript.edition.modified
    today = manuscript.today or (newest.date() if newest else None)
    for figure, placed in figures_in(manuscript.edition):
        if figure.picture and figure.licence_until and today and figure.licence_until < today:
            name = figure.picture.source.rpartition("/")[2]
            message = f"the licence of {name} ended on {figure.licence_until}"
            yield finding("picture-licence-expired", message, picture_place(figure, placed), block=placed.path)
