"""What reads the files of one format: a :class:`Reader`, and the :class:`Source` that it is handed."""

from collections.abc import Callable
from dataclasses import dataclass

from publish.config.dialects import EVERY, Dialects
from publish.diagnostics import Outcome
from publish.importers.matter.house import NO_HOUSE, HouseMatter
from publish.model.dispatch import Dispatch

HEAD = 4096
"""How many bytes of a file a reader sees before it says whether it can read it."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file of an edition."""

    data: bytes
    """What it holds."""
    path: str
    """Where it stands, relative to the project, with forward slashes."""
    folder: str
    """The edition's folder, which scopes the slugs of its dispatches."""
    language: str
    """BCP 47 tag of a dispatch that names no language."""
    named: bool = False
    """Whether ``edition.toml`` names this very file, and not a pattern that it fits."""
    dialects: Dialects = EVERY
    """The dialects of Markdown that it may be written in."""
    house: HouseMatter = NO_HOUSE
    """The publication's own word on front matter."""


def _any(path: str, head: bytes) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Reader:
    """A format that dispatches are written in."""

    name: str
    """Its name in reports."""
    suffixes: tuple[str, ...]
    """The endings of its files, in lower case, with their dots."""
    read: Callable[[Source], Outcome[tuple[Dispatch, ...]]]
    """The dispatches of a file, in its order; with errors, as good as could be made."""
    can_read: Callable[[str, bytes], bool] = _any
    """Whether a file with such an ending is one of this format, by its path and its first :data:`HEAD` bytes."""
    limit: int = 2 * 1024 * 1024
    """The most bytes of a file: of text, or of text and its pictures."""

    @property
    def knows_by_name(self) -> bool:
        """Whether every file with such an ending is one of this format."""
        return self.can_read is _any

    def reads(self, path: str, head: bytes) -> bool:
        """Whether a file is one of this format."""
        return path.lower().endswith(self.suffixes) and self.can_read(path, head)
