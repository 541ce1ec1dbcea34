"""The catalogue as a page: each edition with its cover, its books, what it holds and what was corrected in it."""

from dataclasses import dataclass

from markupsafe import Markup

from publish.config.sizes import shown
from publish.markup.bylines import capital
from publish.markup.direction import direction
from publish.markup.environment import Templates
from publish.markup.shipped import shipped_templates
from publish.markup.strings import Strings, strings_for
from publish.trade.catalog import (
    ATOM_TYPE,
    EPUB_TYPE,
    FEED,
    OPDS,
    OPDS_JSON,
    OPDS_JSON_TYPE,
    OPDS_TYPE,
    Catalog,
    CatalogEdition,
    OfferedFile,
    writers,
)


@dataclass(frozen=True, slots=True)
class CatalogPage:
    """``reports/catalog.html``."""

    catalog: Catalog
    """What it shows."""
    strings: Strings
    """The house's words in the publication's language."""
    feeds: tuple[tuple[str, str, str], ...]
    """What each feed is called, its type, and its file."""


def catalog_page(catalog: Catalog) -> bytes:
    """The page; what it links stands beside it, so that it can be looked at before it is served."""
    strings = strings_for(catalog.publication.language)

    def byline(edition: CatalogEdition) -> Markup:
        names = [Markup("<span>{}</span>").format(person.name) for person in writers(edition)]
        people = strings.enumerate(names)
        return capital(strings.byline["writer"].format(people=Markup(people))) if names else Markup()

    def book(file: OfferedFile) -> str:
        kind = strings.words["epub_edition" if file.media_type == EPUB_TYPE else "print_edition"]
        return f"{kind} ({'EPUB' if file.media_type == EPUB_TYPE else 'PDF'}, {shown(file.size)})"

    feeds = (("Atom", ATOM_TYPE, FEED), ("OPDS 1.2", OPDS_TYPE, OPDS), ("OPDS 2.0", OPDS_JSON_TYPE, OPDS_JSON))
    tools = {"byline": byline, "book": book, "direction": direction}
    templates = Templates(shipped_templates(), values=tools)
    return str(templates.render("reports/catalog.html", CatalogPage(catalog, strings, feeds))).encode()
