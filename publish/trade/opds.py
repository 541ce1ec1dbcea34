"""The catalogue for e-book readers of every age: an acquisition feed of OPDS 1.2 (https://specs.opds.io/opds-1.2)."""

from lxml import etree

from publish.trade.atom import ATOM, A, about, head, offered
from publish.trade.catalog import INDEX, OPDS, OPDS_TYPE, Catalog, CatalogEdition
from publish.trade.xml import add, document, root

OPEN_ACCESS = "http://opds-spec.org/acquisition/open-access"
_IMAGE, _THUMBNAIL = "http://opds-spec.org/image", "http://opds-spec.org/image/thumbnail"
_TERMS = "http://purl.org/dc/terms/"
_D = f"{{{_TERMS}}}"


def opds_feed(catalog: Catalog) -> bytes:
    """The feed."""
    feed = root("feed", ATOM, dcterms=_TERMS)
    head(feed, catalog, OPDS, OPDS_TYPE)
    add(feed, f"{A}link", rel="start", type=OPDS_TYPE, href=catalog.link(OPDS))
    for edition in catalog.editions:
        _entry(add(feed, f"{A}entry"), catalog, edition)
    return document(feed)


def _entry(entry: etree._Element, catalog: Catalog, edition: CatalogEdition) -> None:
    about(entry, edition)
    if edition.numbers.isbn_epub:
        add(entry, f"{_D}identifier", f"urn:isbn:{edition.numbers.isbn_epub}")
    add(entry, f"{_D}language", edition.language)
    add(entry, f"{_D}publisher", catalog.publication.publisher)
    if edition.date:
        add(entry, f"{_D}issued", edition.date.isoformat())
    add(entry, f"{A}link", rel="alternate", type="text/html", href=catalog.link(f"{INDEX}#{edition.name}"))
    for rel, picture in ((_IMAGE, edition.cover), (_THUMBNAIL, edition.thumbnail)):
        add(entry, f"{A}link", rel=rel, type=picture.file.media_type, href=catalog.link(picture.file.path))
    for file in offered(edition):
        address = catalog.link(file.path)
        add(entry, f"{A}link", rel=OPEN_ACCESS, type=file.media_type, length=str(file.size), href=address)
