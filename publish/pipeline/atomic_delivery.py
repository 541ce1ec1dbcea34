"""Moves files that belong together into their places as a set: all or none, even when the machine stops midway.

A page list in an e-book names the pages of the PDF that was made with it, and of no other. Before the first file is
moved a journal says what is to be moved where. A run that is killed in the midst leaves the journal, and the next one
makes the remaining moves; where a move fails, those that were made are taken back at once, by a second journal.
Whoever moves files into a folder follows the journal that stands there before writing one of its own. A file that
somebody has changed since the journal was written stays as it is.
"""

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress

from publish.errors import EnvironmentProblem
from publish.pipeline.files import is_plain
from publish.pipeline.held import Held, Irregular
from publish.pipeline.part_names import PART

FORWARD, BACK = ".delivery", ".delivery.back"
"""The journals: of moves to be made, and of moves to be taken back."""

Moves = Sequence[tuple[str, str]]
"""A path below the folder and the one that it gets, beside it; without the first the other is taken away."""

_LARGEST = 1 << 20
"""Bytes of a journal that is read: thousands of books."""
_UNREAD = "?"
"""Stands for the hash of a file that cannot be read."""


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
            _sync(folder, moves)
            _done(folder, FORWARD)
        finally:
            _forget(folder, undo.values())


def settle(folder: Held) -> str:
    """Finish what an earlier run could not, and what to say of it; empty where all was whole."""
    with folder.alone():
        return _settled(folder)


def awaited(folder: Held) -> frozenset[str]:
    """The names of the temporary files that a set which waits is made of."""
    return frozenset(name for journal in (FORWARD, BACK) for name, _, _ in _read(folder, journal))


def is_open(folder: Held) -> bool:
    """Whether a set waits for the next run, with the files that it is made of."""
    return folder.regular(FORWARD) or folder.regular(BACK)


def _settled(folder: Held) -> str:
    if not (folder.regular(FORWARD) | folder.regular(BACK)):
        return ""
    back, forward = _read(folder, BACK), _read(folder, FORWARD)
    due, changed = _due(folder, back or forward)
    _apply(folder, due)
    _sync(folder, due)
    for journal in (FORWARD, BACK):
        folder.remove(journal)
    for temporary, _, _ in forward:
        _forget(folder, (temporary, _second_name(temporary)))
    but = f", but for {', '.join(changed)}, changed since" if changed else ""
    if back:
        return f"the last run could not put all its files in place: those from before stand there again{but}"
    if forward:
        return f"the last run was cut short while it put its files in place: the rest is put there now{but}"
    return ""


def _due(folder: Held, moves: Iterable[tuple[str, str, str]]) -> tuple[list[tuple[str, str]], list[str]]:
    """The moves of a journal that are left to be made, and the places that hold what the journal does not know."""
    due: list[tuple[str, str]] = []
    changed: list[str] = []
    for name, place, before in moves:
        now, coming = _stamp(folder, place), _stamp(folder, name) if name else ""
        if (name and not coming) or now == coming != _UNREAD:
            continue  # it is made
        if before in {now, _UNREAD}:
            due.append((name, place))
        else:
            changed.append(place)
    return due, changed


def _stamp(folder: Held, path: str) -> str:
    """The hash of a file; empty where there is none."""
    if not folder.regular(path):
        return ""
    try:
        with folder.opened(path) as file:
            digest = hashlib.sha256()
            while some := file.read(_LARGEST):
                digest.update(some)
            return digest.hexdigest()
    except OSError:
        return _UNREAD


def _keep(folder: Held, moves: Moves, undo: dict[str, str]) -> None:
    """Note a second name for each file that is to be replaced; none for a place that is free.

    On a disk that knows no second names the file's own stands there.
    """
    for temporary, name in moves:
        other = _second_name(temporary)
        undo[name] = ""
        if folder.regular(name):
            folder.remove(other)
            undo[name] = other if folder.also(name, other) else name


def _second_name(temporary: str) -> str:
    stem, process, part = temporary.rsplit(".", 2)
    return f"{stem}.old.{process}.{part}"


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
            _sync(folder, moves)
        except OSError as error:
            raise _unfinished(folder) from error
    _done(folder, FORWARD)
    _done(folder, BACK)


def _unfinished(folder: Held) -> EnvironmentProblem:
    return EnvironmentProblem(
        f"{folder.path}: some files could not be put in place, and some were",
        hint="Look at the disk, then run the command again: it makes the set whole before anything else.",
    )


def _apply(folder: Held, moves: Moves) -> None:
    for name, place in moves:
        if not name:
            folder.remove(place)
        elif folder.regular(name):
            folder.move(name, place)


def _sync(folder: Held, moves: Moves) -> None:
    """Wait until the disk has what became of the names."""
    for above in sorted({place.rpartition("/")[0] for _, place in moves} - {""}):
        with suppress(FileNotFoundError), folder.below(above) as place:
            place.sync()
    folder.sync()


def _done(folder: Held, journal: str) -> None:
    folder.remove(journal)
    folder.sync()


def _forget(folder: Held, names: Iterable[str]) -> None:
    for name in names:
        if name.endswith(".part"):
            with suppress(OSError, Irregular):  # the next run sweeps it
                folder.remove(name)


def _write(folder: Held, journal: str, moves: Moves) -> None:
    """Write a journal and wait until the disk has it; it carries a hash, so that half of one counts for none.

    With each move stands what is at its place now.
    """
    body = json.dumps([[*move, _stamp(folder, move[1])] for move in moves]).encode()
    folder.remove(journal)
    with folder.new(journal) as file:
        file.write(hashlib.sha256(body).hexdigest().encode() + b"\n" + body)
        file.flush()
        os.fsync(file.fileno())
    _sync(folder, moves)


def _read(folder: Held, journal: str) -> list[tuple[str, str, str]]:
    """The moves of a journal, each with the hash of what stood at its place.

    None where there is no journal, or where it does not speak of files of the folder.
    """
    if not folder.regular(journal):
        return []
    with folder.opened(journal) as file:
        digest, _, body = file.read(_LARGEST).partition(b"\n")
    if hashlib.sha256(body).hexdigest().encode() != digest:
        return []
    try:
        moves = [(str(name), str(place), str(before)) for name, place, before in json.loads(body)]
    except (ValueError, TypeError, RecursionError):
        return []
    sound = all(is_plain(place) and _is_part(name, place, journal) for name, place, _ in moves)
    return moves if sound else []


def _is_part(name: str, place: str, journal: str) -> bool:
    """Whether it is a temporary file beside its place."""
    folder, _, last = name.rpartition("/")
    beside = folder == place.rpartition("/")[0]
    return (not name and journal == BACK) or (beside and PART.fullmatch(last) is not None)
