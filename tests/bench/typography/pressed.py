"""PDFs set for the tests: every line where it is asked for, with the word spaces that are asked for."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pikepdf

SIZE = 10.0
LEADING = 14.0
LEFT = 40.0
NATURAL = 0.278
"""Em: the space of Helvetica, in which all is set."""
_WIDTH = 400.0
_HEIGHT = 600.0
_ADVANCE = 0.556
"""Em: figures and the letters of :func:`words` are all as wide as each other."""
_LETTERS = "abdeghnopqu"


@dataclass(frozen=True, slots=True)
class Row:
    """A line to set."""

    text: str
    y: float
    space: float = NATURAL
    """Em, from word to word."""
    size: float = SIZE
    x: float = LEFT
    soft: bool = False
    """Whether a hyphen follows that is none of the text."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page to set."""

    rows: tuple[Row, ...] = ()
    picture: tuple[float, float, float, float] | None = None
    """Left, bottom, width and height of a picture."""


def word(letters: int) -> str:
    """A word of letters that are all 0.556 em wide, and that do not kern."""
    return "".join(_LETTERS[place % len(_LETTERS)] for place in range(letters))


def line(y: float, *, words: int = 10, space: float = NATURAL, measure: float = 320.0, end: str = "") -> Row:
    """A full line of about equal words with about this space, as wide as the measure to a hair."""
    room = measure / SIZE - (words - 1) * space - (0.333 if end else 0.0)
    letters = [round(room * (n + 1) / words / _ADVANCE) - round(room * n / words / _ADVANCE) for n in range(words)]
    text = " ".join(word(count) for count in letters)
    # What the letters miss of the measure goes into the spaces.
    missed = room - sum(letters) * _ADVANCE
    return Row(text + end, y, space + missed / (words - 1))


def press(path: Path, sheets: Sequence[Sheet], outline: Sequence[tuple[str, int, float | None]] = ()) -> Path:
    """Write a PDF; ``outline`` names title, page from 0, and the height that the entry leads to, if any."""
    with pikepdf.new() as pdf:
        font = pdf.make_indirect(
            pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        )
        picture = pikepdf.Stream(pdf, b"\x80")
        picture.Type, picture.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
        picture.Width = picture.Height = 1
        picture.ColorSpace, picture.BitsPerComponent = pikepdf.Name.DeviceGray, 8
        for sheet in sheets:
            pdf.add_blank_page(page_size=(_WIDTH, _HEIGHT))
            page = pdf.pages[-1]
            page.Resources = pikepdf.Dictionary(
                Font=pikepdf.Dictionary(F=font), XObject=pikepdf.Dictionary(P=pdf.make_indirect(picture))
            )
            page.Contents = pdf.make_stream(b"\n".join(_written(sheet)))
        with pdf.open_outline() as entries:
            for title, number, top in outline:
                if top is None:
                    entries.root.append(pikepdf.OutlineItem(title, number, "Fit"))
                else:
                    entries.root.append(pikepdf.OutlineItem(title, number, "XYZ", left=0, top=top))
        pdf.save(path)
    return path


def _written(sheet: Sheet) -> list[bytes]:
    written = []
    if sheet.picture:
        left, bottom, width, height = sheet.picture
        written.append(f"q {width} 0 0 {height} {left} {bottom} cm /P Do Q".encode())
    for row in sheet.rows:
        extra = (row.space - NATURAL) * row.size
        shown = f"({row.text}) Tj" + (" /Span <</ActualText <feff00ad>>> BDC (-) Tj EMC" if row.soft else "")
        written.append(f"BT /F {row.size} Tf {extra:.4f} Tw 1 0 0 1 {row.x} {row.y} Tm {shown} ET".encode())
    return written
