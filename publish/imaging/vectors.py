"""Drawings that print may keep as vectors: plain shapes in opaque colours, which every renderer draws alike.

A drawing with anything else in it, such as text, a gradient, a clip, a sheet of its own or a colour that shows through,
is printed from pixels, as it was checked.
"""

import re
from copy import deepcopy

import tinycss2
import tinycss2.color3
from lxml import etree

from publish.imaging.svg import SVG

_GEOMETRY = {
    "svg": {"width", "height", "viewBox", "version"},
    "g": set[str](),
    "path": {"d"},
    "rect": {"x", "y", "width", "height", "rx", "ry"},
    "circle": {"cx", "cy", "r"},
    "ellipse": {"cx", "cy", "rx", "ry"},
    "line": {"x1", "y1", "x2", "y2"},
    "polyline": {"points"},
    "polygon": {"points"},
}
"""The elements, each with what places it."""
_COLOURS = frozenset({"fill", "stroke"})
_PAINT = _COLOURS | {
    "fill-rule", "stroke-width", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "stroke-dasharray",
    "stroke-dashoffset", "transform",
}  # fmt: skip
_FULL = frozenset({"opacity", "fill-opacity", "stroke-opacity"})
_PLAIN = re.compile(r"[\w\s.,#%()+-]*")
_MEANINGLESS = frozenset({"id", "class"})
"""Without a sheet and an address they say nothing."""


def plain_vectors(root: etree._Element) -> bytes:
    """The file of a drawing that has been through the allow-list; empty when it holds more than plain shapes."""
    root = deepcopy(root)
    for element in root.iter():
        if not _is_plain(element):
            return b""
    return etree.tostring(root, encoding="utf-8")


def _is_plain(element: etree._Element) -> bool:
    """Whether an element is a plain shape; its style becomes attributes, and what shows through and is full goes."""
    name = etree.QName(element)
    if name.namespace != SVG or name.localname not in _GEOMETRY or (element.text or "").strip():
        return False
    style = str(element.attrib.pop("style", ""))
    for declaration in tinycss2.parse_declaration_list(style, skip_comments=True, skip_whitespace=True):
        if declaration.type != "declaration" or declaration.important:
            return False
        element.set(declaration.lower_name, tinycss2.serialize(declaration.value).strip())
    return all(_is_plain_attribute(element, str(key), name.localname) for key in list(element.attrib))


def _is_plain_attribute(element: etree._Element, key: str, name: str) -> bool:
    value = str(element.attrib[key]).strip()
    if key in _FULL and value in ("1", "1.0", "100%"):
        del element.attrib[key]
        return True
    if key in _MEANINGLESS:
        del element.attrib[key]
        return True
    if key in _COLOURS:
        return value == "none" or _is_opaque(value)
    return (key in _PAINT or key in _GEOMETRY[name]) and _PLAIN.fullmatch(value) is not None


def _is_opaque(value: str) -> bool:
    colour = tinycss2.color3.parse_color(value)
    return isinstance(colour, tinycss2.color3.RGBA) and colour.alpha == 1
