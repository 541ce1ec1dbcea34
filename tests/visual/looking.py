"""Pages as pictures, and whether two pictures show the same page."""

from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops, ImageStat

BLOCK = 4
"""The side of a block, in pixels: about a stroke of a letter and the white beside it."""
MEAN = 4.0
"""How far two pictures of one page may differ on the whole, in levels of 255."""
WORST = 30.0
"""How far a block may differ: edges drawn a quarter of a pixel off stay below 20, a folio that is gone is above 60."""
LEVELS = 17
"""The step between the levels that a golden picture keeps of each colour: sixteen of them."""


@dataclass(frozen=True)
class Difference:
    """How two pictures differ."""

    mean: float
    """On the whole, in levels of 255."""
    worst: float
    """In the block that differs most."""
    at: tuple[int, int]
    """The upper left corner of that block, in pixels, which are points of the page."""

    @property
    def same(self) -> bool:
        """Whether they show the same page."""
        return self.mean <= MEAN and self.worst <= WORST

    def __str__(self) -> str:
        return f"mean {self.mean:.2f} of {MEAN}, worst block {self.worst:.1f} of {WORST} at {self.at}"


def pictures(pdf: Path, numbers: tuple[int, ...]) -> Image.Image:
    """Pages of a PDF side by side, at 72 pixels an inch; ``numbers`` count from 0."""
    with pypdfium2.PdfDocument(pdf) as book:
        drawn = [book[number].render(scale=1).to_pil().convert("RGB") for number in numbers]
    sheet = Image.new("RGB", (sum(page.width for page in drawn) + 4 * (len(drawn) - 1), drawn[0].height), "#888888")
    left = 0
    for page in drawn:
        sheet.paste(page, (left, 0))
        left += page.width + 4
    return sheet


def kept(picture: Image.Image) -> Image.Image:
    """The picture as it is kept: of few colours, so that it is small."""
    coarse = picture.point([round(level / LEVELS) * LEVELS for level in range(256)] * 3)
    return coarse.quantize(256, dither=Image.Dither.NONE)


def difference(one: Image.Image, other: Image.Image) -> Difference:
    """How two pictures of one size differ; of two sizes everything does."""
    one, other = one.convert("RGB"), other.convert("RGB")
    if one.size != other.size:
        return Difference(255, 255, (0, 0))
    # Blocks are compared by what they hold on the whole: ink that moved within one does not show.
    columns, rows = -(-one.width // BLOCK), -(-one.height // BLOCK)
    small = [image.resize((columns, rows), Image.Resampling.BOX) for image in (one, other)]
    blocks = ImageChops.difference(small[0], small[1])
    worst, at = 0, 0
    for place, levels in enumerate(zip(*(band.tobytes() for band in blocks.split()), strict=True)):
        if max(levels) > worst:
            worst, at = max(levels), place
    mean = sum(ImageStat.Stat(ImageChops.difference(one, other)).mean) / 3
    return Difference(mean, worst, (at % columns * BLOCK, at // columns * BLOCK))
