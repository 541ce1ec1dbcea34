"""Words against the base direction of their line, where they are marked up: Latin in Arabic, Arabic in English.

Unicode's algorithm (UAX #9) orders a whole line, whatever is marked up in it. WeasyPrint orders each stretch of text by
itself, and puts them in the direction of the line: H₂O came out as O₂H in Hebrew. A run of such words over several
stretches is put into one element that has its direction, as an author would write it.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal, TypeAlias

from publish.markup.direction import direction
from publish.model.inlines import CrossReference, Inline, Inlines, LineBreak, NoteReference, Phrase, Text
from publish.model.walk import WRAPPING, plain

_FROM_THE_RIGHT = re.compile(
    "[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""The ranges that hold every letter from right to left (DerivedBidiClass.txt of the Unicode Character Database)."""

Kind: TypeAlias = Literal["along", "against", "number", "neutral"]
"""How characters stand to the base direction of their line."""


@dataclass(frozen=True, slots=True)
class _Item:
    """A stretch of one kind of a text, or another inline."""

    place: int
    """Of the inline that it comes from."""
    inline: Inline
    """The words."""
    kinds: tuple[Kind, ...]
    """Of its characters, neutral ones left out, each once on end; none for what stands apart, as an isolate does."""
    loose: bool
    """Whether it may be put into an element with its neighbours."""


def arranged(inlines: Inlines, base: str) -> Inlines:
    """The same line with each run against its direction, ``ltr`` or ``rtl``, that several inlines share in one phrase.

    What is inside other inlines is left to whoever writes those.
    """
    if len(inlines) < 2:
        return inlines
    result: list[Inline] = []
    for run in _runs(list(_items(inlines, base))):
        words = _joined(run)
        shared = len({item.place for item in run}) > 1
        result += [Phrase(words, direction=_other(base))] if shared else words
    return _joined([_Item(0, inline, (), loose=True) for inline in result])


def torn(inlines: Inlines, base: str) -> bool:
    """Whether a run against the base direction goes on into an inline with words along it: no phrase can hold it."""
    last: _Item | None = None
    for run in _runs(list(_items(inlines, base))) if _may_turn(inlines, base) else ():
        first = run[0]
        if isinstance(first.inline, LineBreak):
            last = None
        if not first.kinds:
            continue
        goes_on = last is not None and last.kinds[-1] == "against" and first.kinds[0] in ("against", "number")
        if goes_on and last is not None and last.place != first.place:
            return True
        last = run[-1]
    return any(torn(inner.children, _inner(inner, base)) for inner in inlines if isinstance(inner, WRAPPING))


def _may_turn(inlines: Inlines, base: str) -> bool:
    """Whether words against the base direction can stand here; most lines are known at a glance to have none."""
    return base == "rtl" or _FROM_THE_RIGHT.search(plain(inlines)) is not None


def inner_direction(phrase: Phrase, base: str) -> str:
    """The direction of the words in a phrase."""
    return phrase.direction or (direction(phrase.lang) if phrase.lang else base)


def _inner(inline: Inline, base: str) -> str:
    return inner_direction(inline, base) if isinstance(inline, Phrase) else base


def _runs(items: Sequence[_Item]) -> Iterator[Sequence[_Item]]:
    """The items, those that make a run against it together, all others alone."""
    at = 0
    while at < len(items):
        end = at + 1
        if _is_against(items[at]):
            for place in range(at + 1, len(items)):
                if not items[place].loose or "along" in items[place].kinds:
                    break
                if items[place].kinds:  # white and marks at the end of a run are the line's own
                    end = place + 1
        yield items[at:end]
        at = end


def _is_against(item: _Item) -> bool:
    return item.loose and "along" not in item.kinds and item.kinds[:1] == ("against",)


def _items(inlines: Inlines, base: str) -> Iterator[_Item]:
    for place, inline in enumerate(inlines):
        if isinstance(inline, Text):
            for kind, characters in groupby(inline.value, lambda character: _kind(character, base)):
                yield _Item(place, Text("".join(characters)), () if kind == "neutral" else (kind,), loose=True)
        elif isinstance(inline, Phrase) and _inner(inline, base) != base:
            yield _Item(place, inline, (), loose=True)
        else:
            kinds = (_kind(character, base) for character in plain((inline,)))
            directions = tuple(kind for kind, _ in groupby(kind for kind in kinds if kind != "neutral"))
            # A page's number comes behind a reference, and a note is written where it is called: both stand apart.
            loose = not isinstance(inline, CrossReference | LineBreak | NoteReference)
            yield _Item(place, inline, directions, loose=loose)


def _kind(character: str, base: str) -> Kind:
    kind = unicodedata.bidirectional(character)
    if kind in ("R", "AL"):
        return "along" if base == "rtl" else "against"
    if kind == "L":
        return "against" if base == "rtl" else "along"
    if kind == "AN" and base == "rtl":
        return "along"
    return "number" if kind in ("EN", "AN") else "neutral"


def _other(base: str) -> str:
    return "ltr" if base == "rtl" else "rtl"


def _joined(items: Sequence[_Item]) -> Inlines:
    """The inlines of some items, with texts that stand together in one."""
    result: list[Inline] = []
    for item in items:
        last = result[-1] if result else None
        if isinstance(item.inline, Text) and isinstance(last, Text):
            result[-1] = Text(last.value + item.inline.value)
        else:
            result.append(item.inline)
    return tuple(result)
