"""A word processor's text, as HTML whose classes are its styles, made a dispatch: by styles, else by looks."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from publish.diagnostics import Diagnostic, Outcome, Span
from publish.importers.capture.credits import byline
from publish.importers.foreign.assembly import Given, assembled
from publish.importers.foreign.body import read_body
from publish.importers.foreign.document import classes_of, line_of, name_of, words_of
from publish.importers.foreign.facts import moment
from publish.importers.foreign.furniture import SILENT
from publish.importers.foreign.material import Material, Reading
from publish.importers.foreign.rules import IMPORT_UNSURE, excerpt, left_out
from publish.importers.foreign.words import book_of
from publish.model.blocks import Block, Note
from publish.model.dispatch import Dispatch
from publish.model.inlines import Inline, Inlines, Link, NoteReference
from publish.model.walk import map_block, rewrite_inlines

if TYPE_CHECKING:
    from lxml.html import HtmlElement

NOTES = "https://note.invalid/"
"""Where the mark of a note leads while the text is HTML: its label follows."""

_TEXT = ("p", "ul", "ol", "table", "blockquote")
"""What may stand under a heading."""
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_LONGEST = 90
"""The most characters of a line in bold that is taken for a heading."""
_PAUSE = re.compile(r"[\s*#~•·⁂—–_-]+")
_REDIRECT = re.compile(r"(?:www\.)?google\.[a-z.]+")
_AUTOMATIC = re.compile(
    r"description (?:automatically )?generated|AI-generated content may be incorrect", re.IGNORECASE
)
_NOBODY = re.compile(
    r"(?:microsoft(?: office)?|office|windows|default|python-docx|libreoffice|unknown|owner|admin\w*|user|utilisateur"
    r"|benutzer|author|autor\w*|un-?named|editor|\W)*(?:\s*user)?\d*",
    re.IGNORECASE,
)
"""What stands for the author where nobody has said who writes at this machine."""


@dataclass(frozen=True)
class Styled:
    """A text in its styles."""

    root: "HtmlElement"
    """The text: paragraphs of the classes ``title``, ``subtitle``, ``kicker``, ``byline``, ``caption``, ``toc``."""
    notes: "Sequence[tuple[str, HtmlElement]]"
    """Each note by its label, in order; its mark in the text is a link to :data:`NOTES` and the label."""
    parts: Mapping[str, bytes]
    """The pictures that it holds."""
    given: Given
    """What the file says of itself; of people and days only what the text itself does not say."""
    findings: tuple[Diagnostic, ...] = ()
    """What was left out on the way."""


def read_styled(styled: Styled, material: Material, importer: str) -> Outcome[Reading]:
    """The dispatch of a text."""
    at = Span(material.path, 1, 1)
    language = styled.given.language or material.language
    given = _fields(styled.root, language)
    findings = [*styled.findings, *_tidied(styled.root, at, language)]
    for _, note in styled.notes:
        findings += _tidied(note, at, language)
    body = read_body([styled.root], at, judge=_nothing)
    labels = {label: str(number) for number, (label, _) in enumerate(styled.notes, start=1)}
    notes: list[Note] = []
    for label, element in styled.notes:
        words = read_body([element], at, judge=_nothing)
        findings += words.diagnostics
        noted = tuple(_noted(block, labels) for block in words.blocks)
        notes.append(Note(labels[label], noted, span=line_of(element, at)))
    blocks = tuple(_noted(block, labels) for block in body.blocks)
    file = styled.given

    def made(one: Given) -> Outcome[Dispatch]:
        return assembled(one, blocks, at, importer=importer, language=material.language, notes=tuple(notes))

    given = replace(given, language=file.language, subjects=file.subjects)
    found = made(given)
    if not found.value.headline and file.headline:
        given = replace(given, headline=file.headline)
    if not found.value.credits and not found.value.byline:
        given = replace(given, authors=tuple(name for name in file.authors if not _NOBODY.fullmatch(name)))
    if found.value.date is None and file.date is not None:
        given = replace(given, date=file.date)
        message = f"the text names no day; {file.date.isoformat()} is when the file was saved last"
        findings.append(IMPORT_UNSURE.finding(message, at))
    dispatch = made(given)
    findings += [*body.diagnostics, *dispatch.diagnostics]
    findings.sort(key=lambda one: one.at.line)
    return Outcome(Reading((dispatch.value,), parts=styled.parts, others=body.others), tuple(findings))


def _nothing(element: "HtmlElement") -> str | None:
    """Nothing that somebody typed into a document is furniture; a script in its web page was not typed."""
    return "what works only on a screen" if name_of(element) in SILENT else None


def numbered(root: "HtmlElement") -> None:
    """Give every paragraph its number for a line: it is what a word processor can be asked for."""
    number = 0
    for element in root.iter():
        if name_of(element) in ("p", "li", "pre", *_HEADINGS):
            number += 1
        element.sourceline = max(1, min(number, 65_535))


def _noted(block: Block, labels: Mapping[str, str]) -> Block:
    """The block with marks of notes for the links that stand for them."""

    def change(inline: Inline) -> Inlines:
        if isinstance(inline, Link) and inline.href.startswith(NOTES):
            return (NoteReference(labels[inline.href.removeprefix(NOTES)]),)
        return (inline,)

    return map_block(
        block,
        blocks=lambda inner: tuple(_noted(one, labels) for one in inner),
        line=lambda line: rewrite_inlines(line, change),
    )


def _fields(root: "HtmlElement", language: str) -> Given:
    """What styles say of the opening; those paragraphs are no part of the text any more."""
    fields = {"title": "", "subtitle": "", "kicker": "", "byline": ""}
    for element in list(root.iter("p", "h1")):
        name = next((name for name in fields if name in classes_of(element)), "")
        if name and not fields[name] and words_of(element) and element.find(".//img") is None:
            if name == "byline" and byline(words_of(element), book_of(language)):
                continue  # it is read, with its places and houses, where it stands
            fields[name] = words_of(element)
            _remove(element)
    return Given(
        headline=fields["title"],
        standfirst=fields["subtitle"],
        kicker=fields["kicker"],
        authors=(fields["byline"],) if fields["byline"] else (),
    )


def _remove(element: "HtmlElement") -> None:
    parent = element.getparent()
    if parent is not None:
        if element.tail and element.tail.strip():
            before = element.getprevious()
            if before is not None:
                before.tail = (before.tail or "") + element.tail
            else:
                parent.text = (parent.text or "") + element.tail
        parent.remove(element)


def _tidied(root: "HtmlElement", at: Span, language: str) -> Iterator[Diagnostic]:
    """Put in order what looks, and not styles, have said; what becomes of it is told where it could be otherwise."""
    for element in list(root.iter("p", *_HEADINGS)):
        if "toc" in classes_of(element):
            yield left_out("a line of the table of contents", words_of(element), line_of(element, at))
            _remove(element)
        elif not words_of(element) and element.find(".//img") is None:
            _remove(element)
        elif name_of(element) == "p" and len(element) == 0 and _PAUSE.fullmatch(element.text or ""):
            element.tag, element.text = "hr", None
    _placed(root)
    for link in root.iter("a"):
        link.set("href", unwrapped(link.get("href", "")))
    for image in root.iter("img"):
        if _AUTOMATIC.search(alt := image.get("alt", "")):
            yield left_out("a description that a program made", alt, line_of(image, at))
            del image.attrib["alt"]
    _captioned(root)
    if root.find(".//h1") is not None:  # the headline is over all of them
        for element in root.iter(*_HEADINGS):
            element.tag = f"h{min(int(name_of(element)[1]) + 1, 6)}"
    yield from _headed(root, at, language)


def _placed(root: "HtmlElement") -> None:
    """Give bookmarks, which are places without words, to the paragraphs that they stand in."""
    others: dict[str, str] = {}
    for mark in [one for one in root.iter("a") if one.get("id") and not one.get("href") and not words_of(one)]:
        block = next((above for above in mark.iterancestors() if name_of(above) in ("p", "li", *_HEADINGS)), None)
        if block is not None:
            others[mark.get("id", "")] = block.get("id") or mark.get("id", "")
            block.set("id", others[mark.get("id", "")])
            mark.drop_tag()
    for link in root.iter("a"):
        if (place := link.get("href", "")).startswith("#"):
            link.set("href", f"#{others.get(place[1:], place[1:])}")


def unwrapped(address: str) -> str:
    """Where a link of Google Docs leads, without the redirect that it is exported with."""
    try:
        parts = urlsplit(address)
        if _REDIRECT.fullmatch(parts.hostname or "") and parts.path == "/url":
            query = parse_qs(parts.query)
            return next((value for key in ("q", "url") for value in query.get(key, ())), address)
    except ValueError:
        return address
    return address


def _captioned(root: "HtmlElement") -> None:
    """A paragraph in the style of captions belongs to the picture, or the table, that stands next to it."""
    for caption in [one for one in root.iter("p") if "caption" in classes_of(one)]:
        before, behind = caption.getprevious(), caption.getnext()
        if (picture := next((one for one in (before, behind) if _is_picture(one)), None)) is not None:
            picture.tag = "figure"
            picture.append(caption)
            caption.tag, caption.tail = "figcaption", None
            continue
        tables = (one for one in (behind, before) if one is not None and name_of(one) == "table")
        if (table := next(tables, None)) is not None and table.find("caption") is None:
            table.insert(0, caption)
            caption.tag, caption.tail = "caption", None


def _is_picture(element: "HtmlElement | None") -> bool:
    if element is None or name_of(element) != "p" or words_of(element):
        return False
    return len(list(element.iter("img"))) == 1


def _headed(root: "HtmlElement", at: Span, language: str) -> Iterator[Diagnostic]:
    """Lines in bold that stand over paragraphs are headings that somebody made by hand."""
    ranks = [int(name_of(one)[1]) for one in root.iter(*_HEADINGS)]
    rank = min(max(ranks, default=1) + 1, 6)
    for element in [one for one in root.iterchildren("p") if _is_bold_line(one, language)]:
        behind = element.getnext()
        if (
            behind is None
            or name_of(behind) not in ("p", "ul", "ol", "table", "blockquote")
            or _is_bold_line(behind, language)
        ):
            continue
        element.tag = f"h{rank}"
        message = f"a line in bold was taken for a heading: {excerpt(words_of(element))}"
        yield IMPORT_UNSURE.finding(message, line_of(element, at))


def _is_bold_line(element: "HtmlElement", language: str) -> bool:
    words = words_of(element)
    if not words or len(words) > _LONGEST or classes_of(element) & {"title", "subtitle", "kicker", "byline", "caption"}:
        return False
    loose = [element.text or "", *(child.tail or "" for child in element)]
    if any(text.strip() for text in loose) or any(name_of(child) not in ("strong", "a", "br") for child in element):
        return False
    if any(child.find(".//img") is not None or (name_of(child) == "a" and words_of(child)) for child in element):
        return False
    if words.endswith((".", ",", ";", "…")):
        return False
    return byline(words, book_of(language)) is None and moment(words, language) is None
