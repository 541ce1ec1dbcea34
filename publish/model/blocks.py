"""What a dispatch's body is made of: a small closed set of blocks.

Every block carries the span of its source, left out of comparison, and may carry an id (a link target, unique
in the dispatch) and a language of its own.
"""

from dataclasses import dataclass, field
from typing import TypeAlias

from publish.diagnostics import NOWHERE, Span
from publish.model.figures import Figure
from publish.model.inlines import Inlines
from publish.model.makeup import AS_PLANNED, MakeUp


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    inlines: Inlines
    """The words."""
    id: str = ""
    """Link target, or empty."""
    lang: str = ""
    """BCP 47 tag, or empty for the dispatch's."""
    direction: str = ""
    """``ltr``, ``rtl`` or empty."""
    span: Span = field(default=NOWHERE, compare=False)
    """Where it stands in the source."""
    makeup: MakeUp = AS_PLANNED
    """What the editor asks of its place on the printed page."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A section heading."""

    inlines: Inlines
    """The words."""
    level: int = 2
    """2 to 6: the headline of the dispatch is 1."""
    id: str = ""
    """Link target; numbering gives one to each heading that has none."""
    lang: str = ""
    """BCP 47 tag, or empty for the dispatch's."""
    span: Span = field(default=NOWHERE, compare=False)
    """Where it stands in the source."""
    makeup: MakeUp = AS_PLANNED
    """What the editor asks of its place on the printed page."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A block quotation, verse, or a reader's letter."""

    blocks: "Blocks"
    """What is quoted; of verse its stanzas, paragraphs whose lines are parted by line breaks."""
    cite: Inlines = ()
    """Who says so, where from, or who signs the letter."""
    lang: str = ""
    """BCP 47 tag, or empty for the dispatch's."""
    direction: str = ""
    """``ltr``, ``rtl`` or empty."""
    id: str = ""
    """Link target, or empty."""
    span: Span = field(default=NOWHERE, compare=False)
    """Where it stands in the source."""
    kind: str = ""
    """``verse``, ``letter``, or empty."""
    makeup: MakeUp = AS_PLANNED
    """What the editor asks of its place on the printed page."""


@dataclass(frozen=True, slots=True)
class PullQuote:
    """A line lifted out of the text for the eye."""

    inlines: Inlines
    """The words; paragraphs of the source are joined by line breaks."""
    cite: Inlines = ()
    """Who says so."""
    lang: str = ""
    """BCP 47 tag, or empty for the dispatch's."""
    id: str = ""
    """Link target, or empty."""
    span: Span = field(default=NOWHERE, compare=False)
    """Where it stands in the source."""
    makeup: MakeUp = AS_PLANNED
    """What the editor asks of its place on the printed page."""


@dataclass(frozen=True, slots=True)
class ListItem:
    """One entry of a list."""

    blocks: "Blocks"
    """What it holds; one paragraph in a tight list."""
    span: Span = field(default=NOWHERE, compare=False)
    """Where it stands in the source."""


@dataclass(frozen=True, slots=True)
class List:
    """A bulleted or numbered list."""

    items: tuple[ListItem, ...]
    """The entries, in order."""
    ordered: bool = False
    """Whether the entries are numbered."""
    start: int = 1
    """The first number."""
    tight: bool = True
    """Whether entries follow each other without white space."""
    id: str = ""
    """Link target, or empty."""
    span: Span = field(default=NOWHERE, compare=False)
    """Where it stands in the source."""
    makeup: MakeUp = AS_PLANNED
    """What the editor asks of its place on the printed page."""


@dataclass(frozen=True, slots=True)
class Definition:
    """A term with what it means."""

    term: Inlines
    """The term."""
    meanings: tuple["Blocks", ...]
    """Its meanings, each some blocks."""
    span: Span = field(default=NOWHERE, compare=False)
    """Where it stands in the source."""


@dataclass(frozen=True, slots=True)
class DefinitionList:
    """Terms with their meanings; or turns of an interview, each under its speaker; or updates, each under its time."""

    entries: tuple[Definition, ...]
    """The entries, in order."""
    id: str = ""
    """Link target, or empty."""
    span: Span = field(default=NOWHERE, compare=False)
    """Where it stands in the source."""
    kind: str = ""
    """``interview``, ``updates``, or empty."""
    makeup: MakeUp = AS_PLANNED
    """What the editor asks of its place on the printed page."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table."""

    inlines: Inlines
    """What it holds."""
    header: bool = False
    """Whether it heads its column (in the head) or its row (in the body)."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table: every row has as many cells as there are columns."""

    head: tuple[tuple[Cell, ...], ...]
    """The rows that name the columns; empty when the author gave none."""
    body: tuple[tuple[Cell, ...], ...]
    """The other rows."""
    alignments: tuple[str, ...]
    """``left``, ``right``, ``center`` or empty, one a column."""
    caption: Inlines = ()
    """What the table shows."""
    id: str = ""
    """Link target, or empty."""
    span: Span = field(default=NOWHERE, compare=False)
    """Where it stands in the source."""
    makeup: MakeUp = AS_PLANNED
    """What the editor asks of its place on the printed page."""


@dataclass(frozen=True, slots=True)
class Aside:
    """A box beside the text: background, a chronology, a glossary; an editor's note, a recipe, addresses and hours."""

    blocks: "Blocks"
    """What it holds."""
    title: Inlines = ()
    """Its heading, or empty."""
    id: str = ""
    """Link target, or empty."""
    span: Span = field(default=NOWHERE, compare=False)
    """Where it stands in the source."""
    kind: str = ""
    """``editors-note``, ``recipe``, ``service``, or empty."""
    makeup: MakeUp = AS_PLANNED
    """What the editor asks of its place on the printed page."""


@dataclass(frozen=True, slots=True)
class Media:
    """Something that plays on another machine: a book shows its poster, what it is, how long it is, where it plays."""

    kind: str
    """``video``, ``audio``, or ``embed`` for a page of another site."""
    title: Inlines = ()
    """What it is called."""
    address: Inlines = ()
    """The link to where it plays, with the address as its words; empty when nobody knows it."""
    length: str = ""
    """How long it plays, as it is printed: ``4:10``."""
    blocks: "Blocks" = ()
    """Its poster, and what is said of it."""
    id: str = ""
    """Link target, or empty."""
    span: Span = field(default=NOWHERE, compare=False)
    """Where it stands in the source."""
    code: str = ""
    """What the QR code says that print puts beside it; empty until it is made for paper."""
    short: str = ""
    """The path of its short address, where that is printed; or empty."""
    makeup: MakeUp = AS_PLANNED
    """What the editor asks of its place on the printed page."""


@dataclass(frozen=True, slots=True)
class PictureGroup:
    """Pictures that are looked at together, each a figure with words of its own or with none."""

    blocks: "Blocks"
    """Its figures, in order."""
    layout: str = "row"
    """``row``: beside each other, of one height; ``stack``: under each other; ``page``: so on a page of their own."""
    caption: Inlines = ()
    """What they show together."""
    credit: Inlines = ()
    """The credit line of all of them."""
    id: str = ""
    """Link target, or empty."""
    span: Span = field(default=NOWHERE, compare=False)
    """Where it stands in the source."""
    makeup: MakeUp = AS_PLANNED
    """What the editor asks of its place on the printed page."""


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """Lines of a machine, set as they stand."""

    text: str
    """The lines, joined by newlines, without a closing one."""
    language: str = ""
    """The name after the fence, or empty."""
    id: str = ""
    """Link target, or empty."""
    span: Span = field(default=NOWHERE, compare=False)
    """Where it stands in the source."""
    makeup: MakeUp = AS_PLANNED
    """What the editor asks of its place on the printed page."""


@dataclass(frozen=True, slots=True)
class Break:
    """A change of scene: white space, often with an ornament."""

    span: Span = field(default=NOWHERE, compare=False)
    """Where it stands in the source."""


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: stands in the dispatch, apart from the body."""

    label: str
    """The author's label, unique in the dispatch."""
    blocks: "Blocks"
    """What it says."""
    number: int = 0
    """Its number in the order of the references, once numbered; 0 before."""
    span: Span = field(default=NOWHERE, compare=False)
    """Where it stands in the source."""


Block: TypeAlias = (
    Paragraph
    | Heading
    | Quote
    | PullQuote
    | List
    | DefinitionList
    | Table
    | Aside
    | Media
    | PictureGroup
    | CodeBlock
    | Break
    | Figure
)
Blocks: TypeAlias = tuple[Block, ...]
