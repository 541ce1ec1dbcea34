"""Reading a finished tagged PDF as a screen reader does: along its structure tree, words by the maps of its fonts.

Independent of what made the file: only the file is read (ISO 32000-1, §14.7 and §9.10).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from io import BytesIO
from typing import BinaryIO

import pikepdf

from publish.preflight.marked import Marked, marked
from publish.preflight.page_digest import PageDigests
from publish.preflight.recall import PageRecall, read_anew
from publish.preflight.unread import FAULTS, library_words

_MARKS = frozenset({"/Reference", "/Lbl", "/NonStruct"})
"""The tags of what is none of the author's words: marks of notes, labels, words of the house's."""
_INLINE = frozenset({"/Span", "/Link", "/Code", "/Quote", "/Annot", "/Ruby"})
"""The tags that stand in a line (ISO 32000-1, §14.8.4.4); all others begin and end a stretch of words."""
_HEADINGS = frozenset({"/H", "/H1", "/Title"})
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
    begins: list[int] = field(default_factory=list)
    """The page on which each stretch begins, from 0; -1 where the tags do not say it."""
    note_begins: list[int] = field(default_factory=list)
    """The same of each note."""
    pages: set[int] = field(default_factory=set)
    """The pages on which it stands, from 0."""
    title: str = ""
    """What its first heading says."""


@dataclass(slots=True)
class PdfReading:
    """What a PDF says."""

    articles: tuple[Article, ...] = ()
    """Its dispatches, in the order of its tags."""
    rest: Article = field(default_factory=Article)
    """What stands in no dispatch: front and back matter."""
    pages: int = 0
    """How many pages it has."""
    claims: frozenset[str] = field(default_factory=frozenset)
    """What it claims: ``pdfua``."""
    tagged: bool = False
    """Whether it has tags; without them no words are read here."""
    labels: tuple[str, ...] = ()
    """What viewers call its pages."""


class UnreadablePdf(Exception):
    """A file that is no PDF, is cut short, or is locked."""


def permanent_identifier(file: BinaryIO) -> bytes:
    """What a PDF is called for ever (ISO 32000-1, §14.4); empty where it has no name, or cannot be read."""
    try:
        with pikepdf.open(file) as pdf:
            return bytes(pdf.trailer.ID[0])
    except FAULTS:
        return b""


def page_count(file: BinaryIO) -> int:
    """How many pages a PDF has; 0 for one that cannot be read."""
    try:
        with pikepdf.open(file) as pdf:
            return len(pdf.pages)
    except FAULTS:
        return 0


def pages_in(data: bytes) -> int:
    """The same of a PDF in memory."""
    return page_count(BytesIO(data))


def read(file: BinaryIO) -> PdfReading:
    """Read a PDF; one without tags has no words here. :class:`UnreadablePdf` for one that cannot be read at all."""
    try:
        return _read(file)
    except FAULTS as error:
        raise UnreadablePdf(f"the file cannot be read: {library_words(error)}") from error


def _read(file: BinaryIO) -> PdfReading:
    with pikepdf.open(file) as pdf:
        with pdf.open_metadata() as meta:
            claims = frozenset({"pdfua"} if meta.get("pdfuaid:part") else ())
        reading = PdfReading(pages=len(pdf.pages), claims=claims, labels=tuple(page.label for page in pdf.pages))
        tree = pdf.Root.get("/StructTreeRoot")
        if tree is None:
            return reading
        reader = _Reader({page.obj.objgen: (number, page) for number, page in enumerate(pdf.pages)})
        reading.tagged = True
        reader.walk(tree, None, reading.rest, 0)
        reader.end(reading.rest)
        reading.articles = tuple(reader.articles)
        return reading


class _Reader:
    def __init__(self, pages: Mapping[tuple[int, int], tuple[int, pikepdf.Page]]) -> None:
        self.articles: list[Article] = []
        self._pages = pages
        self._marked: dict[tuple[int, int], dict[int, str]] = {}
        self._words: list[str] = []
        self._page = self._last = -1

    def walk(self, element: pikepdf.Object, page: pikepdf.Object | None, article: Article, depth: int) -> None:
        """Read what is under a structure element into ``article``; ``page`` is the one that its numbers mean."""
        if depth > _DEEPEST:
            return
        page = element.get("/Pg", page)
        for kid in _kids(element):
            if not isinstance(kid, pikepdf.Dictionary):
                self._say(page, int(kid), article)
            elif kid.get("/Type") == "/MCR":
                self._say(kid.get("/Pg", page), int(kid.MCID), article)
            elif kid.get("/Type") != "/OBJR":
                self._element(kid, page, article, depth + 1)

    def end(self, article: Article) -> None:
        """The words so far are a stretch of their own."""
        if text := " ".join("".join(self._words).split()):
            article.stretches.append(text)
            article.begins.append(self._page)
        self._words.clear()
        self._page = -1

    def _say(self, page: pikepdf.Object | None, number: int, article: Article) -> None:
        """The words of a piece of marked content of a page."""
        words = self._on(page).get(number, "")
        if page is not None and page.objgen in self._pages and words.strip():
            place = self._pages[page.objgen][0]
            article.pages.add(place)
            if self._page < 0:
                self._page = place
            elif self._last != place:
                self._words.append(" ")  # a page ends like a line, for which no file need hold a space
            self._last = place
        self._words.append(words)

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
            before = len(article.stretches)
            self.walk(kid, page, article, depth)
            self.end(article)
            if role in _HEADINGS and not article.title:
                article.title = " ".join(article.stretches[before:])

    def _note(self, note: pikepdf.Object, page: pikepdf.Object | None, article: Article, depth: int) -> tuple[str, str]:
        apart = _Reader(self._pages)
        apart._marked = self._marked
        inside = Article()
        apart.walk(note, page, inside, depth)
        apart.end(inside)
        article.note_alts += inside.alts
        article.note_begins.append(next((place for place in inside.begins if place >= 0), -1))
        article.pages |= inside.pages
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
            self._marked[page.objgen] = marked(self._pages[page.objgen][1]).pieces
        return self._marked[page.objgen]


def _kids(element: pikepdf.Object) -> list[pikepdf.Object]:
    kids = element.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def pages_marked(file: BinaryIO, recall: PageRecall = read_anew) -> list[Marked]:
    """What each page of a PDF says, piece by piece; :class:`UnreadablePdf` as for :func:`read`.

    ``recall`` may know what a page of the same hash has said.
    """
    try:
        with pikepdf.open(file) as pdf:
            if recall is read_anew:
                return [marked(page) for page in pdf.pages]
            digests = PageDigests(pdf, pictures=False)
            return [recall(digests.of(page), partial(marked, page)) for page in pdf.pages]
    except FAULTS as error:
        raise UnreadablePdf(f"the file cannot be read: {library_words(error)}") from error
