"""What a large edition costs: processor time of its cold PDF against one plain WeasyPrint document of its words."""

import resource
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.bench.generate import EDITION, write_project
from tests.bench.typography.table import grid
from tests.books.press import ROOT

DISPATCHES = 100
_BUILD = ("-c", "from publish.cli.app import main; main()", "build", EDITION, "--quiet", "--format", "pdf")


def spent(arguments: Sequence[str], folder: Path) -> float:
    """Seconds of processor time that Python takes for this, in a process of its own; ``SystemExit`` where it fails."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env={"PYTHONPATH": str(ROOT), "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.exit(done.stderr)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def weigh(folder: Path, *, dispatches: int = DISPATCHES) -> str:
    """Build a generated edition cold, then set it plainly; a table in Markdown."""
    project = write_project(folder / "project", dispatches=dispatches)
    ours = spent(_BUILD, project)
    plain = spent(["-m", "tests.bench.typography.plain", str(project), str(folder / "plain.pdf")], project)
    rows = [
        ["", "CPU, s"],
        [f"PDF of {dispatches} generated dispatches, cold", f"{ours:.1f}"],
        ["one plain WeasyPrint document of them", f"{plain:.1f}"],
        ["times as much; aim, at most 2.5", f"{ours / plain:.1f}"],
    ]
    return grid(rows)
