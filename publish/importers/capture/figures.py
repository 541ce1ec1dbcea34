"""Figures of a saved page: the picture is gone, its caption stands there, usually twice and sometimes once.

The first telling was the picture's description, the second its caption; where both hold the same words nobody described
the picture. The caption is kept, the description is missing, and never made from the caption.
"""

import re
from collections.abc import Sequence

from publish.importers.capture.labels import Label, PagePiece
from publish.importers.capture.lines import PageLine
from publish.importers.capture.shapes import CAPTION, folded, one_sentence

_TELLING = 20
"""The fewest characters of a description that is told from the caption by being its beginning."""

_POINTING = re.compile(
    r"\((?:(?:file|archive|archival) (?:photo|picture|image)|pictured|(?:(?:far|second|third|fourth) (?:from )?)?"
    r"(?:the )?(?:left|right)|cent(?:er|re))(?:[^()]{0,40})\)",
    re.IGNORECASE,
)
_LONGEST_POINTING = 250


def caption_run(lines: Sequence[PageLine]) -> int:
    """How many lines at the beginning tell one caption: 0 when the first line is told once.

    Lines that differ in quotes, spaces or the closing stop alone tell the same. Of two lines without a blank one
    between them the longer may go on, with the credit for instance, where the shorter ends.
    """
    if len(lines[0].text) > CAPTION:
        return 0
    first = folded(lines[0].text)
    same = next((i for i, line in enumerate(lines) if folded(line.text) != first), len(lines))
    if same == 1 and len(lines) > 1 and not lines[0].below and _goes_on(lines[0].text, lines[1].text):
        return 2
    return same if same > 1 else 0


def told_again(lines: Sequence[PageLine]) -> bool:
    """Whether a text too long for a caption is said by the next line once more."""
    return len(lines) > 1 and len(lines[0].text) > CAPTION and folded(lines[0].text) == folded(lines[1].text)


def figure(lines: Sequence[PageLine]) -> PagePiece:
    """The caption that some lines tell: the last of the longest is kept."""
    kept = max(reversed(lines), key=lambda line: len(folded(line.text)))
    return PagePiece(Label.CAPTION, (kept,), repeats=tuple(line for line in lines if line is not kept))


def points(line: PageLine) -> bool:
    """Whether a line that stands once is a caption all the same: it says where in the picture to look."""
    text = line.text
    return len(text) <= _LONGEST_POINTING and bool(_POINTING.search(text)) and one_sentence(text)


def _goes_on(one: str, other: str) -> bool:
    shorter, longer = sorted((folded(one), folded(other)), key=len)
    follows = longer[len(shorter) :][:1]
    return len(shorter) >= _TELLING and longer.startswith(shorter) and len(longer) <= CAPTION and not follows.isalnum()
