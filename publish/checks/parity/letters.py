"""Letter by letter: what a finished page can be read as, against what setting was given to draw on it.

The words of the model are compared with what was set (:mod:`publish.checks.parity.printed`); here the set characters
are compared with the finished file, through the maps of its fonts: a letter that is lost, added or exchanged when
galleys are bound, by a font or by its map, is seen on its page, with tags or without.
"""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from publish.checks.words import drawn
from publish.diagnostics import Diagnostic, Span, finding
from publish.model.facts import GalleyFacts, SetText

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
    told = 0
    for galley, start in zip(galleys, starts, strict=True):
        for number, page in enumerate(galley.pages):
            filled = {reference.mcid for reference in page.references} | set(page.artifacts)
            read = pages[start + number] if start + number < len(pages) else {}
            for piece in page.texts:
                wanted, given = (_in_order(drawn(text), piece) for text in (piece.text, read.get(piece.mcid, "")))
                if piece.mcid not in filled and wanted != given and (told := told + 1) <= _REPORTED:
                    owners = (block.dispatch for block in page.blocks if drawn(piece.text) in drawn(block.text))
                    owner = next(filter(None, (*owners, *galley.dispatches)), "")
                    sentence = _sentence(start + number + 1, wanted, given)
                    yield replace(finding("text-changed", sentence, at, block=owner), words=piece.text)


def _in_order(text: str, piece: SetText) -> str:
    """A text as it can be compared: what runs from right to left is drawn in another order than it is read."""
    return "".join(sorted(text)) if piece.backward else text


def _sentence(page: int, wanted: str, given: str) -> str:
    same = next(
        (n for n, (a, b) in enumerate(zip(wanted, given, strict=False)) if a != b), min(len(wanted), len(given))
    )
    ours, theirs = (text[max(same - _ROUND, 0) : same + _ROUND] for text in (wanted, given))
    letter = wanted[same] if same < len(wanted) else given[same]
    code = f"U+{ord(letter):04X}, {unicodedata.name(letter, 'no name')}"
    return f"page {page} of the PDF can be read as “{theirs}” where “{ours}” was set ({code})"
