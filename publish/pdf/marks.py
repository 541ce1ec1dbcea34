"""Printer's marks: drawn in the slug, outside the bleed, in the colour that every plate prints (Separation All).

Crop marks stand at the corners of the trim; registration marks in the middle of the sides; a row of colour bars at
the foot. ISO 12639 and the habits of offset houses; thickness 0.25 pt.
"""

from collections.abc import Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name

from publish.pdf.boxes import BoundSheet

CROP = "crop"
ALL = "crop+registration+bars"

_LINE = 0.25
_GAP = 1.5
_BARS = ("1 0 0 0", "0 1 0 0", "0 0 1 0", "0 0 0 1", "1 1 0 0", "0 1 1 0", "1 0 1 0", "0 0 0 0.5")


def marks(pdf: pikepdf.Pdf, sheet: BoundSheet, kind: str, *, recto: bool, clear: float = 0.0) -> pikepdf.Object | None:
    """A form with the marks of one side, in the space of the media; ``None`` when none are wanted or have room.

    ``clear`` is how far to the left of the middle colour bars keep away besides, from where a cover is folded.
    """
    if kind not in (CROP, ALL) or sheet.slug <= 2 * _GAP:
        return None
    drawn = [f"/All CS 1 SCN {_LINE} w", *_crops(sheet, recto=recto)]
    if kind == ALL:
        drawn += [*_registration(sheet), *_bars(sheet, clear)]
    resources = Dictionary(ColorSpace=Dictionary(All=_every_plate(pdf)))
    form = Dictionary(Type=Name.XObject, Subtype=Name.Form, BBox=sheet.media(), Resources=resources)
    return pdf.make_indirect(pikepdf.Stream(pdf, "\n".join(drawn).encode(), form))


def fold_marks(pdf: pikepdf.Pdf, sheet: BoundSheet, kind: str, folds: Sequence[float]) -> pikepdf.Object | None:
    """A form with dashed lines in the slug at head and foot, where a cover is folded: places from the media's left.

    ``None`` where there are no marks.
    """
    if kind not in (CROP, ALL) or sheet.slug <= 2 * _GAP:
        return None
    height, reach = float(sheet.media()[3]), sheet.slug - _GAP
    drawn = [f"/All CS 1 SCN {_LINE} w [2 1.5] 0 d"]
    for x in folds:
        drawn += [f"{x:.3f} {a:.3f} m {x:.3f} {b:.3f} l S" for a, b in ((_GAP, reach), (height - reach, height - _GAP))]
    resources = Dictionary(ColorSpace=Dictionary(All=_every_plate(pdf)))
    form = Dictionary(Type=Name.XObject, Subtype=Name.Form, BBox=sheet.media(), Resources=resources)
    return pdf.make_indirect(pikepdf.Stream(pdf, "\n".join(drawn).encode(), form))


def _every_plate(pdf: pikepdf.Pdf) -> Array:
    """The colour of registration (ISO 32000-1, §8.6.6.4): tint 1 is all inks."""
    function = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[1, 1, 1, 1], N=1)
    return pdf.make_indirect(Array([Name.Separation, Name.All, Name.DeviceCMYK, function]))


def _crops(sheet: BoundSheet, *, recto: bool) -> list[str]:
    left, bottom, right, top = (float(value) for value in sheet.trim(recto=recto))
    media = sheet.media()
    width, height, reach = float(media[2]), float(media[3]), sheet.slug - _GAP
    lines = []
    for x in (left, right):
        lines += [(x, _GAP, x, reach), (x, height - _GAP, x, height - reach)]
    for y in (bottom, top):
        lines += [(_GAP, y, reach, y), (width - _GAP, y, width - reach, y)]
    return [f"{a:.3f} {b:.3f} m {c:.3f} {d:.3f} l S" for a, b, c, d in lines]


def _registration(sheet: BoundSheet) -> list[str]:
    media = sheet.media()
    width, height, half = float(media[2]), float(media[3]), sheet.slug / 2
    radius = min(4.0, half - _GAP)
    places = [(width / 2, half), (width / 2, height - half), (half, height / 2), (width - half, height / 2)]
    return [line for x, y in places for line in _target(x, y, radius)]


def _target(x: float, y: float, radius: float) -> list[str]:
    """A circle with a cross; the circle as four curves."""
    bend = radius * 0.5523
    r, b = radius, bend
    return [
        f"{x - r:.3f} {y:.3f} m {x + r:.3f} {y:.3f} l S",
        f"{x:.3f} {y - r:.3f} m {x:.3f} {y + r:.3f} l S",
        f"{x + r / 2:.3f} {y:.3f} m",
        *(
            f"{x + c * r / 2:.3f} {y + d * r / 2:.3f} {x + e * r / 2:.3f} {y + f * r / 2:.3f} "
            f"{x + g * r / 2:.3f} {y + h * r / 2:.3f} c"
            for c, d, e, f, g, h in _quarters(b / r)
        ),
        "S",
    ]


def _quarters(k: float) -> list[tuple[float, float, float, float, float, float]]:
    return [(1, k, k, 1, 0, 1), (-k, 1, -1, k, -1, 0), (-1, -k, -k, -1, 0, -1), (k, -1, 1, -k, 1, 0)]


def _bars(sheet: BoundSheet, clear: float) -> list[str]:
    """Patches of each ink, of two inks and of half black, in the slug at the foot, left of the middle."""
    size = min(10.0, sheet.slug - 2 * _GAP)
    start = float(sheet.media()[2]) / 2 - clear - (len(_BARS) + 2) * size
    y = (sheet.slug - size) / 2
    return [f"{ink} k {start + n * size:.3f} {y:.3f} {size:.3f} {size:.3f} re f" for n, ink in enumerate(_BARS)]
