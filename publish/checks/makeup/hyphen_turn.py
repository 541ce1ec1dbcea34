"""A word that is divided over the leaf cannot be read without turning back."""

from collections.abc import Iterator

from publish.checks.makeup.made_up_galley import MadeUpGalley
from publish.diagnostics import Diagnostic, Severity, check


@check(
    "hyphen-turn",
    Severity.NOTE,
    why="A word that is broken over the leaf cannot be read without turning back.",
    hint="Change a word in the last line.",
)
def hyphen_turn(galley: MadeUpGalley) -> Iterator[Diagnostic]:
    """A word that is broken where the reader turns the leaf: at the foot of a recto."""
    for folio, page, _ in galley.turns():
        if int(folio) % 2 == 0:
            continue
        for block in page.blocks:
            if block.hyphenated:
                yield hyphen_turn.finding(
                    f"a word is broken at the foot of page {folio}, over the leaf", block=block.place
                )
