"""Whom the ids in front matter mean: the authors files of an edition and of its project."""

from collections.abc import Iterator
from functools import partial

from publish.config.front_matter import FrontMatterNames
from publish.config.limits import WorkLimits
from publish.diagnostics import Diagnostic, Outcome
from publish.importers.matter.authors import ENDINGS, LARGEST, read_authors
from publish.importers.matter.house import Author, HouseMatter
from publish.pipeline.files import FileKind, Folder, Refusal
from publish.pipeline.wall import bounded_reading

_FOLDERS = ("", "_data", "data")
_NAME = "authors"


def house_of(files: Folder, edition: str, names: FrontMatterNames, *, limits: WorkLimits) -> Outcome[HouseMatter]:
    """A publication's own word on front matter, for an edition: its names, and the authors that it knows.

    Authors files stand in the edition's folder, in ``content/`` or at the top, or in ``_data/`` or ``data/`` there;
    the nearest one that knows an id is asked.
    """
    authors: dict[str, Author] = {}
    findings: list[Diagnostic] = []
    for path in _files(files, edition):
        data = files.read(path, limit=4 * LARGEST)
        if isinstance(data, Refusal):
            continue
        read = bounded_reading(partial(read_authors, data, path), "this authors file", data, path, limits=limits)
        findings += read.diagnostics
        if read.value is not None:
            findings += read.value.diagnostics
            authors = {**read.value.value, **authors}
    house = HouseMatter.of(names.names, names.ignore)
    return Outcome(HouseMatter(house.names, house.ignored, authors), tuple(findings))


def _files(files: Folder, edition: str) -> Iterator[str]:
    for base in (edition, "content", ""):
        for inner in _FOLDERS:
            folder = "/".join(part for part in (base, inner) if part)
            entries = files.entries(folder)
            for entry in entries:
                path = f"{folder}/{entry.name}" if folder else entry.name
                stem, _, _ = entry.name.partition(".")
                if entry.kind is FileKind.FILE and stem == _NAME and entry.name.lower().endswith(ENDINGS):
                    yield path
                elif entry.kind is FileKind.FOLDER and entry.name == _NAME and inner:
                    people = [each for each in files.entries(path) if each.kind is FileKind.FILE]
                    yield from (f"{path}/{each.name}" for each in people if each.name.lower().endswith(ENDINGS))
