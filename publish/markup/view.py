"""What parts are given, a dataclass a part: a designer's reference as much as a program's.

A part sees its view as ``it``. Words are markup already; attributes are a string of them, with the space before.
"""

from dataclasses import dataclass

from markupsafe import Markup

NOTHING = Markup()


@dataclass(frozen=True, slots=True)
class Piece:
    """Words with the attributes of their element: kicker, headline, standfirst, caption, credit, cite, a heading."""

    text: Markup
    """The words."""
    attributes: Markup = NOTHING
    """Id, language, direction, path."""


@dataclass(frozen=True, slots=True)
class ParagraphView:
    """``parts/paragraph.html``."""

    attributes: Markup
    """Id, language, direction, path."""
    before: Markup
    """What stands before the words: a dateline, the way back from a note."""
    text: Markup
    """The words, the lead-in already wrapped."""


@dataclass(frozen=True, slots=True)
class SectionView:
    """``parts/section.html``: a section heading."""

    attributes: Markup
    """Id, language, direction, path."""
    rank: int
    """2 to 6; ranks never skip."""
    text: Markup
    """The words."""


@dataclass(frozen=True, slots=True)
class QuoteView:
    """``parts/quote.html``, ``parts/pull_quote.html`` and ``parts/aside.html``."""

    attributes: Markup
    """Id, language, direction, path."""
    body: Markup
    """What is quoted, or what the box holds: blocks, but words in a pull quote."""
    line: Piece | None
    """Who says so, or the heading of the box."""


@dataclass(frozen=True, slots=True)
class ListView:
    """``parts/list.html``."""

    attributes: Markup
    """Id, path."""
    ordered: bool
    """Whether the entries are numbered."""
    start: int
    """The first number."""
    tight: bool
    """Whether entries follow each other without white space."""
    entries: tuple[Markup, ...]
    """The entries, each some blocks."""


@dataclass(frozen=True, slots=True)
class DefinitionView:
    """An entry of ``parts/definitions.html``."""

    term: Markup
    """The term."""
    meanings: tuple[Markup, ...]
    """Its meanings, each some blocks."""


@dataclass(frozen=True, slots=True)
class DefinitionsView:
    """``parts/definitions.html``."""

    attributes: Markup
    """Id, path."""
    entries: tuple[DefinitionView, ...]
    """The entries."""


@dataclass(frozen=True, slots=True)
class CellView:
    """A cell of ``parts/table.html``."""

    text: Markup
    """What it holds."""
    header: bool
    """Whether it heads its column (in the head) or its row (in the body)."""
    alignment: str
    """``left``, ``right``, ``center`` or empty."""


@dataclass(frozen=True, slots=True)
class TableView:
    """``parts/table.html``."""

    attributes: Markup
    """Id, path."""
    caption: Piece | None
    """What the table shows."""
    head: tuple[tuple[CellView, ...], ...]
    """The rows that name the columns."""
    body: tuple[tuple[CellView, ...], ...]
    """The other rows."""


@dataclass(frozen=True, slots=True)
class CodeView:
    """``parts/code.html``."""

    attributes: Markup
    """Id, path."""
    text: Markup
    """The lines."""
    language: str
    """The name after the fence, or empty."""


@dataclass(frozen=True, slots=True)
class PictureView:
    """The picture in ``parts/figure.html``."""

    src: str
    """Where the renderer finds it."""
    width: int
    """In pixels."""
    height: int
    """In pixels."""
    alt: str
    """What it shows; empty for a decorative picture and, in print, for one that nobody has described."""
    decorative: bool
    """Whether it carries no information."""
    described: bool
    """Whether there is a description, or none is needed; false: nobody has written it yet."""


@dataclass(frozen=True, slots=True)
class FigureView:
    """``parts/figure.html`` and ``parts/caption.html``."""

    attributes: Markup
    """Id, language, path."""
    picture: PictureView | None
    """The picture; ``None`` when the source gives only the caption."""
    caption: Piece | None
    """What the photo shows and why it stands here."""
    credit: Piece | None
    """The credit line."""
    rights: Piece | None
    """Who may use it."""
    long: tuple[Markup, ...]
    """The extended description, by paragraph; shown in EPUB."""
    long_id: str
    """The id of the extended description."""
    words_attributes: Markup
    """Language attributes of the house's own words, where they are not in the figure's language."""
    lead: bool
    """Whether it is the dispatch's lead picture."""
    number: int
    """Its number in the dispatch, or 0."""


@dataclass(frozen=True, slots=True)
class NoteView:
    """``parts/note.html``: in print at its call, in EPUB at the end of the dispatch."""

    attributes: Markup
    """Id, path."""
    index: int
    """Its place among the dispatch's notes, from 0."""
    number: int
    """Its number."""
    body: Markup
    """What it says: words with breaks where it floats to the foot of a page, else blocks."""
    floats: bool
    """Whether it stands at its call and floats to the foot of the page: in print, unless nothing calls it."""


@dataclass(frozen=True, slots=True)
class NoteCallView:
    """``parts/note_call.html``: the mark of a note; in print only where a note is called again."""

    id: str
    """Its id, or empty for a call that is not the first."""
    href: str
    """Where the note stands."""
    number: int
    """The note's number."""


@dataclass(frozen=True, slots=True)
class PageReferenceView:
    """``parts/page_reference.html``: "(page N)" behind a link inside the printed book."""

    href: str
    """Where it leads."""
    words: Markup
    """``page N`` in the edition's language, with room for the number."""
    language: Markup
    """Language attributes, where the edition's language is not that of the surroundings."""


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

    kicker: Piece | None
    """A word or two over the headline; no heading."""
    headline: Piece
    """The headline, or the generated label."""
    generated: bool
    """Whether the program made the headline up: it is shown in brackets then."""
    standfirst: Piece | None
    """The sentence under the headline."""
    byline: BylineView | None
    """Who wrote."""
    dates: DatesView | None
    """When."""


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
    opening: OpeningView
    """What stands over the text."""
    body: Markup
    """The text, block by block."""
    corrections: tuple[CorrectionView, ...]
    """What was corrected."""
    notes: tuple[NoteView, ...]
    """The notes that stand at the end: all in EPUB; in print those that nothing calls."""
    rights: Piece | None
    """Who may use it, where that differs from the edition."""
    page_marks: Markup
    """In EPUB the marks of printed pages that begin with the opening."""


@dataclass(frozen=True, slots=True)
class NoticeView:
    """A notice in ``parts/newsletter_footer.html``."""

    kind: str
    """``about``, ``subscribe``, ``legal`` or ``contact``."""
    heading: Piece | None
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
    """``part``, ``dispatch``, ``brief``, ``section`` or ``matter``."""
    href: str
    """Where it leads."""
    title: Piece
    """The words, with their language."""
    kicker: str
    """The dispatch's kicker, or empty."""
    byline: str
    """The names of who wrote, or empty."""
    generated: bool
    """Whether the title was made up by the program."""
    page_number: Markup
    """In print the room for the page number, in the words of ``parts/page_number.html``."""
    lines: "tuple[ContentsLine, ...]"
    """The lines under it."""


@dataclass(frozen=True, slots=True)
class ContentsView:
    """``parts/contents.html``."""

    id: str
    """The id of the page."""
    lines: tuple[ContentsLine, ...]
    """The lines at the top."""


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
