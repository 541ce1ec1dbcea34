"""Hyphens in several lines on end form a ladder that draws the eye."""

from collections.abc import Iterator
from itertools import groupby

from publish.checks.makeup.made_up_galley import MadeUpGalley
from publish.diagnostics import Diagnostic, Severity, check


@check(
    "hyphens-stacked",
    Severity.NOTE,
    why="A ladder of hyphens at the margin draws the eye from the text.",
    hint="Change a word in one of the lines, or give it a soft hyphen.",
)
def hyphens_stacked(galley: MadeUpGalley) -> Iterator[Diagnostic]:
    """More lines on end that end in a hyphen than the theme allows."""
    for folio, page in galley.pages():
        for block in page.blocks:
            runs = [len(list(run)) for hyphen, run in groupby(line.hyphenated for line in block.lines) if hyphen]
            if max(runs, default=0) > galley.rules.stacked_hyphens:
                yield hyphens_stacked.finding(
                    f"{max(runs)} lines on end on page {folio} end in a hyphen", block=block.place
                )
