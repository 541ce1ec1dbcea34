"""Make-up: what a compositor corrects once a galley is set.

A galley is small enough to be set again, so it is measured and corrected until nothing is left to do:

* figures, tables, pull quotes and openings get white space below, to a multiple of the leading, so that facing
  pages line up;
* display lines of equal length: a headline never ends in one short word;
* a last page of a line or two, by setting the dispatch hardly closer or wider, or by lines carried over;
* photos that did not fit (:mod:`publish.pdf.photos`);
* tables that are too wide or too long (:mod:`publish.pdf.tables`);
* notes that left the page of their marks (:mod:`publish.pdf.notes`).

Works on the flow's tree (``xml.etree``) and on facts; knows nothing of WeasyPrint.
"""

import math
from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

from publish.model.facts import GalleyFacts, SetBlock
from publish.pdf.elements import HEADINGS, alone, copied, dispatches, names, styled
from publish.pdf.notes import keep_notes, parted, to_last_page
from publish.pdf.photos import Aims, place_photos, shortness
from publish.pdf.tables import fit_tables

Measure = Callable[[Element], GalleyFacts]
"""Sets a flow and says where its blocks stand."""


_ROUNDS = 6
_SLACK = 0.05
_EASE = 0.6
"""What a balanced line is given beyond the width that was found, in points: rounding must not break it."""
_PARTED = 8
"""How many lines of white a note is worth that leaves the page of its mark."""
_DISPLAY = frozenset({"headline", "standfirst"})
_FITTED = frozenset({"figure", "table", "opening", "pull-quote"})
_CLOSER, _WIDER = (-0.01, -0.02, -0.03, -0.05), (0.02, 0.03, 0.05, 0.1)
"""Word spaces tried to mend a last page of a line or two, in ems: hardly to be seen, the least first, for each line
that changes can leave another page short."""


def corrected(root: Element, measure: Measure, aims: Aims) -> GalleyFacts:
    """Correct ``root`` in place, setting it as often as it takes, and return the facts of the last setting."""
    facts = fit_tables(root, measure(root), measure)
    if balance(root, facts, measure) | align(root, facts, aims):
        facts = measure(root)
    facts = _placed(root, facts, measure, aims)
    return _tail(root, facts, measure, aims)


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

    def mended(element: Element, rule: str) -> GalleyFacts | None:
        before = dict(element.attrib)
        styled(element, rule)
        now = measure(root)
        if not _is_thin(now, aims):
            return now
        element.attrib.clear()
        element.attrib.update(before)
        return None

    for element, rules in _tails(root, facts, aims):
        before = dict(element.attrib)
        if len(rules) > 1 and mended(element, rules[-1]) is None:
            continue  # what the most does not mend, less does not
        for rule in rules:
            element.attrib.clear()
            element.attrib.update(before)
            now = mended(element, rule)
            if now is not None and _amiss(now, aims) <= amiss:
                return now
        element.attrib.clear()
        element.attrib.update(before)
    return facts


def _tails(root: Element, facts: GalleyFacts, aims: Aims) -> Iterator[tuple[Element, tuple[str, ...]]]:
    """What is tried, each with the rules for an element: the last dispatch closer, lines carried over, wider."""
    bodies = [element for element in root.iter() if "body" in names(element)]
    for body in bodies[-1:]:
        yield body, tuple(f"word-spacing:{space}em" for space in _CLOSER)
        if carried := to_last_page(root, facts, aims.area, aims.least):
            yield carried[0], (carried[1],)
        yield body, tuple(f"word-spacing:{space}em" for space in _WIDER)


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


def balance(root: Element, facts: GalleyFacts, measure: Measure) -> bool:
    """Narrow display lines to the least width that keeps their number. Says whether anything was changed."""
    blocks = {
        (key, path): (element, words)
        for key, article in dispatches(root)
        for element in article.iter()
        if (path := element.get("data-path")) and not path.startswith("n") and (words := _display(element)) is not None
    }
    changed = False
    for page in facts.pages:
        for block in page.blocks:
            element, words = blocks.get((block.dispatch, block.path), (root, root))
            if words is not root and len(block.lines) > 1:
                styled(words, f"max-width:{_least_width(root, element, words, block, measure) + _EASE:.1f}pt")
                changed = True
    return changed


def _display(element: Element) -> Element | None:
    """What is to be narrowed of a block that is set as display lines; ``None`` for running text."""
    if "pull-quote" in names(element):
        return next((child for child in element if "pull-quote-words" in names(child)), None)
    return element if element.tag in HEADINGS or _DISPLAY.intersection(names(element)) else None


def _least_width(root: Element, element: Element, words: Element, block: SetBlock, measure: Measure) -> float:
    """The narrowest setting of one block in as many lines as it has, by halving."""
    low, high = block.box.width / len(block.lines) / 2, block.box.width
    before = words.get("style", "")
    for _ in range(6):
        middle = (low + high) / 2
        styled(words, f"max-width:{middle:.1f}pt")
        facts = measure(alone(root, element))
        words.set("style", before)
        lines = [line for page in facts.pages for b in page.blocks if b.path == block.path for line in b.lines]
        # A long word adds no line where it is too long: it runs over.
        fits = len(lines) <= len(block.lines) and all(line.width <= middle + _SLACK for line in lines)
        low, high = (low, middle) if fits else (middle, high)
    return high
