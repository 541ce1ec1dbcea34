"""How a picture stands in print: its share of the measure, ``width=60%``, and how it is cropped, ``crop=3:2``.

``crop-kdp=1:1`` is for the printer of that name alone.
"""

import re

from publish.diagnostics import Span
from publish.importers.html.elements import ATTRIBUTE_INVALID
from publish.importers.markdown.attributes import BraceAttributes
from publish.importers.markdown.reading import MarkdownReading
from publish.model.figures import Crop

_WIDTH, _CROP = "width", "crop"
_SHARE = re.compile(r"(\d{1,3})%")
_LEAST, _ALL = 20, 100
_PROPORTION = re.compile(r"([1-9]\d?)\s*[:/]\s*([1-9]\d?)")
_WIDEST = 5
"""How many times as wide as high a crop may be, or as high as wide."""


def share(attributes: BraceAttributes, reading: MarkdownReading) -> int:
    """Which share of the measure a picture is given, in per cent; 0 for all of it, and for what sites say of widths.

    Pictures of a group share their line among them.
    """
    if reading.grouped:
        return 0
    match = _SHARE.fullmatch(attributes.get(_WIDTH).strip())
    return int(match[1]) if match and _LEAST <= int(match[1]) < _ALL else 0


def looks(attributes: BraceAttributes, reading: MarkdownReading) -> tuple[str, ...]:
    """The keys of a picture that say how it stands."""
    crops = tuple(key for key in attributes.values if key == _CROP or key.startswith(f"{_CROP}-"))
    is_whole = not reading.grouped and attributes.get(_WIDTH).strip() == f"{_ALL}%"
    return (*crops, _WIDTH) if is_whole or share(attributes, reading) else crops


def crops(attributes: BraceAttributes, at: Span, reading: MarkdownReading) -> tuple[Crop, ...]:
    """The crops of a picture; what is no proportion is told."""
    found = []
    for key, written in attributes.values.items():
        if key != _CROP and not key.startswith(f"{_CROP}-"):
            continue
        printer = key[len(_CROP) + 1 :]
        match = _PROPORTION.fullmatch(written.strip())
        width, height = (int(match[1]), int(match[2])) if match else (0, 0)
        if written.strip() == "none":
            found.append(Crop(0, 0, printer))
        elif match and 1 / _WIDEST <= width / height <= _WIDEST:
            found.append(Crop(width, height, printer))
        else:
            hint = f"Write {key}=3:2, width by height, or {key}=none; none wider or higher than {_WIDEST}:1."
            place = reading.locate(f"{key}=", at)
            reading.say(ATTRIBUTE_INVALID, f"{key}={written} is no proportion", place, hint=hint)
    return tuple(found)
