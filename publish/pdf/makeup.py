"""Make-up: what a compositor corrects once a galley is set whose pages could not be planned.

It is measured, corrected and set again until nothing is left to do:

* figures, tables, pull quotes and openings get white space below, to a multiple of the leading, so that facing
  pages line up;
* a last page of a line or two, by paragraphs set in a line fewer or more, or by lines carried over;
* pages that end a few lines short, by paragraphs set in a line more;
* photos that did not fit (:mod:`publish.pdf.photos`);
* tables that are too wide or too long (:mod:`publish.pdf.tables`);
* notes that left the page of their marks (:mod:`publish.pdf.notes`).

Works on the flow's tree (``xml.etree``) and on facts; knows nothing of WeasyPrint.
"""

import math
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest
from xml.etree.ElementTree import Element

from publish.model.facts import GalleyFacts, PageFacts, SetBlock
from publish.pdf.elements import LINES, copied, dispatches, names, styled
from publish.pdf.notes import keep_notes, parted, to_last_page
from publish.pdf.photos import Aims, place_photos, shortness
from publish.pdf.tables import fit_tables

Measure = Callable[[Element], GalleyFacts]
"""Sets a flow and says where its blocks stand."""


_ROUNDS = 6
_SLACK = 0.05
_PARTED = 8
"""How many lines of white a note is worth that leaves the page of its mark."""
_FITTED = frozenset({"figure", "table", "opening", "pull-quote"})
_UNSEEN = 150_000.0
"""What each line of a paragraph may cost in another number of lines: its spaces are wide, and nobody sees it yet."""
_ROUNDED = 0.05
"""Of a line: what rounding leaves."""
_FILLED = 4
"""By how many lines a page may be short that its paragraphs fill."""


def corrected(root: Element, measure: Measure, aims: Aims) -> GalleyFacts:
    """Correct ``root`` in place, setting it as often as it takes, and return the facts of the last setting."""
    facts = fit_tables(root, measure(root), measure)
    if align(root, facts, aims):
        facts = measure(root)
    facts = _placed(root, facts, measure, aims)
    facts = _tail(root, facts, measure, aims)
    return _levelled(root, facts, measure, aims)


def _placed(root: Element, facts: GalleyFacts, measure: Measure, aims: Aims) -> GalleyFacts:
    """Place photos and notes until nothing is amiss, or as well as was found when nothing helps."""
    best, kept = _amiss(facts, aims), copied(root)
    tried: set[str] = set()
    for _ in range(_ROUNDS):
        state = " ".join(element.get("data-path", "") + element.get("style", "") for element in root.iter())
        if state in tried or not (place_photos(root, facts, aims) or keep_notes(root, facts)):
            break
        tried.add(state)
        facts = measure(root)
        if align(root, facts, aims):
            facts = measure(root)
        if (now := _amiss(facts, aims)) < best:
            best, kept = now, copied(root)
    if _amiss(facts, aims) > best:
        root[:] = list(kept)
        facts = measure(root)
    return facts


def _amiss(facts: GalleyFacts, aims: Aims) -> float:
    """How much white short pages leave, in points; a note parted from its mark is as bad as some lines of it."""
    return parted(facts) * _PARTED * aims.area.leading + shortness(facts, aims)


def _tail(root: Element, facts: GalleyFacts, measure: Measure, aims: Aims) -> GalleyFacts:
    """Mend a last page that holds too few lines to turn the page for."""
    if not _is_thin(facts, aims):
        return facts
    amiss = _amiss(facts, aims)

    for changes in _tails(root, facts, aims):
        before = _changed(changes)
        now = measure(root)
        if not _is_thin(now, aims) and _amiss(now, aims) <= amiss:
            return now
        _changed(before)
    return facts


_Change = tuple[Element, str, str | None]
"""An attribute of an element, and what it is set to; ``None`` takes it away."""


def _changed(changes: Sequence[_Change]) -> list[_Change]:
    """Make changes; what takes them back."""
    before = [(element, name, element.get(name)) for element, name, _ in changes]
    for element, name, value in changes:
        if value is None:
            element.attrib.pop(name, None)
        else:
            element.set(name, value)
    return before


def _tails(root: Element, facts: GalleyFacts, aims: Aims) -> Iterator[list[_Change]]:
    """What may mend a last page of few lines: lines taken back from it, or more of them carried to it."""
    count = round(aims.area.lines(facts.pages[-1]))
    # Near the end first: what stands before keeps its pages.
    for pages in (facts.pages[-2:], facts.pages):
        earlier = {block.place for page in facts.pages if page not in pages for block in page.blocks}
        blocks = [block for page in pages for block in page.blocks if block.place not in earlier]
        yield from filter(None, (_relined(root, blocks, -count), _relined(root, blocks, aims.least - count)))
    if carried := to_last_page(root, facts, aims.area, aims.least):
        element, rule = carried
        yield [(element, "style", ";".join(filter(None, (element.get("style"), rule))))]


def _levelled(root: Element, facts: GalleyFacts, measure: Measure, aims: Aims) -> GalleyFacts:
    """Set paragraphs of pages that end short in a line more, so that the pages are full.

    What stands on a page stays on it, and what follows does not move: where something does, for the notes of a page,
    that page is left as it was.
    """
    fillers = {number: _fillers(root, facts, number, aims) for number in range(len(facts.pages) - 1)}
    while made := [change for own in fillers.values() for change in own]:
        before = _changed(made)
        now = measure(root)
        moved = next((n for n, pages in enumerate(zip_longest(now.pages, facts.pages)) if _differ(*pages)), None)
        if moved is None:
            return now
        _changed(before)
        # What moved first was moved by the last page that was filled up to there.
        filled = [number for number, own in fillers.items() if own]
        fillers.pop(max([number for number in filled if number <= moved] or filled))
    return facts


def _differ(one: PageFacts | None, other: PageFacts | None) -> bool:
    return one is None or other is None or _standing(one) != _standing(other)


def _standing(page: PageFacts) -> list[tuple[str, str, int]]:
    return [(block.dispatch, block.path, block.offset) for block in page.blocks]


def _fillers(root: Element, facts: GalleyFacts, number: int, aims: Aims) -> list[_Change]:
    """What fills a page that ends a few lines short, and does not stand on its neighbours too."""
    lines = int(aims.area.room(facts.pages[number]) / aims.area.leading + _ROUNDED)
    others = {block.place for other, page in enumerate(facts.pages) for block in page.blocks if other != number}
    whole = [block for block in facts.pages[number].blocks if block.place not in others]
    return _relined(root, whole, lines) if 0 < lines <= _FILLED else []


def _relined(root: Element, blocks: Sequence[SetBlock], lines: int) -> list[_Change]:
    """So many paragraphs, each in a line more, or fewer: those that it costs least; none where they are too few."""
    step = 1 if lines > 0 else -1
    costs = {(block.dispatch, block.path): block.more if lines > 0 else block.fewer for block in blocks}
    counts = Counter[tuple[str, str]]()
    for block in blocks:
        counts[block.dispatch, block.path] += len(block.lines)
    found = [
        (cost, counts[key, element.get("data-path", "")] + step, element)
        for key, article in dispatches(root)
        for element in article.iter()
        if (cost := costs.get((key, element.get("data-path", "")))) is not None and cost < _UNSEEN
    ]
    found.sort(key=lambda way: way[0])
    if abs(lines) > len(found):
        return []
    return [(element, LINES, str(count)) for _, count, element in found[: abs(lines)]]


def _is_thin(facts: GalleyFacts, aims: Aims) -> bool:
    last = facts.pages[-1]
    return len(facts.pages) > 1 and 0 < aims.area.lines(last) < aims.least - 0.5  # none: the end of a note alone


def align(root: Element, facts: GalleyFacts, aims: Aims) -> bool:
    """Give white space to what is off the lines of the grid.

    A block that is split over pages ends on its own lines and is left alone. Says whether anything was changed.
    """
    places: dict[tuple[str, str], list[SetBlock]] = {}
    for page in facts.pages:
        for block in page.blocks:
            places.setdefault((block.dispatch, block.path), []).append(block)
    changed = False
    for key, element in _fitted(root):
        pieces = places.get((key, element.get("data-path", "")), [])
        if len(pieces) != 1:
            continue
        height = pieces[0].box.height
        on_grid = math.ceil(height / aims.area.leading - _SLACK) * aims.area.leading
        if on_grid - height > _SLACK and "margin-bottom" not in element.get("style", ""):
            room = f"margin-bottom:{aims.area.leading + on_grid - height:.3f}pt"  # a table takes no height
            styled(element, room if element.tag == "table" else f"box-sizing:border-box;min-height:{on_grid:.3f}pt")
            changed = True
    return changed


def _fitted(root: Element) -> Iterator[tuple[str, Element]]:
    """What is fitted to the grid: openings, figures, tables and pull quotes; all else is set on its lines."""
    for key, article in dispatches(root):
        within = {inner for outer in article.iter("figure") for inner in outer.iter("figure") if inner is not outer}
        for element in article.iter():
            if element in within or element.get("data-path", "").startswith("n"):
                continue  # in a group, which is fitted itself; in a note, which has lines of its own
            if element.tag in _FITTED or _FITTED.intersection(names(element)):
                yield key, element
