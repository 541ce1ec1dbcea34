"""The one way in which the bytes of a font are opened."""

import io
from typing import Any

from fontTools.ttLib import TTFont

from publish.errors import UsageError


def opened(data: bytes) -> Any:
    """A font file (TrueType, OpenType or their web formats) as fontTools reads it: lazily, and never restamped.

    Raises :class:`UsageError` for bytes that are no such font: whoever knows the file adds its name.
    """
    try:
        return TTFont(io.BytesIO(data), lazy=True, recalcTimestamp=False, recalcBBoxes=False)
    except Exception as error:  # besides its own errors fontTools lets those of struct and zlib through
        message = "this is no font that can be read"
        raise UsageError(message, hint="Use a TrueType or OpenType file.") from error
