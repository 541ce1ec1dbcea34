"""Tracked changes and comments of a Word copy (ISO/IEC 29500-1, §17.13)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from publish.diagnostics import Span
from publish.importers.foreign.package import DocumentParts, opened
from publish.importers.proofs.word_copy import BOOKMARK
from publish.model.proof import MarkKind, ProofMark

if TYPE_CHECKING:
    from lxml.etree import _Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_GONE, _NEW = {f"{_W}del", f"{_W}moveFrom"}, {f"{_W}ins", f"{_W}moveTo"}
_AROUND = 160
"""Characters on each side of a mark that are read."""
_KEPT, _CUT, _PUT = "", "del", "ins"


@dataclass
class _Stretch:
    """Words that share what became of them."""

    text: str
    change: str
    author: str


@dataclass
class _Paragraph:
    """A paragraph while it is read."""

    stretches: list[_Stretch] = field(default_factory=list)
    comments: dict[str, list[int]] = field(default_factory=dict)
    """For each comment where its words begin and end, in those of the proof."""
    check: str = ""

    @property
    def before(self) -> str:
        """The words of the proof so far, as they were."""
        return "".join(stretch.text for stretch in self.stretches if stretch.change != _PUT)


def word_marks(data: bytes) -> tuple[ProofMark, ...]:
    """What was changed and said; :class:`ValueError` for what is no document of Word."""
    package = opened(data, Span("")).value
    body = package.xml("word/document.xml") if package else None
    if package is None or body is None:
        raise ValueError("it is no document of Word that can be read")
    said, found = _comments(package), list[ProofMark]()
    paragraphs = [_read(paragraph) for paragraph in body.iter(f"{_W}p")]
    whole = [paragraph.before for paragraph in paragraphs]
    for number, paragraph in enumerate(paragraphs, start=1):
        found += (_among(mark, whole, number) for mark in _changes(paragraph, f"paragraph {number}"))
    for id, (text, author) in said.items():
        for number, paragraph in enumerate(paragraphs, start=1):
            if id in paragraph.comments:
                mark = _comment(paragraph, paragraph.comments[id], text, author, f"paragraph {number}")
                found.append(_among(mark, whole, number))
                break
    return tuple(found)


def _among(mark: ProofMark, paragraphs: Sequence[str], number: int) -> ProofMark:
    """A mark with words of the paragraphs round its own, which may be short, or stand in several places."""
    first, last = number - 2, number
    before, behind = mark.prefix, mark.suffix
    while len(before) < _AROUND and first >= 0:
        before = f"{paragraphs[first]} {before}"
        first -= 1
    while len(behind) < _AROUND and last < len(paragraphs):
        behind = f"{behind} {paragraphs[last]}"
        last += 1
    return replace(mark, prefix=before[-_AROUND:], suffix=behind[:_AROUND])


def _read(element: "_Element") -> _Paragraph:
    made = _Paragraph()
    for child in element:
        _take(child, made, _KEPT, "")
    return made


def _take(element: "_Element", into: _Paragraph, change: str, author: str) -> None:
    tag = element.tag
    if tag in _GONE or tag in _NEW:
        # What was put in and cut again was never in the proof, nor will be.
        inner = _CUT if tag in _GONE else _PUT
        change = "none" if change and change != inner else inner
        author = element.get(f"{_W}author", "")
    elif tag in (f"{_W}t", f"{_W}delText"):
        _add(into, element.text or "", change, author)
        return
    elif tag in (f"{_W}tab", f"{_W}br", f"{_W}cr"):
        _add(into, " ", change, author)
    elif tag == f"{_W}noBreakHyphen":
        _add(into, "-", change, author)
    elif tag in (f"{_W}commentRangeStart", f"{_W}commentRangeEnd", f"{_W}commentReference"):
        places = into.comments.setdefault(element.get(f"{_W}id", ""), [])
        if len(places) < 2:
            places.append(len(into.before))
        return
    elif tag == f"{_W}bookmarkStart" and element.get(f"{_W}name", "").startswith(BOOKMARK):
        into.check = into.check or element.get(f"{_W}name", "").rpartition("_")[2]
    for child in element:
        _take(child, into, change, author)


def _add(into: _Paragraph, text: str, change: str, author: str) -> None:
    if change == "none" or not text:
        return
    last = into.stretches[-1] if into.stretches else None
    if last is not None and (last.change, last.author) == (change, author):
        last.text += text
    else:
        into.stretches.append(_Stretch(text, change, author))


def _changes(paragraph: _Paragraph, place: str) -> Iterator[ProofMark]:
    """A mark for each run of changes: what was cut, what was put in its place, or both."""
    whole, at, index = paragraph.before, 0, 0
    stretches = paragraph.stretches
    while index < len(stretches):
        if stretches[index].change == _KEPT:
            at += len(stretches[index].text)
            index += 1
            continue
        begin = index
        while index < len(stretches) and stretches[index].change != _KEPT:
            index += 1
        run = stretches[begin:index]
        cut = "".join(stretch.text for stretch in run if stretch.change == _CUT)
        put = "".join(stretch.text for stretch in run if stretch.change == _PUT)
        kind = MarkKind.REPLACE if cut and put else MarkKind.STRIKE if cut else MarkKind.INSERT
        before, behind = whole[:at], whole[at + len(cut) :]
        yield ProofMark(kind, cut, before, behind, put, author=run[0].author, place=place, check=paragraph.check)
        at += len(cut)


def _comment(paragraph: _Paragraph, places: list[int], text: str, author: str, place: str) -> ProofMark:
    whole = paragraph.before
    begin, end = places[0], places[1] if len(places) > 1 else len(whole)
    words = (whole[begin:end], whole[:begin], whole[end:])
    return ProofMark(MarkKind.NOTE, *words, comment=text, author=author, place=place, check=paragraph.check)


def _comments(package: DocumentParts) -> dict[str, tuple[str, str]]:
    """What is said, and by whom, by the comment's number."""
    root = package.xml("word/comments.xml")
    if root is None:
        return {}
    found = {}
    for comment in root.iter(f"{_W}comment"):
        words = " ".join("".join(text.text or "" for text in p.iter(f"{_W}t")) for p in comment.iter(f"{_W}p"))
        found[comment.get(f"{_W}id", "")] = (words.strip(), comment.get(f"{_W}author", ""))
    return found
