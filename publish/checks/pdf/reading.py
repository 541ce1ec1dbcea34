"""Reading a finished tagged PDF as a screen reader does: along its structure tree, words by the maps of its fonts.

Independent of what made the file: only the file is read (ISO 32000-1, §14.7 and §9.10).
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO

import pikepdf

from publish.checks.pdf.unread import FAULTS, said
from publish.model.sources import MARK

_PAIR = re.compile(rb"<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]+)>")
_MARKS = frozenset({"/Reference", "/Lbl", "/NonStruct"})
"""The tags of what is none of the author's words: marks of notes, labels, words of the house's."""
_INLINE = frozenset({"/Span", "/Link", "/Code", "/Quote", "/Annot", "/Ruby"})
"""The tags that stand in a line (ISO 32000-1, §14.8.4.4); all others begin and end a stretch of words."""
_DEEPEST = 200


@dataclass(slots=True)
class Article:
    """A piece of the book: one dispatch, or what stands in none."""

    stretches: list[str] = field(default_factory=list)
    """Its words by block, in order; those of notes, and the labels of notes and lists, left out."""
    notes: list[tuple[str, str]] = field(default_factory=list)
    """Its notes in order: the label, and the words."""
    alts: list[str] = field(default_factory=list)
    """The descriptions of its pictures, in order; empty for one without."""
    note_alts: list[str] = field(default_factory=list)
    """The same of those in notes."""


@dataclass(slots=True)
class Reading:
    """What a PDF says."""

    articles: tuple[Article, ...] = ()
    """Its dispatches, in the order of its tags."""
    rest: Article = field(default_factory=Article)
    """What stands in no dispatch: front and back matter."""
    pages: int = 0
    """How many pages it has."""
    claims: frozenset[str] = field(default_factory=frozenset)
    """What it claims: ``pdfua``."""


class UnreadablePdf(Exception):
    """A file that is no PDF, is cut short, or is locked."""


def made_of(file: BinaryIO) -> str:
    """The hash of what a PDF says that it was made of; empty where it says nothing, or cannot be read."""
    try:
        with pikepdf.open(file) as pdf:
            permanent = bytes(pdf.trailer.ID[0])
    except FAULTS:
        return ""
    return permanent.removeprefix(MARK).hex() if permanent.startswith(MARK) else ""


def read(file: BinaryIO) -> Reading:
    """Read a PDF; one without tags has no words here. :class:`UnreadablePdf` for one that cannot be read at all."""
    try:
        return _read(file)
    except FAULTS as error:
        raise UnreadablePdf(f"the file cannot be read: {said(error)}") from error


def _read(file: BinaryIO) -> Reading:
    with pikepdf.open(file) as pdf:
        with pdf.open_metadata() as meta:
            claims = frozenset({"pdfua"} if meta.get("pdfuaid:part") else ())
        reading = Reading(pages=len(pdf.pages), claims=claims)
        tree = pdf.Root.get("/StructTreeRoot")
        if tree is None:
            return reading
        reader = _Reader({page.obj.objgen: page for page in pdf.pages})
        reader.walk(tree, None, reading.rest, 0)
        reader.end(reading.rest)
        reading.articles = tuple(reader.articles)
        return reading


class _Reader:
    def __init__(self, pages: Mapping[tuple[int, int], pikepdf.Page]) -> None:
        self.articles: list[Article] = []
        self._pages = pages
        self._marked: dict[tuple[int, int], dict[int, str]] = {}
        self._words: list[str] = []

    def walk(self, element: pikepdf.Object, page: pikepdf.Object | None, article: Article, depth: int) -> None:
        """Read what is under a structure element into ``article``; ``page`` is the one that its numbers mean."""
        if depth > _DEEPEST:
            return
        page = element.get("/Pg", page)
        for kid in _kids(element):
            if not isinstance(kid, pikepdf.Dictionary):
                self._words.append(self._on(page).get(int(kid), ""))
            elif kid.get("/Type") == "/MCR":
                self._words.append(self._on(kid.get("/Pg", page)).get(int(kid.MCID), ""))
            elif kid.get("/Type") != "/OBJR":
                self._element(kid, page, article, depth + 1)

    def end(self, article: Article) -> None:
        """The words so far are a stretch of their own."""
        if text := " ".join("".join(self._words).split()):
            article.stretches.append(text)
        self._words.clear()

    def _element(self, kid: pikepdf.Object, page: pikepdf.Object | None, article: Article, depth: int) -> None:
        role = str(kid.get("/S", ""))
        if role in _MARKS:
            return
        if role == "/Note":
            article.notes.append(self._note(kid, page, article, depth))
        elif "/ActualText" in kid:
            self._words.append(str(kid.ActualText))
        elif role in _INLINE:
            self.walk(kid, page, article, depth)
        else:
            self._block(role, kid, page, article, depth)

    def _block(self, role: str, kid: pikepdf.Object, page: pikepdf.Object | None, article: Article, depth: int) -> None:
        self.end(article)
        if role == "/Figure":
            article.alts.append(str(kid.get("/Alt", "")))
        if role == "/Art":
            inside = Article()
            self.articles.append(inside)
            self.walk(kid, page, inside, depth)
            self.end(inside)
        else:
            self.walk(kid, page, article, depth)
            self.end(article)

    def _note(self, note: pikepdf.Object, page: pikepdf.Object | None, article: Article, depth: int) -> tuple[str, str]:
        apart = _Reader(self._pages)
        apart._marked = self._marked
        inside = Article()
        apart.walk(note, page, inside, depth)
        apart.end(inside)
        article.note_alts += inside.alts
        label = _Reader(self._pages)
        label._marked = self._marked
        for kid in _kids(note):
            if isinstance(kid, pikepdf.Dictionary) and kid.get("/S") == "/Lbl":
                label.walk(kid, kid.get("/Pg", note.get("/Pg", page)), Article(), depth)
        return "".join(label._words).strip(" ."), " ".join(inside.stretches)

    def _on(self, page: pikepdf.Object | None) -> Mapping[int, str]:
        """The words of each piece of marked content of a page, by number."""
        if page is None or page.objgen not in self._pages:
            return {}
        if page.objgen not in self._marked:
            self._marked[page.objgen] = marked(self._pages[page.objgen])
        return self._marked[page.objgen]


def _kids(element: pikepdf.Object) -> list[pikepdf.Object]:
    kids = element.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def pages_marked(file: BinaryIO) -> list[dict[int, str]]:
    """For each page of a PDF the words of its pieces of marked content; :class:`UnreadablePdf` as for :func:`read`."""
    try:
        with pikepdf.open(file) as pdf:
            return [marked(page) for page in pdf.pages]
    except FAULTS as error:
        raise UnreadablePdf(f"the file cannot be read: {said(error)}") from error


def marked(page: pikepdf.Page) -> dict[int, str]:
    """The words of each piece of marked content of a page, by number."""
    maps: dict[str, dict[int, str]] = {}
    found: dict[int, list[str]] = {}
    current: list[_Marked] = []
    fonts = page.obj.get("/Resources", pikepdf.Dictionary()).get("/Font", pikepdf.Dictionary())
    font: dict[int, str] = {}
    for instruction in pikepdf.parse_content_stream(page):
        operator, operands = str(instruction.operator), instruction.operands
        if operator in ("BDC", "BMC"):
            current.append(_begun(list(operands), current[-1] if current else _Marked()))
            if current[-1].number is not None and current[-1].text is not None:
                found.setdefault(current[-1].number, []).append(current[-1].text)
        elif operator == "EMC":
            current.pop()
        elif operator == "Tf":
            name = str(operands[0])
            if name not in maps:
                maps[name] = _characters(fonts[name])
            font = maps[name]
        elif operator in ("TJ", "Tj"):
            number = current[-1].number if current else None
            if number is not None and not current[-1].is_told:
                shown = operands[0] if operator == "TJ" else [operands[0]]
                glyphs = b"".join(bytes(item) for item in shown if isinstance(item, pikepdf.String))
                codes = (int.from_bytes(glyphs[i : i + 2], "big") for i in range(0, len(glyphs), 2))
                found.setdefault(number, []).append("".join(font.get(code, "\ufffd") for code in codes))
    return {number: "".join(parts) for number, parts in found.items()}


@dataclass(frozen=True, slots=True)
class _Marked:
    """A piece of marked content."""

    number: int | None = None
    """Its number, or that of what it stands in."""
    text: str | None = None
    """The words that it says it has, in the place of what its glyphs say (ISO 32000-1, §14.9.4)."""
    is_told: bool = False
    """Whether it, or what it stands in, says so."""


def _begun(operands: Sequence[object], around: _Marked) -> _Marked:
    """The marked content that begins inside ``around``."""
    properties = operands[1] if len(operands) > 1 else None
    if not isinstance(properties, pikepdf.Dictionary):
        return _Marked(around.number, None, around.is_told)
    number = int(properties.MCID) if "/MCID" in properties else around.number
    text = str(properties.ActualText) if "/ActualText" in properties and not around.is_told else None
    return _Marked(number, text, around.is_told or text is not None)


def _characters(font: pikepdf.Object) -> dict[int, str]:
    """What each glyph stands for, by the font's ToUnicode map."""
    if "/ToUnicode" not in font:
        return {}
    pairs = _PAIR.findall(font.ToUnicode.read_bytes())
    return {int(glyph, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for glyph, text in pairs}
