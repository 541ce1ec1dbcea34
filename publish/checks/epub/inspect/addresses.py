"""Which attributes hold an address that a reader follows without being asked, by the lists of the standards.

HTML (index of attributes), SVG 2 (linking, presentation attributes, animation), MathML 3 (``altimg``), SMIL 3.
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from lxml import etree

from publish.checks.epub.epub_file import is_relative
from publish.markup.css_addresses import addresses

_LOADING = frozenset(
    ("action", "altimg", "archive", "background", "classid", "code", "codebase", "data", "dynsrc", "formaction", "icon",
     "imagesrcset", "longdesc", "lowsrc", "manifest", "ping", "poster", "profile", "src", "srcset", "textref")
)  # fmt: skip
"""Attributes that hold addresses on any element."""
_LISTS = frozenset({"archive", "imagesrcset", "ping", "srcset"})
"""Those that hold several."""
_LINKS = frozenset({"a", "area"})
"""Elements whose address is followed when the reader asks, and not before."""
_MATHML = "http://www.w3.org/1998/Math/MathML"
_MOVING = frozenset({"animate", "animateMotion", "animateTransform", "discard", "set"})
_MOVED = frozenset({"by", "from", "to", "values"})
"""Elements that set attributes of others, and where they say to what."""
_STYLED = frozenset(
    ("clip-path", "color-profile", "cursor", "fill", "filter", "marker", "marker-end", "marker-mid", "marker-start",
     "mask", "stroke", "style")
)  # fmt: skip
"""Attributes that are read as style sheets are."""
_BASE = "{http://www.w3.org/XML/1998/namespace}base"
_KNOWN = ("-//W3C//", "-//NISO//", "+//ISBN 0-9673008-1-9//")
"""How the names of the kinds of documents begin that readers have with them: XHTML, SVG, NCX, old packages."""
_HREF = re.compile(r"""\bhref\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_IGNORED = re.compile(r"[\t\n\r]")
_EDGES = "".join(map(chr, range(33)))


def leaves(address: str) -> bool:
    """Whether an address leads out of the book, as readers understand it: they pass over what should not be in it."""
    return not is_relative(_IGNORED.sub("", address.strip(_EDGES)).replace("\\", "/"))


def loaded(element: etree._Element) -> Iterator[str]:
    """The addresses of an element that a reader loads from, or tells something to."""
    name = etree.QName(element)
    for key, value in element.attrib.items():
        yield from _loaded(name.localname, name.namespace or "", str(key), str(value))
    if name.localname == "style":
        yield from (address for address, _ in addresses("".join(map(str, element.itertext()))))


def _loaded(tag: str, namespace: str, key: str, value: str) -> Iterator[str]:
    local = key.rpartition("}")[2]
    if local.lower() in _LISTS:
        yield from (part for part in re.split(r"[,\s]+", value) if part)
    elif local.lower() in _LOADING or key == _BASE or (local == "href" and tag not in _LINKS and namespace != _MATHML):
        yield value
    elif tag in _MOVING and local in _MOVED:
        yield from (part for part in value.split(";") if "://" in part or part.strip().startswith("//"))
    elif local in _STYLED:
        yield from (address for address, _ in addresses(value))


def around(root: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """Instructions anywhere in a document that load a style sheet, each with its address."""
    instructions: Any = root.xpath("//processing-instruction()")
    for found in instructions:
        if found.target in ("xml-stylesheet", "import"):
            match = _HREF.search(found.text or "")
            yield found, unescape(match[1] or match[2] or "") if match else ""


def outside(root: etree._Element) -> str:
    """The address of what declares a document's kind, where it declares one of its own; empty for the known kinds."""
    info: Any = root.getroottree().docinfo
    known = not info.system_url or (info.public_id or "").startswith(_KNOWN)
    return "" if known else str(info.system_url)
