"""Page numbers as they are printed: what stands at head or foot and counts along with the pages.

In a file that marks its running heads as artifacts only these are looked at; in others the first and the last line of a
page. A number is a folio when it is as far from the number of its page as those of several others, so that a year at
the end of a page is none.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from publish.preflight.areas import Area
from publish.preflight.frames import frame
from publish.preflight.inspection import InspectedPage, Inspection
from publish.preflight.observations import TextRun
from publish.preflight.print_job import PrintJob

_ROMAN = re.compile(r"m{0,3}(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})", re.IGNORECASE)
_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_DASHES = "-–—·|[]() "

_WITNESSES = 3
"""How many pages must agree; two where a file has no more with numbers."""

_LINE = 2.0
"""Baselines nearer than this, in points, are one line."""


@dataclass(frozen=True, slots=True)
class Folio:
    """A number that may be a page's."""

    text: str
    """As it is printed."""
    value: int
    """What it counts."""
    roman: bool
    """Whether it is in roman numerals."""
    area: Area
    """Where it stands."""


def printed_folios(inspection: Inspection, job: PrintJob) -> list[tuple[InspectedPage, Folio]]:
    """The pages on which a folio is found, each with it."""
    marked = any(run.artifact for page in inspection.pages for run in page.runs)
    found = [(page, list(_candidates(page, job, marked=marked))) for page in inspection.pages]
    votes = Counter(key for page, folios in found for key in {_key(page, folio) for folio in folios})
    numbered = sum(1 for _, folios in found if folios)
    witnesses = max(2, min(_WITNESSES, numbered))
    chosen: list[tuple[InspectedPage, Folio]] = []
    for page, folios in found:
        own = next((folio for folio in folios if folio.text.lower() == page.label.lower()), None)
        agreed = [folio for folio in folios if votes[_key(page, folio)] >= witnesses]
        if own is not None and votes[_key(page, own)] >= 2:
            chosen.append((page, own))
        elif agreed:
            chosen.append((page, max(agreed, key=lambda folio: votes[_key(page, folio)])))
    return chosen


def _key(page: InspectedPage, folio: Folio) -> tuple[int, bool]:
    return folio.value - page.number, folio.roman


def _candidates(page: InspectedPage, job: PrintJob, *, marked: bool) -> Iterator[Folio]:
    trim = frame(page, job.printer).trim
    runs = [r for r in page.runs if r.colour is not None and r.artifact == marked and r.area.overlaps(trim)]
    ends = {min(run.baseline for run in runs), max(run.baseline for run in runs)} if runs else set()
    for run in runs:
        if not marked and not any(abs(run.baseline - end) < _LINE for end in ends):
            continue
        words = run.text.split()
        for word in {*words[:1], *words[-1:]}:
            yield from _folio(word.strip(_DASHES), run, alone=len(words) == 1)


def _folio(word: str, run: TextRun, *, alone: bool) -> Iterator[Folio]:
    """A word as a number; roman numerals only where they stand alone, for many words look like some."""
    if word.isdecimal() and len(word) < 6:
        yield Folio(word, int(word), roman=False, area=run.area)
    elif alone and word and _ROMAN.fullmatch(word):
        yield Folio(word, _roman(word.lower()), roman=True, area=run.area)


def _roman(word: str) -> int:
    values = [_VALUES[letter] for letter in word]
    return sum(-one if one < following else one for one, following in zip(values, [*values[1:], 0], strict=True))
