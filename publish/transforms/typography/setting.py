"""One line of text, or a paragraph among others, set by the rules of its language."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from publish.model.inlines import Inlines, Phrase
from publish.transforms.typography.language import ELLIPSIS, EN_DASH, NO_BREAK, SPACES, Language
from publish.transforms.typography.languages import language_of
from publish.transforms.typography.line import Edit, LineBuilder, TextLine
from publish.transforms.typography.quotes import Quotes, quote_edits, read_quotes

_DOTS = re.compile(r"(?<!\.)\.\.\.(?!\.\.)|(?<!\.)(?<!\. )\. \. \.(?! ?\.)")
_SPACE_BEFORE_DOTS = re.compile(rf"(?<=\S) +(?={ELLIPSIS})")

_RANGE = re.compile(r"(?<![\w\-–—.,/:])(\d{1,4})(?:-|--)(\d{1,4})(?![\w\-–—/:]|[.,]\d)")
_BETWEEN = re.compile(rf"(?<=[^\s<>–—-])(?P<space>[{SPACES}]+)(?P<dash>-{{1,3}}|[–—])(?=[{SPACES}]+[^\s<>–—-])")
_LONE = re.compile(rf"(?:^|(?<=\n))(?P<dash>-{{1,3}}|[–—])(?P<space>[{SPACES}]+)(?=[^\s\d<>–—-])")
_CLOSED = re.compile(r"(?<=[^\s<>–—-])-{2,3}(?![–—>-])")


def ellipsis_edits(text: str, language: Language) -> list[Edit]:
    """Three stops are one character; of four the last ends the sentence."""
    return [(*found.span(), language.ellipsis) for found in _DOTS.finditer(text)]


def ellipsis_tie_edits(text: str, language: Language) -> list[Edit]:
    """An ellipsis does not begin a line."""
    return [(*found.span(), NO_BREAK) for found in _SPACE_BEFORE_DOTS.finditer(text)]


def range_edits(text: str, language: Language) -> list[Edit]:
    """From a number to another: an en dash in every language. Telephone numbers and dates are left alone."""
    return [(found.end(1), found.start(2), EN_DASH) for found in _RANGE.finditer(text) if _is_range(found[1], found[2])]


def _is_range(first: str, last: str) -> bool:
    if first == last or (len(first) > 1 and first.startswith("0")):
        # Fifty-fifty, and what is a code.
        return False
    if len(first) == len(last):
        return True
    if len(last) < len(first):
        # 1990-95: the century is not said again.
        return len(first) > 2 and int(last) > int(first[-len(last) :])
    return len(last) == len(first) + 1 and len(last) < 4


def dash_edits(text: str, language: Language) -> list[Edit]:
    """Dashes between spaces, at the start of a speech, and between letters; none of them begins a line."""
    edits = [
        (*found.span(), NO_BREAK + _between(found, text, language))
        for found in _BETWEEN.finditer(text)
        if not (text[found.start() - 1] == "«" and text[found.end() :].lstrip()[:1] == "»")
    ]
    edits += [
        (*found.span(), _spaced(found["dash"], language, language.speech) + NO_BREAK)
        for found in _LONE.finditer(text)
        if found["dash"] != "-" or language.dialogue
    ]
    taken = {at for start, end, _ in edits for at in range(start, end)}
    edits += [
        (*found.span(), language.closed if len(found[0]) == 2 else language.longest)
        for found in _CLOSED.finditer(text)
        if found.start() not in taken
    ]
    return sorted((start, end, new) for start, end, new in edits if text[start:end] != new)


def _between(found: re.Match[str], text: str, language: Language) -> str:
    numbers = text[found.start() - 1].isdigit() and text[found.end() :].lstrip()[:1].isdigit()
    return EN_DASH if numbers and found["dash"] in "-–" else _spaced(found["dash"], language)


def _spaced(typed: str, language: Language, usual: str = "") -> str:
    if typed == "—" or (typed == "–" and not language.long_dash):
        return typed
    return language.longest if typed == "---" else usual or language.spaced


def tie_edits(text: str, language: Language) -> list[Edit]:
    """The no-break spaces of a language, by all its rules; where two rules meet the first one counts."""
    edits: dict[int, Edit] = {}
    for rule in language.ties:
        for found in rule.pattern.finditer(text):
            start, end = found.span("space")
            if found["space"] != rule.space:
                edits.setdefault(start, (start, end, rule.space))
    return [edits[start] for start in sorted(edits)]


Rule: TypeAlias = Callable[[str, Language], list[Edit]]
"""Finds what a rule changes in the words of a line."""

_AHEAD: tuple[tuple[str, Rule], ...] = (("ellipses", ellipsis_edits), ("dashes", range_edits), ("dashes", dash_edits))
"""Before quotes are read: a dash or an ellipsis says which way the mark beside it points."""
_BEHIND: tuple[tuple[str, Rule], ...] = (
    ("spaces", tie_edits),
    ("spaces", ellipsis_tie_edits),
)


@dataclass(slots=True)
class Draft:
    """A line while it is set: its quotations are read, and wait for those of its neighbours."""

    builder: LineBuilder
    """Knows the way back to the inlines."""
    line: TextLine
    """Its words, dashes and ellipses set."""
    quotes: Quotes | None
    """Its quotations; ``None`` in a language that nothing is known of."""
    changes: Counter[str] = field(default_factory=Counter)
    """How much was changed, by kind."""
    strays: list[str] = field(default_factory=list)
    """The words round each mark without a partner."""


@dataclass(frozen=True, slots=True)
class FinishedLine:
    """A line that was set."""

    inlines: Inlines
    """Its inlines."""
    changes: Counter[str]
    """How much was changed, by kind: ``quotes``, ``dashes``, …"""
    strays: tuple[str, ...]
    """The words round each quotation mark that has no partner and was left as it stood."""


def set_line(inlines: Inlines, tag: str, *, ties: bool = True) -> FinishedLine:
    """A line that stands alone, in the language of a BCP 47 tag; without ``ties`` no space is touched."""
    return finish(begin(inlines, tag), ties=ties)


def begin(inlines: Inlines, tag: str) -> Draft:
    """A line with its dashes set and its quotations read."""
    language = language_of(tag)
    changes: Counter[str] = Counter()
    strays: list[str] = []

    def set_phrase(phrase: Phrase) -> Phrase | None:
        if not phrase.lang or language_of(phrase.lang) is language:
            return None
        done = set_line(phrase.children, phrase.lang)
        changes.update(done.changes)
        strays.extend(done.strays)
        return replace(phrase, children=done.inlines)

    builder = LineBuilder(inlines, set_phrase)
    line = builder.line()
    if language is None:
        return Draft(builder, line, None, changes, strays)
    line = _ruled(line, language, _AHEAD, changes)
    return Draft(builder, line, read_quotes(line.text, language), changes, strays)


def finish(draft: Draft, before: Draft | None = None, after: Draft | None = None, *, ties: bool = True) -> FinishedLine:
    """The line of a draft, between the paragraphs ``before`` and ``after``: a quotation may run through all three."""
    line, quotes, changes, strays = draft.line, draft.quotes, draft.changes.copy(), list(draft.strays)
    if quotes is not None:
        goes_on = after is not None and after.quotes is not None and _continues(after.quotes)
        went_on = before is not None and before.quotes is not None and len(before.quotes.opened) == 1
        found = quote_edits(line.text, quotes, goes_on=goes_on, went_on=went_on)
        strays.extend(_round(line, at) for at in found.strays)
        changes.update(found.kinds)
        line = line.edited(found.edits)
        if ties:
            line = _ruled(line, quotes.language, _BEHIND, changes)
    return FinishedLine(draft.builder.inlines(line), changes, tuple(strays))


def _continues(quotes: Quotes) -> bool:
    """Whether a paragraph goes on with a quotation: it opens it again, or closes it without opening it."""
    return quotes.begins_open or len(quotes.closed) == 1


def _ruled(line: TextLine, language: Language, rules: Iterable[tuple[str, Rule]], changes: Counter[str]) -> TextLine:
    for kind, rule in rules:
        if edits := rule(line.text, language):
            changes[kind] += len(edits)
            line = line.edited(edits)
    return line


def _round(line: TextLine, at: int) -> str:
    """Some words before and behind a place, for a message."""
    return "".join(line.kept[max(0, at - 20) : at + 21]).replace("\n", " ").strip()
