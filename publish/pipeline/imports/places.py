"""Where files are that people bring: a folder or an archive, in which names lead nowhere else."""

import zipfile
from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import Protocol

from publish.diagnostics import Diagnostic, Span
from publish.importers.foreign.archives import DAMAGED, why_refused
from publish.importers.foreign.rules import IMPORT_REFUSED
from publish.pipeline.files import FileKind, Folder, Refusal, is_plain

MOST_FILES = 20_000
"""The most files of an archive or folder."""
MOST_BYTES = 2_000_000_000
"""The most bytes that an archive may unpack to."""
_DEPTH = 12


class FilePlace(Protocol):
    """Files by their names, with forward slashes."""

    @property
    def identity(self) -> Hashable:
        """What tells it from all other places of an import."""
        ...

    @property
    def names(self) -> tuple[str, ...]:
        """All of them, sorted."""
        ...

    def read(self, name: str, *, limit: int) -> bytes | str:
        """What a file holds, or why it is not read."""
        ...


@dataclass(frozen=True)
class Nowhere:
    """What comes from standard input has nothing beside it."""

    names: tuple[str, ...] = ()
    identity: Hashable = None

    def read(self, name: str, *, limit: int) -> bytes | str:
        """Nothing is there."""
        return "is not there"


@dataclass(frozen=True)
class FolderPlace:
    """A folder on the disk; what stands behind links is not in it."""

    root: Path
    refused: list[str] = field(default_factory=list)

    @cached_property
    def identity(self) -> Hashable:
        """Where it is."""
        return self.root.resolve()

    @cached_property
    def names(self) -> tuple[str, ...]:
        """All regular files of it, names that begin with a dot left out."""
        return tuple(sorted(islice(self._names("", 0), MOST_FILES)))

    def _names(self, path: str, depth: int) -> Iterator[str]:
        for entry in Folder(self.root).entries(path):
            whole = f"{path}/{entry.name}" if path else entry.name
            if entry.name.startswith(".") or not is_plain(whole):
                continue
            if entry.kind is FileKind.FILE:
                yield whole
            elif entry.kind is FileKind.FOLDER and depth < _DEPTH:
                yield from self._names(whole, depth + 1)
            elif entry.kind is not FileKind.FOLDER:
                self.refused.append(whole)

    def read(self, name: str, *, limit: int) -> bytes | str:
        """What a file holds, or why it is not read."""
        data = Folder(self.root).read(name, limit=limit)
        return f"{data.reason} {data.detail}".rstrip() if isinstance(data, Refusal) else data


class ArchivePlace:
    """A zip archive, read where it lies: nothing of it is unpacked to the disk."""

    def __init__(self, data: bytes, path: str) -> None:
        self.path = path
        self.identity: Hashable = object()  # two may be called alike
        self.findings: list[Diagnostic] = []
        self._entries: dict[str, zipfile.ZipInfo] = {}
        at = Span(path, 1, 1)
        try:
            self._archive = zipfile.ZipFile(BytesIO(data))
            entries = self._archive.infolist()
        except DAMAGED as error:
            self.findings.append(IMPORT_REFUSED.finding(f"the archive cannot be read: {error}", at))
            return
        if len(entries) > MOST_FILES:
            self.findings.append(IMPORT_REFUSED.finding(f"the archive holds more than {MOST_FILES:,} files", at))
            return
        if (size := sum(entry.file_size for entry in entries)) > MOST_BYTES:
            message = f"the archive unpacks to {size:,} bytes; {MOST_BYTES:,} are the most"
            self.findings.append(IMPORT_REFUSED.finding(message, at))
            return
        for entry in entries:
            self._take(entry, at)

    def _take(self, entry: zipfile.ZipInfo, at: Span) -> None:
        name = entry.filename
        if entry.is_dir() or name.startswith("__MACOSX/"):
            return
        if why := why_refused(entry) or ("" if is_plain(name) else "its name leads out of the archive"):
            self.findings.append(IMPORT_REFUSED.finding(f"{name[:120]} in the archive is refused: {why}", at))
        elif not any(part.startswith(".") for part in name.split("/")):
            self._entries[name] = entry

    @property
    def names(self) -> tuple[str, ...]:
        """All files that may be read."""
        return tuple(sorted(self._entries))

    def read(self, name: str, *, limit: int) -> bytes | str:
        """What a file holds, or why it is not read; not a byte more is unpacked than the archive says there are."""
        entry = self._entries.get(name)
        if entry is None:
            return "is not there"
        if entry.file_size > limit:
            return f"is too large: {entry.file_size:,} bytes; {limit:,} are the most"
        try:
            with self._archive.open(entry) as file:
                data = file.read(limit + 1)
        except DAMAGED as error:
            return f"cannot be unpacked: {error}"
        return data if len(data) <= limit else "unpacks to more than it says"
