"""What is known of a galley once it is set, read once: every check asks the facts, not the pages.

Lengths are in points from the top left of the trimmed page in neutral margins: the binding shifts the type
block sideways, and nothing else. Blocks are named by the key of the dispatch and their path in the tree.
"""

from collections.abc import Sequence
from dataclasses import dataclass


def place(dispatch: str, path: str) -> str:
    """``KEY:PATH``, as findings name a block; empty where it belongs to no dispatch."""
    return f"{dispatch}:{path}" if dispatch else ""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page."""

    x: float
    """From the left edge of the trimmed page."""
    y: float
    """From the top edge of the trimmed page."""
    width: float
    """To the right."""
    height: float
    """Downward."""


@dataclass(frozen=True, slots=True)
class SetLine:
    """One line of text."""

    width: float
    """Its width, white space at its end left out."""
    stretch: float = 0.0
    """How much each of its word spaces was widened to fill the measure, in ems."""
    hyphenated: bool = False
    """Whether it ends in a hyphen that setting added."""
    forced: bool = False
    """Whether it ends where no line may end, because what stands in it is longer than the measure."""


@dataclass(frozen=True, slots=True)
class SetBlock:
    """A block, or the piece of one, as it stands on a page."""

    dispatch: str
    """Key of the dispatch."""
    path: str
    """Path of the block; ``headline``, ``standfirst``, … for what the opening holds."""
    box: Box
    """The space that its border box takes."""
    text: str
    """Its words on this page, in reading order, white space folded, without the hyphens that setting added."""
    offset: int
    """How many characters of the block, white space not counted, are read before these words."""
    lines: tuple[SetLine, ...] = ()
    """Its lines of text on this page, from the first."""
    hyphenated: bool = False
    """Whether its last line on this page ends in the middle of a word that goes on over the page."""
    element: str = ""
    """The element that it was set from: ``p``, ``h2``, ``figure``, …"""
    fewer: float | None = None
    """What each of its lines costs if the block is set in one line fewer than now; ``None`` where it cannot be."""
    more: float | None = None
    """The same for one line more."""
    forced: bool = False
    """Whether the editor has a page begin with it."""
    asked: tuple[str, ...] = ()
    """What the editor asks of it, as it is written: ``.whole``, ``lines=-1``."""
    refused: bool = False
    """Whether it does not stand the number of lines that the editor asks for."""
    torn: tuple[tuple[int, str], ...] = ()
    """Of a table in which a row goes on over the page: the parts of its words that are read one after the other, each
    with how many characters are read before it; empty where they are one."""

    @property
    def place(self) -> str:
        """``KEY:PATH``, as findings name a block; empty where it belongs to no dispatch."""
        return place(self.dispatch, self.path)


@dataclass(frozen=True, slots=True)
class SetPicture:
    """A picture as it stands on a page."""

    name: str
    """The rendition's name."""
    dispatch: str
    """Key of the dispatch that it stands in, or empty."""
    path: str
    """Path of the block that it stands in, or empty."""
    box: Box
    """Where it stands."""
    pixels: tuple[int, int]
    """Width and height."""

    @property
    def place(self) -> str:
        """``KEY:PATH``, as findings name a block; empty where it belongs to no dispatch."""
        return place(self.dispatch, self.path)

    @property
    def ppi(self) -> float:
        """The lower of its resolutions across and down, in pixels per inch; infinite for a picture of no size."""
        if not self.box.width or not self.box.height:
            return float("inf")
        return min(self.pixels[0] / self.box.width, self.pixels[1] / self.box.height) * 72


@dataclass(frozen=True, slots=True)
class SetLink:
    """A link as it stands on a page."""

    href: str
    """Where it leads: an address, or ``dispatch:KEY#ID`` inside the book."""
    box: Box
    """Where it can be touched."""
    words: str = ""
    """The words that are linked."""


@dataclass(frozen=True, slots=True)
class PageReference:
    """Room kept for a page number that the binding fills in, set flush right."""

    target: str
    """The place whose page it names: ``KEY`` or ``KEY#ID``."""
    mcid: int
    """The marked content that holds the ten digits set in it as a sample."""
    room: float
    """Its width, in thousandths of the type size."""
    digit: float
    """The width of one digit, in thousandths of the type size."""

    @property
    def digits(self) -> int:
        """How many digits the room holds; a hair more than the room is let pass."""
        return int((self.room + 1) / self.digit)


@dataclass(frozen=True, slots=True)
class Spill:
    """A block that reaches beyond the type area of its page."""

    dispatch: str
    """Key of the dispatch; empty in front and back matter."""
    path: str
    """Path of the block, or empty."""
    kind: str
    """What reaches out: ``text``, ``table`` or ``picture``."""
    beyond: float
    """How far it reaches beyond the type area."""
    off: float
    """How far it reaches beyond the trimmed page; 0 for what stays on it."""

    @property
    def place(self) -> str:
        """``KEY:PATH``, as findings name a block; empty where it belongs to no dispatch."""
        return place(self.dispatch, self.path)


@dataclass(frozen=True, slots=True)
class SetText:
    """The characters of a piece of marked content."""

    mcid: int
    """Its number on the page."""
    text: str
    """The characters, without the hyphen that setting added."""
    drawn: str = ""
    """The same in the order of drawing, where words from right to left may make that another one."""


@dataclass(frozen=True, slots=True)
class SetSheet:
    """What is set on a page beside its text, running head and folio; or all words of a cover."""

    texts: tuple[SetText, ...]
    """The characters, text box by text box."""
    words: tuple[str, ...] = ()
    """What was chosen to be set, in large letters or small."""


@dataclass(frozen=True, slots=True)
class PageFacts:
    """One page of a galley."""

    blocks: tuple[SetBlock, ...]
    """The blocks on it, in reading order, notes last."""
    pictures: tuple[SetPicture, ...]
    """The pictures on it."""
    links: tuple[SetLink, ...]
    """The links on it."""
    references: tuple[PageReference, ...]
    """Room kept for page numbers, in the order in which it is drawn."""
    artifacts: tuple[int, ...]
    """Marked content that carries no information: decorative pictures, heads of tables that are drawn again."""
    openings: tuple[str, ...]
    """Keys of the dispatches that open on it."""
    anchors: tuple[tuple[str, float], ...]
    """Link targets on it (``KEY#ID``, or ``KEY`` for an opening), each with its distance from the top."""
    fonts: tuple[str, ...]
    """PostScript names of the fonts used, sorted."""
    colours: tuple[str, ...]
    """CSS colours of text and rules, sorted."""
    depth: float
    """How far down the text reaches, notes left out."""
    marks: tuple[str, ...] = ()
    """Ids of the notes whose marks stand on it."""
    notes: tuple[str, ...] = ()
    """Ids of the notes that stand on it."""
    spills: tuple[Spill, ...] = ()
    """What reaches beyond its type area."""
    texts: tuple[SetText, ...] = ()
    """The characters of each piece of marked content that shows some."""
    turned: bool = False
    """Whether it was set across, and is bound turned counter-clockwise: its lines run from its foot to its head."""

    plate: bool = False
    """Whether it holds nothing but pictures that have a page of their own."""

    @property
    def apart(self) -> bool:
        """Whether the text goes on round it, from the page before to the next."""
        return self.turned or self.plate

    def share(self, spill: Spill) -> float:
        """How much of the width of a block that reaches out has room, from 0 to 1."""
        own = (block.box for block in self.blocks if (block.dispatch, block.path) == (spill.dispatch, spill.path))
        width = max((box.height if self.turned else box.width for box in own), default=0.0)
        return max(1 - spill.beyond / width, 0.0) if width else 0.0


@dataclass(frozen=True, slots=True)
class GalleyFacts:
    """A galley: one flow set in pages."""

    dispatches: tuple[str, ...]
    """Keys of the dispatches in it, in order."""
    pages: tuple[PageFacts, ...]
    """Its pages, in order."""
    unplanned: str = ""
    """Why the pages of its dispatches were not planned, as "its text stands in columns"; empty where they were."""


@dataclass(frozen=True, slots=True)
class TypeArea:
    """Where the text of a page may stand, and its lines; lengths in points."""

    leading: float
    """From baseline to baseline."""
    top: float
    """From the top of the trimmed page to the type area."""
    bottom: float
    """From the top of the trimmed page to the foot of the type area."""

    def foot(self, page: PageFacts) -> float:
        """Where the text of a page may end: at the foot of the type area, or over its notes."""
        notes = [block.box.y for block in page.blocks if block.path.startswith("n") and block.box.height]
        return min([self.bottom, *(y - self.leading for y in notes)])

    def room(self, page: PageFacts) -> float:
        """How much a page leaves free between its text and its foot."""
        return self.foot(page) - page.depth

    def is_short(self, page: PageFacts, lines: int) -> bool:
        """Whether a page ends more than so many whole lines early."""
        return self.room(page) > (lines + 0.9) * self.leading

    def lines(self, page: PageFacts) -> float:
        """How deep the text of a page reaches, in lines."""
        return (page.depth - self.top) / self.leading


def places(galleys: Sequence[GalleyFacts], starts: Sequence[int]) -> dict[str, tuple[int, float]]:
    """For each link target (``KEY`` or ``KEY#ID``) its page in the book, from 0, and its distance from the top.

    ``starts`` are the numbers of pages before each galley.
    """
    found: dict[str, tuple[int, float]] = {}
    for start, facts in zip(starts, galleys, strict=True):
        for number, page in enumerate(facts.pages):
            for name, top in page.anchors:
                found.setdefault(name, (start + number, top))
    return found
