"""A terminal for the examples of a document: blocks run one after the other in a folder of their own."""

import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.docs.documents import ROOT

_START = f"exec '{sys.executable}' -c 'from publish.cli.app import main; main()' \"$@\"\n"


@dataclass(frozen=True)
class Done:
    """What a block came to."""

    code: int
    """How its last command ended."""
    printed: str
    """What was printed, results and remarks in the order of a terminal."""


class Session:
    """A reader who types what a document says, in an empty folder and an empty home."""

    def __init__(self, folder: Path, *, in_a_tree: bool = False) -> None:
        """``in_a_tree``: the folder is a copy of the program's own, which the document changes."""
        self._home, self._programs = folder / "home", folder / "programs"
        self.folder = folder / "work"
        self._program_in = self.folder if in_a_tree else ROOT
        for each in (self._home, self._programs, self.folder):
            each.mkdir()
        if in_a_tree:
            for name in ("publish", "styles"):
                shutil.copytree(ROOT / name, self.folder / name)
        self._program("publish", _START)
        self._program("python", f"exec '{sys.executable}' \"$@\"\n")

    def _program(self, name: str, script: str) -> None:
        path = self._programs / name
        path.write_text(f"#!/bin/bash\n{script}")
        path.chmod(0o755)

    def write(self, name: str, text: str) -> None:
        """Write a file, as a reader does with an editor."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def add_row(self, place: str, row: str) -> None:
        """Add a row at the end of a tuple, ``FILE:NAME``; what is not indented goes above it, as imports do."""
        name, _, table = place.partition(":")
        path = self.folder / name
        before, found, after = re.split(rf"(\n{table}(?:: [^\n]*)? = \()", path.read_text(encoding="utf-8"), maxsplit=1)
        above = "".join(f"{line}\n" for line in row.splitlines() if line and not line.startswith(" "))
        inside = "".join(f"{line}\n" for line in row.splitlines() if line.startswith(" "))
        rows, end, rest = after.partition("\n)\n" if after.startswith("\n") else ")\n")
        separated = rows if rows.endswith(",") or not rows else f"{rows},"
        path.write_text(f"{before}\n{above}{found}{separated}\n{inside.rstrip()}{end}{rest}", encoding="utf-8")

    def bash(self, script: str) -> Done:
        """Run a script; the next one begins in the folder where this one ended."""
        left = self._home / "left"
        whole = f"trap 'pwd >\"{left}\"' EXIT\n{script}"
        done = self._run(["bash", "--noprofile", "--norc", "-euo", "pipefail", "-c", whole])
        if left.is_file():
            self.folder = Path(left.read_text().strip())
        return done

    def python(self, code: str) -> Done:
        """Run Python in the folder."""
        return self._run([sys.executable, "-c", code])

    def _run(self, command: Sequence[str]) -> Done:
        surroundings = {
            "PATH": f"{self._programs}:/usr/bin:/bin",
            "HOME": str(self._home),
            "PYTHONPATH": str(self._program_in),
            "PYTHONUNBUFFERED": "1",
            "LC_ALL": "C.UTF-8",
        }
        done = subprocess.run(
            command,
            cwd=self.folder,
            env=surroundings,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=300,
            check=False,
        )
        return Done(done.returncode, done.stdout)


def agrees(printed: str, shown: str) -> bool:
    """Whether what was printed is what is shown; … stands there for anything in a line, alone for any lines."""
    return _agrees(printed.splitlines(), shown.splitlines())


def _agrees(printed: list[str], shown: list[str]) -> bool:
    if not shown:
        return not printed
    if shown[0].strip() == "…":
        return any(_agrees(printed[skipped:], shown[1:]) for skipped in range(len(printed) + 1))
    line = ".*".join(map(re.escape, shown[0].rstrip().split("…")))
    return bool(printed) and bool(re.fullmatch(line, printed[0].rstrip())) and _agrees(printed[1:], shown[1:])
