"""A font cut down to glyphs that are already chosen: for pages that are set, where glyph numbers must stay."""

import io
from collections.abc import Collection
from typing import Any

import uharfbuzz as hb  # type: ignore[import-untyped]  # it brings no types
from fontTools.cffLib import FDArrayIndex, FDSelect, FontDict

from publish.errors import UsageError
from publish.fonts.facts import opened

_LAYOUT = ("BASE", "DSIG", "EBDT", "EBLC", "EBSC", "GDEF", "GPOS", "GSUB", "JSTF", "LTSH", "PCLT", "SVG ")
"""Tables for shaping and screens: the glyphs of a set page need neither."""


def subset_glyphs(data: bytes, glyphs: Collection[int]) -> bytes:
    """The font with the outlines of ``glyphs`` alone, every glyph under its own number.

    Same bytes in, same bytes out. Raises :class:`UsageError` for bytes that cannot be cut.
    """
    return _cut(data, glyphs, hb.SubsetFlags.RETAIN_GIDS)[0]


def subset_outlines(data: bytes, glyphs: Collection[int]) -> bytes:
    """The PostScript outlines of ``glyphs`` alone, each known by the number that it has in the font (a CIDFont's CFF).

    Every version of PDF takes them so; a whole OpenType file with such outlines is for PDF 1.6 and newer.
    """
    cut, numbers = _cut(data, glyphs, hb.SubsetFlags.DEFAULT)
    font = opened(cut)
    outlines = font["CFF "].cff
    top, order = outlines[0], font.getGlyphOrder()
    shapes = top.CharStrings
    places = [shapes.charStrings[name] for name in order]
    names = [".notdef", *(f"cid{numbers[place]:05d}" for place in range(1, len(order)))]
    if not hasattr(top, "ROS"):
        _by_number(top, outlines, len(order))
    top.charset, top.CIDCount = names, max(numbers.values()) + 1
    shapes.charset, shapes.charStrings = names, dict(zip(names, places, strict=True))
    sink = io.BytesIO()
    outlines.compile(sink, font)
    return sink.getvalue()


def _cut(data: bytes, glyphs: Collection[int], flag: hb.SubsetFlags) -> tuple[bytes, dict[int, int]]:
    """The font cut down, and for each of its glyphs the number that it had."""
    request = hb.SubsetInput()
    request.glyph_set.update(glyphs)
    request.drop_table_tag_set.update(int.from_bytes(tag.encode("ascii"), "big") for tag in _LAYOUT)
    request.flags = hb.SubsetFlags.NO_HINTING | flag
    try:
        plan = hb.SubsetPlan(hb.Face(data), request)
        return bytes(plan.execute().blob.data), dict(plan.new_to_old_glyph_mapping)
    except RuntimeError as error:
        raise UsageError("the font cannot be cut", hint="Use an undamaged file.") from error


def _by_number(top: Any, outlines: Any, count: int) -> None:
    """Make outlines whose glyphs have names ones whose glyphs have numbers."""
    part = FontDict(strings=outlines.strings)
    part.Private = top.Private
    parts, chosen = FDArrayIndex(), FDSelect()
    parts.append(part)
    chosen.format, chosen.gidArray = 3, [0] * count
    top.rawDict.pop("Encoding", None)
    for name in ("Private", "Encoding"):
        vars(top).pop(name, None)
        top.rawDict.pop(name, None)
    top.ROS = ("Adobe", "Identity", 0)
    top.FDArray, top.FDSelect = parts, chosen
    top.CharStrings.fdArray, top.CharStrings.fdSelect = parts, chosen
