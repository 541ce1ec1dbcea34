"""``caption-parted``, ``figure-far`` and ``photo-ppi``: photos, their captions and their places."""

from collections.abc import Iterator

from publish.checks.makeup.setting import Setting, at
from publish.diagnostics import Diagnostic, Severity, finding

_SLACK = 0.99
"""Pixels are whole and lengths are not: a hundredth less is as good."""


def parted(setting: Setting) -> Iterator[Diagnostic]:
    """A caption that stands on another page than its photo."""
    for pieces in setting.pieces().values():
        folio, piece = pieces[0]
        if piece.element == "figure" and len(pieces) > 1:
            yield at("caption-parted", f"the caption of the photo on page {folio} stands on the next", piece)


def far(setting: Setting) -> Iterator[Diagnostic]:
    """A photo that stands further from its place in the text than the theme allows."""
    places = {place: int(pieces[0][0]) for place, pieces in setting.pieces().items()}
    for (dispatch, path), pieces in setting.pieces().items():
        number = path.removeprefix("b")
        if pieces[0][1].element != "figure" or not number.isdigit() or number == "0":
            continue
        before = places.get((dispatch, f"b{int(number) - 1}"))
        page = places[dispatch, path]
        if before is not None and abs(page - before) > setting.rules.figure_travel:
            yield at("figure-far", f"the photo on page {page} belongs to page {before}", pieces[0][1])


def coarse(setting: Setting) -> Iterator[Diagnostic]:
    """A photo set with fewer pixels an inch than the printer takes."""
    for folio, page in setting.pages():
        for picture in page.pictures:
            if picture.ppi < setting.ppi_min - 0.5:
                message = f"the photo on page {folio} has {picture.ppi:.0f} of {setting.ppi_min} pixels an inch"
                # As preflight judges the same picture in the finished book, which is told once.
                severity = Severity.ERROR if picture.ppi < setting.ppi_min / 2 * _SLACK else None
                yield finding("photo-ppi", message, block=f"{picture.dispatch}:{picture.path}", severity=severity)
