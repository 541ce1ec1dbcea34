"""A project checked as an editor holds its texts: what ``publish check`` tells when they are saved."""

from datetime import date
from pathlib import Path

import pytest

from publish.pipeline.live import LiveCheck, LiveTerms, live_check
from publish.pipeline.locate import load_project
from publish.pipeline.prepare import CheckTerms, check
from publish.pipeline.session_cache import SessionCache
from publish.pipeline.starting import NewProject, start_project

TODAY = date(2026, 11, 30)
FOLDER = "content/editions/2026-11"


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    new = NewProject("Letters", "Mill Street Press", "en", "urn:uuid:3d1b6f0a-2c57-4e8e-b1d5-9f6a70c4e821", TODAY)
    start_project(tmp_path, new)
    return tmp_path


def _live(root: Path, **unsaved: str) -> LiveCheck:
    return live_check(LiveTerms(root, TODAY, {_path(name): text.encode() for name, text in unsaved.items()}))


def _path(name: str) -> str:
    return {"window": f"{FOLDER}/01-window.md", "new": f"{FOLDER}/03-new.md", "edition": f"{FOLDER}/edition.toml"}[name]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("window", "---\nheadline: The window\n---\n\nIt is [shut](nowhere.md).\n"),
        ("new", "---\nheadline: The window\nslug: 01-window\n---\n\nIt is shut.\n"),
        ("edition", 'title = "November"\nnonsense = 1\n'),
    ],
)
def test_an_unsaved_text_is_checked_as_if_it_were_saved(name: str, text: str, letters: Path) -> None:
    before = _live(letters).diagnostics
    told = _live(letters, **{name: text}).diagnostics
    assert told != before
    (letters / _path(name)).write_text(text)
    opened = load_project(letters)
    saved = check(opened.value, opened.value.editions, CheckTerms(today=TODAY))
    assert set(told) == {*opened.diagnostics, *saved.diagnostics}
    assert set(_live(letters).diagnostics) == set(told)


def test_what_the_disk_forbids_stays_forbidden(letters: Path, tmp_path: Path) -> None:
    place = letters / _path("window")
    place.unlink()
    place.symlink_to(tmp_path / "elsewhere.md")
    told = _live(letters, window="---\nheadline: The window\n---\n\nIt is shut.\n").diagnostics
    assert any("symbolic link" in found.message for found in told)


def test_a_text_that_is_too_large_is_refused_before_it_is_saved(letters: Path) -> None:
    told = _live(letters, window="a" * (2 * 1024 * 1024 + 1)).diagnostics
    assert any("is too large: 2,097,153 bytes; 2,097,152 are the most" in found.message for found in told)


def test_why_nothing_could_be_checked_is_told(letters: Path) -> None:
    (letters / FOLDER).rename(letters / "away")
    told = _live(letters)
    assert told == LiveCheck(
        stopped="the project has no edition in content/editions/. Make one: publish new edition NAME"
    )


def test_names_are_those_of_the_texts_as_they_are_now(letters: Path) -> None:
    text = "---\nheadline: The window\n---\n\n## The pane {#pane}\n\nIt is [broken](02-letter.md).\n"
    (edition,) = _live(letters, window=text).editions
    window = next(one for one in edition.outlines if one.path == _path("window"))
    assert (window.headline, window.slug, [one.words for one in window.headings]) == (
        "The window",
        "01-window",
        ["The pane"],
    )
    assert window.ids["pane"].line == 5
    assert [one.path for one in window.references] == ["02-letter.md"]
    letter = edition.index.key("02-letter.md", beside=window.path, folder="2026-11")
    assert letter == "2026-11/letter"


def test_the_cache_of_a_session_writes_nothing_and_forgets_what_is_oldest(tmp_path: Path) -> None:
    cache = SessionCache(tmp_path, b"secret", largest=10)
    assert cache.keeps
    for key in ("a", "b"):
        assert cache.put("kind", key, b"12345")
    assert cache.get("kind", "a") == b"12345"
    cache.put("kind", "c", b"12345")
    assert [cache.get("kind", key) for key in "abc"] == [b"12345", None, b"12345"]
    assert [*tmp_path.iterdir()] == []


def test_what_a_session_has_read_it_does_not_read_again(tmp_path: Path) -> None:
    cache = SessionCache(tmp_path, None)
    read: list[bytes] = []

    def load(data: bytes) -> str:
        read.append(data)
        return data.decode()

    assert cache.value("kind", "a", load) is None
    cache.put("kind", "a", b"one")
    assert [cache.value("kind", "a", load), cache.value("kind", "a", load)] == ["one", "one"]
    cache.put("kind", "a", b"two")
    assert cache.value("kind", "a", load) == "two"
    assert read == [b"one", b"two"]
