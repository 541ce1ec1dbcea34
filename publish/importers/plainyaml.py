"""YAML as plain text: mappings, lists and strings with their places, and nothing else of that language.

Loaders of YAML turn ``no`` into false, ``1:30`` into 90 and ``010`` into 8, let the last of two equal keys win, and
build objects from tags. Here the stream of events is read: every scalar stays the text that the author wrote, and
aliases, anchors and tags are refused. Limits are checked before and while the text is parsed, so that no text can
take long.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceStartEvent,
)

from publish.config.positions import Location, Place
from publish.diagnostics import Diagnostic, Rule, Severity, Span

LARGEST = 16 * 1024
"""The most characters that front matter may have."""

DEEPEST = 8
"""How deep mappings and lists may stand in each other."""

_OPEN = 32
"""How many brackets may be open at a time, wherever they stand: the parser's own time grows with their square."""

_NULLS = {"", "~", "null", "Null", "NULL"}
_CUT_OFF = re.compile(r"[ \t]+#(?=[^\s#])")
_PARTED = re.compile(r"[\t\r\ufeff\x85\u2028\u2029]|[:,\[{]\s*[,}\]]")
"""Where libyaml reads, or counts, otherwise than PyYAML's own parser: tabs, signs that may end a line, what is left out
in brackets."""


@dataclass(frozen=True, slots=True)
class Lines:
    """Places in a text that is a part of a file."""

    text: str
    """The text."""
    path: str
    """The file."""
    first: int
    """The line of the file that the text begins in."""
    starts: tuple[int, ...]
    """Where each line of the text begins."""

    @staticmethod
    def of(text: str, path: str, first: int) -> "Lines":
        """The places of a text."""
        starts = [0, *(match.end() for match in re.finditer("\n", text))]
        return Lines(text, path, first, tuple(starts))

    def span(self, index: int) -> Span:
        """The place of a character."""
        row = bisect_right(self.starts, index) - 1
        return Span(self.path, self.first + row, index - self.starts[row] + 1)

    def row(self, index: int) -> int:
        """The line of the text, from 0, that a character stands in."""
        return bisect_right(self.starts, index) - 1


@dataclass(frozen=True)
class YamlReading:
    """What a text of YAML says."""

    value: dict[str, object] | None
    """Its keys and values: texts, lists, mappings, and ``None`` for nothing; ``None`` when it cannot be read."""
    places: dict[Location, Place]
    """Where they stand."""
    diagnostics: tuple[Diagnostic, ...]
    """What is refused, and what is given twice."""
    broken: yaml.YAMLError | None = None
    """Where the text is no YAML: the parser's own words."""


MATTER_TOO_LARGE = Rule(
    "matter-too-large",
    Severity.ERROR,
    "Front matter of this size or depth is not a dispatch's; reading it could stop the machine.",
    "Move the text into the body.",
    safety=True,
    needed=True,
)


def too_large(text: str, path: str, line: int, *, largest: int = LARGEST) -> Diagnostic | None:
    """The finding for a text, beginning in ``line`` of the file ``path``, that is not even parsed."""
    if len(text) > largest:
        message = f"the front matter has {len(text):,} characters; {largest:,} are the most"
        return MATTER_TOO_LARGE.finding(message, Span(path, line, 1))
    depth = 0
    for match in re.finditer(r"[\[{\]}]", text):
        depth = max(0, depth + (1 if match[0] in "[{" else -1))
        if depth > _OPEN:
            at = Lines.of(text, path, line).span(match.start())
            return MATTER_TOO_LARGE.finding(f"more than {_OPEN} brackets are open here", at)
    return None


def read(lines: Lines) -> YamlReading:
    """The values of a text."""
    if _FAST is not None and not _differs(lines.text):
        # What is broken is read again by the other parser: its complaints are those that can be told and mended.
        quick = _read(lines, _FAST)
        if quick.broken is None:
            return quick
    return _read(lines, yaml.SafeLoader)


def _differs(text: str) -> bool:
    """Whether the two parsers may read a text differently; a question mark among brackets begins a key for one only."""
    return bool(_PARTED.search(text)) or ("?" in text and ("[" in text or "{" in text))


_FAST: type | None = getattr(yaml, "CSafeLoader", None)
"""The parser of libyaml, ten times as fast; ``None`` where PyYAML was built without it."""


def _read(lines: Lines, loader: type) -> YamlReading:
    builder = _Builder(lines)
    try:
        events = yaml.parse(lines.text, Loader=loader)
        value = builder.document(events)
    except yaml.YAMLError as error:
        return YamlReading(None, {}, tuple(builder.findings), error)
    except _TooDeep as deep:
        message = f"values stand in each other more than {DEEPEST} deep"
        return YamlReading(None, {}, (*builder.findings, MATTER_TOO_LARGE.finding(message, deep.at)))
    return YamlReading(value, builder.places, tuple(builder.findings))


class _TooDeep(Exception):  # it carries a place, not an error
    def __init__(self, at: Span) -> None:
        self.at = at


MATTER_SYNTAX = Rule(
    "matter-syntax",
    Severity.ERROR,
    "Front matter that cannot be read hides who wrote the dispatch and when.",
    "Mend the line; a value with a colon or a quote at its start stands in quotes.",
    needed=True,
)

MATTER_KEY_TWICE = Rule(
    "matter-key-twice",
    Severity.ERROR,
    "Of two equal keys one would be lost, and nobody could say which.",
    "Keep one of them.",
    needed=True,
)

MATTER_YAML_FEATURE = Rule(
    "matter-yaml-feature",
    Severity.ERROR,
    "Aliases, anchors and tags are no plain values; they can hide code, or grow without end.",
    "Write the value out.",
    safety=True,
    needed=True,
)

MATTER_COMMENT = Rule(
    "matter-comment",
    Severity.WARNING,
    "A # behind a space begins a comment: the words behind it are not in the book.",
    "Put the value in quotes if they belong to it; a space behind the # marks a comment.",
)


@dataclass
class _Builder:
    """Builds values from events, and keeps where each stood."""

    lines: Lines
    places: dict[Location, Place] = field(default_factory=dict)
    findings: list[Diagnostic] = field(default_factory=list)

    def document(self, events: Iterator[Event]) -> dict[str, object] | None:
        value: object = {}
        documents = 0
        for event in events:
            if isinstance(event, DocumentStartEvent):
                documents += 1
                if event.version or event.tags:
                    self._refuse("a directive stands", event)
                if documents > 1:
                    self._say(MATTER_SYNTAX, "a second document begins", event)
            elif isinstance(event, NodeEvent):
                built = self._value(event, events, ())
                if documents > 1:
                    continue
                value = {} if built is None else built
                if not isinstance(value, dict):
                    self._say(MATTER_SYNTAX, "the front matter has no keys", event, hint="Write lines as key: value.")
                    value = {}
        assert isinstance(value, dict)
        return value

    def _value(self, event: Event, events: Iterator[Event], location: Location) -> object:
        if len(location) > DEEPEST:
            raise _TooDeep(self._span(event))
        if isinstance(event, NodeEvent):
            self._plain(event)
        if isinstance(event, ScalarEvent):
            return self._scalar(event)
        if isinstance(event, SequenceStartEvent):
            return self._list(events, location)
        if isinstance(event, MappingStartEvent):
            return self._mapping(events, location)
        return None

    def _plain(self, event: NodeEvent) -> None:
        if isinstance(event, AliasEvent):
            self._refuse(f"the alias *{event.anchor} stands", event)
        elif event.anchor:
            self._refuse(f"the anchor &{event.anchor} stands", event)
        tag = getattr(event, "tag", None)
        # By itself it only says that what follows is a text (YAML 1.2, 6.8.2), as older programs of Ruby wrote it.
        if tag and not (tag == "!" and isinstance(event, ScalarEvent)):
            self._refuse(f"the tag {tag.replace('tag:yaml.org,2002:', '!!')} stands", event)

    def _scalar(self, event: ScalarEvent) -> str | None:
        if event.style:
            return str(event.value)
        if match := _CUT_OFF.match(self.lines.text, event.end_mark.index if event.end_mark else 0):
            end = self.lines.text.find("\n", match.end())
            lost = self.lines.text[match.end() - 1 : end if end >= 0 else None]
            message = f"“{lost if len(lost) <= 60 else lost[:59] + '…'}” is taken for a comment and not read"
            self.findings.append(MATTER_COMMENT.finding(message, self.lines.span(match.end() - 1)))
        return None if event.value in _NULLS else str(event.value)

    def _list(self, events: Iterator[Event], location: Location) -> list[object]:
        entries: list[object] = []
        for event in events:
            if isinstance(event, CollectionEndEvent):
                break
            inner = (*location, len(entries))
            self.places[inner] = Place(self._span(event), self._span(event))
            entries.append(self._value(event, events, inner))
        return entries

    def _mapping(self, events: Iterator[Event], location: Location) -> dict[str, object]:
        values: dict[str, object] = {}
        for event in events:
            if isinstance(event, CollectionEndEvent):
                break
            written = self._key(event, events, location)
            value_event = next(events)
            if written is None:
                self._value(value_event, events, (*location, "(value)"))
                continue
            inner = (*location, written)
            if written in values:
                first = self.places[inner].key.line
                self._say(MATTER_KEY_TWICE, f"{written} is given twice, first in line {first}", event)
                self._value(value_event, events, (*location, "(twice)"))
                continue
            self.places[inner] = Place(self._span(event), self._span(value_event))
            values[written] = self._value(value_event, events, inner)
        return values

    def _key(self, event: Event, events: Iterator[Event], location: Location) -> str | None:
        if isinstance(event, ScalarEvent):
            self._plain(event)
            return str(event.value)
        self._say(MATTER_SYNTAX, "a key is no text", event, hint="Put the value in quotes.")
        self._value(event, events, (*location, "(key)"))
        return None

    def _span(self, event: Event) -> Span:
        return self.lines.span(event.start_mark.index if event.start_mark else 0)

    def _refuse(self, what: str, event: Event) -> None:
        self._say(MATTER_YAML_FEATURE, f"{what} here, and only plain values are read", event)

    def _say(self, rule: Rule, message: str, event: Event, *, hint: str = "") -> None:
        self.findings.append(rule.finding(message, self._span(event), hint=hint))
