"""The same content gives the same bytes: wherever, whenever and by whomever it is built."""

import filecmp
import subprocess
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.books.press import LETTER, ROOT, copied, publish

# What differs between two people's machines, as far as one machine can show it.
_HERE = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANG": "C", "PYTHONHASHSEED": "1", "COLUMNS": "40"}
_THERE = {"TZ": "America/Anchorage", "LC_ALL": "C.UTF-8", "LANG": "de_DE.UTF-8", "PYTHONHASHSEED": "4242"}


def _build(folder: Path, *editions: str, variables: Mapping[str, str], umask: int) -> dict[str, Path]:
    done = publish("build", *editions, "--quiet", folder=folder, variables=variables, umask=umask)
    assert done.returncode == 0, done.stderr
    return {path.name: path for path in sorted((folder / "build").iterdir()) if not path.name.startswith(".")}


def _twice(source: Path, folder: Path, *editions: str) -> tuple[dict[str, Path], dict[str, Path]]:
    """The books of a project, built in two places: in other folders, zones, locales, orders of files, masks, seeds."""
    near, far = folder / "a", folder / "a folder with a longer name" / "Қалта"
    home = folder / "home"
    home.mkdir()
    first = _build(copied(source, near), *editions, variables=_HERE, umask=0o022)
    elsewhere = {**_THERE, "HOME": str(home), "XDG_CACHE_HOME": str(home / "cache"), "SOURCE_DATE_EPOCH": "0"}
    second = _build(copied(source, far, backwards=True), *editions, variables=elsewhere, umask=0o077)
    return first, second


def _compared(first: dict[str, Path], second: dict[str, Path]) -> list[str]:
    """The books that differ, or that only one place has."""
    lone = first.keys() ^ second.keys()
    return sorted(lone | {name for name in first.keys() & second.keys() if not _equal(first[name], second[name])})


def _equal(one: Path, other: Path) -> bool:
    return filecmp.cmp(one, other, shallow=False)


@pytest.mark.slow
def test_a_small_project_gives_the_same_books_in_two_places(tmp_path: Path) -> None:
    first, second = _twice(LETTER, tmp_path, "spring")
    assert first.keys() >= {"spring.epub", "spring.pdf"}
    assert _compared(first, second) == []


@pytest.mark.slow
def test_a_sample_edition_gives_the_same_books_in_two_places(tmp_path: Path) -> None:
    first, second = _twice(ROOT, tmp_path, "2026-11")
    assert first.keys() >= {"2026-11.epub", "2026-11.pdf"}
    assert _compared(first, second) == []


@pytest.mark.slow
def test_a_second_run_and_an_edition_built_alone_change_nothing(letter: Path, tmp_path: Path) -> None:
    """What a build leaves behind, and what is built beside an edition, has no part in its bytes."""
    folder = copied(LETTER, tmp_path)
    alone = {name: path.read_bytes() for name, path in _build(folder, "year", variables={}, umask=0o022).items()}
    again = {name: path.read_bytes() for name, path in _build(folder, "year", variables={}, umask=0o022).items()}
    together = {name: (letter / "build" / name).read_bytes() for name in alone}
    assert alone == again == together


def test_a_changed_word_changes_both_books(tmp_path: Path, letter: Path) -> None:
    """The negative control: the comparison sees a difference of one letter."""
    folder = copied(LETTER, tmp_path)
    cork = folder / "content/editions/spring/cork.md"
    cork.write_text(cork.read_text().replace("nine bundles", "nine bundlez"))
    changed = _build(folder, "spring", variables={}, umask=0o022)
    differ = _compared(changed, {name: letter / "build" / name for name in changed})
    assert {"spring.epub", "spring.pdf"} <= set(differ)


def test_nothing_in_the_books_tells_where_they_were_built(letter: Path, require_tool: Callable[[str], Path]) -> None:
    """No path, no name of a user or a host: read in the archive's files, and in the PDF with its streams opened."""
    place = str(letter).encode()
    with zipfile.ZipFile(letter / "build/spring.epub") as archive:
        assert not [
            name for name in archive.namelist() if place in archive.read(name) or b"file:" in archive.read(name)
        ]
        assert {entry.date_time[:3] for entry in archive.infolist()} == {(2026, 4, 17)}
        assert archive.infolist()[0].filename == "mimetype"
    command = [str(require_tool("qpdf")), "--qdf", "--stream-data=uncompress", str(letter / "build/spring.pdf"), "-"]
    opened = subprocess.run(command, capture_output=True, check=True).stdout
    assert place not in opened
    assert b"file:" not in opened
