"""The documents of the book, in the order of its spine."""

import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from lxml import etree
from markupsafe import Markup

from publish.epub.accessibility import DocumentFacts, page_facts
from publish.epub.addresses import BookAddresses
from publish.errors import ExitCode, PublishError
from publish.markup.compositor import Compositor
from publish.markup.frontback import contents_view
from publish.model.dispatch import Dispatch
from publish.model.edition import Edition
from publish.model.figures import Figure
from publish.model.matter import CREDITS, ILLUSTRATIONS, IMPRINT, NOTICES, TITLE_PAGE, FrontAndBackMatter, part_target
from publish.model.pagination import PageStart, Pagination
from publish.model.walk import blocks_of, plain


class PageProblem(PublishError):
    """A part of a theme writes what no XML parser reads."""

    exit_code = ExitCode.USAGE


@dataclass(frozen=True, slots=True)
class PageView:
    """``epub/page.html``: one document."""

    title: str
    """Its title: what a reader's window shows."""
    language: str
    """BCP 47 tag."""
    matter: str
    """``frontmatter``, ``bodymatter`` or ``backmatter`` (EPUB 3 Structural Semantics)."""
    kind: str
    """The class of its body."""
    body: Markup
    """What it holds."""


@dataclass(frozen=True, slots=True)
class SpineDocument:
    """A document of the spine. Many wait for the book to be written, so its words are kept small."""

    name: str
    """Its file."""
    title: str
    """Its title."""
    packed: bytes
    """XHTML in UTF-8, compressed."""
    characters: frozenset[str]
    """The characters in it, for the choice of fonts."""
    code: bool
    """Whether it holds lines of a machine."""
    facts: DocumentFacts
    """What was counted on it."""

    def data(self) -> bytes:
        """XHTML in UTF-8."""
        return zlib.decompress(self.packed)


def make_page(compositor: Compositor, name: str, view: PageView) -> SpineDocument:
    """A document from its view; :class:`PageProblem` when what the parts wrote is not well-formed."""
    data = compositor.render("epub/page.html", view).encode()
    try:
        root = etree.fromstring(data)
    except etree.XMLSyntaxError as error:
        message = f"the document of “{view.title}” is not well-formed: {error}"
        raise PageProblem(message, hint="A part of the theme or the project leaves an element open.") from error
    characters = frozenset(character for piece in root.itertext() for character in str(piece))
    code = root.find(".//{*}code") is not None
    return SpineDocument(name, view.title, zlib.compress(data, 1), characters, code, page_facts(root))


class KeptDocuments(Protocol):
    """Documents of dispatches as earlier builds have made them."""

    def digest(self, value: object) -> str:
        """A hash of a value: of equal values in two runs it is the same, or a document is made in vain."""

    def document(self, key: str, inputs: Mapping[str, str], make: Callable[[], SpineDocument]) -> SpineDocument:
        """The document of a dispatch, by its key and the hashes of all that it depends on; made where none is kept."""


class NothingKept:
    """Every document is made."""

    def digest(self, value: object) -> str:
        """Nothing is looked up by it."""
        return ""

    def document(self, key: str, inputs: Mapping[str, str], make: Callable[[], SpineDocument]) -> SpineDocument:
        """The document, made."""
        return make()


NOTHING_KEPT = NothingKept()


class Pages:
    """Makes the documents of one book."""

    def __init__(
        self, compositor: Compositor, addresses: BookAddresses, kept: KeptDocuments = NOTHING_KEPT, theme: object = ()
    ) -> None:
        """``theme`` is what the compositor has templates from."""
        self._compositor = compositor
        self._addresses = addresses
        self._words = compositor.strings.words
        self._kept = kept
        edition = compositor.edition
        # All that a document depends on besides its own dispatch: what is added to the house counts here too.
        settings = (compositor.house.language, edition.divided, edition.rights)
        self._shared = {
            "a setting": kept.digest(settings),
            "the theme": kept.digest(theme),
            "the place of dispatches": kept.digest(addresses.documents),
        }

    def page(self, key: str, title: str, side: str, kind: str, body: str, lang: str = "") -> SpineDocument:
        """A document for a place of the book."""
        view = PageView(title, lang or self._compositor.house.language, side, kind, Markup(body))
        return make_page(self._compositor, self._addresses.document(key), view)

    def front(self, matter: FrontAndBackMatter) -> Iterator[SpineDocument]:
        """Title page and imprint."""
        title, imprint = self._compositor.title_page(matter.masthead), self._compositor.imprint(matter.imprint)
        yield self.page(TITLE_PAGE, str(self._words["title_page"]), "frontmatter", "front", title)
        yield self.page(IMPRINT, str(self._words["imprint"]), "frontmatter", "front", imprint)

    def body(self, edition: Edition, pagination: Pagination | None) -> Iterator[SpineDocument]:
        """Parts and dispatches, with the marks of the pages of the print edition."""
        starts = pagination.starts if pagination else ()
        for number, part in enumerate(edition.parts, start=1):
            if part.title:
                opening = self._compositor.part_page(number, part.title)
                yield self.page(part_target(number), part.title, "bodymatter", "part", opening)
            for dispatch in part.dispatches:
                own = [start for start in starts if start.dispatch == dispatch.key]
                yield self._dispatch(dispatch, own)

    def _dispatch(self, dispatch: Dispatch, starts: Sequence[PageStart]) -> SpineDocument:
        def make() -> SpineDocument:
            body = self._compositor.dispatch(dispatch, starts=starts)
            return self.page(dispatch.key, page_title(dispatch), "bodymatter", "dispatches", body, dispatch.lang)

        gallery = self._compositor.house.gallery
        sources = [b.picture.source for _, b in blocks_of(dispatch) if isinstance(b, Figure) and b.picture]
        pictures = [gallery.rendition(source) for source in sources]
        own = {"its text": dispatch, "its pictures": pictures, "its pages in print": tuple(starts)}
        digests = {name: self._kept.digest(value) for name, value in own.items()}
        return self._kept.document(dispatch.key, {**digests, **self._shared}, make)

    def back(self, matter: FrontAndBackMatter) -> Iterator[SpineDocument]:
        """Notices, the list of illustrations and the credits."""
        if footer := self._compositor.newsletter_footer():
            yield self.page(NOTICES, str(self._words["notices"]), "backmatter", "back", footer)
        if matter.illustrations:
            listing = contents_view(matter.illustrations, self._compositor.house, id=ILLUSTRATIONS)
            body = self._compositor.render("epub/illustrations.html", listing)
            yield self.page(ILLUSTRATIONS, str(self._words["illustrations"]), "backmatter", "back", body)
        if matter.people:
            credits = self._compositor.credits_page(matter.people)
            yield self.page(CREDITS, str(self._words["credits"]), "backmatter", "back", credits)


def page_title(dispatch: Dispatch) -> str:
    """The headline in plain words, or the label in brackets."""
    return plain(dispatch.headline).strip() or f"[{dispatch.label or dispatch.slug}]"


def characters(pages: Sequence[SpineDocument]) -> str:
    """Every character of some pages, once."""
    return "".join(sorted({character for page in pages for character in page.characters}))
