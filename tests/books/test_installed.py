"""The wheel makes books where there is no checkout, and needs no network for it."""

import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from tests.books.press import ROOT

pytestmark = pytest.mark.slow


def _run(*command: str | Path, folder: Path) -> str:
    """The output of a command that sees nothing of the caller's environment, and must succeed."""
    surroundings = {"PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": str(folder), "PIP_NO_INDEX": "1"}
    done = subprocess.run(command, cwd=folder, env=surroundings, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with the wheel, which borrows the libraries of this one and nothing else of it.

    Libraries are named by a path file, and path files of theirs are not followed: the checkout stays out of sight.
    """
    folder = tmp_path_factory.mktemp("installed")
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check")
    _run(*pip, "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir", folder, ROOT, folder=folder)
    (wheel,) = folder.glob("*.whl")
    environment = folder / "environment"
    _run(sys.executable, "-m", "venv", "--without-pip", environment, folder=folder)
    python = environment / "bin/python"
    _run(*pip, "--python", python, "install", "--quiet", "--no-deps", wheel, folder=folder)
    (packages,) = environment.glob("lib/python*/site-packages")
    (packages / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return environment


def test_it_is_not_the_checkout_that_runs(installed: Path, tmp_path: Path) -> None:
    where = "import publish; print(publish.__file__)"
    assert _run(installed / "bin/python", "-c", where, folder=tmp_path).startswith(str(installed))


def test_a_new_project_is_made_checked_and_built(installed: Path, tmp_path: Path) -> None:
    publish = installed / "bin/publish"
    _run(publish, "new", "letter", folder=tmp_path)
    _run(publish, "check", "--project", "letter", folder=tmp_path)
    made = _run(publish, "build", "--project", "letter", folder=tmp_path).split()
    assert {Path(name).suffix for name in made} >= {".epub", ".pdf"}
    assert all((tmp_path / name).stat().st_size > 1000 for name in made)
    assert "findings" in _run(publish, "verify", "--project", "letter", "--json", folder=tmp_path)
