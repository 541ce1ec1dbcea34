"""One reading of one text: where its lines stand in the file, and what has been said about them so far."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from markdown_it.token import Token

from publish.config.dialects import EVERY, Dialects
from publish.config.scrub import scrub
from publish.diagnostics import Diagnostic, Outcome, Rule, Severity, Span
from publish.importers.markdown.attributes import BraceAttributes, judged
from publish.importers.markdown.limits import Budget
from publish.model.blocks import Heading, Note
from publish.model.figures import Picture

T = TypeVar("T")
_LOOKS = frozenset([
    "width", "height", "fig-align", "align", "target", "rel", "loading", "layout", "layout-ncol", "out-width",
    "lightbox",
])  # fmt: skip
"""Attributes of other tools that only tell how something looks on a site."""


@dataclass(frozen=True, slots=True)
class PictureAmongWords:
    """A picture that an author put into a line of text."""

    at: Span
    """Where it stands."""
    token: Token | None = None
    """Its token, where Markdown has it."""
    href: str = ""
    """Where it leads, if it stands in a link."""
    picture: Picture | None = None
    """The picture itself, where HTML has it."""


@dataclass(slots=True)
class MarkdownReading:
    """The state of a reading: lives as long as one call of the importer."""

    path: str
    """The file, relative to the project folder."""
    lines: Sequence[str]
    """The lines of the text that is read."""
    first: int = 1
    """The line of the file that the text begins at."""
    dialects: Dialects = EVERY
    """The dialects that the text may be written in."""
    language: str = "en"
    """BCP 47 tag of its words."""
    site: Mapping[str, str] = field(default_factory=dict)
    """What the data of a site are, by name."""
    fixed: Span | None = None
    """The place of a text that is one value in a file: findings in it are reported there."""
    diagnostics: list[Diagnostic] = field(default_factory=list)
    """What has been said."""
    budget: Budget = field(default_factory=Budget)
    """What the values in it have cost."""
    references: list[tuple[str, Span]] = field(default_factory=list)
    """The labels of the notes referred to, in order, each with its place."""
    notes: list[Note] = field(default_factory=list)
    """The notes, in the order of the text."""
    labels: set[str] = field(default_factory=set)
    """Their labels."""
    tops: list[Heading] = field(default_factory=list)
    """The headings of rank 1."""
    pictures: "list[PictureAmongWords] | None" = None
    """The pictures that stood among the words of the block that is read, to be placed behind it; ``None`` where no
    block can follow."""
    anchors: list[str] = field(default_factory=list)
    """The names of places that wait for the block behind them."""
    definitions_used: set[str] = field(default_factory=set)
    """The link definitions that a link or picture used."""
    grouped: bool = False
    """Whether the pictures that are read now stand in a group, whose caption may speak for them."""

    def say(self, rule: Rule, message: str, at: Span, *, hint: str = "", severity: Severity | None = None) -> None:
        """Report a finding."""
        self.diagnostics.append(rule.finding(message, at, hint=hint, severity=severity))

    def judge(
        self,
        attributes: BraceAttributes,
        at: Span,
        *,
        keys: tuple[str, ...] = (),
        classes: tuple[str, ...] = (),
        id: bool = True,
        of: str,
    ) -> None:
        """Report what is wrong with the attributes of something called ``of`` that stands at ``at``."""
        lines = attributes.at if attributes.at.path else at
        for shown, diagnostic in judged(attributes, keys=keys, classes=classes, id=id, of=of):
            if shown in _LOOKS and self.dialects:
                # How wide a site shows something is nothing that a book's author has to mend.
                diagnostic = replace(diagnostic, severity=Severity.NOTE)
            self.diagnostics.append(replace(diagnostic, at=self.locate(shown, lines)))

    def take(self, outcome: Outcome[T]) -> T:
        """The value of an outcome; its findings are reported."""
        self.diagnostics.extend(outcome.diagnostics)
        return outcome.value

    def say_all(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Report some findings."""
        self.diagnostics.extend(diagnostics)

    def clean(self, text: str, at: Span) -> str:
        """A piece of text without harmful characters, which are reported."""
        return self.take(scrub(text, at, pairs=False))

    def span(self, rows: Sequence[int] | None, text: str = "") -> Span:
        """The place of a block, from the parser's rows (from 0, the end exclusive); ``text`` is how it begins.

        The column is that of the text in its first line, or of the first character when there is none.
        """
        if self.fixed is not None:
            return self.fixed
        if not rows:
            return Span(self.path)
        start, end = rows[0], max(rows[1], rows[0] + 1)
        while end > start + 1 and not self._line(end - 1).strip():
            end -= 1
        line = self._line(start)
        head = text.partition("\n")[0].strip()
        found = line.find(head) if head else -1
        column = found + 1 if found >= 0 else len(line) - len(line.lstrip()) + 1
        last = self.first + end - 1
        return Span(self.path, self.first + start, column, last if end > start + 1 else 0)

    def locate(self, needle: str, at: Span, *, skip: int = 0) -> Span:
        """Where ``needle`` stands inside the block at ``at``, ``skip`` lines or more below its first."""
        if self.fixed is not None or not at.line:
            return at
        start = at.line - self.first
        stop = (at.end_line or at.line) - self.first
        for row in (*range(start + skip, stop + 1), *range(start, min(start + skip, stop + 1))):
            if (place := self._line(row).find(needle)) >= 0:
                return Span(self.path, self.first + row, place + 1)
        return Span(self.path, min(at.line + skip, at.end_line or at.line), 0)

    def source(self, at: Span) -> str:
        """The whole line that a place is in."""
        return self._line(at.line - self.first) if at.line else ""

    def _line(self, row: int) -> str:
        return self.lines[row] if 0 <= row < len(self.lines) else ""


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Findings by line and column, errors first, each once."""
    unique = dict.fromkeys(diagnostics)
    return tuple(sorted(unique, key=lambda d: (d.at.line, d.at.column, d.severity is not Severity.ERROR)))
