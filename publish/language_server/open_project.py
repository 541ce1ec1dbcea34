"""A project that an editor works on: the texts that it holds, and what the last check of them came to."""

from dataclasses import dataclass
from pathlib import Path

from publish.config.dialects import EVERY
from publish.diagnostics import Diagnostic
from publish.importers.reader import Source
from publish.pipeline.files import Folder, Refusal
from publish.pipeline.gather import EDITIONS
from publish.pipeline.live import EditionNames, LiveCheck
from publish.pipeline.project import TEXT_LIMIT
from publish.pipeline.project_root import PUBLICATION


@dataclass(frozen=True, slots=True)
class OpenText:
    """A text that is open in the editor."""

    data: bytes
    """What it holds."""
    version: int | None
    """The number that the editor gave to it as it is now."""


class OpenProject:
    """One project of an editor's workspace."""

    def __init__(self, root: Path) -> None:
        self.root = root
        """Its folder."""
        self.open: dict[str, OpenText] = {}
        """The texts that are open, by their paths in the project."""
        self.checked = LiveCheck()
        """What the last check came to."""

    @property
    def files(self) -> Folder:
        """Its files, the open ones as the editor has them."""
        return Folder(self.root, unsaved={path: text.data for path, text in self.open.items()})

    def text(self, path: str) -> str:
        """What a file holds: as the editor has it, or as the disk does; nothing where it cannot be read."""
        data = self.files.read(path, limit=TEXT_LIMIT)
        return "" if isinstance(data, Refusal) else data.decode("utf-8", "replace")

    def source(self, path: str) -> Source:
        """A dispatch's file as its edition has it read."""
        edition = self.edition(path)
        folder = path.removeprefix(f"{EDITIONS}/").partition("/")[0]
        language, dialects = (edition.language, edition.dialects) if edition else ("en", EVERY)
        return Source(self.text(path).encode(), path, folder, language, named=True, dialects=dialects)

    def findings(self) -> dict[str, list[Diagnostic]]:
        """What the last check found, by file; what stands in no file is told of the publication."""
        found: dict[str, list[Diagnostic]] = {}
        for one in self.checked.diagnostics:
            found.setdefault(one.at.path or PUBLICATION, []).append(one)
        return found

    def edition(self, path: str) -> EditionNames | None:
        """The edition that a file is of: the one in whose folder it stands, or the first that gathers it."""
        folder = path.removeprefix(f"{EDITIONS}/").partition("/")[0]
        own = (one for one in self.checked.editions if one.name == folder)
        gathering = (one for one in self.checked.editions if any(each.path == path for each in one.outlines))
        return next(own, None) or next(gathering, None)
