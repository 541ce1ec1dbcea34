"""A project that an editor works on: the texts that it holds, and what the last check of them came to."""

from dataclasses import dataclass
from pathlib import Path

from publish.config.dialects import EVERY
from publish.diagnostics import Diagnostic
from publish.importers.reader import Source
from publish.pipeline.files import FileKind, Folder, Refusal
from publish.pipeline.gather import EDITIONS
from publish.pipeline.live import EditionNames, LiveCheck
from publish.pipeline.picture_names import ENDINGS
from publish.pipeline.project import TEXT_LIMIT
from publish.pipeline.project_root import PUBLICATION
from publish.pipeline.styles import ProjectStyles, names_in
from publish.resources import Resources


@dataclass(frozen=True, slots=True)
class OpenText:
    """A text that is open in the editor."""

    data: bytes
    """What it holds."""
    version: int | None
    """The number that the editor gave to it as it is now."""
    address: str
    """What the editor calls its file: others may be spelled otherwise, and mean the same."""


def as_lines(data: bytes) -> str:
    """A text as the program reads it: without a mark of the byte order, its lines ended by one character."""
    text = data.decode("utf-8", "replace")
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


_PICTURES = 2_000
"""Pictures of a folder that are listed."""


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
        """What a file holds, its lines ended by one character; nothing where it cannot be read.

        As the editor has it, or as the disk does.
        """
        data = self.files.read(path, limit=TEXT_LIMIT)
        return "" if isinstance(data, Refusal) else as_lines(data)

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
        return next(iter(self.editions(path)), None)

    def editions(self, path: str) -> list[EditionNames]:
        """The editions that a file is of: the one in whose folder it stands, then those that gather it."""
        folder = path.removeprefix(f"{EDITIONS}/").partition("/")[0]
        own = [one for one in self.checked.editions if one.name == folder]
        others = (one for one in self.checked.editions if one.name != folder)
        return [*own, *(one for one in others if any(each.path == path for each in one.outlines))]

    def people(self) -> dict[str, str]:
        """Everybody who did something for a dispatch, each with the roles."""
        roles: dict[str, dict[str, None]] = {}
        for edition in self.checked.editions:
            for credit in (credit for one in edition.outlines for credit in one.people):
                roles.setdefault(credit.name, {}).update(dict.fromkeys(map(str, credit.roles)))
        return {name: ", ".join(roles[name]) for name in sorted(roles)}

    def pictures(self, folder: str) -> list[str]:
        """The pictures in a folder and in the folders in it, by their paths from there."""
        found: list[str] = []
        folders = [folder]
        while folders and len(found) < _PICTURES:
            here = folders.pop(0)
            for entry in self.files.entries(here):
                path = f"{here}/{entry.name}"
                if entry.kind is FileKind.FOLDER:
                    folders.append(path)
                elif entry.kind is FileKind.FILE and entry.name.lower().endswith(ENDINGS):
                    found.append(path.removeprefix(f"{folder}/"))
        return found

    def styles(self, kind: str) -> list[str]:
        """The names of what stands in a folder of styles, the project's own and the shipped."""
        resources = Resources(ProjectStyles(self.files))
        folder = f"styles/{kind}"
        return [*names_in(resources, folder), *(name[:-1] for name in resources.names(folder) if name.endswith("/"))]
