"""The Atom feed: an entry for each edition and for each correction, the newest first (RFC 4287)."""

import datetime
from collections.abc import Callable

from lxml import etree

from publish.trade.catalog import (
    ATOM_TYPE,
    FEED,
    INDEX,
    Catalog,
    CatalogEdition,
    CorrectedPiece,
    OfferedFile,
    correction_id,
    midnight,
    moment,
    writers,
)
from publish.trade.xml import XML_LANG, add, document, root

ATOM = "http://www.w3.org/2005/Atom"
A = f"{{{ATOM}}}"


def atom_feed(catalog: Catalog, *, corrected: str) -> bytes:
    """The feed; ``corrected`` is what a correction is called in the publication's language."""
    feed = root("feed", ATOM)
    head(feed, catalog, FEED, ATOM_TYPE)
    entries: list[tuple[datetime.datetime, Callable[[], None]]] = []
    for edition in catalog.editions:
        entries.append((edition.modified, lambda edition=edition: _edition(feed, catalog, edition)))  # type: ignore[misc]
        for piece in edition.corrections:
            tell = lambda edition=edition, piece=piece: _correction(feed, catalog, edition, piece, corrected)  # noqa: E731
            entries.append((midnight(piece.date), tell))
    for _, write in sorted(entries, key=lambda entry: entry[0], reverse=True):
        write()
    return document(feed)


def head(feed: etree._Element, catalog: Catalog, file: str, media_type: str) -> None:
    """What every feed begins with."""
    publication = catalog.publication
    feed.set(XML_LANG, publication.language)
    add(feed, f"{A}id", catalog.id(file))
    add(feed, f"{A}title", publication.title)
    add(feed, f"{A}updated", moment(catalog.modified))
    add(add(feed, f"{A}author"), f"{A}name", publication.publisher)
    add(feed, f"{A}link", rel="self", type=media_type, href=catalog.link(file))
    add(feed, f"{A}link", rel="alternate", type="text/html", href=catalog.link(INDEX))
    if publication.description:
        add(feed, f"{A}subtitle", publication.description)
    if publication.rights:
        add(feed, f"{A}rights", publication.rights)


def about(entry: etree._Element, edition: CatalogEdition) -> None:
    """What every entry of an edition begins with."""
    entry.set(XML_LANG, edition.language)
    add(entry, f"{A}id", edition.identifier)
    add(entry, f"{A}title", edition.title)
    add(entry, f"{A}updated", moment(edition.modified))
    if edition.date:
        add(entry, f"{A}published", moment(midnight(edition.date)))
    for person in writers(edition):
        add(add(entry, f"{A}author"), f"{A}name", person.name)
    for subject in edition.subjects:
        add(entry, f"{A}category", term=subject, label=subject)
    if edition.rights:
        add(entry, f"{A}rights", edition.rights)
    if edition.description:
        add(entry, f"{A}summary", edition.description, type="text")


def offered(edition: CatalogEdition) -> tuple[OfferedFile, ...]:
    """The books of an edition that can be loaded."""
    return (edition.ebook, *([edition.printed.file] if edition.printed.file else []))


def _edition(feed: etree._Element, catalog: Catalog, edition: CatalogEdition) -> None:
    entry = add(feed, f"{A}entry")
    about(entry, edition)
    _page(entry, catalog, edition)
    for file in offered(edition):
        address = catalog.link(file.path)
        add(entry, f"{A}link", rel="enclosure", type=file.media_type, length=str(file.size), href=address)
    if not edition.description:
        add(entry, f"{A}content", "\n".join(headline for headline, _ in edition.headlines), type="text")


def _correction(
    feed: etree._Element, catalog: Catalog, edition: CatalogEdition, piece: CorrectedPiece, corrected: str
) -> None:
    entry = add(feed, f"{A}entry")
    entry.set(XML_LANG, edition.language)
    add(entry, f"{A}id", correction_id(edition, piece))
    add(entry, f"{A}title", f"{corrected}: {piece.headline}")
    add(entry, f"{A}updated", moment(midnight(piece.date)))
    _page(entry, catalog, edition)
    add(entry, f"{A}content", piece.text, type="text")


def _page(entry: etree._Element, catalog: Catalog, edition: CatalogEdition) -> None:
    add(entry, f"{A}link", rel="alternate", type="text/html", href=catalog.link(f"{INDEX}#{edition.name}"))
