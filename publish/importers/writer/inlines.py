"""Inlines as Markdown, so that reading them gives the same inlines.

Where Markdown's own marks could be read otherwise (marks next to marks, inside words, around spaces), the HTML
element stands instead: the reader's allow-list knows it.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import quote

from publish.config.addresses import scheme_of
from publish.importers.writer.escapes import edges, escaped, html_value, line_start, value
from publish.model.inlines import (
    Code,
    CrossReference,
    Deleted,
    Emphasis,
    Inline,
    Inlines,
    LineBreak,
    Link,
    NoteReference,
    Phrase,
    Strong,
    Subscript,
    Superscript,
    Text,
)
from publish.model.walk import each_inline

_BARE_ADDRESS = re.compile(r"[^\s<>()\\&\"'`$\x00-\x1f]+")
_UNSAFE = re.compile(r"[%#\s<>\\\"`\x00-\x20\x7f-\xa0]")
_NAMED = {"&": "&amp;"}
_WORD = re.compile(r"[^\W_]+")
_LEADS = re.compile(r"\A[:|](?=[ \t])")
"""What begins a meaning or a line of verse; written as a number, since a bar behind a backslash may end a cell."""
_ELEMENTS = {Emphasis: "em", Strong: "strong", Deleted: "del", Superscript: "sup", Subscript: "sub"}
_MARKS = {Emphasis: "*", Strong: "**", Deleted: "~~", Superscript: "^", Subscript: "~"}


@dataclass(frozen=True, slots=True)
class _Place:
    """What surrounds the inlines that are being written."""

    single: bool = False
    """Whether all must stand on one line."""
    enclosed: bool = False
    """Whether they stand in square brackets."""
    marked: bool = False
    """Whether they stand between marks of emphasis."""
    linked: bool = False
    """Whether they stand in a link, where no other square brackets may."""
    dollars: int = 0
    """How many dollar signs stand in all of them and their addresses."""


def paragraph(inlines: Inlines) -> str:
    """The inlines as one or more lines of Markdown, safe at the beginning of each."""
    text = _safely(inlines, _Place())
    text = f"{text[:-2]}<br>" if text.endswith("\\\n") else text
    lines = text.split("\\\n")
    return "\\\n".join(line_start(edges(line)) for line in lines)


def single(inlines: Inlines) -> str:
    """The inlines on one line, to stand behind something: in a heading, a cell, a value."""
    line = edges(_safely(inlines, _Place(single=True)))
    return _LEADS.sub(lambda match: f"&#{ord(match[0])};", line)


def _safely(inlines: Inlines, place: _Place) -> str:
    text = _written(inlines, place)
    dollars = text.count("$")
    return _written(inlines, replace(place, dollars=dollars)) if dollars > 1 else text


def _written(inlines: Sequence[Inline], place: _Place) -> str:
    out = ""
    for inline in inlines:
        piece = _piece(inline, place, out)
        if isinstance(inline, Text) and out.endswith("]") and piece[:1] in ("(", ":", "["):
            piece = f"\\{piece}"
        out += piece
    return out


def _piece(inline: Inline, place: _Place, before: str) -> str:
    if isinstance(inline, Text):
        return escaped(inline.value, enclosed=place.enclosed, dollars=place.dollars)
    if isinstance(inline, LineBreak):
        return "<br>" if place.single or place.enclosed or not before or before.endswith("\n") else "\\\n"
    if isinstance(inline, Code):
        return _code(inline.value, place, before)
    if isinstance(inline, NoteReference):
        return f"[^{inline.note}]"
    if isinstance(inline, Phrase):
        return _phrase(inline, place)
    if isinstance(inline, Link | CrossReference):
        return _link(inline, place)
    return _marked(inline, place, before)


def _marked(inline: Emphasis | Strong | Deleted | Superscript | Subscript, place: _Place, before: str) -> str:
    """Words between marks, where these cannot be read otherwise; in an element else."""
    mark = _MARKS[type(inline)]
    if isinstance(inline, Superscript | Subscript):
        only = inline.children[0] if len(inline.children) == 1 else None
        if isinstance(only, Text) and _WORD.fullmatch(only.value) and not before.endswith(mark):
            return f"{mark}{only.value}{mark}"
    elif not place.marked and not before.endswith(mark[0]):
        inner = _written(inline.children, replace(place, marked=True))
        if inner and _is_letter(inner[0]) and _is_letter(inner[-1]):
            return f"{mark}{inner}{mark}"
    name = _ELEMENTS[type(inline)]
    return f"<{name}>{_written(inline.children, place)}</{name}>"


def _is_letter(character: str) -> bool:
    return unicodedata.category(character)[0] in "LN"


def _code(text: str, place: _Place, before: str) -> str:
    text = text.replace("\n", " ")
    if before.endswith("`"):
        return f"<code>{escaped(text, enclosed=True, dollars=place.dollars)}</code>"
    fence = "`" * (max((len(run) for run in re.findall("`+", text)), default=0) + 1)
    padded = text.strip() and (text[0] == "`" or text[-1] == "`" or text[0] == text[-1] == " ")
    inner = f" {text} " if padded else text
    return f"{fence}{inner}{fence}"


def _phrase(phrase: Phrase, place: _Place) -> str:
    if place.linked:
        pairs = (("id", phrase.id), ("lang", phrase.lang), ("dir", phrase.direction))
        given = "".join(f" {key}={html_value(text)}" for key, text in pairs if text)
        given += ' class="small-caps"' if phrase.small_caps else ""
        return f"<span{given}>{_written(phrase.children, place)}</span>"
    inner = _written(phrase.children, replace(place, enclosed=True))
    names = [f"#{phrase.id}"] if phrase.id else []
    names += [".smallcaps"] if phrase.small_caps else []
    names += [f"lang={value(phrase.lang)}"] if phrase.lang else []
    names += [f"dir={phrase.direction}"] if phrase.direction else []
    return f"[{inner}]{{{' '.join(names)}}}"


def _link(link: Link | CrossReference, place: _Place) -> str:
    title, way = (link.title, link.print) if isinstance(link, Link) else ("", "")
    address = link.href if isinstance(link, Link) else _reference(link)
    brackets = any(
        isinstance(inner, Phrase | NoteReference | Link | CrossReference) for inner in each_inline(link.children)
    )
    if place.linked or brackets:
        inner = _written(link.children, replace(place, linked=True))
        titled = f" title={html_value(title)}" if title else ""
        titled += f" data-print={html_value(way)}" if way else ""
        return f"<a href={html_value(address)}{titled}>{inner}</a>"
    inner = _written(link.children, replace(place, enclosed=True, linked=True))
    titled = f" {_title(title)}" if title else ""
    return f"[{inner}]({destination(address)}{titled})" + (f"{{print={way}}}" if way else "")


def _reference(reference: CrossReference) -> str:
    path = encoded(reference.path)
    if scheme_of(path) or path.startswith(("//", "www.")):
        path = f"./{path.lstrip('/')}" if path.startswith("/") else path.replace(":", "%3A").replace("www.", "www%2E")
    return f"{path}#{encoded(reference.fragment)}" if reference.fragment else path


def encoded(path: str) -> str:
    """A path as an address: what an address would read otherwise is written as the bytes' numbers."""
    return _UNSAFE.sub(lambda match: quote(match[0], safe=""), path)


def destination(address: str) -> str:
    """An address as it stands between round brackets."""
    if _BARE_ADDRESS.fullmatch(address):
        return address
    return "<" + re.sub(r"[<>\\&$]", lambda match: _NAMED.get(match[0], f"{chr(92)}{match[0]}"), address) + ">"


def _title(text: str) -> str:
    return '"' + re.sub(r'(["\\&$])', r"\\\1", text.replace("\n", " ")) + '"'
