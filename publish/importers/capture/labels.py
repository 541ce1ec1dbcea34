"""What every line of a page was taken for: one label a line, and how sure it is.

The sheet at the end of a reading is checked here against the lines of the page: a line without label would be lost,
a line with two would be said twice.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum

from publish.diagnostics import Outcome, Rule, Severity, Span
from publish.importers.capture.lines import PageLine


class Label(StrEnum):
    """What a line is."""

    CHROME = "chrome"
    LOAD_MORE = "load-more"
    PUBLICATION = "publication"
    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    BYLINE = "byline"
    DATE = "date"
    DATELINE = "dateline"
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    CAPTION = "caption"
    CAPTION_REPEATED = "caption-repeated"
    TAGLINE = "tagline"
    NOTICE_HEADING = "notice-heading"
    NOTICE = "notice"
    KICKER = "kicker"
    TITLE_REPEATED = "title-repeated"
    LIST_ITEM = "list-item"
    QUOTATION = "quotation"
    BREAK = "break"
    END = "end"
    PLAYER = "player"
    RECORDING = "recording"
    ADVERT = "advert"
    PROMO = "promo"
    CREDIT = "credit"
    SIGNATURE = "signature"
    CONTACT = "contact"
    STAMP = "stamp"
    MAIL_HEAD = "mail-head"


class LineVerdict(StrEnum):
    """What became of a line."""

    RECOGNISED = "recognised"
    LEFT_OUT = "left-out"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class PagePiece:
    """Lines of a page that belong together, and what they were taken for."""

    label: Label
    """What they are."""
    lines: tuple[PageLine, ...]
    """The lines whose words are kept; those of one paragraph where the page was wrapped."""
    verdict: LineVerdict = LineVerdict.RECOGNISED
    """What became of them."""
    reason: str = ""
    """For an unsure piece: what else it could be."""
    repeats: tuple[PageLine, ...] = ()
    """For a caption or a headline: the lines that say the same once more."""
    words: str = ""
    """What it says, where that is not all of its lines: a list's entry without its bullet."""

    @property
    def text(self) -> str:
        """The words."""
        return self.words or " ".join(line.text for line in self.lines)

    @property
    def first(self) -> int:
        """The number of its first line."""
        return min(line.number for line in (*self.lines, *self.repeats))

    @property
    def last(self) -> int:
        """The number of its last line."""
        return max(line.number for line in (*self.lines, *self.repeats))

    @property
    def alone(self) -> bool:
        """Whether it is one line between blank lines."""
        return len(self.lines) == 1 and not self.repeats and self.lines[0].alone

    def span(self, path: str) -> Span:
        """Where it stands in the page of that name."""
        return Span(path, self.first, 1, self.last if self.last > self.first else 0)

    def taken_for(self, label: Label) -> "PagePiece":
        """The same lines, recognised as something else."""
        return replace(self, label=label, verdict=LineVerdict.RECOGNISED, reason="")

    def doubted(self, reason: str, *, label: Label = Label.PARAGRAPH) -> "PagePiece":
        """The same lines, kept as a paragraph unless said otherwise, with what else they could be."""
        return replace(self, label=label, verdict=LineVerdict.UNSURE, reason=reason)


@dataclass(frozen=True, slots=True)
class LabelledLine:
    """A line of the page with its label."""

    number: int
    """Its place in the file, from 1."""
    text: str
    """What it says."""
    label: Label
    """What it was taken for."""
    verdict: LineVerdict
    """What became of it."""
    reason: str = field(default="", compare=False)
    """For an unsure line: what else it could be."""


def labelled(pieces: Iterable[PagePiece]) -> tuple[LabelledLine, ...]:
    """The lines of some pieces with their labels, in the order of the page."""
    sheet = [
        LabelledLine(line.number, line.text, label, piece.verdict, piece.reason)
        for piece in pieces
        for lines, label in ((piece.lines, piece.label), (piece.repeats, _repeated(piece)))
        for line in lines
    ]
    return tuple(sorted(sheet, key=lambda line: line.number))


def _repeated(piece: PagePiece) -> Label:
    return Label.TITLE_REPEATED if piece.label is Label.HEADLINE else Label.CAPTION_REPEATED


CAPTURE_UNLABELLED = Rule(
    "capture-unlabelled",
    Severity.ERROR,
    "A line of the page got no label: the import would have lost it.",
    "Save the page again, or write the dispatch by hand.",
    needed=True,
    apart=True,
)


def settle(lines: Iterable[PageLine], sheet: tuple[LabelledLine, ...], path: str) -> Outcome[tuple[LabelledLine, ...]]:
    """The sheet as it is, with a ``capture-unlabelled`` for each line that has no label, several, or other words."""
    labels: dict[int, list[LabelledLine]] = {}
    for entry in sheet:
        labels.setdefault(entry.number, []).append(entry)
    faults = []
    for line in lines:
        found = labels.pop(line.number, [])
        if len(found) != 1 or found[0].text != line.text:
            names = ", ".join(entry.label for entry in found) or "none"
            faults.append((line.number, f"the line has not exactly one label, but: {names}"))
    faults.extend((number, "a label stands at a line that shows nothing") for number in labels)
    return Outcome(sheet, tuple(CAPTURE_UNLABELLED.finding(what, Span(path, at, 1)) for at, what in faults))
