"""Nothing should reach beyond the type area, and nothing may reach beyond the page."""

from collections.abc import Iterator

from publish.checks.makeup.made_up_galley import MadeUpGalley
from publish.diagnostics import Diagnostic, Rule, Severity, check

OFF_PAGE = Rule(
    "off-page",
    Severity.ERROR,
    why="What stands beyond the edge of the page is cut off: readers never see it.",
    hint="Shorten it, or break it where it may be broken.",
)


_SHOWN = {"picture": "a picture"}
"""What is told of a kind of box that reaches out; text is called text."""


@check(
    "beyond-type-area",
    Severity.WARNING,
    why="What stands in the margin looks like a mistake, and is in danger of the thumb and the knife.",
    hint="Shorten it, or break it where it may be broken.",
    also=(OFF_PAGE,),
)
def beyond_type_area(galley: MadeUpGalley) -> Iterator[Diagnostic]:
    """Blocks that reach beyond the type area, or off the page, by what is worst; tables are told for themselves."""
    for folio, page in galley.pages():
        spilled = {(spill.dispatch, spill.path) for spill in page.spills if spill.kind == "table"}
        for spill in sorted(page.spills, key=lambda spill: (-spill.off, -spill.beyond)):
            block = (spill.dispatch, spill.path)
            if block in spilled:
                continue
            spilled.add(block)
            shown = _SHOWN.get(spill.kind, spill.kind)
            what = f"{shown} reaches {spill.beyond:.0f} pt beyond the type area of page {folio}"
            if spill.off:
                yield OFF_PAGE.finding(f"{what}, and is cut off", block=spill.place)
            else:
                yield beyond_type_area.finding(what, block=spill.place)
