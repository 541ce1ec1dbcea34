"""A page that ends early, although more of the dispatch follows, looks like its end."""

from collections.abc import Iterator

from publish.checks.makeup.made_up_galley import MadeUpGalley
from publish.diagnostics import Diagnostic, Severity, check

_MOVED = frozenset({"figure", "h2", "h3", "h4"})


@check(
    "page-short",
    Severity.WARNING,
    why="A page ends short by more than three lines because what follows did not fit.",
    hint="Move the photo by a paragraph, or shorten the text.",
)
def page_short(galley: MadeUpGalley) -> Iterator[Diagnostic]:
    """Pages that end more lines short than the theme allows, at the block that did not fit."""
    for folio, page, following in galley.turns():
        if galley.area.is_short(page, galley.rules.short_page) and not following.openings and following.blocks:
            lines = int(galley.area.room(page) / galley.area.leading + 0.1)
            first = min(following.blocks, key=lambda block: block.box.y)
            if first.forced:
                continue
            hint = "" if first.element in _MOVED else "A note or what stands together did not fit: change a few words."
            yield page_short.finding(f"page {folio} ends {lines} lines short", block=first.place, hint=hint)
