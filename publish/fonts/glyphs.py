"""A font cut down to glyphs that are already chosen: for pages that are set, where glyph numbers must stay."""

from collections.abc import Collection

import uharfbuzz as hb  # type: ignore[import-untyped]  # it brings no types

from publish.errors import UsageError

_LAYOUT = ("BASE", "DSIG", "EBDT", "EBLC", "EBSC", "GDEF", "GPOS", "GSUB", "JSTF", "LTSH", "PCLT", "SVG ")
"""Tables for shaping and screens: the glyphs of a set page need neither."""


def subset_glyphs(data: bytes, glyphs: Collection[int]) -> bytes:
    """The font with the outlines of ``glyphs`` alone, every glyph under its own number.

    Same bytes in, same bytes out. Raises :class:`UsageError` for bytes that cannot be cut.
    """
    request = hb.SubsetInput()
    request.glyph_set.update(glyphs)
    request.drop_table_tag_set.update(int.from_bytes(tag.encode("ascii"), "big") for tag in _LAYOUT)
    request.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.RETAIN_GIDS
    try:
        return bytes(hb.subset(hb.Face(data), request).blob.data)
    except RuntimeError as error:
        raise UsageError(f"the font cannot be cut: {error}", hint="Use an undamaged file.") from error
