"""Files that belong together, moved into their places as a set: all of them or none, whenever the machine stops.

A page list in an e-book names the pages of the PDF that was made with it, and of no other. Before the first file is
moved a journal says what is to be moved where. A run that is killed in the midst leaves the journal, and the next one
makes the remaining moves; where a move fails, those that were made are taken back at once, by a second journal.
Whoever moves files into a folder follows the journal that stands there before writing one of its own.
"""

import hashlib
import json
import os
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress

from publish.errors import EnvironmentProblem
from publish.pipeline.files import is_plain
from publish.pipeline.held import Held

FORWARD, BACK = ".delivery", ".delivery.back"
"""The journals: of moves to be made, and of moves to be taken back."""

Moves = Sequence[tuple[str, str]]
"""A name and the one that it gets; without a name the other is taken away."""


_PART = re.compile(r"\..+\.\d+\.part")
_LARGEST = 1 << 20
"""Bytes of a journal that is read: thousands of books."""


def place_set(folder: Held, moves: Moves, tell: Callable[[str], None]) -> None:
    """Make all moves or none. :class:`OSError` or :class:`EnvironmentProblem` where they cannot be made.

    A set that waits is finished first, and told through ``tell``: its journal is another run's.
    """
    undo: dict[str, str] = {}
    with folder.alone():
        if said := _settled(folder):
            tell(said)
        try:
            _keep(folder, moves, undo)
            _write(folder, FORWARD, moves)
            for temporary, name in moves:
                folder.move(temporary, name)
        except BaseException as failed:  # an interrupt, too, must not part a set
            _take_back(folder, _made(folder, moves, undo), failed)
            _forget(folder, undo.values())
            raise
        try:
            folder.sync()
            _done(folder, FORWARD)
        finally:
            _forget(folder, undo.values())


def settle(folder: Held) -> str:
    """Finish what an earlier run could not, and what to say of it; empty where all was whole."""
    with folder.alone():
        return _settled(folder)


def awaited(folder: Held) -> frozenset[str]:
    """The names of the temporary files that a set which waits is made of."""
    return frozenset(name for journal in (FORWARD, BACK) for name, _ in _read(folder, journal))


def is_open(folder: Held) -> bool:
    """Whether a set waits for the next run, with the files that it is made of."""
    return folder.regular(FORWARD) or folder.regular(BACK)


def _settled(folder: Held) -> str:
    if not (folder.regular(FORWARD) | folder.regular(BACK)):
        return ""
    back, forward = _read(folder, BACK), _read(folder, FORWARD)
    _apply(folder, back or forward)
    folder.sync()
    for journal in (FORWARD, BACK):
        folder.remove(journal)
    for temporary, name in forward:
        _forget(folder, (temporary, _second_name(temporary, name)))
    if back:
        return "the last run could not put all its books in place: those from before stand there again"
    if forward:
        return "the last run was cut short while it put its books in place: the rest is put there now"
    return ""


def _keep(folder: Held, moves: Moves, undo: dict[str, str]) -> None:
    """Note a second name for each file that is to be replaced; none for a place that is free.

    On a disk that knows no second names the file's own stands there.
    """
    for temporary, name in moves:
        other = _second_name(temporary, name)
        undo[name] = ""
        if folder.regular(name):
            folder.remove(other)
            undo[name] = other if folder.also(name, other) else name


def _second_name(temporary: str, name: str) -> str:
    return temporary.replace(f".{name}.", f".{name}.old.", 1)


def _made(folder: Held, moves: Moves, undo: Mapping[str, str]) -> list[tuple[str, str]]:
    """What takes back the moves that were made: those whose temporary file is gone.

    Nobody counts along: an interrupt may come when a move is made and not yet noted.
    """
    return [(undo[name], name) for temporary, name in moves if name in undo and not folder.regular(temporary)]


def _take_back(folder: Held, moves: Moves, failed: BaseException) -> None:
    """Take moves back; where that fails too, the journals stay, and the next run finds a whole set to make."""
    if any(old == name for old, name in moves):  # a disk that knows no second names
        raise _unfinished(folder) from failed
    if moves:
        try:
            _write(folder, BACK, moves)
        except OSError as error:
            folder.remove(BACK)
            raise _unfinished(folder) from error
        try:
            _apply(folder, moves)
            folder.sync()
        except OSError as error:
            raise _unfinished(folder) from error
    _done(folder, FORWARD)
    _done(folder, BACK)


def _unfinished(folder: Held) -> EnvironmentProblem:
    return EnvironmentProblem(
        f"{folder.path}: some books could not be put in place, and some were",
        hint="Look at the disk, then build again: it makes the set whole before anything else.",
    )


def _apply(folder: Held, moves: Moves) -> None:
    for name, place in moves:
        if not name:
            folder.remove(place)
        elif folder.regular(name):
            folder.move(name, place)


def _done(folder: Held, journal: str) -> None:
    folder.remove(journal)
    folder.sync()


def _forget(folder: Held, names: Iterable[str]) -> None:
    for name in names:
        if name.endswith(".part"):
            with suppress(OSError):  # the next run sweeps it
                folder.remove(name)


def _write(folder: Held, journal: str, moves: Moves) -> None:
    """Write a journal and wait until the disk has it; it carries a hash, so that half of one counts for none."""
    body = json.dumps([list(move) for move in moves]).encode()
    folder.remove(journal)
    with folder.new(journal) as file:
        file.write(hashlib.sha256(body).hexdigest().encode() + b"\n" + body)
        file.flush()
        os.fsync(file.fileno())
    folder.sync()


def _read(folder: Held, journal: str) -> list[tuple[str, str]]:
    """The moves of a journal; none where there is no journal, or where it does not speak of files of the folder."""
    if not folder.regular(journal):
        return []
    with folder.opened(journal) as file:
        digest, _, body = file.read(_LARGEST).partition(b"\n")
    if hashlib.sha256(body).hexdigest().encode() != digest:
        return []
    try:
        moves = [(str(name), str(place)) for name, place in json.loads(body)]
    except (ValueError, TypeError, RecursionError):
        return []
    sound = all("/" not in place and is_plain(place) and _is_part(name, journal) for name, place in moves)
    return moves if sound else []


def _is_part(name: str, journal: str) -> bool:
    return (not name and journal == BACK) or ("/" not in name and _PART.fullmatch(name) is not None)
