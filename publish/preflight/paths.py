"""Paths under construction, and how thin what they draw is (ISO 32000-1, §8.5).

A path is kept as the rectangles round its pieces: enough to say where something is painted, and how thin a rule is.
"""

from dataclasses import dataclass
from itertools import pairwise
from math import inf

from publish.preflight.areas import Area, Matrix, Point, around, put

_SAME = 0.001
"""Points nearer than this, in points, are one."""

_PIECES = 500
"""Pieces of one path beyond which they are told as one."""


@dataclass(slots=True)
class _Piece:
    """What is drawn between two moves."""

    points: list[Point]
    curved: bool = False

    @property
    def is_rectangle(self) -> bool:
        """Whether it is one with sides along the axes."""
        points = self.points
        if self.curved or len(points) not in (4, 5):
            return False
        ring = [*points[:4], points[0]]
        across = [abs(a[1] - b[1]) < _SAME for a, b in pairwise(ring)]
        along = [abs(a[0] - b[0]) < _SAME for a, b in pairwise(ring)]
        return all(x or y for x, y in zip(across, along, strict=True)) and (
            len(points) == 4 or (abs(points[4][0] - ring[0][0]) < _SAME and abs(points[4][1] - ring[0][1]) < _SAME)
        )


class Path:
    """A path, in the space of the page."""

    def __init__(self) -> None:
        self._pieces: list[_Piece] = []

    def move(self, m: Matrix, x: float, y: float) -> None:
        """Begin a piece."""
        self._pieces.append(_Piece([put(m, x, y)]))

    def line(self, m: Matrix, x: float, y: float) -> None:
        """Go straight on."""
        self._pieces[-1].points.append(put(m, x, y))

    def curve(self, m: Matrix, *numbers: float) -> None:
        """Go on in a curve: its control points and its end."""
        piece = self._pieces[-1]
        piece.curved = True
        piece.points += [put(m, x, y) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]

    def rectangle(self, m: Matrix, x: float, y: float, width: float, height: float) -> None:
        """A piece of its own: a rectangle."""
        corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
        self._pieces.append(_Piece([put(m, *corner) for corner in corners]))

    def close(self) -> None:
        """Go straight back to where the piece began."""
        piece = self._pieces[-1]
        if piece.points[-1] != piece.points[0]:
            piece.points.append(piece.points[0])

    @property
    def area(self) -> Area | None:
        """The rectangle round it; ``None`` for a path of nothing."""
        points = [point for piece in self._pieces for point in piece.points]
        return around(points) if points else None

    def filled(self, *, even_odd: bool) -> list[tuple[Area, float]]:
        """The areas that filling paints, each with how thin it is; infinite for what is no rule.

        Rectangles one inside the other, filled by the even-odd rule, are a frame: it is as thin as its thinnest side.
        """
        if self.area is None:
            return []
        boxes = [around(piece.points) for piece in self._pieces if piece.is_rectangle]
        if len(boxes) < len(self._pieces) or len(boxes) > _PIECES:
            return [(self.area, inf)]
        if len(boxes) > 1 and even_odd:
            return [(self.area, _frame(boxes))]
        return [(box, min(box.width, box.height)) for box in boxes]

    def stroked(self, width: float) -> list[tuple[Area, float]]:
        """The areas that a line of a width paints, piece by piece, each with that width."""
        pieces = [around(piece.points) for piece in self._pieces]
        if len(pieces) > _PIECES and self.area is not None:
            pieces = [self.area]
        return [(piece.grown(width / 2), width) for piece in pieces]


def _frame(boxes: list[Area]) -> float:
    boxes = sorted(boxes, key=lambda box: box.width * box.height, reverse=True)
    sides = (
        side
        for outer, inner in zip(boxes[::2], boxes[1::2], strict=False)
        for side in (
            inner.left - outer.left,
            outer.right - inner.right,
            inner.bottom - outer.bottom,
            outer.top - inner.top,
        )
    )
    return min((side for side in sides if side > _SAME), default=inf)
