"""Books that many tests read: each is built once in a run, however many processes share the run."""

from pathlib import Path

import pytest

from tests.books.once import once
from tests.books.press import LETTER, ROOT, built, copied


@pytest.fixture(scope="session")
def letter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the small project, with the EPUB and the PDF of both its editions."""
    return once(tmp_path_factory, "letter", lambda folder: built(copied(LETTER, folder)))


@pytest.fixture(scope="session")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the sample content, with the books of every edition: a minute's work."""
    return once(tmp_path_factory, "harbour", lambda folder: built(copied(ROOT, folder)))
