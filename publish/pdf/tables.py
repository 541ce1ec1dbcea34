"""Tables that are too large: a wide one gets smaller type, one that is longer than a page goes on over it."""

from collections.abc import Callable
from xml.etree.ElementTree import Element

from publish.model.facts import GalleyFacts
from publish.pdf.elements import dispatches, styled

_SIZES = (0.9, 0.8, 0.72)
"""What is tried, in shares of the size of tables; the last is as small as a table can be read."""


def fit_tables(root: Element, facts: GalleyFacts, measure: Callable[[Element], GalleyFacts]) -> GalleyFacts:
    """Make room for tables; returns the facts of the last setting."""
    tables = {
        (key, element.get("data-path", "")): element
        for key, article in dispatches(root)
        for element in article.iter("table")
    }
    if not tables:
        return facts
    if _let_go(tables, facts):
        facts = measure(root)
    for size in _SIZES:
        wide = {(spill.dispatch, spill.path) for page in facts.pages for spill in page.spills if spill.kind == "table"}
        if not wide & tables.keys():
            break
        for place in sorted(wide & tables.keys()):
            # The rules of a table stand on its own element; what is smaller is the type in it.
            for cell in (*tables[place].iter("th"), *tables[place].iter("td")):
                styled(cell, f"font-size:{size}em;padding-inline-end:{size * 5:.1f}pt")
        facts = measure(root)
    return facts


def _let_go(tables: dict[tuple[str, str], Element], facts: GalleyFacts) -> bool:
    """Let tables that no page can hold begin under their titles, instead of on the next page; says whether any does."""
    pages: dict[tuple[str, str], int] = {}
    for page in facts.pages:
        for place in {(block.dispatch, block.path) for block in page.blocks} & tables.keys():
            pages[place] = pages.get(place, 0) + 1
    long = [place for place, count in pages.items() if count > 1]
    for place in long:
        styled(tables[place], "break-inside:auto")
    return bool(long)
