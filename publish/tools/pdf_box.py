"""``PdfBox``: a rectangle in PDF points, y upward."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PdfBox:
    """A rectangle in points, y upward from the origin that its teller names."""

    left: float
    """The x of its left edge."""
    bottom: float
    """The y of its lower edge."""
    right: float
    """The x of its right edge."""
    top: float
    """The y of its upper edge."""

    @property
    def width(self) -> float:
        """Its width in points."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Its height in points."""
        return self.top - self.bottom
