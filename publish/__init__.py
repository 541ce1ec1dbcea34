"""From the dispatches of a newsletter to a book: one content model, an EPUB and a print-ready PDF."""

__version__ = "0.1.0"
