"""Every row of the table of threats, tried in a network of its own: what has to come of it, in both books.

A few rows of each kind are tried with the slow tests, all of them by ``make hostile``.
"""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from shutil import rmtree

import pytest

from tests.hostile.judges import epub_bytes, epub_harms, epub_words, pdf_bytes, pdf_harms
from tests.hostile.room import PRECIOUS, Done, Room, opened
from tests.hostile.table import PLACE, Case, cases

CASES = cases()
_KINDS = {case.name.partition("-")[0]: case for case in CASES}
_IDS = re.compile(r"\[([a-z-]+)\]:")
_LEAST = 200
_MEMORY = 1_500_000_000
"""Bytes that a command may take: what a dispatch may, and the program itself."""


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    with opened(tmp_path_factory.mktemp("room")) as made:
        yield made


def test_the_table_is_as_long_as_it_has_to_be() -> None:
    assert len(CASES) >= _LEAST
    assert len({case.name for case in CASES}) == len(CASES)


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(case, id=case.name, marks=pytest.mark.slow if case in _KINDS.values() else pytest.mark.nightly)
        for case in CASES
    ],
)
def test_a_threat_comes_to_what_it_has_to(case: Case, room: Room) -> None:
    project = case.made(room.folder / "project", room)
    before = _settings(project)
    try:
        done = [room.run(*shlex.split(command), cwd=project, limit=case.limit) for command in case.commands]
        assert list(_faults(case, project, done, room)) == []
        assert _settings(project) == before
    finally:
        rmtree(project)


def _settings(project: Path) -> list[str]:
    return [(project / name).read_text() for name in ("content/publication.toml", f"{PLACE}/edition.toml")]


def _faults(case: Case, project: Path, done: list[Done], room: Room) -> Iterator[str]:
    last = done[-1]
    for one in done:
        yield from _broken(one, case.limit)
        yield from _obeyed(one)
    if not room.unharmed():
        yield "a file outside was changed"
    if last.code not in (case.exit if isinstance(case.exit, tuple) else (case.exit,)):
        yield f"exit {last.code}, not {case.exit}: {last.err[-300:]}"
    if case.finding and f"[{case.finding}]" not in last.told:
        yield f"no {case.finding}: {_IDS.findall(last.told)}"
    if last.code == 3 and "hint:" not in last.err:
        yield "nothing says what to do"
    if case.commands == ("build",) and not isinstance(case.exit, tuple):
        yield from _books(case, project, last)


def _broken(done: Done, limit: float) -> Iterator[str]:
    """What no command may do, whatever it is given."""
    if done.code < 0 or done.code in (4, 124) or "Traceback (most recent" in done.told:
        yield f"ended by {done.code}: {done.err[-300:]}"
    if done.asked:
        yield f"the network was asked {done.asked} times"
    if done.touched:
        yield f"files outside were touched: {done.touched[:3]}"
    if done.seconds > limit or done.memory > _MEMORY:
        yield f"it took {done.seconds:.0f} s and {done.memory >> 20} MB"
    if any(text in done.told for text in (PRECIOUS.strip(), "Kessport-54")):
        yield "what stands outside was printed"


def _obeyed(done: Done) -> Iterator[str]:
    """What a runner or a terminal would do because of what was printed."""
    for line in done.told.split("\n"):
        own = re.match(r"::(error|warning|notice) (file|line|title)=", line)
        if re.search(r"##\w*\[", line) or (line.lstrip().startswith("::") and not own):
            yield f"a runner would obey {line[:60]!r}"
        if re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", line):
            yield f"a terminal would obey {line[:60]!r}"


def _books(case: Case, project: Path, done: Done) -> Iterator[str]:
    epub, pdf = project / "build/2026-11.epub", project / "build/2026-11.pdf"
    if done.code:
        if any(book.is_file() and not book.is_symlink() for book in (epub, pdf)):
            yield "a book was made"
        return
    yield from epub_harms(epub)
    yield from pdf_harms(pdf)
    words, inside = epub_words(epub), epub_bytes(epub) + pdf_bytes(pdf)
    yield from (f"the e-book lacks {wanted!r}" for wanted in case.keep if wanted not in words)
    yield from (f"a book holds {lack!r}" for lack in case.lack if lack.encode() in inside)
    if b"Kessport" in inside:
        yield "a book holds what stands outside"
