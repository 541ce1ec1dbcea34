"""A picture is used no longer than its licence runs."""

from collections.abc import Iterator

from publish.checks.source.manuscript import Manuscript
from publish.checks.source.passages import figures_in, picture_place
from publish.diagnostics import Diagnostic, Severity, check


@check(
    "picture-licence-expired",
    Severity.ERROR,
    why="The licence of the picture has ended: every further copy of the book infringes it.",
    hint="Renew the licence, or take the picture out.",
)
def picture_licence_expired(manuscript: Manuscript) -> Iterator[Diagnostic]:
    """Every picture whose licence has ended; it holds on its last day."""
    newest = manuscript.edition.modified
    today = manuscript.today or (newest.date() if newest else None)
    for figure, placed in figures_in(manuscript.edition):
        if figure.picture and figure.licence_until and today and figure.licence_until < today:
            name = figure.picture.source.rpartition("/")[2]
            message = f"the licence of {name} ended on {figure.licence_until}"
            yield picture_licence_expired.finding(message, picture_place(figure, placed), block=placed.path)
