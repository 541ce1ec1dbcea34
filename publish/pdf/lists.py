"""Lists fitted to their pages: no contents, credits or notices run a few lines onto a page of their own.

Where that is possible within what the theme allows they are set closer: the white between their entries gives way
first, then the leading. Otherwise all of their pages are filled alike.
"""

from collections.abc import Callable, Iterator
from math import ceil
from xml.etree.ElementTree import Element

from publish.model.facts import GalleyFacts, TypeArea
from publish.pdf.elements import names, styled
from publish.pdf.galley import Composition
from publish.pdf.photos import Aims
from publish.pdf.spacing import Spacing

Compose = Callable[[Element, str], Composition]
"""Sets a flow with rules for its pages."""

_FITTED = frozenset({"contents", "back"})
"""The kinds of flows that are fitted (:attr:`publish.pdf.flows.Flow.kind`)."""
_FULL = 0.75
"""A last page that is so full, as compared with the others, is left as it is."""
_MANY = 8
"""Longer lists, in pages, are left as they are: the end of an index is where it happens to be."""
_STEPS = 16
"""How many ways there are to set a list closer, from the least to what the theme allows."""


def is_list(root: Element) -> bool:
    """Whether a flow is one that is fitted."""
    body = root.find("body")
    return body is not None and not _FITTED.isdisjoint(names(body))


def fitted_list(root: Element, compose: Compose, aims: Aims) -> Composition:
    """Set a list, closer or more evenly than its styles say where it would leave a page nearly empty."""
    composition = compose(root, "")
    facts = composition.measure()
    filled = [page.depth - aims.area.top for page in facts.pages]
    if not 1 < len(filled) <= _MANY or filled[-1] > _FULL * max(filled):
        return composition
    # What follows a page that is set apart does not fill it.
    if any(page.apart for page in facts.pages):
        return composition
    return _closer(composition.spacing(), filled, compose, aims) or _even(root, filled, compose, aims) or composition


def _closer(spacing: Spacing, filled: list[float], compose: Compose, aims: Aims) -> Composition | None:
    """The list on a page fewer, set as little closer as will do; ``None`` where that would be too close."""
    if filled[-1] > spacing.white * (1 - aims.list_white) + spacing.height * (1 - aims.list_leading):
        return None
    before = {element: element.get("style") for element in spacing.blocks}

    def respaced(white: float, leading: float) -> None:
        for element, style in before.items():
            element.attrib.pop("style", None)
            if rules := ";".join(filter(None, (style, *_rules(spacing, element, white, leading)))):
                styled(element, rules)

    def way(step: int) -> Composition:
        share = 2 * step / _STEPS
        white = 1 - min(share, 1) * (1 - aims.list_white)
        respaced(white, 1 - max(share - 1, 0) * (1 - aims.list_leading))
        return compose(spacing.root, "")

    found = _first(1, _STEPS, way, lambda facts: len(facts.pages) < len(filled))
    for element, style in before.items():
        element.attrib.pop("style", None)
        if style:
            element.set("style", style)
    return found


def _rules(spacing: Spacing, element: Element, white: float, leading: float) -> Iterator[str]:
    block = spacing.blocks[element]
    for side, points in block.white.items():
        yield f"{side}:{points * white:.3f}pt"
    if block.leading and leading < 1:
        yield f"line-height:{block.leading * leading:.3f}pt"


def _even(root: Element, filled: list[float], compose: Compose, aims: Aims) -> Composition | None:
    """The list on as many pages, each of them as deep as will do; ``None`` where they are not."""
    half = aims.area.leading / 2
    least, most = ceil(sum(filled) / len(filled) / half), int(_depth(aims.area) / half)

    def way(halves: int) -> Composition:
        foot = aims.trim.height - aims.area.top - halves * half
        return compose(root, f"@page {{ margin-bottom: {foot:.3f}pt }}")

    return _first(least, most, way, lambda facts: len(facts.pages) <= len(filled))


def _depth(area: TypeArea) -> float:
    return area.bottom - area.top


def _first(
    least: int, most: int, way: Callable[[int], Composition], does: Callable[[GalleyFacts], bool]
) -> Composition | None:
    """The setting with the lowest number that will do, of those from ``least`` to ``most``; later ones do then too."""
    found = way(most)
    if not does(found.measure()):
        return None
    while least < most:
        middle = (least + most) // 2
        tried = way(middle)
        if does(tried.measure()):
            found, most = tried, middle
        else:
            least = middle + 1
    return found
