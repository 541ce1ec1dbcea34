"""Binding: galleys, running heads and folios become one book (pikepdf).

A galley's pages are shifted sideways to their side's margins, get their running head and folio as an artifact, their
links and their tags; the book gets its outline, named destinations, page labels and metadata. Nothing is set here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from publish.model.facts import PageFacts, SetLink
from publish.pdf.faces import share_faces
from publish.pdf.galley import Galley
from publish.pdf.ledger import Ledger, is_recto, places
from publish.pdf.metadata import BookFacts, describe
from publish.pdf.outline import Entry, add_destinations, add_outline
from publish.pdf.references import finish
from publish.pdf.tags import TagWriter, rectangle


@dataclass(frozen=True, slots=True)
class Sheet:
    """The page that the galleys are bound to; lengths in points."""

    width: float
    """Of the trimmed page."""
    height: float
    """Of the trimmed page."""
    shift: float
    """How far the type block moves to the outside: half the difference of inner and outer margin."""
    multiple: int = 1
    """The number of pages is a multiple of this: blanks are added at the end."""
    links: bool = True
    """Whether links are kept as annotations."""
    outline: bool = True
    """Whether the book gets an outline."""


@dataclass(frozen=True, slots=True)
class Book:
    """What is bound: galleys in order, with what is known of the whole."""

    galleys: tuple[Galley, ...]
    """The galleys, in the order of the book."""
    ledger: Ledger
    """Where each begins."""
    folios: tuple[bytes, Mapping[str, str]]
    """Running heads and folios: a PDF with one page for each page of the book, and the files of its fonts."""
    fonts: Mapping[str, bytes]
    """The font files, by name."""
    entries: tuple[Entry, ...]
    """The outline."""
    facts: BookFacts
    """What the metadata says."""


def total_pages(ledger: Ledger, multiple: int) -> int:
    """How many pages the bound book has, with the blanks at its end."""
    return -(-ledger.pages // multiple) * multiple


def bind(book: Book, sheet: Sheet, sink: BinaryIO) -> None:
    """Bind a book into ``sink``: PDF 1.7, tagged; the same book gives the same bytes."""
    pdf = pikepdf.new()
    sources = [pikepdf.open(BytesIO(data)) for data in (*(galley.pdf for galley in book.galleys), book.folios[0])]
    for source in sources:
        pdf.pages.extend(source.pages)
    heads = list(pdf.pages)[book.ledger.pages :]
    _share_faces(pdf, book)
    del pdf.pages[book.ledger.pages :]
    for _ in range(total_pages(book.ledger, sheet.multiple) - book.ledger.pages):
        blank = pdf.add_blank_page(page_size=(sheet.width, sheet.height))
        blank.obj.Contents = pdf.make_stream(b"% blank\n")  # some interpreters stop at a stream of no length
        _trim(blank, sheet)
    pages = list(pdf.pages)
    destinations = places([galley.facts for galley in book.galleys], book.ledger)
    folio_of = {target: str(page + 1) for target, (page, _) in destinations.items()}
    tags = TagWriter(pdf, book.facts.language)
    shifts = [sheet.shift if is_recto(number) else -sheet.shift for number in range(len(pages))]
    frames = _Frames(pdf)
    for galley, start in zip(book.galleys, book.ledger.starts, strict=True):
        own = pages[start : start + len(galley.facts.pages)]
        own_shifts = shifts[start : start + len(own)]
        annotations = []
        for page, facts, shift, head in zip(
            own, galley.facts.pages, own_shifts, heads[start : start + len(own)], strict=True
        ):
            finish(pdf, page, facts, folio_of)
            _trim(page, sheet)
            frames.put(page, shift, head)
            annotations.append(_links(pdf, page, facts, shift, destinations, keep=sheet.links))
        tags.add(galley.tags, own, start, annotations, own_shifts)
    tags.finish(pages)
    add_destinations(pdf, pages, destinations)
    if sheet.outline:
        add_outline(pdf, book.entries, destinations, sheet.height)
    pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.D)]))
    describe(pdf, book.facts)
    pdf.remove_unreferenced_resources()
    pdf.save(
        sink,
        min_version="1.7",
        deterministic_id=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        compress_streams=True,
    )


def _share_faces(pdf: pikepdf.Pdf, book: Book) -> None:
    pages = list(pdf.pages)
    groups = [
        (pages[start : start + len(galley.facts.pages)], galley.faces)
        for galley, start in zip(book.galleys, book.ledger.starts, strict=True)
    ]
    share_faces(pdf, [*groups, (pages[book.ledger.pages :], book.folios[1])], book.fonts)


def _trim(page: pikepdf.Page, sheet: Sheet) -> None:
    """Give the page its boxes: the sheet is the trimmed page, with its origin at the foot on the left."""
    for box in ("/MediaBox", "/TrimBox", "/BleedBox"):
        page.obj[box] = Array([0, 0, round(sheet.width, 3), round(sheet.height, 3)])
    if "/Annots" in page.obj:
        del page.obj["/Annots"]


class _Frames:
    """Wraps the content of pages: moved to its margins, with its running head drawn over it."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf
        self._before: dict[float, pikepdf.Object] = {}
        self._after = pdf.make_indirect(pdf.make_stream(b"\nQ\n/Artifact <</Type /Pagination>> BDC\n/Head Do\nEMC\n"))
        self._plain = pdf.make_indirect(pdf.make_stream(b"\nQ\n"))

    def put(self, page: pikepdf.Page, shift: float, head: pikepdf.Page) -> None:
        """Frame one page."""
        contents = page.obj.Contents
        parts = list(contents) if isinstance(contents, Array) else [contents]
        if shift not in self._before:
            self._before[shift] = self._pdf.make_indirect(
                self._pdf.make_stream(f"q 1 0 0 1 {shift:.3f} 0 cm\n".encode())
            )
        drawn = head.Contents.read_bytes()
        after = self._after if b"BT" in drawn or b" re" in drawn else self._plain
        page.obj.Contents = Array([self._before[shift], *parts, after])
        if after is self._plain:
            return
        resources = dict(page.obj.Resources.items())
        objects = dict(resources.get("/XObject", Dictionary()).items())
        objects["/Head"] = self._pdf.make_indirect(head.as_form_xobject())
        page.obj.Resources = Dictionary({**resources, "/XObject": Dictionary(objects)})


def _links(
    pdf: pikepdf.Pdf,
    page: pikepdf.Page,
    facts: PageFacts,
    shift: float,
    destinations: Mapping[str, object],
    *,
    keep: bool,
) -> list[pikepdf.Object | None]:
    """Write the links of a page; ``None`` stands for one that leads nowhere or is not wanted."""
    annotations = [_link(pdf, page, link, shift, destinations) if keep else None for link in facts.links]
    written = [annotation for annotation in annotations if annotation is not None]
    if written:
        page.obj.Annots = Array(written)
    return annotations


def _link(
    pdf: pikepdf.Pdf, page: pikepdf.Page, link: SetLink, shift: float, destinations: Mapping[str, object]
) -> pikepdf.Object | None:
    scheme, _, rest = link.href.partition(":")
    if scheme == "dispatch":
        if rest not in destinations:
            return None
        action = Dictionary(S=Name.GoTo, D=String(rest))
    else:
        action = Dictionary(S=Name.URI, URI=String(link.href))
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Link,
            Rect=rectangle(link.box, page, shift),
            Border=Array([0, 0, 0]),
            F=4,
            Contents=String(link.words or link.href),
            A=action,
        )
    )
