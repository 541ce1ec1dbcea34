"""Which sentences of a dispatch differ."""

import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum

from publish.checks.piece_kinds import PieceKind
from publish.checks.words import letters, sentences
from publish.model.changes import SentenceChange
from publish.model.results import PassageResult


@dataclass(frozen=True, slots=True)
class _Sentence:
    text: str
    page: str


class Closeness(Enum):
    """How exactly the words of two printings are known."""

    LETTERS = "letters"
    """To the letter: both come from the same place."""
    WORDS = "words"
    """But for what setting may change (quotes, dashes, spaces, capitals), and the order of what stands over a body."""
    FROM_PAPER = "from paper"
    """As words, and the earlier is on paper, with words of the house's: pages behind cross references, addresses."""
    TO_PAPER = "to paper"
    """The same of the later one."""


def sentence_changes(
    before: Sequence[PassageResult], after: Sequence[PassageResult], closeness: Closeness
) -> Iterator[SentenceChange]:
    """The sentences that differ, in the order of reading."""
    exactly = closeness is Closeness.LETTERS
    paper = {Closeness.FROM_PAPER: "before", Closeness.TO_PAPER: "after"}.get(closeness, "")
    if paper:
        # Paper leaves out what is said to those who cannot see a picture.
        before, after = ([one for one in each if one.kind != PieceKind.LONG] for each in (before, after))
    key: Callable[[str], str] = _exact if exactly else letters
    days = frozenset() if exactly else frozenset(_days((*before, *after)))
    old, new = ([one for one in _of(each, days) if key(one.text)] for each in (before, after))
    old_keys, new_keys = [key(one.text) for one in old], [key(one.text) for one in new]
    if old_keys == new_keys:
        return
    codes = SequenceMatcher(None, old_keys, new_keys, autojunk=False).get_opcodes()
    moved = Counter[str]()
    if not exactly:
        equal = Counter(key for tag, first, last, *_ in codes if tag == "equal" for key in old_keys[first:last])
        moved = (Counter(old_keys) & Counter(new_keys)) - equal
    old_moved, new_moved = moved.copy(), moved.copy()
    for tag, first, last, start, stop in codes:
        if tag != "equal":
            gone = _left(old[first:last], old_keys[first:last], old_moved)
            come = _left(new[start:stop], new_keys[start:stop], new_moved)
            for change in _changes(gone, come):
                shown = (change.after, change.before) if paper == "before" else (change.before, change.after)
                if not paper or not _is_house(*shown):
                    yield change


def _is_house(text: str, printed: str) -> bool:
    """Whether paper may differ by the house's words alone: a short line more, or insertions with a number each."""
    if not text or not printed:
        return not text and len(printed.split()) < _FEW
    known, shown = letters(text), letters(printed)
    codes = SequenceMatcher(None, known, shown, autojunk=False).get_opcodes()
    extra = [shown[start:stop] for tag, _, _, start, stop in codes if tag == "insert"]
    only = all(tag in ("equal", "insert") for tag, *_ in codes)
    return only and all(len(words) < _SHORT and any(map(str.isdigit, words)) for words in extra)


def _left(sentences: Sequence[_Sentence], keys: Sequence[str], moved: Counter[str]) -> list[_Sentence]:
    """The sentences that stand nowhere else in the other printing; ``moved`` are those that do."""
    left = []
    for sentence, key in zip(sentences, keys, strict=True):
        if moved[key] > 0:
            moved[key] -= 1
        else:
            left.append(sentence)
    return left


def _changes(gone: Sequence[_Sentence], come: Sequence[_Sentence]) -> Iterator[SentenceChange]:
    """Sentences that stood, and that stand, between the same neighbours; those that are most alike are one."""
    at = 0
    for old in gone:
        likest = max(range(at, len(come)), key=lambda n: _likeness(old, come[n]), default=None)
        if likest is not None and _likeness(old, come[likest]) >= _ALIKE:
            yield from (SentenceChange("", one.text, "", one.page) for one in come[at:likest])
            yield SentenceChange(old.text, come[likest].text, old.page, come[likest].page)
            at = likest + 1
        else:
            yield SentenceChange(old.text, "", old.page, "")
    yield from (SentenceChange("", one.text, "", one.page) for one in come[at:])


_FEW, _SHORT = 4, 24
"""A sentence of fewer words may be the house's, and an insertion of fewer letters: a page, a day."""
_ALIKE = 0.5
_LONGEST = 400
"""Characters that are compared: each is compared with each."""


def _likeness(one: _Sentence, other: _Sentence) -> float:
    return SequenceMatcher(None, one.text[:_LONGEST], other.text[:_LONGEST], autojunk=False).ratio()


def _of(passages: Sequence[PassageResult], days: Collection[str]) -> Iterator[_Sentence]:
    for passage in passages:
        if not any(map(letters(passage.text).startswith, days)):
            yield from (_Sentence(text.strip(), passage.page) for text in sentences(passage.text))


def _days(passages: Iterable[PassageResult]) -> Iterator[str]:
    """The days over a dispatch: a theme puts words of its own round them, and tags do not say what they are."""
    return (letters(passage.text) for passage in passages if passage.kind == PieceKind.DATE)


def _exact(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())
