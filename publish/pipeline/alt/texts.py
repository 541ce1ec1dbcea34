"""A text on disk, kept to the byte: read with plain line ends, changed in places, and everything else as it was."""

import hashlib
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from publish.importers.picture_marks import PictureMark, Splice, picture_marks

_BOM = "\ufeff"


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
    def marks(self) -> tuple[tuple[str, PictureMark], ...]:
        """Its pictures in order, each with the name of its lines: a picture whose lines change has another name.

        A name begins with a letter, so that no spreadsheet takes it for a number; of several pictures in one line the
        second is the second by its name too.
        """
        found: list[tuple[str, PictureMark]] = []
        lines: dict[int, int] = {}
        for mark in picture_marks(self.plain):
            first, _ = mark.lines(self.plain)
            lines[first] = lines.get(first, 0) + 1
            digest = hashlib.sha256(mark.source(self.plain).encode()).hexdigest()[:15]
            found.append((f"p{digest}.{lines[first]}", mark))
        return tuple(found)

    def place(self, line: int, column: int) -> int | None:
        """Which picture a place of the tree means: the one that begins there, or the only one in that line."""
        begins = self._line_start(line) + column - 1
        exact = [n for n, (_, mark) in enumerate(self.marks) if mark.start == begins]
        around = [n for n, (_, mark) in enumerate(self.marks) if self._covers(mark, line)]
        chosen = exact or around
        return chosen[0] if len(chosen) == 1 else None

    def _covers(self, mark: PictureMark, line: int) -> bool:
        first, last = mark.lines(self.plain)
        return first <= line <= last

    def _line_start(self, line: int) -> int:
        return sum(len(text) + 1 for text in self.plain.split("\n")[: line - 1])

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
