"""A room to try hostile content in: a network of its own, a home of its own, files outside that nobody may touch."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.docs.documents import ROOT

PRECIOUS = "precious: Kessport 54.7104\n"
"""What stands in the files outside; a book that holds it has read one."""


@dataclass(frozen=True)
class Done:
    """What came of a command."""

    code: int
    out: str
    err: str
    asked: int
    """How often anybody asked the network for anything."""
    touched: list[str]
    """Which files outside were opened, written or taken away."""
    seconds: float
    """Of the processor."""
    memory: int
    """Bytes, at most."""

    @property
    def told(self) -> str:
        """All that was printed."""
        return f"{self.out}{self.err}"


@dataclass
class Room:
    """A room, with its warden."""

    folder: Path
    warden: "subprocess.Popen[str]"
    alone: bool
    """Whether the network is its own: every address asked is counted."""
    port: int
    """A port of this machine at which the canary listens in any case."""

    @property
    def outside(self) -> Path:
        """A folder that nobody may touch."""
        return self.folder / "outside"

    def run(
        self,
        *arguments: str,
        cwd: Path,
        limit: float = 60,
        killed: float = 0,
        layer: Sequence[object] = (),
        largest: int = 0,
    ) -> Done:
        """Run ``publish`` there, for so many seconds at most.

        It may be killed after so many; ``layer`` is what fails below it (:mod:`tests.hostile.layer`), and ``largest``
        how many bytes a file may have; 0: as many as it likes.
        """
        order = {
            "arguments": arguments,
            "cwd": str(cwd),
            "environment": {
                "PATH": "/usr/bin:/bin",
                "HOME": str(self.folder / "home"),
                "PYTHONPATH": str(ROOT),
                "PYTHONDONTWRITEBYTECODE": "1",
                "LC_ALL": "C.UTF-8",
            },
            "outside": str(self.outside),
            "limit": limit,
            "killed": killed,
            "layer": [*layer],
            "largest": largest,
        }
        assert self.warden.stdin
        assert self.warden.stdout
        self.warden.stdin.write(json.dumps(order) + "\n")
        self.warden.stdin.flush()
        return Done(**json.loads(self.warden.stdout.readline()))

    def unharmed(self) -> bool:
        """Whether the files outside are as they were."""
        found = {path.name: path.read_text() for path in self.outside.iterdir() if path.is_file()}
        return found == dict.fromkeys(("victim.txt", "victim.md", ".note.part", "victim.jpg"), PRECIOUS)


def _prefix() -> Sequence[str]:
    own = ["unshare", "-rnm", "--kill-child"]
    if shutil.which("unshare") and shutil.which("ip"):
        tried = subprocess.run([*own, "true"], check=False, capture_output=True, timeout=20)
        return own if tried.returncode == 0 else ()
    return ()


@contextmanager
def opened(folder: Path) -> Iterator[Room]:
    """A room in a folder."""
    (folder / "outside").mkdir()
    (folder / "home").mkdir()
    for name in ("victim.txt", "victim.md", ".note.part", "victim.jpg"):
        (folder / "outside" / name).write_text(PRECIOUS)
    prefix = _prefix()
    command = [*prefix, sys.executable, "-m", "tests.hostile.warden", *(["--alone"] if prefix else []), str(folder)]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env={**os.environ}
    ) as warden:
        assert warden.stdout
        told = json.loads(warden.stdout.readline())
        yield Room(folder, warden, told["alone"], told["port"])
        assert warden.stdin
        warden.stdin.close()
