"""A cache on disk for what pure functions made: bytes by a kind and a key, in ``build/.cache``.

The key is a hash of all that a value depends on: its inputs' bytes, the settings that matter, this program and the
libraries beside it. The value carries a seal over itself and its key, made with a secret of the machine's user that
stands outside the project: a cache that came with a project, or that somebody else wrote into, is not believed. A value
that was changed, cut short or put in another's place is never used: it is made again, and that is told. The cache is
never needed: without it, or when it cannot be written, everything is made anew.

A value stands in its file whole or not at all, so two builds at once may share the folder: what one takes away, the
other makes again.
"""

import hashlib
import hmac
import os
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from publish.diagnostics import Diagnostic, Rule, Severity
from publish.pipeline.held import Held, held
from publish.pipeline.part_names import part_name
from publish.pipeline.program import program_content_hash, program_hash

T = TypeVar("T")

CACHE = "build/.cache"
"""Where the cache of a project lies."""
LARGEST = 2_000_000_000
"""Bytes that the cache of a user in a project may have; what was used longest ago goes first."""

_DIGEST = hashlib.sha256().digest_size


CACHE_UNTRUSTED = Rule(
    "cache-untrusted",
    Severity.WARNING,
    "Something in build/.cache was changed or cut short by somebody else; it was made again from the source.",
    "Nothing to do; publish clean takes the cache away.",
)


def key_of(*parts: str | bytes) -> str:
    """The key of what depends on these parts: each counts with its length, so that none runs into the next."""
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class CachedKind:
    """What a cache holds of one kind."""

    kind: str
    """Its name."""
    values: int
    """How many there are."""
    size: int
    """Bytes of them together."""


class Cache:
    """Keeps values in a project's folder, each user's apart; without a secret it keeps none."""

    def __init__(self, root: Path, secret: bytes | None, *, trusts_times: bool = True) -> None:
        self.root = root
        """The project's folder."""
        self._secret = secret or b""
        self._folder = f"{CACHE}/{hashlib.sha256(b'shelf' + self._secret).hexdigest()[:12]}"
        self.grown = False
        """Whether anything was added since it was opened, by this process or by one that it gave work."""
        self.trusts_times = trusts_times
        """Whether the size and the times of a file may stand for its hash, from one run to the next."""
        self.findings: list[Diagnostic] = []
        """What was found changed."""

    @property
    def keeps(self) -> bool:
        """Whether anything is kept."""
        return bool(self._secret)

    @cached_property
    def program(self) -> str:
        """The hash of this program and its libraries."""
        return program_hash() if self.trusts_times else program_content_hash()

    def get(self, kind: str, key: str, *, any_program: bool = False) -> bytes | None:
        """A value that was put in under that kind and key, by this very program unless any may have; or ``None``.

        :class:`publish.pipeline.held.Irregular` where a link stands in the way.
        """
        if not self._secret:
            return None
        name = self._name(kind, key, any_program=any_program)
        try:
            with held(self.root, f"{self._folder}/{kind}/{name[:2]}") as folder:
                sealed = folder.read(name[2:])
                seal, value = sealed[:_DIGEST], sealed[_DIGEST:]
                if hmac.compare_digest(seal, self._seal(name, value)):
                    with suppress(OSError):
                        os.utime(name[2:], dir_fd=folder.handle)  # so the value that was used longest ago is known
                    return value
                self.distrust(kind)
                folder.remove(name[2:])
        except OSError:
            pass
        return None

    def value(self, kind: str, key: str, load: Callable[[bytes], T]) -> T | None:
        """What was put in under that kind and key, as ``load`` reads it; ``None`` where nothing was."""
        data = self.get(kind, key)
        return None if data is None else load(data)

    def distrust(self, kind: str) -> None:
        """Tell that a value is not as it was left."""
        message = f"something kept in {CACHE} ({kind}) is not as it was left, and is made again"
        if all(found.message != message for found in self.findings):
            self.findings.append(CACHE_UNTRUSTED.finding(message))

    def put(self, kind: str, key: str, value: bytes, *, any_program: bool = False) -> bool:
        """Keep a value, and say whether it was kept; where it cannot be written, that is no reason to stop.

        What another version may read is plain JSON and no more.
        """
        if not self._secret:
            return False
        name = self._name(kind, key, any_program=any_program)
        part = part_name(name[2:], thread=threading.get_ident())
        self.grown = True
        place = f"{self._folder}/{kind}/{name[:2]}"
        # What a loss of power takes away is made again: the disk is not waited for.
        with suppress(OSError), held(self.root, place, make=True, lasting=False) as folder:
            folder.remove(part)
            try:
                with folder.new(part) as file:
                    file.write(self._seal(name, value) + value)
                folder.move(part, name[2:])
                return True
            finally:
                folder.remove(part)
        return False

    def trim(self, largest: int = LARGEST) -> None:
        """Take away what was used longest ago until the rest has no more than ``largest`` bytes; if any was added."""
        if not self.grown:
            return
        found: list[tuple[int, int, str, str]] = []
        with suppress(OSError), held(self.root, self._folder) as folder:
            for kind in folder.names:
                for path, status in _values(folder, kind):
                    found.append((status.st_mtime_ns, status.st_size, kind, path))
            size = sum(one[1] for one in found)
            for _, bytes_, kind, path in sorted(found):
                if size <= largest:
                    break
                with suppress(OSError):
                    folder.remove(f"{kind}/{path}")
                size -= bytes_

    def kinds(self) -> tuple[CachedKind, ...]:
        """What is kept, by kind."""
        try:
            with held(self.root, self._folder) as folder:
                sizes = {kind: [status.st_size for _, status in _values(folder, kind)] for kind in folder.names}
        except OSError:
            return ()
        return tuple(CachedKind(kind, len(found), sum(found)) for kind, found in sizes.items())

    def clear(self) -> None:
        """Take everything away, whoever put it in."""
        parent, _, name = CACHE.rpartition("/")
        with suppress(FileNotFoundError), held(self.root, parent) as folder:
            folder.remove_folder(name)

    def _name(self, kind: str, key: str, *, any_program: bool) -> str:
        """What a value is called: by its kind and key, and by the program that made it."""
        return key_of("" if any_program else self.program, kind, key)

    def _seal(self, name: str, value: bytes) -> bytes:
        """What a value carries: of its name too, so that one value cannot stand in for another."""
        return hmac.digest(self._secret, name.encode() + b"\0" + value, "sha256")


NO_CACHE = Cache(Path(), None)
"""Keeps nothing."""


def _values(folder: Held, kind: str) -> list[tuple[str, os.stat_result]]:
    """The values of a kind: their paths below its folder, and what the disk says of them."""
    found: list[tuple[str, os.stat_result]] = []
    with suppress(OSError), folder.below(kind) as values:
        for first in values.names:
            with suppress(OSError), values.below(first) as last, os.scandir(last.handle) as entries:
                found += [(f"{first}/{entry.name}", entry.stat(follow_symlinks=False)) for entry in entries]
    return found
