"""The last good edition survives: a crash, a full disk, a second build at the same time."""

import resource
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pikepdf
import pytest

from tests.docs.documents import ROOT
from tests.docs.promises import letter

pytestmark = pytest.mark.slow

_DISPATCH = "---\nheadline: Low water\ndate: 2026-11-18\n---\n\nThe tide was out, and stayed out.\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with the books of its last run, as anybody can tell by what is in them."""
    home = letter.make(tmp_path / "letter", {"01-low-water.md": _DISPATCH})
    (home / "build").mkdir()
    for name in ("2026-11.epub", "2026-11.pdf"):
        (home / "build" / name).write_text("the last good one")
    return home


def _is_the_last_good_one(project: Path) -> bool:
    books = [(project / "build" / name).read_bytes() for name in ("2026-11.epub", "2026-11.pdf")]
    return books == [b"the last good one"] * 2


def _started(project: Path) -> "subprocess.Popen[str]":
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(project), "PYTHONPATH": str(ROOT)}
    command = [*letter.LAUNCH, "build", "--verbose"]
    return subprocess.Popen(command, cwd=project, env=environment, stderr=subprocess.PIPE, text=True)


def test_a_build_that_is_killed(project: Path) -> None:
    with _started(project) as running:
        assert running.stderr is not None
        assert "setting" in running.stderr.readline()
        time.sleep(0.3)
        running.send_signal(signal.SIGKILL)
        running.wait(timeout=60)
    assert _is_the_last_good_one(project)
    assert letter.publish("build", "--quiet", cwd=project).returncode == 0
    assert [name for name in letter.files_in(project / "build") if name.endswith(".part")] == []
    assert not _is_the_last_good_one(project)


def test_a_disk_that_is_full(project: Path) -> None:
    code = (
        "import resource, signal, sys\n"
        "from publish.cli.app import run\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))\n"
        "sys.exit(run(['build']))\n"
    )
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] == resource.RLIM_INFINITY
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=project,
        env={"PATH": "/usr/bin:/bin", "HOME": str(project), "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 3, done.stderr
    assert "hint: " in done.stderr
    assert "Traceback" not in done.stderr
    assert _is_the_last_good_one(project)
    assert letter.files_in(project / "build") == ["2026-11.epub", "2026-11.pdf"]


def test_content_that_is_broken(project: Path) -> None:
    (project / "content/editions/2026-11/02-broken.md").write_text("---\nheadlin: Broken\n---\n\nText.\n")
    done = letter.publish("build", cwd=project)
    assert done.returncode == 1
    assert _is_the_last_good_one(project)


def test_two_builds_at_the_same_time(project: Path) -> None:
    with _started(project) as one, _started(project) as other:
        said = [running.communicate(timeout=300)[1] for running in (one, other)]
    assert [one.returncode, other.returncode] == [0, 0], said
    assert [name for name in letter.files_in(project / "build") if name.endswith(".part")] == []
    with pikepdf.open(project / "build/2026-11.pdf") as pdf:
        assert len(pdf.pages) >= 3
    with zipfile.ZipFile(project / "build/2026-11.epub") as book:
        assert book.testzip() is None
