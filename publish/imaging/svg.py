"""An SVG drawing through a strict allow-list: what comes out draws, and does nothing else.

A drawing that holds more than shapes, paint and text is refused as a whole, with the line in it and what stands there;
only what no reader would see falls away (descriptions, metadata, an editor's own notes).
"""

import base64
import binascii
import re
from collections.abc import Iterator

import tinycss2
from lxml import etree

from publish.imaging.drawing_terms import ATTRIBUTES, ELEMENTS, FUNCTIONS, UNDRAWN
from publish.imaging.fault import DRAWING_REFUSED, PhotoFaultError, broken
from publish.imaging.file_types import JPEG, PNG, kind_of
from publish.imaging.jpeg import read_jpeg
from publish.imaging.png import read_png

SVG = "http://www.w3.org/2000/svg"
_XLINK, _XHTML, _XML = (
    "http://www.w3.org/1999/xlink",
    "http://www.w3.org/1999/xhtml",
    "http://www.w3.org/XML/1998/namespace",
)
MOST_BYTES = 8_000_000
"""A map of a whole country, drawn street by street, has less."""
MOST_ELEMENTS = 100_000
_READERS = {JPEG: read_jpeg, PNG: read_png}
_DECLARATION = re.compile(r"\A\s*<\?xml\s[^>]*\?>")
_DOCTYPE_WITH_RULES = re.compile(r"<!DOCTYPE[^>\[]*\[|<!ENTITY", re.IGNORECASE)
_ELSEWHERE = frozenset({"media", "keyframes", "-webkit-keyframes", "charset"})
"""Rules that say how a drawing looks on other screens, and how it moves: a page is the usual case, and stands still."""
_FACE = "font-face"
"""The rule that brings a face: every drawing is lettered in those that ship."""
_LOADING = frozenset({"url", "src", "image", "image-set", "-webkit-image-set", "cross-fade", "element"})
_DATA = re.compile(r"data:image/(?:png|jpe?g);base64,", re.IGNORECASE)


def refused(what: str, line: int) -> PhotoFaultError:
    """The fault of a drawing with something in it, in a line of its own, that is not drawn."""
    return PhotoFaultError(DRAWING_REFUSED, f"holds {what}, in its line {line}")


def line_of(node: etree._Element) -> int:
    """The line of a drawing that an element begins in."""
    line: object = node.sourceline
    return line if isinstance(line, int) else 1


def read_svg(data: bytes) -> etree._Element:
    """The tree of a drawing, nothing in it but what draws; without text between elements that is no text to set.

    Raises :class:`~publish.imaging.fault.PhotoFaultError` for a drawing that holds more than that, and for a file that
    is no SVG.
    """
    if len(data) > MOST_BYTES:
        raise PhotoFaultError(DRAWING_REFUSED, f"has {len(data):,} bytes; the limit is {MOST_BYTES:,}")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise broken("is no SVG in UTF-8") from error
    if match := _DOCTYPE_WITH_RULES.search(text):
        raise refused("rules of its own for XML (an entity can stand for anything)", _line(text, match.start()))
    # What the declaration says of the encoding must not speak for another one than was judged.
    plain = _DECLARATION.sub(lambda found: "\n" * found[0].count("\n"), text, count=1)
    parser = etree.XMLParser(
        encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True
    )
    try:
        root = etree.fromstring(plain.encode(), parser)
    except etree.XMLSyntaxError as error:
        raise broken(f"is not a well-formed SVG: {error.msg}") from error
    if root.tag != f"{{{SVG}}}svg":
        namespace = etree.QName(root).namespace or "nothing"
        raise broken(f"is no SVG: its first element is “{_name(root)}” of {namespace}")
    for instruction in root.itersiblings(preceding=True):
        _check_instruction(instruction)
    for page in [*root.iter(f"{{{SVG}}}foreignObject")]:
        if _has_another(page):
            _leave_out(page)
    for number, element in enumerate([*root.iter()]):
        if number >= MOST_ELEMENTS:
            raise PhotoFaultError(DRAWING_REFUSED, f"has more than {MOST_ELEMENTS:,} elements")
        _clean(element)
    return root


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname


def _check_instruction(node: etree._Element) -> None:
    if isinstance(node, etree._ProcessingInstruction) and node.target == "xml-stylesheet":
        raise refused("the address of a style sheet", line_of(node))


def _clean(element: etree._Element) -> None:
    if isinstance(element, etree._Entity):
        raise refused(f"the entity “{element.text}”", line_of(element))
    if isinstance(element, etree._ProcessingInstruction):
        _check_instruction(element)
        _leave_out(element)
        return
    space, name = etree.QName(element).namespace, _name(element)
    if space == _XHTML or (space == SVG and name not in ELEMENTS | UNDRAWN):
        raise refused(f"the element “{name}”", line_of(element))
    if space != SVG or name in UNDRAWN:
        _leave_out(element)
        return
    for key in list(element.attrib):
        _clean_attribute(element, str(key))
    if name == "style":
        element.text = _sheet(element)


def _has_another(element: etree._Element) -> bool:
    """Whether a choice has a drawing for programs that show no web page in it, as diagrams.net writes both."""
    parent = element.getparent()
    if parent is None or parent.tag != f"{{{SVG}}}switch":
        return False
    return any(_name(other) in ELEMENTS for other in element.itersiblings("*"))


def _leave_out(element: etree._Element) -> None:
    """Take an element with all that is in it out of the tree; what an outer one took along is gone already."""
    if (parent := element.getparent()) is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def _clean_attribute(element: etree._Element, key: str) -> None:
    qualified = etree.QName(key)
    space, name, value = qualified.namespace, qualified.localname, str(element.attrib[key])
    if name == "href" and space in (None, _XLINK):
        _clean_address(element, key)
    elif space == _XML and name == "base":
        raise refused("the attribute “xml:base”", line_of(element))
    elif space in (None, _XML) and name.startswith("on"):
        raise refused(f"the handler “{name}”", line_of(element))
    elif space not in (None, _XML) or name not in ATTRIBUTES:
        # Programs that draw keep their own notes in attributes, which no reader of SVG knows.
        del element.attrib[key]
    elif name == "style":
        element.attrib[key] = _declarations(tinycss2.parse_blocks_contents(value), line_of(element))
    elif "(" in value:  # without, nothing is called; and the points of a map are not read one by one
        _check_values(tinycss2.parse_component_value_list(value), line_of(element))


def _clean_address(element: etree._Element, key: str) -> None:
    """A reference stays inside the drawing, a link is no part of what is drawn, and a picture is written in it."""
    address, name = str(element.attrib[key]).strip(), _name(element)
    if name == "a":
        del element.attrib[key]
    elif name == "image" and (match := _DATA.match(address)):
        element.attrib[key] = _embedded(address[match.end() :], line_of(element))
    elif not address.startswith("#") or name == "image":
        shown = address if len(address) <= 60 else f"{address[:60]}…"
        raise refused(f"the address “{shown}”", line_of(element))


def _embedded(coded: str, line: int) -> str:
    """A picture that is written in the drawing, its file without anything that is not the picture."""
    try:
        data = base64.b64decode("".join(coded.split()), validate=True)
    except (binascii.Error, ValueError) as error:
        raise refused("a picture that is damaged", line) from error
    kind = kind_of(data)
    if kind not in _READERS:
        raise refused(f"{kind} in place of a picture", line)
    try:
        original = _READERS[kind](data)
    except PhotoFaultError as fault:
        raise PhotoFaultError(fault.rule, f"holds a picture that {fault.what}, in its line {line}") from fault
    return f"data:{original.media_type};base64,{base64.b64encode(original.data).decode()}"


def _sheet(element: etree._Element) -> str:
    """The rules of a style sheet; one that is no plain rule is refused."""
    line = line_of(element)
    rules = tinycss2.parse_stylesheet("".join(map(str, element.itertext())), skip_comments=True, skip_whitespace=True)
    for child in list(element):
        element.remove(child)
    return "\n".join(_rules(rules, line))


def _rules(rules: list[tinycss2.ast.Node], line: int) -> Iterator[str]:
    for rule in rules:
        at = line + rule.source_line - 1
        if rule.type == "at-rule" and (rule.lower_at_keyword in _ELSEWHERE or _is_face_within(rule)):
            continue
        if rule.type == "at-rule":
            raise refused(f"the rule “@{rule.at_keyword}”", at)
        if rule.type != "qualified-rule":
            raise refused("a style sheet that cannot be read", at)
        content = _declarations(tinycss2.parse_blocks_contents(rule.content), at)
        yield f"{tinycss2.serialize(rule.prelude)}{{{content}}}"


def _is_face_within(rule: tinycss2.ast.Node) -> bool:
    """Whether a rule brings a face that is written in the drawing itself, as editors write theirs."""
    if rule.lower_at_keyword != _FACE or not rule.content:
        return False
    addresses = [node for node in tinycss2.parse_blocks_contents(rule.content) if node.type == "declaration"]
    called = [value for node in addresses for value in node.value if value.type in ("url", "function")]
    names = [value for value in called if value.type == "url" or value.lower_name in _LOADING]
    return all(value.type == "url" and value.value.lower().startswith("data:") for value in names)


def _declarations(nodes: list[tinycss2.ast.Node], line: int) -> str:
    """Declarations as they stand, without those that have no meaning in a drawing."""
    kept = []
    for node in nodes:
        if node.type == "at-rule":
            raise refused(f"the rule “@{node.at_keyword}”", line)
        if node.type == "declaration":
            known = node.lower_name in ATTRIBUTES
            _check_values(node.value, line, functions=known)
            if known:
                kept.append(node.serialize())
        elif node.type not in ("comment", "whitespace", "error"):
            raise refused("a rule within a rule", line)
    return ";".join(kept)


def _check_values(values: list[tinycss2.ast.Node], line: int, *, functions: bool = True) -> None:
    """Refuse a value that names something outside the drawing, at any depth of brackets.

    ``functions`` says whether it may call those that are known alone; a property that is left out may call others.
    """
    waiting = [*values]
    while waiting:
        node = waiting.pop()
        if node.type == "url" and not node.value.startswith("#"):
            raise refused(f"the address “{node.value[:60]}”", line)
        if node.type == "function":
            if functions or node.lower_name in _LOADING:
                _check_function(node, line)
            waiting += node.arguments
        elif node.type.endswith("block"):
            waiting += node.content


def _check_function(node: tinycss2.ast.Node, line: int) -> None:
    if node.lower_name not in FUNCTIONS:
        raise refused(f"the function “{node.name}()”", line)
    texts = [value.value for value in node.arguments if value.type == "string"]
    if node.lower_name == "url" and not all(text.startswith("#") for text in texts):
        raise refused(f"the address “{texts[0][:60]}”", line)
