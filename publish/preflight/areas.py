"""Rectangles and matrices in the space of a page, in points from its own origin, y upward (ISO 32000-1, §8.3)."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import hypot
from typing import Any, TypeAlias

from publish.tools.pdf_box import PdfBox

Matrix: TypeAlias = tuple[float, float, float, float, float, float]
"""``a b c d e f`` as ``cm`` takes them."""

Point: TypeAlias = tuple[float, float]
"""``x`` and ``y``."""

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

_FAR = 1e9


@dataclass(frozen=True, slots=True)
class Area(PdfBox):
    """A box that is reckoned with; its width or height is negative when it is empty."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing lies in it."""
        return self.right < self.left or self.top < self.bottom

    def meet(self, other: "Area") -> "Area":
        """What lies in both; it may be empty."""
        return Area(
            max(self.left, other.left),
            max(self.bottom, other.bottom),
            min(self.right, other.right),
            min(self.top, other.top),
        )

    def join(self, other: "Area") -> "Area":
        """The smallest rectangle round both."""
        return Area(
            min(self.left, other.left),
            min(self.bottom, other.bottom),
            max(self.right, other.right),
            max(self.top, other.top),
        )

    def grown(self, by: float) -> "Area":
        """The rectangle with its sides moved outward; a negative number moves them inward."""
        return Area(self.left - by, self.bottom - by, self.right + by, self.top + by)

    def overlaps(self, other: "Area", by: float = 0.0) -> bool:
        """Whether both share more than ``by`` in either direction."""
        shared = self.meet(other)
        return shared.width > by and shared.height > by

    def holds(self, other: "Area", slack: float = 0.0) -> bool:
        """Whether the other lies in this one, ``slack`` forgiven at each side."""
        return (
            other.left >= self.left - slack
            and other.bottom >= self.bottom - slack
            and other.right <= self.right + slack
            and other.top <= self.top + slack
        )


EVERYWHERE = Area(-_FAR, -_FAR, _FAR, _FAR)
"""The clip before anything is cut."""


def around(points: Iterable[Point]) -> Area:
    """The smallest rectangle round some points, one at least."""
    xs, ys = zip(*points, strict=True)
    return Area(min(xs), min(ys), max(xs), max(ys))


def area_of(box: Iterable[Any]) -> Area:
    """A rectangle from four numbers: two opposite corners, in any order (ISO 32000-1, §7.9.5)."""
    a, b, c, d = map(float, box)
    return Area(min(a, c), min(b, d), max(a, c), max(b, d))


def times(m: Matrix, n: Matrix) -> Matrix:
    """The matrix that does ``m`` first and then ``n``."""
    a, b, c, d, e, f = m
    g, h, i, j, k, l = n  # noqa: E741
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + l,
    )


def put(m: Matrix, x: float, y: float) -> Point:
    """A point, moved by a matrix."""
    return m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]


def across(m: Matrix) -> float:
    """How long a unit along x becomes."""
    return hypot(m[0], m[1])


def upward(m: Matrix) -> float:
    """How long a unit along y becomes."""
    return hypot(m[2], m[3])


def scale(m: Matrix) -> float:
    """How much lengths grow, directions evened out: what the width of a line is multiplied by."""
    return float(abs(m[0] * m[3] - m[1] * m[2]) ** 0.5)


def placed(m: Matrix, area: Area) -> Area:
    """The smallest rectangle round an area that is moved by a matrix."""
    corners = ((area.left, area.bottom), (area.right, area.bottom), (area.left, area.top), (area.right, area.top))
    return around(put(m, x, y) for x, y in corners)
