"""The documents of the book, in the order of its spine."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree
from markupsafe import Markup

from publish.epub.addresses import BookAddresses
from publish.errors import ExitCode, PublishError
from publish.markup import Compositor
from publish.model.dispatch import Dispatch
from publish.model.edition import Edition
from publish.model.matter import COLOPHON, CREDITS, IMPRINT, NOTICES, TITLE_PAGE, Matter, part_target
from publish.model.pagination import Pagination
from publish.model.walk import plain


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
class Page:
    """A document of the spine."""

    name: str
    """Its file."""
    title: str
    """Its title."""
    data: bytes
    """XHTML in UTF-8."""
    text: str
    """Its words, for the choice of fonts."""
    code: bool
    """Whether it holds lines of a machine."""


def make_page(compositor: Compositor, name: str, view: PageView) -> Page:
    """A document from its view; :class:`PageProblem` when what the parts wrote is not well-formed."""
    data = compositor.render("epub/page.html", view).encode()
    try:
        root = etree.fromstring(data)
    except etree.XMLSyntaxError as error:
        message = f"the document of “{view.title}” is not well-formed: {error}"
        raise PageProblem(message, hint="A part of the theme or the project leaves an element open.") from error
    text = "".join(str(piece) for piece in root.itertext())
    code = root.find(".//{*}code") is not None
    return Page(name, view.title, data, text, code)


def pages(
    edition: Edition,
    matter: Matter,
    *,
    compositor: Compositor,
    addresses: BookAddresses,
    faces: Sequence[str],
    pagination: Pagination | None,
) -> Iterator[Page]:
    """Every document but cover and navigation, in order; ``faces`` are named in the colophon."""
    words, language = compositor.strings.words, compositor.house.language

    def page(key: str, title: str, side: str, kind: str, body: str, lang: str = "") -> Page:
        view = PageView(title, lang or language, side, kind, Markup(body))
        return make_page(compositor, addresses.document(key), view)

    title = compositor.title_page(matter.masthead)
    yield page(TITLE_PAGE, str(words["title_page"]), "frontmatter", "front", title)
    yield page(IMPRINT, str(words["imprint"]), "frontmatter", "front", compositor.imprint(matter.imprint))
    for number, part in enumerate(edition.parts, start=1):
        if part.title:
            opening = compositor.part_page(number, part.title)
            yield page(part_target(number), part.title, "bodymatter", "part", opening)
        for dispatch in part.dispatches:
            starts = [start for start in pagination.starts if start.dispatch == dispatch.key] if pagination else []
            body = compositor.dispatch(dispatch, starts=starts)
            yield page(dispatch.key, page_title(dispatch), "bodymatter", "dispatches", body, dispatch.lang)
    if footer := compositor.newsletter_footer():
        yield page(NOTICES, str(words["notices"]), "backmatter", "back", footer)
    if matter.people:
        yield page(CREDITS, str(words["credits"]), "backmatter", "back", compositor.credits_page(matter.people))
    yield page(COLOPHON, str(words["colophon"]), "backmatter", "back", compositor.colophon(faces))


def page_title(dispatch: Dispatch) -> str:
    """The headline in plain words, or the label in brackets."""
    return plain(dispatch.headline).strip() or f"[{dispatch.label or dispatch.slug}]"
