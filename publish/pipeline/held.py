"""Folders that are written into: held open, each reached behind no link, and nothing in them but regular files.

What stands in a project may have come with it, ``build/`` too: a link in the place of a book, a lock or a cache would
let whoever put it there choose what is written over. So every step is taken from a folder that is held open by its
descriptor, a new file is made where there is none, and what is not a regular file is refused with its path.
"""

import errno
import fcntl
import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from publish.errors import EnvironmentProblem
from publish.pipeline.files import is_plain

_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
_NEW = os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
_OLD = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
_LOCK = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC


class Irregular(EnvironmentProblem):
    """Something stands there that is no file or folder of its own: a link, a pipe, a device."""

    def __init__(self, place: Path, what: str) -> None:
        super().__init__(f"{place} is {what}", hint="Take it away: nothing is written or read through it.")


class TooLong(EnvironmentProblem):
    """A name that no disk takes."""

    def __init__(self, place: Path) -> None:
        hint = "A name may have 255 bytes: give the printer, the file or the folder a shorter one."
        super().__init__(f"{place}: the name is too long", hint=hint)


@dataclass(frozen=True, slots=True)
class Held:
    """A folder, and a descriptor that holds it open.

    What is called a path here is a name in it, or leads to one through folders below it and behind no link.
    """

    path: Path
    """What it is called in messages and results."""
    handle: int
    """The descriptor."""
    lasting: bool = True
    """Whether a folder that is made below it is to outlive a loss of power: the disk is waited for, each time."""

    @property
    def names(self) -> tuple[str, ...]:
        """What stands in it, by name."""
        with os.scandir(self.handle) as found:
            return tuple(sorted(entry.name for entry in found))

    def regular(self, path: str) -> bool:
        """Whether a regular file stands there; :class:`Irregular` where anything else does."""
        try:
            with self.at(path) as (folder, name):
                mode = os.stat(name, dir_fd=folder.handle, follow_symlinks=False).st_mode
        except FileNotFoundError:
            return False
        if not stat.S_ISREG(mode):
            raise Irregular(self.path / path, _called(mode))
        return True

    def is_folder(self, name: str) -> bool:
        """Whether a folder stands there, and no link to one."""
        return stat.S_ISDIR(os.stat(name, dir_fd=self.handle, follow_symlinks=False).st_mode)

    def new(self, path: str, *, mode: int = 0o666) -> BinaryIO:
        """A new file, to write and to read back; :class:`FileExistsError` where a file is."""
        with self.at(path) as (folder, name):
            return os.fdopen(os.open(name, _NEW, mode, dir_fd=folder.handle), "w+b")

    def opened(self, path: str) -> BinaryIO:
        """A regular file that is there, to read; :class:`FileNotFoundError` where none is."""
        with self.at(path) as (folder, name):
            folder.regular(name)
            return os.fdopen(folder._checked(name, _OLD), "rb")

    def read(self, path: str) -> bytes:
        """The bytes of a regular file that is there."""
        with self.opened(path) as file:
            return file.read()

    def lock(self, name: str) -> int:
        """A descriptor of a file to lock, made if need be and never written to."""
        self.regular(name)
        return self._checked(name, _LOCK)

    def _checked(self, name: str, flags: int) -> int:
        """A descriptor of what is a regular file at the moment when it is opened, too."""
        try:
            handle = os.open(name, flags, 0o666, dir_fd=self.handle)
        except OSError as error:
            if error.errno in {errno.ELOOP, errno.ENXIO}:
                self.regular(name)
            raise
        mode = os.fstat(handle).st_mode
        if not stat.S_ISREG(mode):
            os.close(handle)
            raise Irregular(self.path / name, _called(mode))
        return handle

    def move(self, path: str, to: str) -> None:
        """Give a file another path; a regular file that stands there is replaced."""
        with self.at(path) as (folder, name), self.at(to) as (place, last):
            place.regular(last)
            os.rename(name, last, src_dir_fd=folder.handle, dst_dir_fd=place.handle)

    def also(self, path: str, other: str) -> bool:
        """Give a file a second path; whether the disk can."""
        with self.at(path) as (folder, name), self.at(other) as (place, last):
            try:
                os.link(name, last, src_dir_fd=folder.handle, dst_dir_fd=place.handle, follow_symlinks=False)
            except OSError:
                return False
        return True

    def remove(self, path: str) -> bool:
        """Take a name away, and never what a link leads to; whether it was there. :class:`Irregular` for a folder."""
        try:
            with self.at(path) as (folder, name):
                try:
                    os.unlink(name, dir_fd=folder.handle)
                except (IsADirectoryError, PermissionError) as error:  # which of them depends on the system
                    if not folder.is_folder(name):
                        raise
                    raise Irregular(self.path / path, "a folder") from error
        except FileNotFoundError:
            return False
        return True

    def remove_folder(self, name: str) -> None:
        """Take a folder away with all that is in it; :class:`Irregular` for a link in its place."""
        with _step(self, name, make=False):
            pass
        shutil.rmtree(name, dir_fd=self.handle)

    @contextmanager
    def below(self, path: str, *, make: bool = False) -> Iterator["Held"]:
        """The folder at a path below it, part by part; ``make`` makes what is missing.

        :class:`FileNotFoundError` where there is none, :class:`Irregular` where a part is not a folder.
        """
        first, _, rest = path.partition("/")
        with _step(self, first, make=make) as folder:
            if rest:
                with folder.below(rest, make=make) as last:
                    yield last
            else:
                yield folder

    @contextmanager
    def at(self, path: str) -> Iterator[tuple["Held", str]]:
        """The folder that a path leads into, and the name there; as :meth:`below` where there is no such folder.

        What is done there with a name that is too long is :class:`TooLong`.
        """
        above, _, name = path.rpartition("/")
        try:
            if above:
                with self.below(above) as folder:
                    yield folder, name
            else:
                yield self, name
        except OSError as error:
            if error.errno != errno.ENAMETOOLONG:
                raise
            raise TooLong(self.path / path) from error

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Hold the folder against other runs for a moment, on disks that know locks; waits for its turn."""
        with suppress(OSError):
            fcntl.flock(self.handle, fcntl.LOCK_EX)
        try:
            yield
        finally:
            with suppress(OSError):
                fcntl.flock(self.handle, fcntl.LOCK_UN)

    def sync(self) -> None:
        """Wait until the disk has what became of the names in it."""
        os.fsync(self.handle)


@contextmanager
def held(root: Path, path: str = "", *, make: bool = False, lasting: bool = True) -> Iterator[Held]:
    """The folder at ``path`` below ``root``; the way to ``root`` may hold links, the way from it must not.

    ``make`` makes what is missing; ``lasting`` is that of :class:`Held`. :class:`FileNotFoundError` where there is no
    such folder; :class:`Irregular`.
    """
    if path and not is_plain(path):
        raise Irregular(root / path, "no place in the folder")
    if make:
        root.mkdir(parents=True, exist_ok=True)
    handle = os.open(root, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        here = Held(root, handle, lasting)
        if path:
            with here.below(path, make=make) as folder:
                yield folder
        else:
            yield here
    finally:
        os.close(handle)


def within(place: Path, root: Path) -> tuple[Path, str]:
    """A place as a folder to start from and a path below it: from ``root`` where it lies in there, else from itself."""
    whole, home = Path(os.path.normpath(place.absolute())), Path(os.path.normpath(root.absolute()))
    if whole.is_relative_to(home):
        rest = whole.relative_to(home).as_posix()
        return root, "" if rest == "." else rest
    return place, ""


@contextmanager
def _step(folder: Held, name: str, *, make: bool) -> Iterator[Held]:
    place = folder.path / name
    if make:
        with suppress(FileExistsError):
            os.mkdir(name, dir_fd=folder.handle)
            if folder.lasting:
                with suppress(OSError):  # a disk that fails is told of by the first file
                    folder.sync()
    try:
        handle = os.open(name, _FOLDER, dir_fd=folder.handle)
    except OSError as error:
        if error.errno not in {errno.ELOOP, errno.ENOTDIR}:
            raise
        mode = os.stat(name, dir_fd=folder.handle, follow_symlinks=False).st_mode
        raise Irregular(place, "a file, and no folder" if stat.S_ISREG(mode) else _called(mode)) from error
    try:
        yield Held(place, handle, folder.lasting)
    finally:
        os.close(handle)


def _called(mode: int) -> str:
    kinds = (
        (stat.S_ISLNK, "a symbolic link"),
        (stat.S_ISDIR, "a folder"),
        (stat.S_ISFIFO, "a pipe"),
        (stat.S_ISSOCK, "a socket"),
    )
    return next((name for known, name in kinds if known(mode)), "a device")
