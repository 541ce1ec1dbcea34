"""Sinks: where books are written, so that the last good ones survive whatever happens.

A book grows in a temporary file beside its place. Only when all that a run makes is whole are the files moved over
the old ones, as a set; a crash, a full disk or an interrupt leaves the old books as they were and no temporary file.
"""

import errno
import fcntl
import hashlib
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from publish.errors import EnvironmentProblem
from publish.pipeline.atomic_delivery import awaited, is_open, place_set, settle
from publish.pipeline.held import Held, Irregular, held
from publish.pipeline.part_names import PART, part_name

LOCK = ".lock"
"""The file that a run locks: it stays in place, for another run may be waiting for it."""

_MACHINE = frozenset(
    {
        errno.ENOSPC,
        errno.EDQUOT,
        errno.EFBIG,
        errno.EROFS,
        errno.EACCES,
        errno.EPERM,
        errno.EIO,
        errno.EINTR,
        errno.EBUSY,
        errno.ENOTDIR,
        errno.EEXIST,
        errno.ENOMEM,
        errno.EMFILE,
        errno.ENFILE,
        errno.ESTALE,
        errno.ETXTBSY,
    }
)
"""What the machine refuses; any other error is no matter of the disk, and is told as what it is."""
_LONG = 200
"""Bytes of a name that leave room for those of its temporary file; a disk takes 255."""


class Delivery:
    """The files of one run: written beside their places, then moved into them together."""

    def __init__(self, folder: Held, remark: Callable[[str], None]) -> None:
        self._folder = folder
        self._remark = remark
        self._ready: list[tuple[str, str]] = []

    @contextmanager
    def sink(self, name: str) -> Iterator[BinaryIO]:
        """A new file that will stand at ``name``, a path below the folder, made if need be.

        An exception inside leaves nothing of it.
        """
        temporary = _beside(name)
        if above := name.rpartition("/")[0]:
            with self._folder.below(above, make=True):
                pass
        try:
            with self._folder.new(temporary) as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
        except BaseException:  # an interrupt may come before there is a file
            self._folder.remove(temporary)
            raise
        self._ready.append((temporary, name))

    def deliver(self) -> tuple[Path, ...]:
        """Move every file to its place; returns the places. A place that cannot be taken is seen before any is.

        Where a move fails those that were made are taken back.
        """
        for _, name in self._ready:
            self._folder.regular(name)
        try:
            place_set(self._folder, self._ready, self._remark)
        except BaseException:
            written, self._ready = self._ready, []  # the next run may need them, where the disk does not say
            waiting = awaited(self._folder)
            self._ready = [move for move in written if move[0] not in waiting]
            raise
        places = tuple(self._folder.path / name for _, name in self._ready)
        self._ready.clear()
        return places

    def discard(self) -> None:
        """Remove what was written and not delivered."""
        for temporary, _ in self._ready:
            with suppress(OSError, Irregular):
                self._folder.remove(temporary)
        self._ready.clear()


def _beside(name: str) -> str:
    """The temporary file of a place; its name is longer by some letters, for which a long one leaves no room."""
    folder, slash, last = name.rpartition("/")
    if len(os.fsencode(last)) > _LONG:
        last = hashlib.sha256(os.fsencode(last)).hexdigest()
    return f"{folder}{slash}{part_name(last)}"


@contextmanager
def delivering(folder: Held, remark: Callable[[str], None]) -> Iterator[Delivery]:
    """A delivery into a folder: what an earlier run could not finish is finished first, and told."""
    if outcome := settle(folder):
        remark(outcome)
    made = Delivery(folder, remark)
    try:
        yield made
    finally:
        made.discard()


def deliver_files(
    root: Path, path: str, files: Mapping[str, bytes], *, hint: str, remark: Callable[[str], None]
) -> tuple[Path, ...]:
    """Write files by their names into the folder ``path`` below ``root``, made if need be, all of them or none.

    Returns their places; what is done for an earlier run is told through ``remark``. A folder made in vain is
    removed. :class:`publish.errors.EnvironmentProblem`, with ``hint``, where it cannot be.
    """
    fresh = not (root / path).exists()
    try:
        with held(root, path, make=True) as folder:
            try:
                with delivering(folder, remark) as made:
                    for name, data in files.items():
                        if above := name.rpartition("/")[0]:
                            with folder.below(above, make=True):
                                pass
                        with made.sink(name) as sink:
                            sink.write(data)
                    return made.deliver()
            finally:
                if fresh and not folder.names:
                    (root / path).rmdir()
    except OSError as error:
        raise EnvironmentProblem(f"{root / path}: {error.strerror or error}", hint=hint) from error


@contextmanager
def delivery(root: Path, path: str, remark: Callable[[str], None]) -> Iterator[Delivery]:
    """A run's delivery into the folder ``path`` below ``root``, alone: a second run says so, and waits for its turn.

    What an earlier run could not finish is finished first, and told through ``remark``. Raises
    :class:`publish.errors.EnvironmentProblem` when the folder cannot be written or the disk is full.
    """
    place = root / path
    try:
        with held(root, path, make=True) as folder, ExitStack() as stack:
            _alone(folder, remark, stack)
            made = stack.enter_context(delivering(folder, remark))
            _sweep(folder)
            yield made
    except OSError as error:
        if error.errno not in _MACHINE:
            raise
        what = error.strerror or str(error)
        raise EnvironmentProblem(
            f"{place}: {what}", hint="Make room on the disk, or give the folder's owner the right to write."
        ) from error


def finished(root: Path, path: str, remark: Callable[[str], None]) -> None:
    """Finish what an earlier run could not: whoever reads the books of a folder finds whole sets."""
    with suppress(FileNotFoundError), held(root, path) as folder:
        if is_open(folder) and (outcome := settle(folder)):
            remark(outcome)


@contextmanager
def locked(folder: Held, *, wait: bool) -> Iterator[None]:
    """Hold the lock of a folder; :class:`BlockingIOError` where another run has it and nobody is to wait."""
    lock = folder.lock(LOCK)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        yield
    finally:
        os.close(lock)


def _alone(folder: Held, remark: Callable[[str], None], stack: ExitStack) -> None:
    try:
        stack.enter_context(locked(folder, wait=False))
    except BlockingIOError:
        remark(f"another build writes into {folder.path.name}: waiting for its end")
        stack.enter_context(locked(folder, wait=True))


def _sweep(folder: Held) -> None:
    """Remove temporary files of processes that are gone: another command may be writing one of its own."""
    for name in folder.names:
        if part := PART.fullmatch(name):
            process = int(part["process"][:9])
            if process == os.getpid() or not Path(f"/proc/{process}").exists():
                folder.remove(name)
