"""The e-book: one edition as an EPUB 3.3 that old readers can read too."""

from publish.epub.build import Record, build
from publish.epub.looks import JobTicket, Looks

__all__ = ["JobTicket", "Looks", "Record", "build"]
