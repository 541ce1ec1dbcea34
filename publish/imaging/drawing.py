"""SVG drawings drawn: by resvg, as large as any page needs them, with no file of the machine in reach.

Faces of the machine would make another picture on each; text is set in the faces that ship, and one that they cannot
set is refused.
"""

import io
import math
import re
from collections.abc import Iterator
from functools import cache

from lxml import etree
from PIL import Image

from publish.fonts.coverage import coverage
from publish.fonts.pick import draws_nothing
from publish.imaging.fault import DRAWING_REFUSED, PhotoFaultError, broken
from publish.imaging.file_types import SVG
from publish.imaging.original import Original
from publish.imaging.svg import line_of, read_svg, refused
from publish.imaging.vectors import plain_vectors
from publish.resources import SHIPPED
from publish.resources.shipped import Shipped

WIDEST = 3000
"""Pixels: 254 mm at 300 pixels an inch, wider than any page that is set here."""
TALLEST = 4500
SIGN = 128
"""Units: a drawing that asks for no more than this in width and height is a sign, and not blown up to the measure."""
_SIGN_SCALE = 4

_FACES = (
    "styles/themes/default/fonts/noto-sans",
    "styles/themes/default/fonts/gentium-book-plus",
    "styles/shared/fonts/symbols",
    "styles/shared/fonts/noto/NotoSansMono",
)
"""Folders of faces, and the beginnings of names: the last two have signs, and the lines that frames are drawn with."""
_FAMILY = "Noto Sans"
"""For whatever family the drawing names: charts are lettered in a sans, and resvg takes its serif for names unknown."""
_UNITS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0, "em": 16.0}
"""User units of a length (CSS Values 3 §6); ``em`` of the usual size of text."""
_LENGTH = re.compile(r"\s*\+?([0-9]*\.?[0-9]+(?:e[-+]?[0-9]+)?)([a-z]*)\s*", re.IGNORECASE)
_NUMBER = re.compile(r"[-+]?[0-9]*\.?[0-9]+(?:e[-+]?[0-9]+)?", re.IGNORECASE)


def read_drawing(data: bytes) -> Original:
    """The picture of an SVG file, drawn on nothing.

    Raises :class:`~publish.imaging.fault.PhotoFaultError` for one that holds more than shapes, paint and text, that
    says no size, or whose text has characters that no face here draws.
    """
    root = read_svg(data)
    _check_text(root)
    width, height = _sized(root)
    vectors = plain_vectors(root)
    image = _drawn(etree.tostring(root, encoding="unicode"))
    if image.size != (width, height):
        raise broken(f"is drawn as {image.width} × {image.height} pixels, and asks for {width} × {height}")
    return Original("image/png", b"", width, height, samples=image, came_as=SVG, drawn=True, vectors=vectors)


def _sized(root: etree._Element) -> tuple[int, int]:
    """Say in the root how many pixels the drawing is to have; these are returned."""
    asked = [_length(root.get(name, "")) for name in ("width", "height")]
    box = [float(number) for number in _NUMBER.findall(root.get("viewBox", ""))]
    if len(box) != 4:
        box = [0.0, 0.0, asked[0] or 0.0, asked[1] or 0.0]
        root.set("viewBox", " ".join(f"{number:g}" for number in box))
    across, down = box[2:]
    if not (0 < across < 1e6 and 0 < down < 1e6):
        raise broken("has neither width and height nor a viewBox, so its size is unknown")
    width, height = _proportions(asked, across, down)
    sign = None not in asked and max(width, height) <= SIGN
    scale = _SIGN_SCALE if sign else min(WIDEST / width, TALLEST / height)
    pixels = max(1, round(width * scale)), max(1, round(height * scale))
    for name, number in zip(("width", "height"), pixels, strict=True):
        root.set(name, str(number))
    return pixels


def _proportions(asked: list[float | None], across: float, down: float) -> tuple[float, float]:
    width, height = asked
    if width and height:
        return width, height
    if width:
        return width, width * down / across
    return (height * across / down, height) if height else (across, down)


def _length(text: str) -> float | None:
    """A length in user units; ``None`` where there is none, or one of a page that is not there (``100%``)."""
    match = _LENGTH.fullmatch(text)
    unit = _UNITS.get(match[2].lower()) if match else None
    length = float(match[1]) * unit if match and unit else math.inf
    return length if 0 < length < 1e6 else None


def _check_text(root: etree._Element) -> None:
    for element in root.iter("{*}text"):
        lacking = {c: None for c in "".join(map(str, element.itertext())) if not _can_set(c)}
        if lacking:
            shown = ", ".join(f"“{c}” (U+{ord(c):04X})" for c in list(lacking)[:5])
            fault = refused(f"text that no face here sets: {shown}", line_of(element))
            raise PhotoFaultError(DRAWING_REFUSED, fault.what, hint="Export it with its text as outlines.")


def _can_set(character: str) -> bool:
    return character.isspace() or draws_nothing(character) or ord(character) in _characters()


@cache
def _characters() -> frozenset[int]:
    found: set[int] = set()
    for name in filter(lambda name: "Regular" in name, _faces()):
        held = coverage(SHIPPED.read_bytes(name))
        # A face of signs may have letters of scripts that it does not join.
        found |= held if name.startswith(_FACES[:2]) else {code for code in held if not chr(code).isalpha()}
    return frozenset(found)


def _faces() -> Iterator[str]:
    folders = {face if SHIPPED.files(face, ".ttf") else face.rpartition("/")[0]: face for face in _FACES}
    return (name for folder, face in folders.items() for name in SHIPPED.files(folder, ".ttf") if name.startswith(face))


def _drawn(text: str) -> Image.Image:
    from resvg_py import svg_to_bytes

    faces = [str(Shipped().place(name)) for name in _faces()] if "text" in text else []
    try:
        drawn = svg_to_bytes(
            svg_string=text,
            skip_system_fonts=True,
            font_files=faces,
            font_family=_FAMILY,
            serif_family=_FAMILY,
            sans_serif_family=_FAMILY,
            cursive_family=_FAMILY,
            fantasy_family=_FAMILY,
            monospace_family=_FAMILY,
        )
    except (MemoryError, KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # what the library gives up with is no Exception
        raise broken("cannot be drawn") from error
    image = Image.open(io.BytesIO(drawn), formats=("PNG",))
    image.load()
    return image
