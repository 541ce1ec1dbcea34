"""Finding one's way in the tree of a flow."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def names(element: Element) -> list[str]:
    """The classes of an element."""
    return element.get("class", "").split()


def dispatches(root: Element) -> Iterator[tuple[str, Element]]:
    """The dispatches of a flow, each with its key."""
    return ((key, element) for element in root.iter() if (key := element.get("data-dispatch")))


def styled(element: Element, rule: str) -> None:
    """Add a rule to an element's own style."""
    style = element.get("style", "")
    element.set("style", f"{style};{rule}" if style else rule)


def copied(element: Element) -> Element:
    """The element with all that is in it, made anew."""
    twin = Element(element.tag, dict(element.attrib))
    twin.text, twin.tail = element.text, element.tail
    twin.extend([copied(child) for child in element])
    return twin
