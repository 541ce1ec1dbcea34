"""Places that an author named by an empty element, ``<a id="ports"></a>``: the block behind takes the name."""

from collections.abc import Mapping
from dataclasses import replace

from publish.config.addresses import place_id
from publish.model.blocks import Blocks, Break

_EMPTY = frozenset(["a", "span", "div", "p"])
"""The elements that name a place so."""


def anchor_of(name: str, attributes: Mapping[str, str]) -> str:
    """The id of the place that an element without words names; empty where it names none, or leads somewhere."""
    if name not in _EMPTY or "href" in attributes:
        return ""
    return place_id(attributes.get("id", "").strip() or attributes.get("name", "").strip())


def anchored(blocks: Blocks, waiting: list[str]) -> Blocks:
    """Blocks of which the first takes the first name that waits, if it has none; the name waits no more."""
    if not waiting or not blocks or isinstance(first := blocks[0], Break) or first.id:
        return blocks
    return (replace(first, id=waiting.pop(0)), *blocks[1:])
