"""The gates: each book is read while it is still beside its place, and one with a fault never replaces the last.

Reading a whole book again costs a fraction of setting it, so the gates trust nothing that the renderers know of
themselves: they open the finished file as a stranger would. A page that is what it was, with all that it names, is not
read again (:mod:`publish.preflight.page_digest`); what is said of it is reckoned anew.
"""

import posixpath
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import BinaryIO

from publish.checks.epub.inspect import inspect as inspect_epub
from publish.checks.epub.inspect.documents import Recall, inspected_anew
from publish.checks.parity.letters import letter_parity, sheet_parity
from publish.config.geometry import Size
from publish.config.printer import Printer
from publish.config.theme import Theme
from publish.diagnostics import Diagnostic, Span
from publish.model.edition import Edition
from publish.model.facts import GalleyFacts, SetSheet
from publish.preflight.recall import PageRecall, read_anew


def print_gate(
    book: BinaryIO, printer: Printer, theme: Theme, at: Span, recall: PageRecall = read_anew
) -> Iterator[Diagnostic]:
    """What the printer would send the PDF back for; ``at`` is the edition's settings, where a waiver can point.

    ``recall`` may know what pages of the same hash have shown.
    """
    from publish.preflight.inspect import inspect
    from publish.preflight.preflight import preflight

    book.seek(0)
    for found in preflight(inspect(book, recall=recall), printer, families=_families(theme)):
        yield replace(found, at=at)


def letter_gate(
    book: BinaryIO,
    galleys: Sequence[GalleyFacts],
    starts: Sequence[int],
    heads: Sequence[SetSheet],
    at: Span,
    recall: PageRecall = read_anew,
) -> Iterator[Diagnostic]:
    """Letters of the finished PDF that cannot be read as they were set; ``heads`` are running heads and folios.

    ``recall`` may know what pages of the same hash have said.
    """
    from publish.preflight.reading import pages_marked

    book.seek(0)
    pages = pages_marked(book, recall)
    yield from letter_parity(galleys, starts, [page.pieces for page in pages], at)
    # The head of a table that goes on over the page is drawn again as an artifact, beside the page's text.
    again = {
        start + number: tuple(piece for piece in page.texts if piece.mcid in page.artifacts)
        for galley, start in zip(galleys, starts, strict=True)
        for number, page in enumerate(galley.pages)
    }
    sheets = [replace(head, texts=head.texts + again.get(number, ())) for number, head in enumerate(heads)]
    yield from sheet_parity(sheets, [page.apart for page in pages], at)


def cover_gate(
    cover: BinaryIO, size: Size, printer: Printer, theme: Theme, sheet: SetSheet, at: Span
) -> Iterator[Diagnostic]:
    """What the printer would send the cover in one piece back for, and letters that cannot be read as they were set.

    ``size`` is what it is trimmed to, ``sheet`` has its words.
    """
    from publish.preflight.cover_job import printer_for_cover
    from publish.preflight.inspect import inspect
    from publish.preflight.preflight import preflight
    from publish.preflight.reading import pages_marked

    if printer.cover is None:
        return
    cover.seek(0)
    yield from sheet_parity([sheet], [page.apart for page in pages_marked(cover)], at, where="the cover")
    cover.seek(0)
    terms = printer_for_cover(printer, printer.cover, size)
    for found in preflight(inspect(cover), terms, families=_families(theme), wrap=True):
        yield replace(found, at=at, message=f"on the cover, {found.message}")


def _families(theme: Theme) -> list[str]:
    return [family.name for family in theme.families]


def epub_gate(book: BinaryIO, edition: Edition, recall: Recall = inspected_anew) -> Iterator[Diagnostic]:
    """What a store, a reader or a blind reader would stumble over in the EPUB.

    ``recall`` may know what was read of a document with the same bytes.
    """
    book.seek(0)
    yield from in_dispatches(inspect_epub(book, recall), edition)


def in_dispatches(findings: Iterable[Diagnostic], edition: Edition) -> Iterator[Diagnostic]:
    """Findings that name a document of an e-book, with the dispatch that it is; all at the edition's settings."""
    from publish.epub.addresses import BookAddresses

    addresses = BookAddresses(edition)
    keys = {addresses.document(dispatch.key): dispatch.key for dispatch in edition.dispatches}
    for found in findings:
        yield replace(found, at=edition.span, block=keys.get(posixpath.basename(found.block), ""))
