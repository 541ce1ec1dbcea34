"""What the parts of openings, dispatches, front and back matter are given, a dataclass a part.

As in :mod:`publish.markup.view`, a part sees its view as ``it``.
"""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from markupsafe import Markup

from publish.markup.view import NoteView, QrCodeView, ViewPiece

HeadlineLength: TypeAlias = Literal["short", "medium", "long"]
"""Of at most 45 characters, of at most 90, and of more."""


@dataclass(frozen=True, slots=True)
class BylineView:
    """``parts/byline.html``."""

    attributes: Markup
    """Language, path."""
    text: Markup
    """Who wrote; names stand in ``span.name`` where the house composed it."""
    verbatim: bool
    """Whether it is the author's own wording."""


@dataclass(frozen=True, slots=True)
class DatesView:
    """``parts/dates.html``: when a dispatch was published, and last changed."""

    attributes: Markup
    """Language, path."""
    date: str
    """As printed, or empty."""
    iso_date: str
    """For machines: ``YYYY-MM-DD``, or empty."""
    updated: Markup
    """``updated 20 November 2026``, or empty when it was not changed after it was published."""


@dataclass(frozen=True, slots=True)
class OpeningView:
    """``parts/opening.html``."""

    kicker: ViewPiece | None
    """A word or two over the headline; no heading."""
    headline: ViewPiece
    """The headline, or the generated label."""
    generated: bool
    """Whether the program made the headline up: it is shown in brackets then."""
    standfirst: ViewPiece | None
    """The sentence under the headline."""
    byline: BylineView | None
    """Who wrote."""
    dates: DatesView | None
    """When."""
    dateline: ViewPiece | None = None
    """Where it was written, unless ``parts/dateline.html`` puts that before the first words of the text."""
    length: HeadlineLength = "short"
    """How long the headline is."""


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """``parts/correction.html``."""

    attributes: Markup
    """Path."""
    date: str
    """When it was corrected, as printed."""
    iso_date: str
    """``YYYY-MM-DD``."""
    date_attributes: Markup
    """Language attributes of the date, where the edition's language is not the dispatch's."""
    text: Markup
    """What was wrong, and what is right."""


@dataclass(frozen=True, slots=True)
class ListedLinkView:
    """An entry of ``parts/links.html``, which print alone has."""

    attributes: Markup
    """Path."""
    number: int
    """Its number, which stands at the words."""
    address: Markup
    """What is printed of it."""
    code: QrCodeView | None
    """Its QR code, where one is asked for and would not be too large."""


@dataclass(frozen=True, slots=True)
class LinksView:
    """``parts/links.html``: the addresses of a dispatch's links, behind its text, in print."""

    words_attributes: Markup
    """Language attributes of the house's own words, where they are not in the dispatch's language."""
    entries: tuple[ListedLinkView, ...]
    """The addresses, by number."""

    @property
    def coded(self) -> bool:
        """Whether one of them has a QR code."""
        return any(entry.code for entry in self.entries)


@dataclass(frozen=True, slots=True)
class DispatchView:
    """``parts/dispatch.html``."""

    key: str
    """Its name in the publication."""
    attributes: Markup
    """Id, language, direction."""
    words_attributes: Markup
    """Language attributes of the house's own words, where they are not in the dispatch's language."""
    brief: bool
    """Whether it is a brief."""
    leads: bool
    """Whether a picture stands right under the opening."""
    opens: str
    """The form of the opening; empty: the usual one."""
    opening: OpeningView
    """What stands over the text."""
    body: Markup
    """The text, block by block."""
    corrections: tuple[CorrectionView, ...]
    """What was corrected."""
    notes: tuple[NoteView, ...]
    """The notes that stand at the end: all in EPUB; in print those that nothing calls."""
    links: LinksView | None
    """The addresses of links, where print lists them."""
    rights: ViewPiece | None
    """Who may use it, where that differs from the edition."""
    page_marks: Markup
    """In EPUB the marks of printed pages that begin with the opening."""


@dataclass(frozen=True, slots=True)
class NoticeView:
    """A notice in ``parts/newsletter_footer.html``."""

    kind: str
    """``about``, ``subscribe``, ``legal`` or ``contact``."""
    heading: ViewPiece | None
    """Its heading."""
    body: Markup
    """What it says."""
    attributes: Markup
    """Path."""


@dataclass(frozen=True, slots=True)
class FooterView:
    """``parts/newsletter_footer.html``."""

    notices: tuple[NoticeView, ...]
    """The notices, in order."""
    id: str
    """The id of the footer."""


@dataclass(frozen=True, slots=True)
class ContentsLine:
    """A line of ``parts/contents.html``."""

    level: str
    """``part``, ``dispatch``, ``brief``, ``section`` or ``matter``; in print ``briefs``, ``sections`` and
    ``matters`` for neighbours that stand in one paragraph, its ``lines``, and has no words of its own."""
    href: str
    """Where it leads."""
    title: ViewPiece
    """The words, with their language."""
    kicker: str
    """The dispatch's kicker, or empty."""
    byline: str
    """The names of the writers, or empty."""
    standfirst: ViewPiece | None
    """The first sentence of the standfirst, in print."""
    generated: bool
    """Whether the title was made up by the program."""
    page_number: Markup
    """In print the room for the page number; empty in EPUB."""
    lines: "tuple[ContentsLine, ...]"
    """The lines under it."""


@dataclass(frozen=True, slots=True)
class ContentsView:
    """``parts/contents.html``."""

    id: str
    """The id of the page."""
    lines: tuple[ContentsLine, ...]
    """The lines at the top."""
    columns: int = 0
    """In how many columns the edition sets them in print; 0: as the theme says."""


@dataclass(frozen=True, slots=True)
class PersonView:
    """A person in ``parts/credits_page.html``."""

    name: str
    """The name as printed."""
    roles: Markup
    """What the person did, in the edition's language."""
    lines: tuple[ContentsLine, ...]
    """For which dispatches."""


@dataclass(frozen=True, slots=True)
class CreditsView:
    """``parts/credits_page.html``."""

    id: str
    """The id of the page."""
    people: tuple[PersonView, ...]
    """Everyone, by the name as sorted."""
    columns: int = 0
    """In how many columns the edition sets them in print; 0: as the theme says."""
