"""Gathering: which files a pattern names, and that no pattern makes it look into a folder twice."""

from pathlib import Path

import pytest

from publish.config.edition import Pattern
from publish.diagnostics import Span
from publish.pipeline.files import Folder, FolderEntry
from publish.pipeline.gather import gather


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "content/editions/one").mkdir(parents=True)
    _write(tmp_path, "a.md")
    return tmp_path


def _write(root: Path, name: str) -> None:
    place = root / "content/editions/one" / name
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text("---\nheadline: A\n---\n\nWords.\n")


@pytest.mark.parametrize("pattern", ["**/" * 3000 + "*.md", "**/x*/" * 200 + "**", "*" * 4000 + "?.md", "**/*a" * 900])
def test_a_pattern_looks_into_each_folder_once(root: Path, pattern: str, monkeypatch: pytest.MonkeyPatch) -> None:
    looked = list[str]()
    entries = Folder.entries

    def counted(folder: Folder, path: str) -> tuple[FolderEntry, ...]:
        looked.append(path)
        return entries(folder, path)

    for number in range(12):
        (root / "content/editions/one" / "/".join(["x"] * (number + 1))).mkdir()
    monkeypatch.setattr(Folder, "entries", counted)
    gather(Folder(root), "content/editions/one", Pattern(pattern, Span("edition.toml")), suffixes=(".md",))
    below = [path for path in looked if path.startswith("content/editions/one/")]
    assert sorted(below) == sorted(set(below))


def test_two_stars_stand_for_any_number_of_folders(root: Path) -> None:
    for name in ("b/c.md", "b/d/c.md", "b/d/e/c.md", "b/.hidden/c.md"):
        _write(root, name)
    folder = Folder(root)

    def found(glob: str) -> list[str]:
        pattern = Pattern(glob, Span("edition.toml"))
        outcome = gather(folder, "content/editions/one", pattern, suffixes=(".md",))
        return [one.path.removeprefix("content/editions/one/") for one in outcome.value]

    assert found("**/*.md") == ["a.md", "b/c.md", "b/d/c.md", "b/d/e/c.md"]
    assert found("**/**/c.md") == ["b/c.md", "b/d/c.md", "b/d/e/c.md"]
    assert found("b/**/d/**") == ["b/d/c.md", "b/d/e/c.md"]
    assert found("b/.hidden/*.md") == ["b/.hidden/c.md"]
