"""Binding: galleys, running heads and folios become one book (pikepdf).

A galley's pages are shifted sideways to their side's margins, get their running head and folio as an artifact, their
links and their tags; the book gets its outline, named destinations, page labels and metadata. Nothing is set here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import BinaryIO

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from publish.model.facts import PageFacts, SetLink, places
from publish.model.sources import MARK
from publish.pdf.boxes import BoundSheet, PagePlacement
from publish.pdf.faces import share_faces
from publish.pdf.frames import Frames
from publish.pdf.galley import Galley
from publish.pdf.metadata import DocumentInfo, describe
from publish.pdf.outline import OutlineEntry, add_destinations, add_outline
from publish.pdf.output import FileOutput, add_intent, clean_resources
from publish.pdf.page_starts import PageStarts
from publish.pdf.references import fill_in
from publish.pdf.tags import TagWriter


def save(pdf: pikepdf.Pdf, sink: BinaryIO, *, version: str, sources: str) -> None:
    """Write a PDF of a version into an empty sink; the same PDF gives the same bytes.

    ``sources`` is the hash of what it was made of: it becomes the identifier that stays when the file is changed, which
    any printer's file has (ISO 32000-1, §14.4).
    """
    pdf.trailer.ID = pikepdf.Array([pikepdf.String(MARK + bytes.fromhex(sources)), pikepdf.String(b"")])
    streams = pikepdf.ObjectStreamMode.disable if version < "1.5" else pikepdf.ObjectStreamMode.generate
    pdf.save(sink, force_version=version, deterministic_id=True, object_stream_mode=streams, compress_streams=True)


@dataclass(frozen=True, slots=True)
class Finish:
    """How a book is finished for its printer."""

    sheet: BoundSheet
    """The page that the galleys are bound to."""
    output: FileOutput = field(default_factory=FileOutput)
    """What the file is printed by and what it claims."""
    marks: str = "none"
    """What is printed round the page."""
    multiple: int = 1
    """The number of pages is a multiple of this: blanks are added at the end."""
    links: bool = True
    """Whether links are kept as annotations."""
    outline: bool = True
    """Whether the book gets an outline."""


@dataclass(frozen=True, slots=True)
class BoundBook:
    """What is bound: galleys in order, with what is known of the whole."""

    galleys: tuple[Galley, ...]
    """The galleys, in the order of the book."""
    page_starts: PageStarts
    """Where each begins."""
    folios: tuple[bytes, Mapping[str, str]]
    """Running heads and folios: a PDF with one page for each page of the book, and the files of its fonts."""
    fonts: Mapping[str, bytes]
    """The font files, by name."""
    entries: tuple[OutlineEntry, ...]
    """The outline."""
    facts: DocumentInfo
    """What the metadata says."""


def total_pages(page_starts: PageStarts, multiple: int) -> int:
    """How many pages the bound book has, with the blanks at its end."""
    return -(-page_starts.pages // multiple) * multiple


def bind(book: BoundBook, finish: Finish, sink: BinaryIO) -> None:
    """Bind a book into ``sink``; the same book gives the same bytes."""
    pdf = pikepdf.new()
    sources = [pikepdf.open(BytesIO(data)) for data in (*(galley.pdf for galley in book.galleys), book.folios[0])]
    for source in sources:
        pdf.pages.extend(source.pages)
    heads = list(pdf.pages)[book.page_starts.pages :]
    _share_faces(pdf, book)
    del pdf.pages[book.page_starts.pages :]
    for _ in range(total_pages(book.page_starts, finish.multiple) - book.page_starts.pages):
        blank = pdf.add_blank_page()
        blank.obj.Contents = pdf.make_stream(b"% blank\n")  # some interpreters stop at a stream of no length
    pages = list(pdf.pages)
    right = [finish.sheet.at_right(number) for number in range(len(pages))]
    spots = [finish.sheet.place(recto=at_right) for at_right in right]
    destinations = places([galley.facts for galley in book.galleys], book.page_starts.starts)
    folio_of = {target: str(page + 1) for target, (page, _) in destinations.items()}
    annotations: list[list[pikepdf.Object | None]] = []
    facts = [page for galley in book.galleys for page in galley.facts.pages]
    frames = Frames(pdf, finish.sheet, finish.marks)
    for number, page in enumerate(pages):
        shown = facts[number] if number < len(facts) else None
        if shown is not None:
            fill_in(pdf, page, shown, folio_of)
            annotations.append(_links(pdf, page, shown, spots[number], destinations, keep=finish.links))
        turned = shown is not None and shown.turned
        frames.put(page, heads[number] if shown is not None else None, recto=right[number], turned=turned)
    if finish.output.is_tagged:
        tags = TagWriter(pdf, book.facts.language)
        for galley, start in zip(book.galleys, book.page_starts.starts, strict=True):
            own = slice(start, start + len(galley.facts.pages))
            tags.add(galley.tags, pages[own], start, annotations[own], spots[own])
        tags.finish(pages)
    add_destinations(pdf, pages, destinations, spots)
    if finish.outline:
        add_outline(pdf, book.entries, destinations, spots)
    pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.D)]))
    if finish.sheet.bound == "right":
        wishes = pdf.Root.get("/ViewerPreferences", Dictionary())
        pdf.Root.ViewerPreferences = Dictionary({**dict(wishes.items()), "/Direction": Name.R2L})
    clean_resources(pages, finish.output)
    add_intent(pdf, finish.output)
    describe(pdf, book.facts, finish.output)
    pdf.remove_unreferenced_resources()
    save(pdf, sink, version=finish.output.version, sources=book.facts.sources)


def _share_faces(pdf: pikepdf.Pdf, book: BoundBook) -> None:
    pages = list(pdf.pages)
    groups = [
        (pages[start : start + len(galley.facts.pages)], galley.faces)
        for galley, start in zip(book.galleys, book.page_starts.starts, strict=True)
    ]
    share_faces(pdf, [*groups, (pages[book.page_starts.pages :], book.folios[1])], book.fonts)


def _links(
    pdf: pikepdf.Pdf,
    page: pikepdf.Page,
    facts: PageFacts,
    place: PagePlacement,
    destinations: Mapping[str, object],
    *,
    keep: bool,
) -> list[pikepdf.Object | None]:
    """Write the links of a page; ``None`` stands for one that leads nowhere or is not wanted."""
    annotations = [_link(pdf, link, place, destinations) if keep else None for link in facts.links]
    written = [annotation for annotation in annotations if annotation is not None]
    if "/Annots" in page.obj:
        del page.obj.Annots
    if written:
        page.obj.Annots = Array(written)
    return annotations


def _link(
    pdf: pikepdf.Pdf, link: SetLink, place: PagePlacement, destinations: Mapping[str, object]
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
            Rect=place.rectangle(link.box),
            Border=Array([0, 0, 0]),
            F=4,
            Contents=String(link.words or link.href),
            A=action,
        )
    )
