"""Sinks: where books are written, so that the last good one survives whatever happens.

A book grows in a temporary file beside its place. Only when all that a run makes is whole are the files moved over
the old ones; a crash, a full disk or an interrupt leaves the old books as they were and no temporary file.
"""

import errno
import fcntl
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from publish.errors import EnvironmentProblem

_MACHINE = frozenset(
    {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM, errno.EIO, errno.ENOTDIR, errno.EEXIST}
)
"""What the machine refuses; any other error is no matter of the disk, and is told as what it is."""


class Delivery:
    """The files of one run: written beside their places, then moved into them together."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._ready: list[tuple[Path, Path]] = []

    @contextmanager
    def sink(self, name: str) -> Iterator[BinaryIO]:
        """A new file that will be called ``name``; an exception inside leaves nothing of it."""
        temporary = self._folder / f".{name}.{os.getpid()}.part"
        try:
            with temporary.open("w+b") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
        self._ready.append((temporary, self._folder / name))

    def deliver(self) -> tuple[Path, ...]:
        """Move every file to its place; returns the places. A place that cannot be taken is seen before any is."""
        for _, place in self._ready:
            if place.is_dir():
                raise EnvironmentProblem(f"{place} is a folder", hint="Take it away: a book is to stand there.")
        for temporary, place in self._ready:
            temporary.replace(place)
        handle = os.open(self._folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
        places = tuple(place for _, place in self._ready)
        self._ready.clear()
        return places

    def discard(self) -> None:
        """Remove what was written and not delivered."""
        for temporary, _ in self._ready:
            temporary.unlink(missing_ok=True)
        self._ready.clear()


def deliver_files(folder: Path, files: Mapping[str, bytes], *, hint: str) -> tuple[Path, ...]:
    """Write files by their names into ``folder``, made if need be, all of them or none; returns their places.

    :class:`publish.errors.EnvironmentProblem`, with ``hint``, where it cannot be; a folder made in vain is removed.
    """
    made = Delivery(folder)
    fresh = not folder.exists()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            with made.sink(name) as sink:
                sink.write(data)
        return made.deliver()
    except OSError as error:
        raise EnvironmentProblem(f"{folder}: {error.strerror or error}", hint=hint) from error
    finally:
        made.discard()
        if fresh and folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()


@contextmanager
def delivery(folder: Path, progress: Callable[[str], None]) -> Iterator[Delivery]:
    """A run's delivery into ``folder``, alone: a second run says so through ``progress``, and waits for its turn.

    Raises :class:`publish.errors.EnvironmentProblem` when the folder cannot be written or the disk is full.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / ".lock").open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                progress(f"another build writes into {folder.name}: waiting for its end")
                fcntl.flock(lock, fcntl.LOCK_EX)
            made = Delivery(folder)
            _sweep(folder)
            try:
                yield made
            finally:
                made.discard()
    except OSError as error:
        if error.errno not in _MACHINE:
            raise
        what = error.strerror or str(error)
        raise EnvironmentProblem(
            f"{folder}: {what}", hint="Make room on the disk, or give the folder's owner the right to write."
        ) from error


def _sweep(folder: Path) -> None:
    """Remove temporary files of processes that are gone: another command may be writing one of its own."""
    for left in folder.glob(".*.part"):
        process = left.name.rsplit(".", 2)[1]
        if not (process.isdigit() and Path(f"/proc/{process}").exists() and int(process) != os.getpid()):
            left.unlink(missing_ok=True)
