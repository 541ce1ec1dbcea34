"""No page inside a dispatch is blank."""

from collections.abc import Iterator

from publish.checks.makeup.made_up_galley import MadeUpGalley
from publish.diagnostics import REPORT_IT, Diagnostic, Severity, check


@check(
    "page-blank",
    Severity.ERROR,
    why="A blank page in the middle of a text looks like a page that the printer lost.",
    hint=REPORT_IT,
)
def page_blank(galley: MadeUpGalley) -> Iterator[Diagnostic]:
    """Pages without text or picture between others."""
    for folio, page, following in galley.turns():
        if not page.blocks and not page.pictures and following.blocks:
            yield page_blank.finding(f"page {folio} is blank", block=following.blocks[0].place)
