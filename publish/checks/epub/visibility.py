"""Which elements of a document a reader is not shown, by its style sheets and its attributes.

Only what hides is looked at: ``display: none``, ``visibility``, ``opacity: 0``, ``font-size: 0`` and
``content-visibility``. A rule in an ``@media`` counts as if its readers were there: words that are hidden from some are
not in the book for them.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeAlias

import cssselect2
from lxml import etree

from publish.markup.css import Declaration, declarations, inline

_LOOKED_AT = frozenset({"display", "visibility", "opacity", "font-size", "content-visibility"})
_ZERO = re.compile(r"(?:0+(?:\.0+)?|\.0+)(?:%|[a-z]+)?")

Weight: TypeAlias = tuple[bool, bool, tuple[int, int, int], int]
"""What a declaration outweighs others by: importance, a place in the element, specificity, order (CSS Cascade 4)."""


@dataclass(frozen=True)
class StyleSheet:
    """What style sheets say of being shown."""

    rules: tuple[tuple[Any, Declaration], ...] = ()
    """Their declarations of the properties that are looked at, in order, each with its selector compiled."""

    @cached_property
    def conditions(self) -> tuple[str, ...]:
        """The conditions under which one of them hides something; empty for one that always does."""
        return tuple(dict.fromkeys(declaration.condition for _, declaration in self.rules if hides(declaration)))


def read_sheet(sheets: Iterable[str]) -> StyleSheet:
    """The declarations of some style sheets, in the order in which they count."""
    found = (each for css in sheets for each in declarations(css) if isinstance(each, Declaration))
    return StyleSheet(tuple(rule for own in found if own.property in _LOOKED_AT for rule in _compiled(own)))


def _compiled(declaration: Declaration) -> Iterator[tuple[Any, Declaration]]:
    try:
        selectors = cssselect2.compile_selector_list(declaration.selector)
    except cssselect2.SelectorError:
        return  # what no reader understands hides nothing
    yield from ((selector, declaration) for selector in selectors if selector.pseudo_element is None)


def hides(declaration: Declaration) -> bool:
    """Whether a declaration hides what it is for."""
    value = declaration.value.lower()
    if declaration.property == "display":
        return value == "none"
    if declaration.property == "visibility":
        return value in ("hidden", "collapse")
    if declaration.property == "content-visibility":
        return value == "hidden"
    return declaration.property in ("opacity", "font-size") and bool(_ZERO.fullmatch(value))


@dataclass(slots=True)
class Hidden:
    """What is hidden in one document."""

    pruned: set[etree._Element] = field(default_factory=set)
    """Elements that are not shown, nor anything in them."""
    veiled: set[etree._Element] = field(default_factory=set)
    """Elements whose own words are not shown: what is in them may be."""


def hidden(root: etree._Element, sheet: StyleSheet) -> Hidden:
    """What of a document a reader is not shown, or is not read aloud (``aria-hidden``)."""
    found = Hidden()
    for element in root.iter(etree.Element):
        if element.get("hidden") is not None or element.get("aria-hidden") == "true":
            found.pruned.add(element)
    styled = any(element.get("style") for element in root.iter(etree.Element))
    for condition in dict.fromkeys((*([""] if styled else []), *sheet.conditions)):
        _cascade(root, [rule for rule in sheet.rules if rule[1].condition in ("", condition)], found)
    return found


def _cascade(root: etree._Element, rules: Sequence[tuple[Any, Declaration]], found: Hidden) -> None:
    matcher = cssselect2.Matcher()
    for selector, declaration in rules:
        matcher.add_selector(selector, declaration)
    veiled: dict[etree._Element, bool] = {}
    for wrapper in cssselect2.ElementWrapper.from_xml_root(root).iter_subtree():
        element: etree._Element = wrapper.etree_element
        winners: dict[str, tuple[Weight, Declaration]] = {}
        for specificity, order, _, declaration in matcher.match(wrapper):
            _weigh(declaration, (declaration.important, False, specificity, order), winners)
        for order, declaration in enumerate(inline(element.get("style") or "")):
            _weigh(declaration, (declaration.important, True, (0, 0, 0), order), winners)
        if any(hides(declaration) for name, (_, declaration) in winners.items() if name != "visibility"):
            found.pruned.add(element)
        parent = element.getparent()
        veiled[element] = parent is not None and veiled.get(parent, False)
        if "visibility" in winners and winners["visibility"][1].value.lower() not in ("inherit", "unset"):
            veiled[element] = hides(winners["visibility"][1])
        if veiled[element]:
            found.veiled.add(element)


def _weigh(declaration: Declaration, weight: Weight, winners: dict[str, tuple[Weight, Declaration]]) -> None:
    if declaration.property in _LOOKED_AT and (
        declaration.property not in winners or weight >= winners[declaration.property][0]
    ):
        winners[declaration.property] = (weight, declaration)
