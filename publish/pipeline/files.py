"""Reading a project's files: regular ones, inside its folder, of a size that was looked at before.

Content comes from outsiders too. A path is walked part by part from the project's folder, and no part may be a
symbolic link: what a link, a pipe or a device would lead to is never opened.
"""

import errno
import os
import re
import stat
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from publish.errors import EnvironmentProblem

_LONE = re.compile("[\ud800-\udfff]")
"""What stands in a name for a byte that is no text."""
_PART = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
_FILE = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC


class Reason(StrEnum):
    """Why a file is not read."""

    MISSING = "is not there"
    OUTSIDE = "leaves the project"
    LINK = "is a symbolic link, or stands behind one"
    IRREGULAR = "is not a regular file"
    LARGE = "is too large"


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that is not read."""

    path: str
    """The file, relative to the project folder."""
    reason: Reason
    """Why."""
    detail: str = ""
    """More of it, in words; may be empty."""

    def __str__(self) -> str:
        """``content/x.md is too large: 3,000,000 bytes, 2,000,000 are the most``."""
        return f"{self.path} {self.reason}{': ' if self.detail else ''}{self.detail}"


class FileKind(StrEnum):
    """What stands under a name in a folder."""

    FILE = "file"
    FOLDER = "folder"
    LINK = "link"
    LINKED_FOLDER = "linked folder"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class FolderEntry:
    """A name in a folder."""

    name: str
    """The name as it stands on disk."""
    kind: FileKind
    """What it is."""


OUTSIDE = "/"
"""Among :attr:`Folder.tops`: something of this machine was looked at that lies in no project."""


@dataclass(frozen=True, slots=True)
class Folder:
    """A project's folder; every path in it is relative, with forward slashes."""

    root: Path
    """The folder itself; the way to it may hold links."""
    tops: set[str] = field(default_factory=set, compare=False, repr=False)
    """What was looked at, read or looked for so far, by the first part of its path: what a run depends on."""
    unsaved: Mapping[str, bytes] = field(default_factory=dict, compare=False, repr=False)
    """Texts as an editor holds them, by path: each is read in the place of what the disk has, or lacks."""

    def read(self, path: str, *, limit: int) -> bytes | Refusal:
        """The bytes of a file of at most ``limit`` bytes, or why it is not read.

        Raises :class:`EnvironmentProblem` where the machine refuses: no permission, a broken disk.
        """
        data = self._read(path, limit)
        if isinstance(data, Refusal) and data.reason is Reason.MISSING and (other := self._spelled(path)):
            return self._read(other, limit)
        return data

    def entries(self, path: str) -> tuple[FolderEntry, ...]:
        """What stands directly in a folder, by name; nothing where there is no such folder."""
        self.tops.add(path.partition("/")[0])
        with _machine(path), self._opened(path) as handle:
            if isinstance(handle, Refusal):
                return ()
            with os.scandir(handle) as found:
                kinds = {entry.name: _kind(entry) for entry in found}
        new = (name for folder, _, name in (held.rpartition("/") for held in self.unsaved) if folder == path)
        kinds = {**dict.fromkeys(new, FileKind.FILE), **kinds}
        return tuple(FolderEntry(name, kinds[name]) for name in sorted(kinds))

    def status(self, path: str) -> os.stat_result | None:
        """What the disk says of what stands there, behind no link and itself not followed; ``None`` for nothing."""
        if not is_plain(path):
            return None
        folder, _, name = path.rpartition("/")
        with _machine(path), self._opened(folder) as handle:
            if isinstance(handle, Refusal):
                return None
            try:
                return os.stat(name, dir_fd=handle, follow_symlinks=False)
            except FileNotFoundError:
                return None

    def statuses(self, path: str) -> tuple[tuple[str, os.stat_result], ...]:
        """What stands directly in a folder, by name, as :meth:`status` says it of each; nothing where there is none."""
        with _machine(path), self._opened(path) as handle:
            if isinstance(handle, Refusal):
                return ()
            with os.scandir(handle) as found:
                return tuple(sorted((entry.name, entry.stat(follow_symlinks=False)) for entry in found))

    def exists(self, path: str) -> bool:
        """Whether a regular file stands there, behind no link."""
        folder, _, name = path.rpartition("/")
        return any(entry.name == name and entry.kind is FileKind.FILE for entry in self.entries(folder))

    def _read(self, path: str, limit: int) -> bytes | Refusal:
        if not is_plain(path):
            return Refusal(path, Reason.OUTSIDE)
        self.tops.add(path.partition("/")[0])
        folder, _, name = path.rpartition("/")
        with _machine(path), self._opened(folder) as handle:
            if isinstance(handle, Refusal):
                return Refusal(path, handle.reason)
            held = self.unsaved.get(path)
            try:
                # Looked at before it is opened: opening alone may wake a device.
                before = os.stat(name, dir_fd=handle, follow_symlinks=False)
            except OSError as error:
                if error.errno not in {errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG}:
                    raise
                return Refusal(path, Reason.MISSING) if held is None else _within(path, held, limit)
            if held is not None:
                return _irregular(path, before) or _within(path, held, limit)
            if refusal := _refused(path, before, limit):
                return refusal
            return _bytes(path, name, handle, limit)

    def _spelled(self, path: str) -> str:
        """The same path with its last part as the disk spells it: letters with marks can be written in two ways."""
        folder, _, name = path.rpartition("/")
        if not is_plain(path):
            return ""
        composed = unicodedata.normalize("NFC", name)
        found = (e.name for e in self.entries(folder) if unicodedata.normalize("NFC", e.name) == composed)
        other = next(found, "")
        return (f"{folder}/{other}" if folder else other) if other else ""

    @contextmanager
    def _opened(self, path: str) -> Iterator[int | Refusal]:
        """A handle on a folder that is reached behind no link."""
        handle = os.open(self.root, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            for part in path.split("/") if path else ():
                following = _step(part, handle) if is_plain(path) else Reason.OUTSIDE
                if isinstance(following, Reason):
                    yield Refusal(path, following)
                    return
                os.close(handle)
                handle = following
            yield handle
        finally:
            os.close(handle)


def is_plain(path: str) -> bool:
    """Whether a path stays where it begins, as far as can be seen without looking at the disk."""
    if "\0" in path or "\\" in path or _LONE.search(path):
        return False
    return all(part not in {"", ".", ".."} for part in path.split("/"))


def _step(part: str, handle: int) -> int | Reason:
    try:
        return os.open(part, _PART, dir_fd=handle)
    except FileNotFoundError:
        return Reason.MISSING
    except OSError as error:
        if error.errno not in {errno.ELOOP, errno.ENOTDIR, errno.ENAMETOOLONG}:
            raise
        try:
            mode = os.stat(part, dir_fd=handle, follow_symlinks=False).st_mode
        except OSError:
            return Reason.MISSING
        return Reason.LINK if stat.S_ISLNK(mode) else Reason.MISSING


def _irregular(path: str, found: os.stat_result) -> Refusal | None:
    if stat.S_ISLNK(found.st_mode):
        return Refusal(path, Reason.LINK)
    return None if stat.S_ISREG(found.st_mode) else Refusal(path, Reason.IRREGULAR)


def _refused(path: str, found: os.stat_result, limit: int) -> Refusal | None:
    return _irregular(path, found) or _too_large(path, found.st_size, limit)


def _too_large(path: str, size: int, limit: int) -> Refusal | None:
    return Refusal(path, Reason.LARGE, f"{size:,} bytes; {limit:,} are the most") if size > limit else None


def _within(path: str, data: bytes, limit: int) -> bytes | Refusal:
    return _too_large(path, len(data), limit) or data


def _bytes(path: str, name: str, folder: int, limit: int) -> bytes | Refusal:
    try:
        handle = os.open(name, _FILE, dir_fd=folder)
    except OSError as error:
        if error.errno == errno.ELOOP:  # it became a link since it was looked at
            return Refusal(path, Reason.LINK)
        raise
    with os.fdopen(handle, "rb") as file:
        if refusal := _refused(path, os.fstat(file.fileno()), limit):
            return refusal
        data = file.read(limit + 1)
    return Refusal(path, Reason.LARGE, f"more than {limit:,} bytes") if len(data) > limit else data


def _kind(entry: "os.DirEntry[str]") -> FileKind:
    if entry.is_symlink():
        return FileKind.LINKED_FOLDER if entry.is_dir() else FileKind.LINK
    if entry.is_dir(follow_symlinks=False):
        return FileKind.FOLDER
    return FileKind.FILE if entry.is_file(follow_symlinks=False) else FileKind.OTHER


@contextmanager
def _machine(path: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise EnvironmentProblem(
            f"{path or 'the project folder'}: {error.strerror or error}", hint="Give yourself the right to read it."
        ) from error
