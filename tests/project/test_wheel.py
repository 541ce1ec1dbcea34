"""The wheel carries the package with its styles, and works where there is no checkout."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def _run(command: list[str | Path], folder: Path, *, seconds: float = 300) -> str:
    """Run ``command`` in an empty home, ``folder``; the output, or a failure that shows all of it."""
    # pip keeps what this machine says of its index; nothing else comes through.
    told = {name: value for name, value in os.environ.items() if name.startswith(("PIP_", "SSL_"))}
    surroundings = {"PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": str(folder), **told}
    done = subprocess.run(
        command, cwd=folder, env=surroundings, capture_output=True, text=True, timeout=seconds, check=False
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, made by the back-end of the lock."""
    folder = tmp_path_factory.mktemp("wheel")
    pip: list[str | Path] = [sys.executable, "-m", "pip", "--disable-pip-version-check", "wheel", "--quiet"]
    _run([*pip, "--no-deps", "--no-build-isolation", "--no-index", "--wheel-dir", folder, ROOT], folder)
    (made,) = folder.glob("*.whl")
    return made


def test_the_wheel_holds_what_git_holds(wheel: Path) -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "publish", "styles"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split("\0")
    kept = {name for name in listed if name and (ROOT / name).is_file()}
    expected = {name if name.startswith("publish/") else f"publish/_{name}" for name in kept}
    with zipfile.ZipFile(wheel) as archive:
        shipped = set(archive.namelist())
    assert expected - shipped == set()
    assert [name for name in shipped if not name.startswith(("publish/", "dispatch_press-"))] == []


@pytest.mark.slow
def test_the_wheel_makes_books_where_there_is_no_checkout(wheel: Path, tmp_path: Path) -> None:
    environment = tmp_path / "environment"
    _run([sys.executable, "-m", "venv", environment], tmp_path)
    pip: list[str | Path] = [
        environment / "bin/python",
        "-m",
        "pip",
        "--disable-pip-version-check",
        "install",
        "--quiet",
    ]
    _run([*pip, "--require-hashes", "-r", ROOT / "requirements.lock"], tmp_path)
    _run([*pip, "--no-deps", "--no-index", wheel], tmp_path)
    publish = environment / "bin/publish"
    _run([publish, "new", "letter"], tmp_path)
    made = _run([publish, "build"], tmp_path / "letter").split()
    assert {Path(name).suffix for name in made} == {".epub", ".pdf"}
    assert all((tmp_path / "letter" / name).stat().st_size > 1000 for name in made)
