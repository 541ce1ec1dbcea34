"""Single tags, as they stand between the words of a Markdown line, and what is wrong with their attributes."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import StringIO
from typing import TYPE_CHECKING

from publish.config.languages import tag_fault
from publish.config.values import LANGUAGE_UNKNOWN
from publish.diagnostics import Diagnostic, Rule, Severity, Span
from publish.importers.html.allowed import ACTIVE, COMMON, OWN, SMALL_CAPS, VOID

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_NAME = re.compile(r"<(/?)\s*([A-Za-z][^\s/>]*)")
_END = "end-of-piece"
_BODY = "<!DOCTYPE html><html><head></head><body>"


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag."""

    name: str
    """The element's name, in lower case."""
    attributes: Mapping[str, str]
    """Its attributes, names in lower case."""
    closing: bool = False
    """Whether it ends an element."""

    @property
    def void(self) -> bool:
        """Whether the element holds nothing."""
        return self.name in VOID


def parse_body(markup: str) -> "Element":
    """The body element of a piece of HTML, read as browsers do.

    The text goes in as a stream: the parser would take a short string for the name of a file, and open it.
    """
    import tinyhtml5  # what few dispatches need, and takes long to load

    tree: Element = tinyhtml5.parse(StringIO(_BODY + markup), namespace_html_elements=False)
    body = tree.find("body")
    assert body is not None
    return body


def parse_whole(markup: str) -> "tuple[Element, bool]":
    """The body element of a piece of HTML, and whether its end was reached outside of every tag, comment and script.

    An element that is set behind the piece and not found in the tree was swallowed, as what follows would be.
    """
    body = parse_body(f"{markup}\n<{_END}></{_END}>")
    for parent in body.iter():
        for child in parent:
            if name_of(child) == _END:
                parent.remove(child)
                return body, True
    return body, False


def read_tag(markup: str) -> Tag | None:
    """A tag from its characters; ``None`` for comments, declarations and processing instructions."""
    named = _NAME.match(markup)
    if named is None:
        return None
    name = named[2].lower()
    if named[1]:
        return Tag(name, {}, closing=True)
    body = parse_body(markup)
    if len(body) and (parsed := name_of(body[0])):
        return Tag(parsed, dict(body[0].attrib))
    return Tag(name, {})


def name_of(element: "Element") -> str:
    """The name of an element without its namespace, in lower case; empty for comments and declarations."""
    tag: object = element.tag
    return local_name(tag) if isinstance(tag, str) else ""


def local_name(tag: str) -> str:
    """The name of an element without its namespace, in lower case."""
    return tag.rpartition("}")[2].lower()


def language_of(attributes: Mapping[str, str], at: Span) -> tuple[str, tuple[Diagnostic, ...]]:
    """The language that ``lang`` names, and the finding for a tag that nobody knows, which is passed over."""
    tag = attributes.get("lang") or attributes.get("xml:lang") or ""
    if tag and (hint := tag_fault(tag)):
        return "", (LANGUAGE_UNKNOWN.finding(f"{tag!r} is not a language tag", at, hint=hint),)
    return tag, ()


HTML_REMOVED = Rule(
    "html-removed",
    Severity.WARNING,
    "Raw HTML is read through an allow-list; what the tree cannot hold is taken out and its text kept.",
    "Write it as Markdown.",
)

ACTIVE_CONTENT = Rule(
    "active-content",
    Severity.WARNING,
    "Scripts, handlers, frames and forms run in e-readers; they were taken out, and their text was kept.",
    "Take it out of the dispatch.",
    safety=True,
)

STYLE_REMOVED = Rule(
    "style-removed",
    Severity.WARNING,
    "Styles in content can hide text or load files; they were taken out.",
    "Use the theme's classes.",
    safety=True,
)


def judged_attributes(name: str, attributes: Mapping[str, str], at: Span) -> Iterator[Diagnostic]:
    """What is taken out of a tag."""
    allowed = COMMON | OWN.get(name, frozenset())
    lost = []
    for key, value in attributes.items():
        plain = key.lower()
        if plain.startswith("on") or plain in ("ping", "formaction", "action", "srcdoc"):
            yield ACTIVE_CONTENT.finding(f"{plain} was taken out of <{name}>", at)
        elif plain == "style":
            yield STYLE_REMOVED.finding(f"A style was taken out of <{name}>", at)
        elif plain == "class" and (classes := [word for word in value.split() if word not in SMALL_CAPS]):
            lost.append(f"class {' '.join(classes)}")
        elif plain not in allowed:
            lost.append(plain)
    if lost and name not in ACTIVE:
        yield HTML_REMOVED.finding(f"{', '.join(lost)} was taken out of <{name}>", at)
