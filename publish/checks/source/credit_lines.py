"""Whether a photo says who made it."""

from collections.abc import Iterator

from publish.checks.source.manuscript import Manuscript
from publish.checks.source.passages import blocks_of_dispatch, picture_place
from publish.diagnostics import Diagnostic, finding
from publish.model.credits import Role
from publish.model.figures import Decorative, Figure


def creditless(manuscript: Manuscript) -> Iterator[Diagnostic]:
    """``photo-uncredited`` for every picture without a credit line whose dispatch names no photographer either."""
    for dispatch in manuscript.edition.dispatches:
        if any(Role.PHOTOGRAPHER in credit.roles for credit in dispatch.credits):
            continue
        for placed in blocks_of_dispatch(dispatch):
            figure = placed.block
            if not isinstance(figure, Figure) or figure.picture is None or figure.credit or figure.rights:
                continue
            if not isinstance(figure.picture.alt, Decorative):
                name = figure.picture.source.rpartition("/")[2]
                at = picture_place(figure, placed)
                yield finding("photo-uncredited", f"nobody is named for {name}", at, block=placed.path)
