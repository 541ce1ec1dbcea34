"""Which folders of a project are editions: what they are called is what their books are called."""

from pathlib import Path

import pytest

from publish.errors import UsageError
from publish.pipeline.locate import load_project


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "content/editions").mkdir(parents=True)
    settings = 'title = "Letters"\npublisher = "Press"\nlanguage = "en"\nidentifier = "urn:x:1"\n'
    (tmp_path / "content/publication.toml").write_text(settings)
    return tmp_path


def _edition(root: Path, name: str) -> None:
    folder = root / "content/editions" / name
    folder.mkdir()
    (folder / "edition.toml").write_text('title = "Two"\n')


@pytest.mark.parametrize("name", ["2026.02", "two editions", "été"])
def test_folders_that_cannot_name_a_book(root: Path, name: str) -> None:
    _edition(root, name)
    with pytest.raises(UsageError, match="cannot name an edition") as refused:
        load_project(root)
    assert "letters, digits and hyphens" in refused.value.hint


@pytest.mark.parametrize("letters", [101, 245, 255])
def test_folders_whose_name_leaves_no_room_for_a_books(root: Path, letters: int) -> None:
    _edition(root, "x" * letters)
    with pytest.raises(UsageError, match=f"content/editions/x{{{letters}}} cannot name an edition") as refused:
        load_project(root)
    assert f"at most 100 letters, not {letters}" in refused.value.hint


@pytest.mark.parametrize("letters", [1, 100])
def test_folders_whose_name_leaves_room(root: Path, letters: int) -> None:
    _edition(root, "x" * letters)
    assert load_project(root).value.editions == ("x" * letters,)
