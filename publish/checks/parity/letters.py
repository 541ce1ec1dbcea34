"""Letter by letter: what a finished page can be read as, against what setting was given to draw on it.

The words of the model are compared with what was set (:mod:`publish.checks.parity.printed`); here the set characters
are compared with the finished file, through the maps of its fonts: a letter that is lost, added or exchanged when
galleys are bound, by a font or by its map, is seen on its page, with tags or without. Running heads, folios and covers
have no piece of the model: what was chosen to be set must be among what was set.
"""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from publish.checks.parity.difference_findings import TEXT_CHANGED
from publish.checks.words import drawn
from publish.diagnostics import Diagnostic, Span
from publish.model.facts import GalleyFacts, PageFacts, SetSheet, SetText, places

_ROUND = 12
"""How many characters are quoted before and behind the first that differs."""
_REPORTED = 12
"""Differences that are told one by one."""


def letter_parity(
    galleys: Sequence[GalleyFacts], starts: Sequence[int], pages: Sequence[Mapping[int, str]], at: Span
) -> Iterator[Diagnostic]:
    """``text-changed`` for each piece of a page that does not read as it was set.

    ``starts`` says on which page of the book each galley begins, from 0; ``pages`` are what can be read of the file.
    """
    folios = {target: page + 1 for target, (page, _) in places(galleys, starts).items()}
    differing = (
        (galley, page, start + number, *difference)
        for galley, start in zip(galleys, starts, strict=True)
        for number, page in enumerate(galley.pages)
        for difference in _of_page(page, pages[start + number] if start + number < len(pages) else {}, folios)
    )
    for galley, page, number, piece, expected, given in islice(differing, _REPORTED):
        owners = (block.dispatch for block in page.blocks if drawn(piece.text) in drawn(block.text))
        owner = next(filter(None, (*owners, *galley.dispatches)), "")
        sentence = _sentence(_page(number), expected, given)
        yield replace(TEXT_CHANGED.finding(sentence, at, block=owner), words=piece.text)


def _of_page(page: PageFacts, read: Mapping[int, str], folios: Mapping[str, int]) -> Iterator[tuple[SetText, str, str]]:
    """The pieces of a page that differ, each with what was set and what can be read in its place."""
    numbers = {reference.mcid: folios.get(reference.target, 0) for reference in page.references}
    for piece in page.texts:
        expected, given = _as_drawn(piece), drawn(read.get(piece.mcid, ""))
        if piece.mcid in numbers:  # ten digits were set, of which the binding makes the number
            expected = "".join(piece.text[int(digit)] for digit in str(numbers[piece.mcid]))
        if piece.mcid not in page.artifacts and expected != given:
            yield piece, expected, given
    known = {piece.mcid for piece in page.texts}
    added = ((mcid, drawn(text)) for mcid, text in read.items() if mcid not in known)
    yield from ((SetText(mcid, ""), "", given) for mcid, given in added if given)


def sheet_parity(
    sheets: Sequence[SetSheet], pages: Sequence[Sequence[str]], at: Span, *, where: str = ""
) -> Iterator[Diagnostic]:
    """``text-changed`` for each page on which running head or folio do not read as they were chosen and set.

    ``pages`` are the stretches that can be read of each page besides its text; ``where`` names the only
    page of a cover.
    """
    every = range(max(len(sheets), len(pages)))
    found = [(number, *difference) for number in every for difference in _of_sheet(sheets, pages, number)]
    for number, expected, given in found[:_REPORTED]:
        yield TEXT_CHANGED.finding(_sentence(where or _page(number), expected, given), at)


def _of_sheet(sheets: Sequence[SetSheet], pages: Sequence[Sequence[str]], number: int) -> Iterator[tuple[str, str]]:
    """What was set, and what can be read in its place."""
    sheet = sheets[number] if number < len(sheets) else SetSheet(())
    left = [drawn(stretch) for stretch in (pages[number] if number < len(pages) else ())]
    pieces = sorted(filter(None, map(_as_drawn, sheet.texts)), key=len, reverse=True)
    lost = "".join(piece for piece in pieces if not _take(piece, left))
    if lost or any(left):
        yield lost, "".join(left)
    whole = drawn("".join(piece.text for piece in sheet.texts))
    yield from ((drawn(words), whole) for words in sheet.words if drawn(words).casefold() not in whole.casefold())


def _take(piece: str, left: list[str]) -> bool:
    """Take a piece out of what is left, wherever it stands: which box is drawn first is the style sheet's affair."""
    for place, stretch in enumerate(left):
        before, found, behind = stretch.partition(piece)
        if found:
            left[place : place + 1] = [before, behind]
            return True
    return False


def _as_drawn(piece: SetText) -> str:
    """The characters of a piece in the order of drawing; that order alone is believed of who drew it."""
    text, order = drawn(piece.text), drawn(piece.drawn)
    if not order:
        return text
    return order if sorted(order) == sorted(text) else text


def _page(number: int) -> str:
    return f"page {number + 1} of the PDF"


def _sentence(where: str, expected: str, given: str) -> str:
    same = next(
        (n for n, (a, b) in enumerate(zip(expected, given, strict=False)) if a != b), min(len(expected), len(given))
    )
    ours, theirs = (text[max(same - _ROUND, 0) : same + _ROUND] for text in (expected, given))
    letter = expected[same] if same < len(expected) else given[same]
    code = f"U+{ord(letter):04X}, {unicodedata.name(letter, 'no name')}"
    return f"{where} can be read as “{theirs}” where “{ours}” was set ({code})"
