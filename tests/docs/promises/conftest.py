"""The ill-meant letter, built once for all tests that read its books."""

from pathlib import Path

import pytest

from tests.docs.promises import letter


@pytest.fixture(scope="session")
def books(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of its finished books, and beside them what the build said."""
    project = tmp_path_factory.mktemp("promises") / "letter"
    letter.make(project, {"01-boats.md": letter.HOSTILE, "images/boats.jpg": letter.photo()})
    done = letter.publish("build", cwd=project)
    assert done.returncode == 0, done.stderr
    (project / "build/said.txt").write_text(done.stderr)
    return project / "build"
