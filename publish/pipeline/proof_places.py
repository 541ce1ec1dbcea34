"""Marks of proofs found again in the content as it is now, by the words that they stand at and those round them."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from publish.checks.pieces import ExpectedPiece
from publish.checks.words import letters
from publish.diagnostics import Span
from publish.model.edition import Edition
from publish.model.proof import ProofMark
from publish.pipeline.page_map import Sources
from publish.pipeline.piece_ends import PieceEnds
from publish.pipeline.places import pieces_of

_CONTEXT = (48, 24, 17, 12, 9, 6)
"""Letters on each side that have to agree; fewer where something else stands between, as a running head does."""
_FEWEST = 18
"""Letters without which nothing is found: a few stand anywhere."""
_ENDS = 24
"""Letters of the beginning of long words, where the whole is not found: a note's number may stand in them."""


@dataclass(frozen=True, slots=True)
class PlacedMark:
    """Where a mark stands in the content."""

    at: Span
    """The place."""
    begin: int
    """Its first character in the text of the source."""
    end: int
    """What is behind its last one."""
    sure: bool
    """Whether all of its words were found there, with words on both sides as they were in the proof."""


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A mark that stands nowhere, or in several places."""

    places: int
    """In how many."""


_WHOLE = 8
"""Letters of a piece that is found by all of its words, as a short heading is."""
_SHINGLE = 12
"""Letters of what stands near a mark that are looked for in a dispatch at once."""


class ProofPlaces:
    """The words of editions, to be looked up in; a dispatch that stands in several stands in it once."""

    def __init__(self, editions: Iterable[Edition], sources: Sources) -> None:
        self._sources = sources
        self._pieces: list[ExpectedPiece] = []
        self._starts: list[int] = []
        self._dispatches: list[int] = []
        self._ends = PieceEnds(sources)
        joined: list[str] = []
        length, known = 0, set[str]()
        for edition in editions:
            for dispatch in edition.dispatches:
                if dispatch.key in known:
                    continue
                known.add(dispatch.key)
                self._dispatches.append(length)
                pieces = tuple(pieces_of(dispatch, edition))
                self._ends.add(pieces)
                for piece in pieces:
                    text = letters(piece.text)
                    if text and piece.at.path:
                        self._pieces.append(piece)
                        self._starts.append(length)
                        joined.append(text)
                        length += len(text)
        self._text = "".join(joined)

    def place(self, mark: ProofMark) -> PlacedMark | Unplaced:
        """Where a mark stands."""
        before, exact, behind = letters(mark.prefix), letters(mark.exact), letters(mark.suffix)
        most = 0
        for words, left, right in _ways(before, exact, behind):
            places = _every(self._text, left + words + right)
            most = max(most, len(places))
            own = self._own(places, before + exact + behind)
            if own is not None and ((left and right) or self._near(own, before, behind)):
                alone = len(places) == 1
                sure = alone and words == exact and _whole(left, before) and _whole(right, behind)
                return self._placed(own + len(left), words, mark, sure=sure, ends=not words + right)
        whole = before + exact + behind
        if _WHOLE <= len(whole) < _FEWEST and len(places := self._pieces_of(whole)) == 1:
            return self._placed(places[0] + len(before), exact, mark, sure=bool(exact), ends=not exact + behind)
        return Unplaced(most)

    def _own(self, places: Sequence[int], read: str) -> int | None:
        """The place that is meant: the only one, or the only one whose dispatch has what is read near the mark.

        Bylines and headings recur; what else stands on the page tells whose they are.
        """
        if len(places) < 2:
            return next(iter(places), None)
        shingles = _shingles(read)
        has = [{shingle for shingle in shingles if shingle in self._dispatch(place)} for place in places]
        common = set.intersection(*has)
        counts = [len(each - common) for each in has]
        best = max(counts)
        if best < 2 or sum(count * 2 > best for count in counts) > 1:
            return None
        return places[counts.index(best)]

    def _near(self, place: int, before: str, behind: str) -> bool:
        """Whether a dispatch has any of what was read near a mark; those who leave out what that is are believed."""
        shingles = _shingles(before) | _shingles(behind)
        return not shingles or any(shingle in self._dispatch(place) for shingle in shingles)

    def _dispatch(self, place: int) -> str:
        """The words of the dispatch that stand at a place."""
        index = bisect_right(self._dispatches, place)
        return self._text[self._dispatches[index - 1] : (*self._dispatches, len(self._text))[index]]

    def _pieces_of(self, words: str) -> Sequence[int]:
        """Where pieces begin that are these words and no more."""
        ends = (*self._starts[1:], len(self._text))
        return [at for at, end in zip(self._starts, ends, strict=True) if self._text[at:end] == words]

    def _placed(self, begin: int, words: str, mark: ProofMark, *, sure: bool, ends: bool) -> PlacedMark:
        """The place of letters; one that ``ends`` belongs to what stands before it."""
        between = not words
        index = max(bisect_right(self._starts, begin - (1 if ends and begin else 0)) - 1, 0)
        piece = self._pieces[index]
        inside = begin - self._starts[index]
        before, rest = _parted(piece.text, inside)
        source = self._sources.text(piece.at.path)
        end = self._ends.of(piece)
        whole = letters(mark.exact)
        wanted = "" if between else _parted(rest, min(len(whole or words), len(letters(rest))))[0]
        near = _parted(rest, min(_ENDS, len(letters(rest))))[0]
        found = source.find(piece.at, wanted or near, before, end=end) if wanted or near else None
        if found is None:
            last = source.find(piece.at, before[-_ENDS:], before[:-_ENDS], end=end) if before else None
            begin_at = end_at = last[1] if last else source.offset(piece.at)
            return PlacedMark(source.place(piece.at.path, begin_at), begin_at, end_at, sure=False)
        first, last_at = found
        at = source.place(piece.at.path, first)
        return PlacedMark(at, first, first if between else last_at, sure=sure and not between)


def _ways(before: str, exact: str, behind: str) -> Iterable[tuple[str, str, str]]:
    """What is looked for, from the surest: the words with most of those on their sides, with fewer, alone; then fewer.

    Words that are gone must not be found where a few of the same letters stand.
    """
    counts = ((left, right) for left in (*_CONTEXT, 0) for right in (*_CONTEXT, 0) if left or right)
    for left, right in sorted(counts, key=lambda pair: (-sum(pair), -min(pair))):
        if right or exact or not behind:  # what goes in between two words is lost with those behind it
            yield exact, before[-left:] if left else "", behind[:right]
    yield exact, "", ""
    if len(exact) > _ENDS:
        yield exact[:_ENDS], before[-12:], ""
        yield exact[:_ENDS], "", ""
        yield exact[-_ENDS:], "", behind[:12]


def _shingles(text: str) -> set[str]:
    """Stretches of a text that overlap by half."""
    return {text[at : at + _SHINGLE] for at in range(0, len(text) - _SHINGLE + 1, _SHINGLE // 2)}


def _whole(part: str, whole: str) -> bool:
    """Whether enough of what stood on one side was found there; at an end of the text there is nothing."""
    return len(part) >= min(len(whole), _CONTEXT[2])


def _every(text: str, part: str) -> Sequence[int]:
    if len(part) < _FEWEST:
        return ()
    found: list[int] = []
    place = text.find(part)
    while place >= 0 and len(found) < 50:
        found.append(place)
        place = text.find(part, place + 1)
    return found


def _parted(text: str, count: int) -> tuple[str, str]:
    """A text parted behind so many letters."""
    seen = 0
    for place, character in enumerate(text):
        if seen >= count:
            return text[:place], text[place:]
        seen += len(letters(character))
    return text, ""
