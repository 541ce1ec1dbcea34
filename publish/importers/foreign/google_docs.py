"""A document that Google Docs has exported as a web page: its styles are classes, which its style sheet explains."""

import re
from typing import TYPE_CHECKING

from publish.diagnostics import Outcome, Span
from publish.importers.foreign.assembly import Given
from publish.importers.foreign.document import decoded, name_of, parsed, words_of
from publish.importers.foreign.material import ImportSource, Material, Reading
from publish.importers.foreign.styled import NOTES, Styled, read_styled

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BODY = re.compile(r"<body class=\"[^\"]*\bdoc-content\b")
_RULE = re.compile(r"\.(?P<name>c\d+)\{(?P<style>[^{}]*)\}")
_MARK = re.compile(r"#(?P<label>ftnt\d+)")


def recognises(material: Material) -> bool:
    """Whether a page is such a document."""
    return material.head.startswith("<") and bool(_BODY.search(material.head))


def read(material: Material) -> Outcome[Reading]:
    """The dispatch of a document."""
    at = Span(material.path, material.line, 1)
    text = decoded(material.data, at)
    root = parsed(text.value, at)
    if root.value is None:
        return Outcome(Reading(), root.diagnostics)
    _explained(root.value, text.value)
    body = next(iter(root.value.iter("body")), root.value)
    notes = list(_notes(body))
    return read_styled(Styled(body, notes, {}, Given(), text.diagnostics), material, "google-docs")


def _explained(root: "HtmlElement", markup: str) -> None:
    """Give each element the style that its classes have, where it makes words bold or slanted."""
    styles = {found["name"]: found["style"] for found in _RULE.finditer(markup)}
    for element in root.iter("span"):
        said = ";".join(styles.get(name, "") for name in (element.get("class") or "").split())
        element.set("style", f"{said};{element.get('style', '')}")


def _notes(body: "HtmlElement") -> "list[tuple[str, HtmlElement]]":
    """The notes, which stand behind a rule at the end; taken from there, their marks made links to :data:`NOTES`."""
    found: list[tuple[str, HtmlElement]] = []
    for mark in [one for one in body.iter("a") if _MARK.fullmatch(one.get("href", ""))]:
        label = mark.get("href", "").removeprefix("#")
        entry = next((one for one in body.iter("a") if one.get("id") == label), None)
        above = entry.iterancestors("div") if entry is not None else iter(())
        holder = next((one for one in above if one is not body), None)
        if entry is None or holder is None:
            continue
        mark.set("href", f"{NOTES}{label}")
        entry.drop_tree()
        holder.drop_tree()
        first = next((one for one in holder.iter() if one.text and one.text.strip()), None)
        if first is not None:
            first.text = (first.text or "").lstrip(" \N{NO-BREAK SPACE}")
        found.append((label, holder))
    if found and (last := next(body.iterchildren(reversed=True), None)) is not None and name_of(last) == "hr":
        last.drop_tree()
    for mark in body.iter("a"):
        raised = mark.getparent()
        is_mark = mark.get("href", "").startswith(NOTES) and raised is not None and name_of(raised) == "sup"
        if is_mark and words_of(raised) == words_of(mark):
            raised.drop_tag()
    return found


SOURCE = ImportSource("a document of Google Docs", recognises, read)
