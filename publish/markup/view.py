"""What the parts of lines and blocks are given, a dataclass a part: a designer's reference as much as a program's.

A part sees its view as ``it``. Words are markup already; attributes are a string of them, with the space before. What
openings, dispatches and the pages around them are given stands in :mod:`publish.markup.page_views`.
"""

from dataclasses import dataclass

from markupsafe import Markup

NOTHING = Markup()


@dataclass(frozen=True, slots=True)
class ViewPiece:
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
    """The words, lead-in and initial already wrapped."""
    initial: bool = False
    """Whether it begins with an initial."""


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
    """``parts/quote.html``, ``parts/verse.html``, ``parts/pull_quote.html``, ``parts/aside.html``."""

    attributes: Markup
    """Id, language, direction, path."""
    body: Markup
    """What is quoted, or what the box holds: blocks, but words in a pull quote."""
    line: ViewPiece | None
    """Who says so or signs, or the heading of the box."""
    quoted: bool = False
    """Whether the words of a pull quote begin with a quotation mark."""


@dataclass(frozen=True, slots=True)
class VerseLineView:
    """A line of ``parts/stanza.html``."""

    text: Markup
    """The words, and before them an em space for each step that the line is set in by."""
    indent: int
    """By how many ems it is set in, at most 8: what is turned over is set in deeper."""


@dataclass(frozen=True, slots=True)
class StanzaView:
    """``parts/stanza.html``: lines of verse that belong together."""

    attributes: Markup
    """Id, language, direction, path."""
    before: Markup
    """What stands before the words: the way back from a note."""
    lines: tuple[VerseLineView, ...]
    """The lines."""


@dataclass(frozen=True, slots=True)
class QrCodeView:
    """A QR code."""

    src: str
    """Where the renderer finds it."""
    size: str
    """How wide and high it is with the white round it, as a length of CSS: a smaller one cannot be read."""


@dataclass(frozen=True, slots=True)
class MediaView:
    """``parts/media.html``: what plays on another machine."""

    attributes: Markup
    """Id, path."""
    kind: str
    """``video``, ``audio`` or ``embed``."""
    body: Markup
    """Its poster, and what is said of it: blocks."""
    title: ViewPiece | None
    """What it is called."""
    length: ViewPiece | None
    """How long it plays."""
    address: ViewPiece | None
    """Where it plays: a link whose words are the address."""
    code: QrCodeView | None
    """The QR code of that, in print."""


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
    """An entry of ``parts/definitions.html``, or an update."""

    term: Markup
    """The term, or the time."""
    meanings: tuple[Markup, ...]
    """Its meanings, or what is reported, each some blocks."""


@dataclass(frozen=True, slots=True)
class DefinitionsView:
    """``parts/definitions.html``."""

    attributes: Markup
    """Id, path."""
    entries: tuple[DefinitionView, ...]
    """The entries."""


@dataclass(frozen=True, slots=True)
class TurnView:
    """A turn of ``parts/interview.html``."""

    speaker: Markup
    """Who speaks."""
    body: Markup
    """What is said: blocks."""
    question: bool
    """Whether who asks speaks; what follows answers."""


@dataclass(frozen=True, slots=True)
class InterviewView:
    """``parts/interview.html``: question and answer."""

    attributes: Markup
    """Id, path."""
    turns: tuple[TurnView, ...]
    """The turns, in order."""


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
    caption: ViewPiece | None
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
class FillerView:
    """``parts/filler.html``: what may stand on a last page, in print; a picture, or else a line."""

    picture: PictureView | None
    """An ornament, or ``None``."""
    line: str
    """The words of a line, or empty."""


@dataclass(frozen=True, slots=True)
class FigureView:
    """``parts/figure.html`` and ``parts/caption.html``."""

    attributes: Markup
    """Id, language, path."""
    picture: PictureView | None
    """The picture; ``None`` when the source gives only the caption."""
    caption: ViewPiece | None
    """What the photo shows and why it stands here."""
    credit: ViewPiece | None
    """The credit line."""
    rights: ViewPiece | None
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
    share: int = 0
    """Which share of the measure it is given in print, in per cent; 0: as much as it needs."""
    crop: str = ""
    """The proportion that it is cropped to in print, ``3:2``; or empty."""
    focal: str = ""
    """The point that a crop must keep, in per cent from the top left (``50% 30%``); empty: it must not be cropped."""


@dataclass(frozen=True, slots=True)
class PictureCellView:
    """A figure in ``parts/pictures.html``."""

    figure: Markup
    """The figure."""
    proportion: float
    """The width of its picture, as a multiple of the height: in a row pictures of so wide cells are of one height."""


@dataclass(frozen=True, slots=True)
class PictureGroupView:
    """``parts/pictures.html``: pictures that are looked at together."""

    attributes: Markup
    """Id, path."""
    layout: str
    """``row``, ``stack`` or ``page``."""
    count: int
    """How many figures there are."""
    rows: tuple[tuple[PictureCellView, ...], ...]
    """The figures by the line that they stand on: two or three to a line in a row, one in a stack and on a page."""
    caption: ViewPiece | None
    """What they show together."""
    credit: ViewPiece | None
    """The credit line of all of them."""


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
    """What it says: its blocks, the number before the words of the first one."""
    floats: bool
    """Whether it stands at its call and floats to the foot of the page: in print, unless nothing calls it."""
    mark: str = ""
    """Of one that floats: ``meets`` when its mark follows another one, ``elsewhere`` when that stands in a note."""


@dataclass(frozen=True, slots=True)
class NoteCallView:
    """``parts/note_call.html``: the mark of a note; in print only where one is called again, or in another note."""

    id: str
    """Its id, or empty for a call that is not the first."""
    href: str
    """Where the note stands."""
    number: int
    """The note's number."""
    meets: bool = False
    """Whether another mark stands right before it."""


@dataclass(frozen=True, slots=True)
class PageReferenceView:
    """``parts/page_reference.html``: "(page N)" behind a link inside the printed book."""

    href: str
    """Where it leads."""
    words: Markup
    """``page N`` in the language of the surroundings, with room for the number."""
    language: Markup
    """Language attributes, where the house has no words in the language of the surroundings."""
    inside: bool = False
    """Whether it stands in brackets already: then it follows a comma."""
