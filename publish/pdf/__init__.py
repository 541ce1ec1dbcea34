"""The print edition: dispatches set as galleys, bound into one book.

``galley`` sets one flow in pages (WeasyPrint), ``facts`` and ``structure`` read what was set, ``makeup`` corrects it,
``page_starts`` counts, ``folios`` and ``contents`` set what depends on the count, ``binding`` makes the book (pikepdf).
"""

from publish.pdf.build import build
from publish.pdf.pagination import pagination
from publish.pdf.record import PrintedBook
from publish.pdf.style import PrintStyle

__all__ = ["PrintStyle", "PrintedBook", "build", "pagination"]
