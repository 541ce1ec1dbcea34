"""From glyphs to lines of type, and which of them are of the text, and which of those are full."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

from tests.bench.typography.reading import Glyph, PageInk

HYPHENS = ("-", "\u2010")
_FIXED = frozenset("\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f")
"""Spaces that are never widened."""
_LEAST_SPACE = 0.12
"""Em; what is narrower is kerning, or room between letters."""
_CELLS = 2.0
"""Em of white in a row, from which on there are two lines side by side."""
_EDGE = 0.16
"""Em by which a full line may miss its edge."""
_HANGING = 0.75
"""Em by which a point or a hyphen may stand out beyond it."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of type."""

    page: int
    """From 0."""
    text: str
    left: float
    right: float
    baseline: float
    size: float
    family: str
    spaces: tuple[float, ...]
    """Its word spaces, in em of its size."""
    body: bool = False
    """Whether it is set as most of the text is."""
    full: bool = False
    """Whether it is of the text and reaches the edge that others reach."""

    @property
    def space(self) -> float:
        """The word space of the line, in em."""
        return median(self.spaces)

    @property
    def hyphenated(self) -> bool:
        return self.text.endswith(HYPHENS)


def lines(pages: Sequence[PageInk]) -> tuple[Line, ...]:
    """All lines of a book in the order of reading, those of its text marked."""
    found = [_line(number, row) for number, page in enumerate(pages) for row in _rows(page.glyphs)]
    return tuple(_marked([line for line in found if line.text]))


def _rows(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    """Glyphs that stand beside each other. Raised ones, such as marks of notes, belong to the line beside them."""
    row: list[Glyph] = []
    for glyph in glyphs:
        if row and not (
            abs(glyph.baseline - row[0].baseline) <= 0.6 * max(row[0].size, glyph.size)
            and -1.0 <= (glyph.left - row[-1].right) / glyph.size <= _CELLS
        ):
            yield row
            row = []
        row.append(glyph)
    if row:
        yield row


def _line(page: int, row: Sequence[Glyph]) -> Line:
    ink = [glyph for glyph in row if not glyph.character.isspace()]
    if not ink:
        return Line(page, "", 0, 0, 0, 0, "", ())
    (size, family, baseline), _ = Counter((g.size, g.family, round(g.baseline, 2)) for g in ink).most_common(1)[0]
    text, spaces = _words(row, size)
    left, right = min(glyph.left for glyph in ink), max(glyph.right for glyph in ink)
    return Line(page, text, left, right, baseline, size, family, spaces)


def _words(row: Sequence[Glyph], size: float) -> tuple[str, tuple[float, ...]]:
    """The words of a line, and the white between them from ink to ink, in em.

    What room a space has may be before it, behind it or in it, and in some files no space is written at all.
    """
    text, spaces, fixed = "", [], False
    last: Glyph | None = None
    for glyph in row:
        if glyph.character.isspace():
            fixed = fixed or glyph.character in _FIXED
            continue
        if last is not None and (gap := (glyph.left - last.right) / size) > _LEAST_SPACE:
            text += " "
            if not fixed:
                spaces.append(gap)
        text += glyph.character
        last, fixed = glyph, False
    return text, tuple(spaces)


def _marked(found: Sequence[Line]) -> Iterator[Line]:
    letters: Counter[tuple[float, str]] = Counter()
    for line in found:
        letters[line.size, line.family] += len(line.text)
    if not letters:
        return
    (size, family), _ = letters.most_common(1)[0]
    own = [line for line in found if abs(line.size - size) < 0.06 and line.family == family]
    edges = _edges(own)
    of_text = {id(line) for line in own}
    for line in found:
        body = id(line) in of_text
        full = body and any(
            -_EDGE * size <= line.right - edge <= _HANGING * size
            for edge in (*edges[line.page % 2], *edges[-1 - line.page])
        )
        yield replace(line, body=body, full=full and len(line.spaces) > 2)


def _edges(own: Sequence[Line]) -> dict[int, list[float]]:
    """Where full lines end: by side of the leaf (0 and 1) for the whole book, and by page (−1, −2 …).

    Ragged lines end anywhere; an edge is where one line in fifty ends, or four of a page.
    """
    by_place: dict[int, list[float]] = defaultdict(list)
    for line in own:
        by_place[line.page % 2].append(line.right)
        by_place[-1 - line.page].append(line.right)
    found: dict[int, list[float]] = defaultdict(list)
    for place, ends in by_place.items():
        least = max(4.0, len(ends) / 50 if place >= 0 else 0.0)
        points = Counter(round(end) for end in ends)
        for point, count in points.items():
            if count >= least and count >= max(points[point - 1], points[point + 1]):
                found[place].append(median(end for end in ends if round(end) == point))
    return found
