"""A third opinion on a finished PDF: what its pages show, as a program reads them that knows nothing of tags.

Such a reading has running heads, folios and notes in the middle of paragraphs, and no blocks: all words of the content
must be on the pages, whole or in pieces with a page's edge between them. What stands in columns, as cells of a
table do, is read line by line across them: every word of such a piece must be on a page or the next one, as often as
the piece has it.

Where a line is spaced out, such a program takes its words for columns. So there may be several readings of the same
pages, and what any one of them shows in full is there.
"""

import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise, zip_longest

from publish.checks.parity.difference_findings import TEXT_LOST
from publish.checks.piece_kinds import PieceKind
from publish.checks.pieces import ExpectedPiece, after_of, body_of, notes_of, notices_of, opening_of
from publish.checks.words import letters, sentences
from publish.diagnostics import Diagnostic
from publish.markup.strings import Strings, strings_for
from publish.model.dispatch import Dispatch
from publish.model.edition import Edition

_NEAR = 20_000
"""How many letters round the last words are looked at first."""
_LONG = 12
"""So many letters do not stand elsewhere by chance."""
_FEW = 6
"""Fewer letters stand anywhere."""
_MARGIN = 600
"""How many letters of notes, folio, running head and captions may lie between words and the edge of their page."""
_NEXT = 40
"""How many letters of a page's number or a note's mark may lie between two runs of a piece."""
_TRIES, _FURTHER = 200, 3
"""At how many places a run is tried to be parted: the first time, and then."""
_BESIDE = frozenset({PieceKind.CELL, PieceKind.TERM, PieceKind.CAPTION, PieceKind.CREDIT, PieceKind.RIGHTS})
"""The kinds of pieces that may stand beside others."""


def paper_parity(edition: Edition, *readings: Sequence[str], told: Collection[str] = ()) -> Iterator[Diagnostic]:
    """Words that the pages of a finished PDF do not show, at their block; each reading is what the pages show.

    ``told`` names blocks of which something is said already (``KEY:PATH``). Words that run from right to left are
    left to the other readings: programs differ in the order of their letters.
    """
    strings = strings_for(edition.language or edition.publication.language)
    papers = [_Paper([letters(page) for page in pages]) for pages in readings]
    for dispatch in edition.dispatches:
        for piece, behind in _each(_all(dispatch, edition, strings)):
            block = f"{dispatch.key}:{piece.path}"
            if block not in told:
                yield from _missing(papers, piece, behind, block)
    for piece, behind in _each(notices_of(edition)):
        yield from _missing(papers, piece, behind, "")


def _each(pieces: Iterable[ExpectedPiece]) -> Iterator[tuple[ExpectedPiece, str]]:
    """Each piece with the first words of the one behind it."""
    listed = tuple(pieces)
    yield from zip_longest(listed, (piece.runs[0] for piece in listed[1:]), fillvalue="")


def _all(dispatch: Dispatch, edition: Edition, strings: Strings) -> Iterator[ExpectedPiece]:
    yield from opening_of(dispatch, strings)
    yield from body_of(dispatch)
    yield from after_of(dispatch, edition, strings)
    yield from (piece for _, pieces in notes_of(dispatch) for piece in pieces)


def _missing(papers: Sequence["_Paper"], piece: ExpectedPiece, then: str, block: str) -> Iterator[Diagnostic]:
    if piece.backward or any(unicodedata.bidirectional(character) in ("R", "AL", "AN") for character in piece.text):
        return
    for run, behind in pairwise((*piece.runs, then)):
        if not any(paper.has(run, piece, behind) for paper in papers):
            apart = [each for each in sentences(run) if not any(paper.has_letters(each) for paper in papers)]
            words = apart[0] if apart else run.strip()
            yield TEXT_LOST.finding(f"the pages of the PDF do not show “{words}”", piece.at, block=block)


class _Paper:
    def __init__(self, pages: Sequence[str]) -> None:
        self._pages = pages
        self._text = "".join(pages)
        self._at = 0
        self._next = ""
        self._ends: dict[str, bool] = {}

    def has(self, run: str, piece: ExpectedPiece, behind: str) -> bool:
        """Whether a run of a piece is on the pages; ``behind`` is the next one."""
        self._next = letters(behind)[:_LONG]
        self._ends = {}
        parts = len(letters(piece.text)) > 2 * _LONG
        return self._shows(letters(run), parts=parts) or (piece.kind in _BESIDE and self._holds(run))

    def has_letters(self, words: str) -> bool:
        """Whether the letters of some words stand together anywhere."""
        return letters(words) in self._text

    def _shows(self, words: str, *, parts: bool) -> bool:
        # The same words may stand before: what comes next is looked for where the last words ended.
        places = ((self._at, self._at + _NEAR), (max(self._at - _NEAR, 0), self._at + _NEAR), (0, len(self._text)))
        found = next((at for span in places if (at := self._text.find(words, *span)) >= 0), -1)
        if found >= 0:
            self._at = found + len(words)
            return True
        return parts and self._parted(words, _TRIES)

    def _holds(self, run: str) -> bool:
        """Whether two pages have every word of a run, as often as the run has it, in whatever order."""
        words = Counter(filter(None, map(letters, run.split())))
        spreads = (before + after for before, after in pairwise((*self._pages, "")))
        return any(all(_count(word, pages) >= number for word, number in words.items()) for pages in spreads)

    def _parted(self, words: str, tries: int) -> bool:
        """Whether the beginning stands on one page, and the rest on the next ones: notes leave few lines on some."""
        shortest, longest = 0, len(words)
        while longest - shortest > 1:
            middle = (shortest + longest) // 2
            shortest, longest = (middle, longest) if words[:middle] in self._text else (shortest, middle)
        # A running head may begin with the next letters, and the same words may stand elsewhere and go on further.
        return any(self._turns(words[:cut], words[cut:]) for cut in range(shortest, max(shortest - tries, 0), -1))

    def _goes_on(self, tail: str) -> bool:
        """The same of what is left of a run; asked once of each end that it can have."""
        if tail not in self._ends:
            self._ends[tail] = self._parted(tail, _FURTHER)
        return self._ends[tail]

    def _turns(self, head: str, tail: str) -> bool:
        further = len(tail) >= 2 * _LONG
        if min(len(head), len(tail)) >= _LONG:
            return tail in self._text or (further and self._goes_on(tail))
        end = 0
        for before, after in pairwise(self._pages):
            end += len(before)
            # Notes may be long: then the head stands right behind the run before it.
            behind = (
                self._text[self._at : min(self._at + _NEXT + len(head), end)] if self._at > end - len(before) else ""
            )
            ends = head in before[-_MARGIN - len(head) :] or head in behind
            if ends and (
                tail in after[: _MARGIN + len(tail)] or (further and len(head) >= _FEW and self._goes_on(tail))
            ):
                return True
            if len(head) >= _LONG and head in before and self._leads(tail, after):
                return True
        return False

    def _leads(self, tail: str, page: str) -> bool:
        """Whether the end of a run stands on a page right before the next run."""
        if len(self._next) < _FEW:
            return False
        near = page[: _MARGIN + len(tail) + _NEXT + _LONG]
        ends = (at + len(tail) for at in range(len(near)) if near.startswith(tail, at))
        return any(self._next in near[end : end + _NEXT + _LONG] for end in ends)


def _count(word: str, page: str) -> int:
    """How often a word stands on a page, whole, or where it never does in two parts: broken at the end of a line."""
    if whole := page.count(word):
        return whole
    cuts = range(2, len(word) - 1)
    return max((min(page.count(word[:cut]), page.count(word[cut:])) for cut in cuts), default=0)
