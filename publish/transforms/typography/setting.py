"""One line of text, or a paragraph among others, set by the rules of its language."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from publish.model.inlines import Inlines, Phrase
from publish.transforms.typography.dashes import dash_edits, ellipsis_edits, ellipsis_tie_edits, range_edits
from publish.transforms.typography.language import Language
from publish.transforms.typography.languages import language_of
from publish.transforms.typography.line import Edit, LineBuilder, TextLine
from publish.transforms.typography.quotes import Quotes, quote_edits, read_quotes


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
