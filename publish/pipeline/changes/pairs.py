"""Which dispatch of one printing is which of the other, and which edition."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TypeVar

from publish.checks.words import folded, sentences
from publish.model.results import DispatchResult, EditionResult

T = TypeVar("T")

_ALIKE = 0.4
"""The share of sentences that two dispatches of different names have in common, to be one."""


def paired_dispatches(
    before: Sequence[DispatchResult], after: Sequence[DispatchResult]
) -> tuple[tuple[DispatchResult | None, DispatchResult | None], ...]:
    """Each dispatch with its partner, in the order of the later printing; those that have none before them.

    By name where both know it, then by headline, then by what they say.
    """
    left, partner = list(before), dict[int, DispatchResult]()
    for same in (_same_key, _same_headline):
        for place, one in enumerate(after):
            if place not in partner and (found := next((old for old in left if same(old, one)), None)):
                partner[place] = found
                left.remove(found)
    for place, one in enumerate(after):
        if place not in partner and (alike := [old for old in left if _likeness(old, one) >= _ALIKE]):
            partner[place] = max(alike, key=lambda old: _likeness(old, one))
            left.remove(partner[place])
    return (*((partner.get(place), one) for place, one in enumerate(after)), *((old, None) for old in left))


def _same_key(one: DispatchResult, other: DispatchResult) -> bool:
    return bool(one.key) and one.key == other.key


def _same_headline(one: DispatchResult, other: DispatchResult) -> bool:
    return folded(one.headline) == folded(other.headline) != ""


def _likeness(one: DispatchResult, other: DispatchResult) -> float:
    first, second = _sentences(one), _sentences(other)
    most = max(first.total(), second.total())
    return (first & second).total() / most if most else 0.0


def _sentences(dispatch: DispatchResult) -> Counter[str]:
    return Counter(folded(each) for passage in dispatch.passages for each in sentences(passage.text))


def paired_editions(
    before: Sequence[EditionResult], after: Sequence[EditionResult]
) -> Iterator[tuple[EditionResult | None, EditionResult | None]]:
    """Each edition with its partner; a book, which knows no name, is what has its title, or all that there is."""
    left = list(before)
    for one in after:
        found = next((old for old in left if _same_edition(old, one)), None)
        if found is None and len(before) == len(after) == 1 and not (before[0].name and one.name):
            found = before[0]
        if found is not None:
            left.remove(found)
        yield found, one
    yield from ((old, None) for old in left)


def _same_edition(one: EditionResult, other: EditionResult) -> bool:
    if one.name and other.name:
        return one.name == other.name
    return bool(_identifiers(one) & _identifiers(other)) or folded(one.title) == folded(other.title) != ""


def _identifiers(edition: EditionResult) -> set[str]:
    """What its books are called for ever."""
    return {name for book in edition.books if (name := book.metadata.get("dc:identifier", ""))}
