"""Finding one's way in the tree of a flow."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

TURNED = "turned"
"""The class of a table that is turned by 90 degrees, and the name of the pages that it is set on."""
PLATE = "plate"
"""The class of pictures that have a page of their own, and the name of the pages that they are set on."""
LINES = "data-lines"
"""In how many lines a paragraph is set, where it can be: make-up asks for it."""
MAKEUP = "data-makeup"
"""What the editor asks of a block: ``new-page``, ``with-next``, ``whole``, ``here``."""
CHANGE = "data-change"
"""In how many lines more or fewer the editor wants a paragraph."""
REFUSED = "data-refused"
"""What a paragraph bears that does not stand the number of lines that was asked for."""
NEW_PAGE = "new-page"
"""The word of :data:`MAKEUP` for a block that begins a page."""
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_DISPLAY = frozenset({"headline", "standfirst", "pull-quote-words"})


def names(element: Element) -> list[str]:
    """The classes of an element."""
    return element.get("class", "").split()


def begins_page(element: Element) -> bool:
    """Whether the editor has a page begin with it."""
    return NEW_PAGE in element.get(MAKEUP, "").split()


def wishes(element: Element) -> tuple[str, ...]:
    """What the editor asks of it, as it is written: ``.whole``, ``lines=-1``."""
    lines = int(element.get(CHANGE, 0))
    return (*(f".{word}" for word in element.get(MAKEUP, "").split()), *([f"lines={lines:+d}"] if lines else []))


def stays(element: Element) -> bool:
    """Whether the editor has a picture stay where it is."""
    return "here" in element.get(MAKEUP, "").split()


def is_display(element: Element) -> bool:
    """Whether it is set as display lines, of about one length each."""
    return element.tag in HEADINGS or not _DISPLAY.isdisjoint(names(element))


def dispatches(root: Element) -> Iterator[tuple[str, Element]]:
    """The dispatches of a flow, each with its key."""
    return ((key, element) for element in root.iter() if (key := element.get("data-dispatch")))


def points(length: float) -> str:
    """A length as all style sheets of print have it: two that are equal stay so."""
    return f"{length:.4g}pt"


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


def alone(root: Element, element: Element) -> Element:
    """A flow that holds one element, inside what it stands in, so that the same styles apply."""
    inner = copied(element)
    for outer in reversed(around(root, element)):
        shell = Element(outer.tag, dict(outer.attrib))
        shell.append(inner)
        inner = shell
    return inner


def around(root: Element, element: Element) -> list[Element]:
    """What an element stands in, from the root down; empty where it does not stand in it."""
    for child in root:
        if child is element:
            return [root]
        if chain := around(child, element):
            return [root, *chain]
    return []
