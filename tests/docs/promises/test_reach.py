"""Building touches neither the network nor a file outside the project and the theme, but for the user's secret."""

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.docs.documents import ROOT
from tests.docs.promises import letter

_WATCHED = """
import json, os, sys

seen = {"network": [], "read": [], "written": [], "started": [], "steps": []}

def watch(event, arguments):
    if event.startswith(("socket.connect", "socket.getaddrinfo", "socket.bind", "socket.sendto")):
        seen["network"].append(event)
    elif event in ("subprocess.Popen", "os.exec", "os.posix_spawn", "os.system"):
        seen["started"].append(os.path.basename(str(arguments[0])))
    elif event == "open" and isinstance(arguments[0], (str, bytes)):
        path, mode, flags = os.fsdecode(arguments[0]), arguments[1] or "", arguments[2] or 0
        writes = any(sign in mode for sign in "wax+") or flags & (os.O_WRONLY | os.O_RDWR)
        kind = "steps" if not os.path.isabs(path) else "written" if writes else "read"
        seen[kind].append(path if kind == "steps" else os.path.realpath(path))

sys.addaudithook(watch)
from publish.cli.app import run
code = run(["build", "--quiet"])
with os.fdopen(int(sys.argv[1]), "w") as out:
    json.dump({"code": int(code), **seen}, out)
"""

_LINKERS = {"ldconfig", "gcc", "cc", "ld", "objdump"}
"""What Python asks where a shared library is."""


@dataclass(frozen=True)
class Seen:
    """What a build did, as the interpreter reports it."""

    code: int
    network: list[str]
    read: list[str]
    written: list[str]
    started: list[str]
    steps: list[str]
    """Names that were opened from an open folder, a step at a time."""


def _watched(project: Path, scratch: Path) -> Seen:
    """Build a project in a process that writes down what it touches; temporary files stand in ``scratch``."""
    reading, writing = os.pipe()
    surroundings = {
        "PATH": "/usr/bin:/bin",
        "HOME": str(scratch.parent / "home"),
        "PYTHONPATH": str(ROOT),
        "TMPDIR": str(scratch),
        "PYTHONDONTWRITEBYTECODE": "1",
        "http_proxy": "http://[::1]:9",
        "https_proxy": "http://[::1]:9",
    }
    command = [sys.executable, "-c", _WATCHED, str(writing)]
    with subprocess.Popen(
        command, cwd=project, env=surroundings, pass_fds=(writing,), stderr=subprocess.DEVNULL
    ) as running:
        os.close(writing)
        with os.fdopen(reading) as pipe:
            told = json.load(pipe)
        running.wait(timeout=300)
    return Seen(**told)


def _below(paths: Iterable[str], *folders: Path) -> tuple[set[str], set[str]]:
    """The paths in these folders, and the others."""
    real = [folder.resolve() for folder in folders]
    inside = {path for path in paths if any(Path(path).is_relative_to(folder) for folder in real)}
    return inside, set(paths) - inside


@pytest.mark.slow
def test_no_address_is_asked_and_no_other_file_is_opened(tmp_path: Path) -> None:
    project = letter.make(tmp_path / "letter", {"01-boats.md": letter.HOSTILE, "images/boats.jpg": letter.photo()})
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    seen = _watched(project, scratch)
    assert seen.code == 0
    assert seen.network == []
    assert set(seen.started) <= _LINKERS
    program = [ROOT / "publish", ROOT / "styles", Path(sys.prefix), Path(sys.base_prefix)]
    machine = [Path("/usr"), Path("/etc"), Path("/proc"), Path("/dev"), Path("/sys/fs/cgroup")]
    assert {"content", "boats.jpg", "01-boats.md"} <= set(seen.steps)
    assert [name for name in seen.steps if "/" in name or name == ".."] == []
    state = scratch.parent / "home/.local/state"
    assert _below(seen.read, project / "build", scratch, *program, *machine)[1] <= {str(project.resolve()), str(state)}
    assert _below(seen.written, scratch, Path("/dev"))[1] == set()
    assert (project / "build/2026-11.pdf").is_file()
    kept = [path for path in (scratch.parent / "home").rglob("*") if path.is_file() and ".cache" not in path.parts]
    assert [path.name for path in kept] == ["cache.key"]


@pytest.mark.parametrize(
    "picture",
    [
        "../../../../outside.jpg",
        "..%2f..%2f..%2f..%2foutside.jpg",
        "..\\\\..\\\\..\\\\..\\\\outside.jpg",
        "/outside.jpg",
        "file:///outside.jpg",
        "https://tracker.invalid/outside.jpg",
        "link.jpg",
        "pipe.jpg",
    ],
)
def test_a_picture_from_elsewhere_is_refused_unopened(picture: str, tmp_path: Path) -> None:
    dispatch = f"---\nheadline: A picture\n---\n\n![A picture.]({picture})\n"
    project = letter.make(tmp_path / "letter", {"01-picture.md": dispatch})
    home = project / "content/editions/2026-11"
    (tmp_path / "outside.jpg").write_bytes(letter.photo())
    (home / "link.jpg").symlink_to(tmp_path / "outside.jpg")
    os.mkfifo(home / "pipe.jpg")  # whoever opens it waits until the test is over
    done = letter.publish("build", cwd=project)
    assert done.returncode == 1, done.stderr
    assert "01-picture.md:5:1: error[" in done.stderr
    assert not (project / "build").exists() or letter.files_in(project / "build") == []
