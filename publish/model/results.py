"""What a run came to: its editions with their books, what was found, who judged, how long each step took.

This is ``build/report/report.json``, key by key; ``publish schema report`` prints its schema. The version changes when
a reader of the old form would misread the new one; new keys do not change it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Literal

COMPARES = 1
"""The version of what reports are compared by; 0 is that of reports that have nothing of it."""


class _Told:
    """What the schema takes its words from."""

    __slots__ = ()
    __pydantic_config__: ClassVar[Mapping[str, object]] = {"use_attribute_docstrings": True}


@dataclass(frozen=True, slots=True)
class ExcerptLine(_Told):
    """A line of the source round a finding."""

    number: int
    """Its number, from 1."""
    text: str
    """What stands in it, cut where it is long."""


@dataclass(frozen=True, slots=True)
class Waiving(_Told):
    """Why a finding was let through."""

    reason: str
    """Why."""
    by: str
    """Who answers for it."""
    expires: str
    """The last day on which it holds, as ISO 8601."""


@dataclass(frozen=True, slots=True)
class FindingResult(_Told):
    """A finding, with what stands at its place."""

    id: str
    """The name of the rule."""
    severity: Literal["error", "warning", "note"]
    """How bad it is."""
    message: str
    """What is wrong."""
    hint: str
    """What to do."""
    why: str
    """Why it matters."""
    path: str
    """The file, relative to the project's folder; empty where it is about none."""
    line: int
    """The line, from 1; 0 where it is not known."""
    column: int
    """The column, from 1; 0 where it is not known."""
    end_line: int
    """The last line; 0 where it is the first."""
    block: str
    """The path of the block in the tree, where lines are not known."""
    excerpt: tuple[ExcerptLine, ...]
    """The lines of the source round it."""
    waived: Waiving | None
    """Why it was let through; null where it stands."""


@dataclass(frozen=True, slots=True)
class PassageResult(_Told):
    """Words of a dispatch that belong together: a headline, a paragraph, a caption, a note."""

    text: str
    """The words."""
    page: str = ""
    """The folio of the page on which they begin; empty where it is not known. A paragraph that goes on over the page
    is two passages, parted between sentences."""
    kind: str = ""
    """What they are: headline, paragraph, caption; empty where that is not known."""


@dataclass(frozen=True, slots=True)
class PictureResult(_Told):
    """A picture of a dispatch."""

    source: str
    """Its file, relative to the project's folder; in an e-book its name there."""
    alt: str
    """What is said of it to readers who cannot see it; empty where nothing is."""
    sha256: str = ""
    """The hash of its bytes; empty where they are not known."""


@dataclass(frozen=True, slots=True)
class PageResult(_Told):
    """What a page of a PDF shows, as hashes: two pages are compared by them."""

    label: str
    """What a viewer calls the page."""
    words: str
    """Of its lines of text."""
    body: str
    """Of its lines without their digits, and of its pictures: a page that only moved keeps it."""
    look: str
    """Of the page, drawn small."""


@dataclass(frozen=True, slots=True)
class DispatchResult(_Told):
    """A dispatch of an edition."""

    key: str
    """What it is called in links: EDITION/SLUG."""
    headline: str
    """Its headline."""
    path: str
    """Its file, relative to the project's folder."""
    words: int
    """How many words its text has, with headings, captions and notes."""
    pictures: int
    """How many pictures stand in it."""
    pages: tuple[str, ...]
    """The folios of the pages on which it stands, in the edition's own print edition; empty where none was made."""
    passages: tuple[PassageResult, ...] = ()
    """Its words, passage by passage in the order of reading."""
    shown: tuple[PictureResult, ...] = ()
    """Its pictures, in their order."""


@dataclass(frozen=True, slots=True)
class ContentsItem(_Told):
    """An entry of an e-book's contents."""

    title: str
    """What it says."""
    entries: tuple["ContentsItem", ...] = ()
    """Those under it."""


@dataclass(frozen=True, slots=True)
class EbookStructure(_Told):
    """How an e-book is built, read from the finished file."""

    documents: int
    """How many documents its reading order has."""
    contents: tuple[ContentsItem, ...]
    """Its contents."""
    landmarks: tuple[str, ...]
    """Its marked places."""
    pages: int
    """How many pages of the print edition it names."""


@dataclass(frozen=True, slots=True)
class PreflightResult(_Told):
    """What preflight saw in a finished PDF, in the file alone; what is wrong with it stands among the findings."""

    version: str
    """The version of PDF."""
    trims: tuple[str, ...]
    """The sizes of its pages as they are cut, each once: 148 × 210 mm."""
    fonts: tuple[str, ...]
    """The fonts that text is set in, by their PostScript names."""
    unembedded: tuple[str, ...]
    """Those of them that the file does not hold."""
    colours: tuple[str, ...]
    """What text, lines, areas, gradients and pictures are printed in: grey, rgb, cmyk, lab, spot."""
    most_ink: float | None
    """The most ink in one place, in per cent; null where only a profile could tell."""
    least_type: float | None
    """The size of the smallest type, in points; null for a book without text."""
    pictures: int
    """How many pictures are placed."""
    least_ppi: int | None
    """The fewest pixels an inch of a picture as it is placed; null for a book without pictures."""
    transparency: bool
    """Whether anything shines through."""
    intents: tuple[str, ...]
    """The printing conditions that its output intents name."""


@dataclass(frozen=True, slots=True)
class BookResult(_Told):
    """A finished book."""

    format: str
    """epub, pdf, or cover for a cover in one piece; links for the folder of short addresses."""
    path: str
    """Its file, relative to the project's folder."""
    bytes: int
    """How large it is."""
    sha256: str
    """The hash of its bytes; empty for a folder."""
    pages: int | None
    """How many pages it has; null for one without."""
    printer: str
    """Whom it was made for; empty for an e-book."""
    standard: str
    """The standard that a PDF claims, as PDF/X-4; empty for none."""
    preflight: PreflightResult | None
    """What preflight saw in a PDF; null for others."""
    structure: EbookStructure | None
    """How an e-book is built; null for others."""
    accessibility: Mapping[str, object] | None
    """What an e-book says of its accessibility, with the evidence; null for others."""
    metadata: Mapping[str, str] = field(default_factory=dict)
    """What the file says of itself, by name: dc:title, Title."""
    faces: tuple[PageResult, ...] = ()
    """What each page of a PDF shows; empty where no program draws pages, and for others."""


@dataclass(frozen=True, slots=True)
class EditionResult(_Told):
    """An edition that was asked for."""

    name: str
    """The name of its folder."""
    title: str
    """Its title."""
    date: str
    """Its date, as ISO 8601; empty where it has none."""
    language: str
    """The BCP 47 tag of its language."""
    words: int
    """How many words its dispatches have."""
    dispatches: tuple[DispatchResult, ...]
    """Its dispatches, in the order of the book."""
    books: tuple[BookResult, ...]
    """Its books; none where an error stopped the run."""


@dataclass(frozen=True, slots=True)
class AffectedResult(_Told):
    """Which editions a change touches."""

    base: str
    """What was compared with."""
    changed: tuple[str, ...]
    """The files that differ, relative to the project's folder."""
    editions: tuple[str, ...]
    """The editions that were made for it."""


@dataclass(frozen=True, slots=True)
class AbsentResult(_Told):
    """A validator that could not judge."""

    name: str
    """What it is called."""
    reason: str
    """Why it cannot be used."""
    hint: str
    """What would bring it."""


@dataclass(frozen=True, slots=True)
class StepResult(_Told):
    """A step of the run."""

    what: str
    """What was done."""
    seconds: float
    """How long it took."""


@dataclass(frozen=True, slots=True)
class CountsResult(_Told):
    """How many findings stand."""

    error: int
    """Those that stop a book."""
    warning: int
    """Those that should be looked at."""
    note: int
    """Those that only tell."""
    waived: int
    """Those that were let through."""


@dataclass(frozen=True, slots=True)
class RunResult(_Told):
    """A run of publish ci."""

    program: str
    """The version of the program."""
    publication: str
    """The publication's title."""
    ok: bool
    """Whether no error stands."""
    exit: int
    """What the shell sees."""
    strict: bool
    """Whether warnings were errors."""
    counts: CountsResult
    """How many findings there are."""
    editions: tuple[EditionResult, ...]
    """The editions that were made, or would have been."""
    findings: tuple[FindingResult, ...]
    """What was found, by file and line, and what was let through behind it."""
    judges: tuple[str, ...]
    """The validators that judged the books, besides this program's own gates."""
    absent: tuple[AbsentResult, ...]
    """Those that could not."""
    affected: AffectedResult | None
    """What a change touches; null where everything was made."""
    steps: tuple[StepResult, ...]
    """The steps in their order."""
    format: Literal["dispatch-press run"] = "dispatch-press run"
    """What this document is."""
    version: Literal[1] = 1
    """The version of its form."""
    compares: int = COMPARES
    """The version of what publish diff compares: passages, pictures, metadata, pages. Another one is not compared."""
