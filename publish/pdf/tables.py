"""Tables that are too large: a wide one gets smaller type, or is turned by 90 degrees where that does not help; a long
one goes on over the page.
"""

from collections.abc import Callable, Sequence
from xml.etree.ElementTree import Element

from publish.model.facts import GalleyFacts
from publish.pdf.elements import TURNED, alone, around, dispatches, styled

_SIZES = (0.9, 0.8, 0.72)
"""What is tried, in shares of the size of tables; the last is as small as a table can be read."""
_LEAST = 0.85
"""How wide a table is at the least in a size, as a share of that size: the white between its columns shrinks faster."""
_FRAMES = ("html", "body", "article", "div")
"""What lends a turned table or a plate its styles; of all else that it stands in only language and direction count."""

Tables = dict[tuple[str, str], Element]
"""Tables by dispatch and path."""
Measure = Callable[[Element], GalleyFacts]
"""Sets a flow and says where its blocks stand."""


def fit_tables(root: Element, facts: GalleyFacts, measure: Measure) -> GalleyFacts:
    """Make room for tables; returns the facts of the last setting."""
    tables = {
        (key, element.get("data-path", "")): element
        for key, article in dispatches(root)
        for element in article.iter("table")
    }
    wide = {place: share for place, share in _shares(facts).items() if place in tables}
    for place, share in wide.items():
        _fit(root, tables[place], share, measure)
    if wide:
        facts = measure(root)
    return measure(root) if _let_go(tables, facts) else facts


def apart(root: Element, element: Element, kind: str) -> Element:
    """A flow that holds nothing but that very element, and bears the name of the pages of its kind."""
    inner = element
    for outer in reversed(around(root, element)):
        is_frame = outer.tag in _FRAMES
        kept = {name: value for name, value in outer.items() if name in ("lang", "dir") or (is_frame and name != "id")}
        shell = Element(outer.tag if is_frame else "div", kept)
        shell.append(inner)
        inner = shell
    inner.set("class", kind)
    return inner


def _shares(facts: GalleyFacts) -> dict[tuple[str, str], float]:
    """The tables that are too wide, each with how much of its width has room."""
    return {
        (spill.dispatch, spill.path): page.share(spill)
        for page in facts.pages
        for spill in page.spills
        if spill.kind == "table"
    }


def _fit(root: Element, table: Element, share: float, measure: Measure) -> None:
    """Set a table as large as there is room for it, upright or else turned; one in a note stays with its note.

    A turned table that goes on over a second page is set smaller where it then stands on one. Setting takes long: what
    cannot help is not tried.
    """
    path = table.get("data-path", "")
    if _in_room(table, _SIZES, share, lambda: measure(alone(root, table))) or path.startswith("n"):
        return
    table.set("class", TURNED)
    sheet = apart(root, table, TURNED)
    size, pages = _in_room(table, (1, *_SIZES), 1, lambda: measure(sheet)) or (_SIZES[-1], 0)
    for smaller in _SIZES if pages == 2 else ():
        if smaller < size:
            _set_in(table, smaller)
            if len(measure(sheet).pages) == 1:
                return
    _set_in(table, size)


def _in_room(
    table: Element, sizes: Sequence[float], share: float, measured: Callable[[], GalleyFacts]
) -> tuple[float, int] | None:
    """The largest size in which a table fits, and on how many pages; ``share`` of it has room at its full size."""
    for size in sizes:
        _set_in(table, size)
        if size * _LEAST <= share:
            facts = measured()
            wide = _shares(facts)
            if not wide:
                return size, len(facts.pages)
            share = min(wide.values()) * size
    return None


def _set_in(table: Element, size: float) -> None:
    """Set a table in a share of its size: its rules stand on its own element, what is smaller is the type in it."""
    for cell in (*table.iter("th"), *table.iter("td")):
        cell.set("style", f"font-size:{size}em;padding-inline-end:{size * 5:.1f}pt" if size < 1 else "")


def _let_go(tables: Tables, facts: GalleyFacts) -> bool:
    """Let tables that no page can hold begin under their titles, instead of on the next page; says whether any does."""
    pages: dict[tuple[str, str], int] = {}
    for page in facts.pages:
        for place in {(block.dispatch, block.path) for block in page.blocks} & tables.keys():
            pages[place] = pages.get(place, 0) + 1
    long = [place for place, count in pages.items() if count > 1]
    for place in long:
        styled(tables[place], "break-inside:auto")
    return bool(long)
