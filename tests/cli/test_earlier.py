"""A command that is run again says the same in no time, and anything that was changed makes it work again."""

import os
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from publish.errors import ExitCode
from publish.pipeline import prepare
from publish.pipeline.load import load_edition
from tests.cli.conftest import Shell
from tests.pipeline.test_digests import settled

EDITION = "content/editions/2026-11"


@pytest.fixture
def worked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was read of the content, by edition, since it was emptied."""
    names: list[str] = []

    def noted(project: object, name: str, *others: object) -> object:
        names.append(name)
        return load_edition(project, name, *others)  # type: ignore[arg-type]

    monkeypatch.setattr(prepare, "load_edition", noted)
    return names


def dispatch(root: Path) -> Path:
    return sorted((root / EDITION).glob("*.md"))[0]


def retouched(root: Path) -> None:
    """Another word, of the same length and with the old time."""
    place = dispatch(root)
    before = place.stat()
    place.write_text(place.read_text().replace("the", "teh", 1))
    os.utime(place, ns=(before.st_atime_ns, before.st_mtime_ns))


CHANGES: dict[str, Callable[[Path], object]] = {
    "a word": retouched,
    "a dispatch more": lambda root: (root / EDITION / "zz.md").write_text("---\nheadline: One more\n---\n\nWords.\n"),
    "a dispatch less": lambda root: dispatch(root).unlink(),
    "a setting": lambda root: (root / EDITION / "edition.toml").open("a").write("\nmaximum = 1\n"),
    "a style of its own": lambda root: (root / "styles/parts").mkdir(parents=True),
    "a file that nothing names": lambda root: (root / "content/notes.txt").write_text("Words."),
}


def test_a_check_that_is_run_again_says_the_same(shell: Shell, letters: Path, worked: list[str]) -> None:
    settled(letters)
    first = shell("check", "--verbose", "-C", letters)
    assert shell("check", "--verbose", "-C", letters) == first
    assert worked == ["2026-11"]
    assert shell("check", "--json", "-C", letters).out.startswith("{")
    assert worked == ["2026-11"]
    shell("check", "--strict", "-C", letters)
    shell("check", "--as-of", "2026-12-01", "-C", letters)
    assert worked == ["2026-11"] * 3


@pytest.mark.parametrize("change", CHANGES.values(), ids=list(CHANGES))
def test_a_check_works_again_after_a_change(
    shell: Shell, letters: Path, worked: list[str], change: Callable[[Path], object]
) -> None:
    settled(letters)
    shell("check", "-C", letters)
    change(letters)
    again = shell("check", "--verbose", "-C", letters)
    assert worked == ["2026-11"] * 2
    (letters / "build/.cache").rename(letters / "build/.other")
    assert shell("check", "--verbose", "-C", letters) == again


def test_what_changed_during_a_run_is_read_by_the_next(
    shell: Shell, letters: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settled(letters)

    def slow(*arguments: object) -> object:
        loaded = load_edition(*arguments)  # type: ignore[arg-type]
        dispatch(letters).write_text("---\nheadline: Late\n---\n\nTODO\n")
        return loaded

    monkeypatch.setattr(prepare, "load_edition", slow)
    first = shell("check", "--verbose", "-C", letters)
    monkeypatch.undo()
    assert shell("check", "--verbose", "-C", letters) != first


def test_another_day_is_judged_anew(
    shell: Shell, letters: Path, worked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    settled(letters)
    shell("check", "-C", letters)
    monkeypatch.setattr("publish.cli.dates.today", lambda: date(2031, 1, 1))
    shell("check", "-C", letters)
    assert worked == ["2026-11"] * 2


@pytest.mark.parametrize("change", ["gone", "changed", "cut short"])
def test_a_book_that_is_not_as_it_was_delivered_is_made_again(
    shell: Shell, letters: Path, worked: list[str], change: str
) -> None:
    settled(letters)
    arguments = ("build", "--format", "epub", "-C", letters)
    (letters / EDITION / "edition.toml").open("a").write("\npage_list = false\n")
    assert shell(*arguments).code is ExitCode.OK
    book = letters / "build/2026-11.epub"
    sound = book.read_bytes()
    assert shell(*arguments).lines == ["letters/build/2026-11.epub"]
    assert worked == ["2026-11"]
    book.unlink()
    if change != "gone":
        book.write_bytes(sound[:-1] + (b"" if change == "cut short" else b"x"))
    shell(*arguments)
    assert worked == ["2026-11"] * 2
    assert book.read_bytes() == sound


def test_whoever_changes_what_was_kept_is_not_believed(shell: Shell, letters: Path, worked: list[str]) -> None:
    settled(letters)
    first = shell("check", "--verbose", "-C", letters)
    for place in (letters / "build/.cache").rglob("runs/*/*"):
        value = bytearray(place.read_bytes())
        value[-3] ^= 4
        place.write_bytes(value)
    again = shell("check", "--verbose", "-C", letters)
    assert worked == ["2026-11"] * 2
    assert "cache-untrusted" in again.out
    assert again.code is first.code
    # What was noticed of the cache is not told for ever.
    assert shell("check", "--verbose", "-C", letters) == first


def test_a_build_explains_what_it_made_again(shell: Shell, letters: Path) -> None:
    settled(letters)
    (letters / EDITION / "edition.toml").open("a").write("\npage_list = false\n")
    arguments = ("build", "--explain", "--format", "epub", "-C", letters)
    shell(*arguments)
    assert "nothing is made again" in shell(*arguments).err
    retouched(letters)
    again = shell(*arguments).err.splitlines()
    name = dispatch(letters).relative_to(letters).as_posix()
    made = [line.removeprefix("made again: ") for line in again if line.startswith("made again")]
    key = f"2026-11/{dispatch(letters).stem.partition('-')[2]}"
    assert made == [f"{name}: its file changed", f"the document of {key} in 2026-11: its text changed"]
    assert [line for line in again if line.endswith("from the last build")] != ["0 parts are from the last build"]


@pytest.mark.slow
def test_a_build_explains_whose_pages_are_not_planned(shell: Shell, letters: Path) -> None:
    settings = letters / "content/publication.toml"
    settings.write_text(re.sub("(?m)^theme = .*", 'theme = "broadsheet"', settings.read_text()))
    words = "The bell of the ferry rings again. " * 9
    (letters / EDITION / "zz.md").write_text(f"---\nheadline: The bell\nrun_on: true\n---\n\n{words}\n")
    done = shell("build", "--explain", "--format", "pdf", "-C", letters)
    assert done.code is ExitCode.OK
    (line,) = (line for line in done.err.splitlines() if line.startswith("not planned: "))
    assert line.startswith(f"not planned: {EDITION}/zz.md:")
    assert line.endswith("its text stands in columns")


def test_the_cache_is_shown_and_taken_away(shell: Shell, letters: Path) -> None:
    assert shell("cache", "-C", letters).lines == []
    shell("check", "-C", letters)
    kinds = {line.split()[0]: line.split()[1] for line in shell("cache", "-C", letters).lines}
    assert kinds["dispatches"] == str(len(list((letters / EDITION).glob("*.md"))))
    assert shell("cache", "--clear", "-C", letters).code is ExitCode.OK
    assert not (letters / "build/.cache").exists()
    assert shell("cache", "--quiet", "-C", letters).err == ""
