"""The books whose pages are looked at: the small yearbook, and the edition of every form, in each theme."""

from functools import partial
from pathlib import Path

import pytest

from tests.books.once import once
from tests.books.press import LETTER, built, copied


@pytest.fixture(scope="session")
def builds(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The folder of the small project's books by the name of its theme."""

    def themed(theme: str, folder: Path) -> None:
        settings = copied(LETTER, folder) / "content/publication.toml"
        settings.write_text(settings.read_text().replace('theme = "default"', f'theme = "{theme}"'))
        built(folder, "year", "forms", "--format", "pdf")

    folders = {"default": once(tmp_path_factory, "letter", lambda folder: built(copied(LETTER, folder)))}
    for theme in ("broadsheet", "review"):
        folders[theme] = once(tmp_path_factory, f"letter-{theme}", partial(themed, theme))
    return {theme: folder / "build" for theme, folder in folders.items()}


@pytest.fixture(scope="session")
def yearbooks(builds: dict[str, Path]) -> dict[str, Path]:
    """The PDF of the small yearbook by the name of its theme."""
    return {theme: folder / "year.pdf" for theme, folder in builds.items()}
