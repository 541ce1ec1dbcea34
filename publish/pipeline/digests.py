"""Hashes of a project's files, remembered from one run to the next.

An unchanged size, time and inode stand for an unchanged file where times can be trusted. They are not trusted of a file
that was changed in the very tick of the disk's clock in which it was read: it may have been changed once more in the
same tick, and is read again next time. The time of change (ctime) counts, which no program can set.
"""

import hashlib
import json
import os
import stat
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass

from publish.errors import EnvironmentProblem
from publish.pipeline.cache import CACHE, Cache
from publish.pipeline.files import Folder
from publish.pipeline.held import held
from publish.pipeline.part_names import part_name

_KIND, _KEY = "digests", "files"


@dataclass(frozen=True, slots=True)
class _Seen:
    """A file as the disk told of it, and its hash."""

    stamp: tuple[int, ...]
    """Size, times of the content and of the entry in nanoseconds, inode and device."""
    digest: str
    """SHA-256 of its bytes, in hexadecimal digits."""


def _stamp(status: os.stat_result) -> tuple[int, ...]:
    return (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino, status.st_dev)


class FileDigests:
    """What is known of the files of a project; nothing is read that need not be."""

    def __init__(self, files: Folder, cache: Cache) -> None:
        self._files = files
        self._cache = cache
        self._trusts_times = cache.trusts_times and cache.keeps
        self._known: dict[str, _Seen] | None = None
        self._before: dict[str, tuple[int, ...]] = {}
        self._now = 0
        self._changed = False

    def of(self, path: str) -> str:
        """The SHA-256 of a regular file, in hexadecimal digits; read only if need be. Empty where there is none."""
        status = self._files.status(path)
        if status is None or not stat.S_ISREG(status.st_mode):
            return ""
        if known := self._kept(path, status):
            return known
        digest = hashlib.sha256()
        try:
            with held(self._files.root) as root, root.opened(path) as file:
                while some := file.read(1 << 20):
                    digest.update(some)
        except (OSError, EnvironmentProblem):
            return ""
        self._note(path, _stamp(status), digest.hexdigest())
        return digest.hexdigest()

    def known(self, path: str) -> str:
        """As :meth:`of` where the file need not be read; else empty, and :meth:`learn` is to be told what it holds."""
        status = self._files.status(path)
        if status is None or not stat.S_ISREG(status.st_mode):
            return ""
        self._before[path] = _stamp(status)
        return self._kept(path, status)

    def learn(self, path: str, data: bytes) -> str:
        """The SHA-256 of what was read from a file, which is remembered, if :meth:`known` was asked of it before."""
        digest = hashlib.sha256(data).hexdigest()
        # Of how the file was before it was read: if it was changed in between, that is seen at the next run.
        if stamp := self._before.get(path):
            self._note(path, stamp, digest)
        return digest

    def tree(self, tops: Collection[str]) -> str:
        """One hash of all that stands at these places below the project: every name, what it is, each file's hash.

        An empty place is the project's own folder: the names in it count, and nothing below them.
        """
        digest = hashlib.sha256()
        if "" in tops:
            names = (f"{name} {stat.S_IFMT(status.st_mode)}" for name, status in self._files.statuses(""))
            digest.update("\0".join(names).encode("utf-8", "surrogateescape"))
        for path, status in self._all(tops):
            kind = stat.S_IFMT(status.st_mode)
            line = f"{len(path)} {path} {kind} {self.of(path) if kind == stat.S_IFREG else ''}\n"
            digest.update(line.encode("utf-8", "surrogateescape"))
        return digest.hexdigest()

    def moment(self) -> int:
        """What the clock of the disk shows, in nanoseconds; what is read from here on is judged by it."""
        self._load()
        self._now = self._clock()
        return self._now

    def stands_since(self, moment: int, tops: Collection[str]) -> bool:
        """Whether nothing at these places was changed, added or taken away since then."""
        if "" in tops and self._files.root.stat().st_ctime_ns >= moment:
            return False
        return all(status.st_ctime_ns < moment for _, status in self._all(tops))

    def _all(self, tops: Iterable[str]) -> Iterator[tuple[str, os.stat_result]]:
        for top in sorted(tops):
            status = self._files.status(top) if top else None
            if status is not None:
                yield top, status
                yield from _walk(self._files, top) if stat.S_ISDIR(status.st_mode) else ()

    def save(self) -> None:
        """Remember what was learnt, for the next run."""
        if self._changed and self._known is not None:
            rows = {path: [*seen.stamp, seen.digest] for path, seen in self._known.items()}
            self._cache.put(_KIND, _KEY, json.dumps(rows).encode("utf-8", "surrogatepass"))
            self._changed = False

    def _kept(self, path: str, status: os.stat_result) -> str:
        seen = self._load().get(path) if self._trusts_times else None
        return seen.digest if seen and seen.stamp == _stamp(status) else ""

    def _note(self, path: str, stamp: tuple[int, ...], digest: str) -> None:
        known = self._load()
        if self._trusts_times and stamp[2] < self._now:
            known[path] = _Seen(stamp, digest)
            self._changed = True

    def _load(self) -> dict[str, _Seen]:
        if self._known is None:
            self._known = {}
            self._now = self._clock()
            if value := self._cache.get(_KIND, _KEY):
                self._known = {path: _Seen(tuple(row[:-1]), row[-1]) for path, row in json.loads(value).items()}
        return self._known

    def _clock(self) -> int:
        """The time of a new file; 0 where none can be made, and then nothing is noted."""
        name = part_name("clock")
        with suppress(OSError), held(self._files.root, CACHE, make=True) as folder:
            folder.remove(name)
            try:
                with folder.new(name) as file:
                    return os.fstat(file.fileno()).st_mtime_ns
            finally:
                folder.remove(name)
        return 0


def _walk(files: Folder, top: str) -> Iterator[tuple[str, os.stat_result]]:
    """All that stands in a folder and below it, by path; what a link leads to is not looked at."""
    for name, status in files.statuses(top):
        path = f"{top}/{name}"
        yield path, status
        if stat.S_ISDIR(status.st_mode):
            yield from _walk(files, path)
