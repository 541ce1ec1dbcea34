"""A secret of the machine's user, kept outside every project: who cannot read it cannot forge what it seals.

It stands in the user's state folder (``$XDG_STATE_HOME``, by default ``~/.local/state``), is made at random when it is
first asked for, and nobody else may read it.
"""

import os
import stat
import threading
from contextlib import suppress
from pathlib import Path

from publish.errors import EnvironmentProblem
from publish.pipeline.held import Held, held
from publish.pipeline.part_names import part_name

_FOLDER, _NAME = "dispatch-press", "cache.key"
_SIZE = 32
"""Bytes."""


def user_secret() -> bytes | None:
    """The secret, made if need be; ``None`` on a machine where the user has no place to keep one."""
    try:
        with held(_state(), _FOLDER, make=True) as folder:
            os.fchmod(folder.handle, 0o700)
            return _stored_secret(folder) or _made(folder)
    except (OSError, RuntimeError):
        return None
    except EnvironmentProblem:  # a link, or somebody else's file, in its place
        return None


def _state() -> Path:
    """Where the user's programs keep their state; :class:`RuntimeError` where the user has no home."""
    named = os.environ.get("XDG_STATE_HOME", "")
    return Path(named) if Path(named).is_absolute() else Path.home() / ".local/state"


def _stored_secret(folder: Held) -> bytes:
    """The secret that is there; empty where there is none that only the user could have made and read."""
    try:
        with folder.opened(_NAME) as file:
            found = os.fstat(file.fileno())
            alone = found.st_uid == os.geteuid() and not stat.S_IMODE(found.st_mode) & 0o077
            secret = file.read(_SIZE + 1)
    except FileNotFoundError:
        return b""
    return secret if alone and len(secret) == _SIZE else b""


def _made(folder: Held) -> bytes | None:
    """A new secret, or the one that another run has made in the meantime."""
    part = part_name(_NAME, thread=threading.get_ident())
    folder.remove(part)
    try:
        with folder.new(part, mode=0o600) as file:
            file.write(os.urandom(_SIZE))
            file.flush()
            os.fsync(file.fileno())
        if not folder.also(part, _NAME) and not _stored_secret(folder):
            folder.move(part, _NAME)
    finally:
        with suppress(OSError):
            folder.remove(part)
    return _stored_secret(folder) or None
