"""A text on disk, kept to the byte: read with plain line ends, changed in places, and everything else as it was."""

import hashlib
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from publish.importers.picture_marks import PictureMark, Splice, picture_marks

_BOM = "\ufeff"


def check_of(text: str, mark: PictureMark) -> str:
    """A short name for the whole lines that a picture stands in: other lines have another name.

    It begins with a letter, so that no spreadsheet takes it for a number.
    """
    return f"p{hashlib.sha256(mark.source(text).encode()).hexdigest()[:15]}"


@dataclass(frozen=True)
class DiskText:
    """A text file."""

    raw: str
    """The characters as they stand on disk."""

    @cached_property
    def plain(self) -> str:
        """The same without byte order mark, lines ended by ``\\n``."""
        return self.raw.removeprefix(_BOM).replace("\r\n", "\n").replace("\r", "\n")

    @cached_property
    def marks(self) -> dict[str, list[PictureMark]]:
        """Its pictures by the name of their lines."""
        found: dict[str, list[PictureMark]] = {}
        for mark in picture_marks(self.plain):
            found.setdefault(check_of(self.plain, mark), []).append(mark)
        return found

    def with_splices(self, splices: Sequence[Splice]) -> "DiskText":
        """The text with pieces of its plain form replaced; all other characters stay as they are."""
        raw = self.raw
        for splice in sorted(splices, key=lambda each: each.start, reverse=True):
            raw = raw[: self._place(splice.start)] + splice.text + raw[self._place(splice.end) :]
        return DiskText(raw)

    @cached_property
    def _pairs(self) -> list[int]:
        """The places in the plain text of line ends that are two characters on disk."""
        found = re.finditer("\r\n", self.raw.removeprefix(_BOM))
        return [match.start() - number for number, match in enumerate(found)]

    def _place(self, plain: int) -> int:
        """Where a character of the plain text begins on disk."""
        return plain + self.raw.startswith(_BOM) + bisect_left(self._pairs, plain)
