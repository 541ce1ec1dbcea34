"""The gates: each book is read while it is still beside its place, and one with a fault never replaces the last.

Reading a whole book again costs a fraction of setting it, so the gates trust nothing that the renderers know of
themselves: they open the finished file as a stranger would.
"""

from collections.abc import Iterator
from typing import BinaryIO

from publish.checks.epub.inspect import inspect as inspect_epub
from publish.config.printer import Printer
from publish.config.theme import Theme
from publish.diagnostics import Diagnostic


def print_gate(book: BinaryIO, printer: Printer, theme: Theme) -> Iterator[Diagnostic]:
    """What the printer would send the PDF back for."""
    from publish.checks.pdf.inspect import inspect
    from publish.checks.pdf.preflight import preflight

    book.seek(0)
    yield from preflight(inspect(book), printer, families=[family.name for family in theme.families])


def epub_gate(book: BinaryIO) -> Iterator[Diagnostic]:
    """What a store, a reader or a blind reader would stumble over in the EPUB."""
    book.seek(0)
    yield from inspect_epub(book)
