"""What readers, libraries and the trade are told of the books: OPDS, Atom, ONIX, and a page with covers.

Everything is said of one value, a :class:`publish.trade.catalog.Catalog`, which the pipeline fills from the editions
and their finished books; the same catalogue gives the same bytes.
"""
