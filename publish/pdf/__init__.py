"""The print edition: dispatches set as galleys, bound into one book.

``galley`` sets one flow in pages (WeasyPrint), ``facts`` and ``structure`` read what was set, ``makeup`` corrects it,
``page_starts`` counts, ``folios`` and ``contents`` set what depends on the count, ``binding`` makes the book (pikepdf).
"""
