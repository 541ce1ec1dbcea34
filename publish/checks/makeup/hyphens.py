"""``hyphens-stacked`` and ``hyphen-turn``: hyphens that the eye stumbles over."""

from collections.abc import Iterator
from itertools import groupby

from publish.checks.makeup.setting import Setting, at
from publish.diagnostics import Diagnostic


def stacked(setting: Setting) -> Iterator[Diagnostic]:
    """More lines on end that end in a hyphen than the theme allows."""
    for folio, page in setting.pages():
        for block in page.blocks:
            runs = [len(list(run)) for hyphen, run in groupby(line.hyphenated for line in block.lines) if hyphen]
            if max(runs, default=0) > setting.rules.stacked_hyphens:
                yield at("hyphens-stacked", f"{max(runs)} lines on end on page {folio} end in a hyphen", block)


def turned(setting: Setting) -> Iterator[Diagnostic]:
    """A word that is broken where the reader turns the leaf: at the foot of a recto."""
    for folio, page, _ in setting.turns():
        if int(folio) % 2 == 0:
            continue
        for block in page.blocks:
            if block.hyphenated:
                yield at("hyphen-turn", f"a word is broken at the foot of page {folio}, over the leaf", block)
