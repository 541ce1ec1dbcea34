"""A photo needs enough pixels for the size that it is set in."""

from collections.abc import Iterator

from publish.checks.makeup.setting import Setting
from publish.diagnostics import Diagnostic, Severity, check

_SLACK = 0.99
"""Pixels are whole and lengths are not: a hundredth less is as good."""


@check(
    "photo-ppi",
    Severity.WARNING,
    why="A photo with too few pixels for its size prints soft, or in steps.",
    hint="Use a larger file of the photo.",
)
def photo_ppi(setting: Setting) -> Iterator[Diagnostic]:
    """A photo set with fewer pixels an inch than the printer takes."""
    for folio, page in setting.pages():
        for picture in page.pictures:
            if picture.ppi < setting.ppi_min - 0.5:
                message = f"the photo on page {folio} has {picture.ppi:.0f} of {setting.ppi_min} pixels an inch"
                # As preflight judges the same picture in the finished book, which is told once.
                severity = Severity.ERROR if picture.ppi < setting.ppi_min / 2 * _SLACK else None
                yield photo_ppi.finding(message, block=picture.place, severity=severity)
