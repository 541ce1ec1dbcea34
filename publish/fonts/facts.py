"""What a font file says of itself: its names, its weight, its licence, and whether it may be embedded."""

import io
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from publish.errors import UsageError


def opened(data: bytes) -> Any:
    """A font file (TrueType, OpenType or their web formats) as fontTools reads it: lazily, and never restamped.

    Raises :class:`UsageError` for bytes that are no such font: whoever knows the file adds its name.
    """
    from fontTools.ttLib import TTFont

    try:
        return TTFont(io.BytesIO(data), lazy=True, recalcTimestamp=False, recalcBBoxes=False)
    except Exception as error:  # besides its own errors fontTools lets those of struct and zlib through
        message = "this is not a font that can be read"
        raise UsageError(message, hint="Use a TrueType or OpenType file.") from error


class Embedding(StrEnum):
    """The embedding permission in a font's OS/2 table (OpenType 1.9, OS/2, ``fsType`` bits 0 to 3)."""

    INSTALLABLE = "installable"
    """No restriction."""
    EDITABLE = "editable"
    """Documents that hold it may be edited."""
    PREVIEW = "preview and print"
    """Documents that hold it may be viewed and printed."""
    RESTRICTED = "restricted"
    """It must not be embedded without the owner's leave."""


@dataclass(frozen=True, slots=True)
class FontFacts:
    """What one font file says of itself. Names are the English ones; an absent one is empty."""

    family: str
    """The typographic family (name record 16, else 1)."""
    style: str
    """The style within it (name record 17, else 2), such as ``Bold Italic``."""
    weight: int
    """The weight class, 1 to 1000. Families exist whose regular is 500; a theme declares what CSS asks for."""
    italic: bool
    """Whether the face is marked italic or oblique."""
    version: str
    """The version, as the file writes it (name record 5)."""
    copyright: str
    """The copyright notice (name record 0)."""
    licence: str
    """The licence (name record 13)."""
    licence_url: str
    """Where the licence can be read (name record 14)."""
    embedding: Embedding
    """What the owner permits."""
    subsetting: bool
    """Whether a part of the font may be embedded alone (``fsType`` bit 8 is off)."""
    outlines: bool
    """Whether outlines may be embedded, not only bitmaps (``fsType`` bit 9 is off)."""
    features: frozenset[str]
    """The tags of its OpenType features, for glyphs and for positions."""

    @property
    def embeddable(self) -> bool:
        """Whether a subset of it may stand in a book that is read and printed."""
        return self.embedding is not Embedding.RESTRICTED and self.subsetting and self.outlines


def facts(data: bytes) -> FontFacts:
    """Read a font file's names, weight, permission and features. :class:`UsageError` for bytes that are no font."""
    font = opened(data)
    try:
        return _read(font)
    except UsageError:
        raise
    except Exception as error:  # a damaged table shows only when it is read
        raise UsageError("the font's tables cannot be read", hint="Use an undamaged file.") from error


def _read(font: Any) -> FontFacts:
    os2, names = font["OS/2"], font["name"]

    def name(*ids: int) -> str:
        return next((str(text) for number in ids if (text := names.getDebugName(number))), "")

    return FontFacts(
        family=name(16, 1),
        style=name(17, 2),
        weight=os2.usWeightClass,
        # fsSelection bit 0 is italic, bit 9 oblique; macStyle bit 1 is italic for files with an old OS/2 table.
        italic=bool(os2.fsSelection & 0x201 or font["head"].macStyle & 0x2),
        version=name(5),
        copyright=name(0),
        licence=name(13),
        licence_url=name(14),
        embedding=_embedding(os2.fsType),
        subsetting=not os2.fsType & 0x100,
        outlines=not os2.fsType & 0x200,
        features=frozenset(_features(font)),
    )


def _embedding(fs_type: int) -> Embedding:
    # Where an old file sets several bits, the least restrictive one holds (OpenType 1.9, OS/2, version 0 to 2).
    if fs_type & 0x8:
        return Embedding.EDITABLE
    if fs_type & 0x4:
        return Embedding.PREVIEW
    return Embedding.RESTRICTED if fs_type & 0x2 else Embedding.INSTALLABLE


def _features(font: Any) -> set[str]:
    found: set[str] = set()
    for tag in ("GSUB", "GPOS"):
        if tag in font and (records := font[tag].table.FeatureList):
            found |= {record.FeatureTag for record in records.FeatureRecord}
    return found
