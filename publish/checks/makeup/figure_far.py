"""A photo stands near the words that it belongs to."""

from collections.abc import Iterator

from publish.checks.makeup.made_up_galley import MadeUpGalley
from publish.diagnostics import Diagnostic, Severity, check

_SLACK = 0.99
"""Pixels are whole and lengths are not: a hundredth less is as good."""


@check(
    "figure-far",
    Severity.WARNING,
    why="A photo far from the words that it belongs to is looked for in vain.",
    hint="Put the photo nearer, or give its section more text.",
)
def figure_far(galley: MadeUpGalley) -> Iterator[Diagnostic]:
    """A photo that stands further from its place in the text than the theme allows."""
    pages, turned = dict[str, int](), 0
    for folio, page in galley.pages():
        turned += not page.apart  # a plate puts nothing further away
        pages[folio] = turned
    places = {place: [folio for folio, _ in pieces] for place, pieces in galley.pieces().items()}
    for (dispatch, path), pieces in galley.pieces().items():
        number = path.removeprefix("b")
        if pieces[0][1].element != "figure" or not number.isdecimal() or number == "0":
            continue
        before = places.get((dispatch, f"b{int(number) - 1}"))
        own = pieces[0][0]
        if before and min(abs(pages[own] - pages[folio]) for folio in before) > galley.rules.figure_travel:
            yield figure_far.finding(f"the photo on page {own} belongs to page {before[0]}", block=pieces[0][1].place)
