"""Every photo needs a credit."""

from collections.abc import Iterator

from publish.checks.source.manuscript import Manuscript
from publish.checks.source.passages import blocks_of_dispatch, picture_place
from publish.diagnostics import Diagnostic, Severity, check
from publish.model.blocks import PictureGroup
from publish.model.credits import Role
from publish.model.figures import Decorative, Figure


@check(
    "photo-uncredited",
    Severity.WARNING,
    why="Who made a photo must be named nearly everywhere; an agency sends a bill where it is not.",
    hint='Give it a credit line: credit="…"; or name the photographer in the credits.',
)
def photo_uncredited(manuscript: Manuscript) -> Iterator[Diagnostic]:
    """Every picture without a credit line whose dispatch names no photographer either."""
    for dispatch in manuscript.edition.dispatches:
        if any(Role.PHOTOGRAPHER in credit.roles for credit in dispatch.credits):
            continue
        together = ""
        for placed in blocks_of_dispatch(dispatch):
            figure = placed.block
            if isinstance(figure, PictureGroup) and figure.credit:
                together = f"{placed.path}."
            if together and placed.path.startswith(together):
                continue
            if not isinstance(figure, Figure) or figure.picture is None or figure.credit or figure.rights:
                continue
            if not isinstance(figure.picture.alt, Decorative):
                name = figure.picture.source.rpartition("/")[2]
                at = picture_place(figure, placed)
                yield photo_uncredited.finding(f"nobody is named for {name}", at, block=placed.path)
