"""A font file as plain faces: one of a collection, and a variable one at the weights that a book asks for."""

import struct
from dataclasses import dataclass
from typing import Any, Literal

import uharfbuzz as hb  # type: ignore[import-untyped]  # it brings no types

from publish.errors import UsageError
from publish.fonts.facts import facts, opened

_WEIGHTS = (400, 700)
"""What books ask for: the weight of text, and bold."""
_COLLECTION = b"ttcf"
_TABLE = struct.Struct(">4sLLL")
_SUM = 0xB1B0AFBA
"""What the sums of a whole font and of its ``checkSumAdjustment`` make together (OpenType 1.9, ``head``)."""


@dataclass(frozen=True, slots=True)
class PlainFace:
    """A face that a book can hold."""

    data: bytes
    """A TrueType or OpenType file of this face alone, which varies no more."""
    family: str
    """Its family, as the font names it."""
    weight: int
    """What CSS asks for it by."""
    style: Literal["normal", "italic"]
    """What CSS asks for it by, beside the weight."""
    notice: str
    """What it says of its owner and its licence; may be empty."""


def plain_faces(data: bytes, face: str = "") -> tuple[PlainFace, ...]:
    """The faces of a font file; of a collection the one of the family ``face``.

    Raises :class:`UsageError`, whose hint says what to do, for what is no font, for a face that is not there, and for
    a font that no book may or can hold.
    """
    if data[:3] == b"wOF":
        raise UsageError("it is packed for the web", hint="Use the TrueType or OpenType file that it was made of.")
    alone = _chosen(data, face)
    font = opened(alone)
    if "CFF2" in font or not {"glyf", "CFF "} & set(font.keys()):
        hint = "Use a file whose outlines are TrueType (glyf) or PostScript (CFF)."
        raise UsageError("it has no outlines that a book can hold", hint=hint)
    if not facts(alone).embeddable:
        raise UsageError("its owner does not allow a part of it in a book (OS/2 fsType)", hint="Use another font.")
    if "fvar" not in font:
        return (_face(alone, facts(alone).weight),)
    return tuple(_face(_still(alone, font, weight), weight) for weight in _weights(font))


def _face(data: bytes, weight: int) -> PlainFace:
    font_facts = facts(data)
    notice = "\n\n".join(filter(None, (font_facts.copyright, font_facts.licence, font_facts.licence_url)))
    return PlainFace(data, font_facts.family, weight, "italic" if font_facts.italic else "normal", notice)


def _chosen(data: bytes, face: str) -> bytes:
    if not data.startswith(_COLLECTION):
        if face and face not in _names(data):
            raise UsageError(f"it is {_names(data)[0]}, and not {face}", hint="Leave face out.")
        return data
    try:
        (count,) = struct.unpack_from(">L", data, 8)
        faces = [_taken_out(data, *struct.unpack_from(">L", data, 12 + 4 * n)) for n in range(min(count, 256))]
    except struct.error as error:
        raise UsageError("the collection is damaged", hint="Use an undamaged file.") from error
    names = [_names(each) for each in faces]
    for own, each in zip(names, faces, strict=True):
        if face in own:
            return each
    available = " or ".join(f'face = "{own[0]}"' for own in names)
    raise UsageError(f"it holds {count} faces" + (f", and none is {face}" if face else ""), hint=f"Write {available}.")


def _names(data: bytes) -> tuple[str, ...]:
    """What a face may be called by: its family, and its family with its style."""
    font_facts = facts(data)
    return (font_facts.family, f"{font_facts.family} {font_facts.style}")


def _taken_out(data: bytes, start: int) -> bytes:
    """The face of a collection whose table of contents begins at ``start``, as a file of its own."""
    (count,) = struct.unpack_from(">H", data, start + 4)
    entries = [_TABLE.unpack_from(data, start + 12 + _TABLE.size * n) for n in range(count)]
    head, body, place = [data[start : start + 12]], [], 12 + _TABLE.size * count
    for tag, total, offset, length in entries:
        head.append(_TABLE.pack(tag, total, place, length))
        table = data[offset : offset + length]
        if tag == b"head":
            adjusted = place + 8
        body.append(table + bytes(-length % 4))
        place += length + -length % 4
    contents = b"".join(head)
    whole = sum(struct.unpack(f">{len(contents) // 4}L", contents)) + sum(total for _, total, _, _ in entries)
    made = bytearray(contents + b"".join(body))
    struct.pack_into(">L", made, adjusted, (_SUM - whole) & 0xFFFFFFFF)
    return bytes(made)


def _weights(font: Any) -> list[int]:
    axis = next((axis for axis in font["fvar"].axes if axis.axisTag == "wght"), None)
    return [400] if axis is None else [weight for weight in _WEIGHTS if axis.minValue <= weight <= axis.maxValue]


def _still(data: bytes, font: Any, weight: int) -> bytes:
    """A variable font at a weight; whatever else varies in it is as it is by default."""
    request = hb.SubsetInput()
    request.keep_everything()
    face = hb.Face(data)
    request.pin_all_axes_to_default(face)
    if any(axis.axisTag == "wght" for axis in font["fvar"].axes):
        request.pin_axis_location(face, "wght", weight)
    try:
        return bytes(hb.subset(face, request).blob.data)
    except RuntimeError as error:
        raise UsageError(f"it cannot be set at one weight: {error}", hint="Use its static files.") from error
