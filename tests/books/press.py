"""The command line as an editor uses it: a process of its own, in a folder of its own."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).parents[2]
"""The checkout."""
LETTER = ROOT / "tests/cases/letter"
"""A small project: a quarterly, and its yearbook in two parts."""

_LAUNCH = (sys.executable, "-c", "from publish.cli.app import main; main()")


def publish(
    *arguments: str | Path,
    folder: Path,
    tree: Path = ROOT,
    variables: Mapping[str, str] | None = None,
    umask: int = -1,
    seconds: float = 600,
) -> "subprocess.CompletedProcess[str]":
    """Run ``publish`` in ``folder``, with the code of ``tree``; the exit code is for the caller to judge."""
    surroundings = {**os.environ, "PYTHONPATH": str(tree), **(variables or {})}
    return subprocess.run(
        [*_LAUNCH, *map(str, arguments)],
        cwd=folder,
        env=surroundings,
        capture_output=True,
        text=True,
        timeout=seconds,
        umask=umask,
        check=False,
    )


def built(folder: Path, *arguments: str | Path) -> Path:
    """Build in ``folder``, which must succeed; the folder of the books."""
    done = publish("build", *arguments, "--quiet", folder=folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "build"


def copied(source: Path, folder: Path, *, backwards: bool = False) -> Path:
    """The project of ``source`` in ``folder``, its files made one by one in the order of their names, or backwards."""
    for path in sorted((source / "content").rglob("*"), reverse=backwards):
        if path.is_file():
            place = folder / path.relative_to(source)
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, place)
    return folder
