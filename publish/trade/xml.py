"""XML of feeds and trade messages."""

from typing import Any

from lxml import etree

from publish.trade.catalog import legible

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def root(name: str, namespace: str, **prefixes: str) -> etree._Element:
    """A root element in the namespace that goes without a prefix."""
    names: Any = {None: namespace, **prefixes}  # the stubs know no namespace without one
    return etree.Element(f"{{{namespace}}}{name}", nsmap=names)


def add(parent: etree._Element, name: str, text: str = "", **attributes: str) -> etree._Element:
    """A new last child; without text it is empty."""
    child = etree.SubElement(parent, name, {key: legible(value) for key, value in attributes.items()})
    child.text = legible(text) or None
    return child


def document(root: etree._Element) -> bytes:
    """The whole document, indented."""
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
