"""Lists as a page's text shows them: lines behind the same bullet, or behind numbers that count up."""

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from publish.importers.capture.labels import Label, PagePiece
from publish.importers.capture.lines import PageLine, is_bar, is_rule
from publish.importers.capture.shapes import asks, closed, lower_start

_BULLET = re.compile(r"(?P<mark>[•◦▪▫‣∙●○■□➤►▸▹✓✔✦★☆→⇒»·*+–—-])\s+(?P<rest>\S.*)", re.DOTALL)
_NUMBER = re.compile(
    r"(?:(?P<number>\d{1,3})(?P<mark>[.)．、])|\((?P<other>\d{1,3})\)|(?P<letter>[a-z])\))\s*(?P<rest>\S.*)", re.DOTALL
)
_SPACED = re.compile(r"(?:\d{1,3}[.)]|\(\d{1,3}\)|[a-z]\))\s")
_WEAK = frozenset("*+-–—·»→")
_DASHES = frozenset("–—")
_MOST = 400
_LINE = 36
"""The fewest characters of a line that runs on without an indent."""


class ListMarker(NamedTuple):
    """What a line of a list begins with."""

    kind: str
    """The bullet; for numbers the sign behind them."""
    number: int
    """The number, or 0 for a bullet."""
    rest: str
    """The words."""


def marker(text: str) -> ListMarker | None:
    """The marker that a line begins with, or ``None``."""
    if len(text) < 3 or is_rule(text) or is_bar(text):
        return None
    if bullet := _BULLET.match(text):
        return ListMarker(bullet["mark"], 0, bullet["rest"])
    ascii_ = "".join(str(unicodedata.digit(sign, 0)) if sign.isdigit() else sign for sign in text[:5]) + text[5:]
    number = _NUMBER.match(ascii_)
    if number is None or not (_SPACED.match(ascii_) or number["mark"] in ("．", "、")):
        return None
    letter = number["letter"]
    value = ord(letter) - ord("a") + 1 if letter else int(number["number"] or number["other"])
    return ListMarker(number["mark"] or ("a" if letter else "("), value, number["rest"])


def entries(lines: Sequence[PageLine]) -> list[PagePiece]:
    """The entries of the list that some lines begin with, in order; none where they begin with no list."""
    first = marker(lines[0].text)
    if first is None:
        return []
    found = [[lines[0]]]
    last = first
    for line in lines[1:_MOST]:
        mark = marker(line.text)
        if mark and mark.kind == first.kind and (mark.number == last.number + 1 if first.number else mark.number == 0):
            found.append([line])
            last = mark
        elif mark is None and not line.above and _continues(found[-1], line):
            found[-1].append(line)
        else:
            break
    return _judged(first, [PagePiece(Label.LIST_ITEM, tuple(entry), words=_words(entry)) for entry in found])


def _continues(entry: Sequence[PageLine], line: PageLine) -> bool:
    before = entry[-1]
    return line.indent > entry[0].indent or (
        not closed(before.text) and (lower_start(line.text) or len(before.text) >= _LINE)
    )


def _words(entry: Sequence[PageLine]) -> str:
    first = marker(entry[0].text)
    assert first is not None
    return " ".join([first.rest, *(line.text for line in entry[1:])])


def _judged(first: ListMarker, found: list[PagePiece]) -> list[PagePiece]:
    """The entries, as far as their bullets and their number make a list."""
    if first.number:
        dense = all(not piece.lines[0].above for piece in found[1:])
        return found if len(found) > 1 and (first.number <= 2 or dense) else []
    if first.kind not in _WEAK:
        return found
    if len(found) == 1:
        lone = PagePiece(Label.PARAGRAPH, found[0].lines)
        return [lone.doubted("it could be an entry of a list, or somebody who speaks")]
    dense = all(not piece.lines[0].above for piece in found[1:])
    spoken = first.kind in "-–—" and not dense and any(map(_speaks, found))
    if spoken or (first.kind in _DASHES and all(closed(piece.text) for piece in found) and len(found) < 3):
        reason = "it could be an entry of a list, or somebody who speaks"
        return [PagePiece(Label.PARAGRAPH, piece.lines).doubted(reason) for piece in found]
    return found


def _speaks(piece: PagePiece) -> bool:
    return asks(piece.text) or piece.text[:1] in '"“„«'
