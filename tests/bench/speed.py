"""What a run costs, as a whole process, beside other programs: ``make bench``.

Each round runs every case once, so that whatever else the machine does falls on all of them alike; of the rounds the
median counts. Processor time is that of the whole tree of processes, memory that of its largest. pandoc is measured
where it is found, on the path or named by ``PANDOC``.
"""

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import monotonic

from tests.bench.generate import EDITION, write_project

HERE = Path(__file__).parents[2]
_COMMAND = "from publish.cli.app import program; program()"


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run took."""

    wall: float
    """Seconds."""
    cpu: float
    """Seconds of processor time."""
    memory: float
    """MB of the largest process."""


@dataclass(frozen=True, slots=True)
class Case:
    """A run to measure."""

    name: str
    """What it is called in the table."""
    command: Sequence[str]
    """The command."""
    before: Callable[[], None] = lambda: None
    """What puts things in place for it; not measured."""


def measured(command: Sequence[str], folder: Path) -> Cost:
    """Run a command to its end; :class:`subprocess.CalledProcessError` where it fails."""
    # The usage of a child's children counts when it is waited for, so each case has a process that has waited for one.
    reader, writer = os.pipe()
    began = monotonic()
    if (pid := os.fork()) == 0:
        quiet = os.open(os.devnull, os.O_RDWR)
        done = subprocess.run(command, cwd=folder, stdout=quiet, stderr=quiet, check=False)
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        os.write(writer, f"{done.returncode} {used.ru_utime + used.ru_stime} {used.ru_maxrss / 1000}".encode())
        os._exit(0)
    os.waitpid(pid, 0)
    wall = monotonic() - began
    code, cpu, memory = os.read(reader, 200).decode().split()
    os.close(reader)
    os.close(writer)
    if int(code):
        raise subprocess.CalledProcessError(int(code), command)
    return Cost(wall, float(cpu), float(memory))


def cases(project: Path, scratch: Path, pandoc: str) -> Iterator[Case]:
    """What is measured, each beside the others on the same files."""
    folder = project / "content/editions" / EDITION
    texts = sorted(map(str, folder.glob("*.md")))
    peers = [sys.executable, "-m", "tests.bench.peers", str(folder), str(scratch / "plain.epub")]
    yield Case("plain EbookLib, EPUB", peers)
    if pandoc:
        source = [pandoc, "-f", "markdown", f"--resource-path={folder}"]
        yield Case("pandoc, EPUB", [*source, "-t", "epub3", "-o", str(scratch / "pandoc.epub"), *texts])
        yield Case("pandoc, to JSON", [*source, "-t", "json", "-o", os.devnull, *texts])
    ours = [sys.executable, "-c", _COMMAND]
    build = [*ours, "build", "--format", "epub", "--project", str(project)]
    check = [*ours, "check", "--project", str(project)]
    edits = iter(range(1_000_000))

    def emptied() -> None:
        shutil.rmtree(project / "build", ignore_errors=True)

    def edited() -> None:
        file = Path(texts[next(edits) % len(texts)])
        file.write_text(f"{file.read_text(encoding='utf-8')}\nOne more sentence, at the end.\n", encoding="utf-8")

    yield Case("ours, check, cold", check, emptied)
    yield Case("ours, check, one dispatch changed", check, edited)
    yield Case("ours, check, nothing changed", check)
    yield Case("ours, EPUB, cold", build, emptied)
    yield Case("ours, EPUB, one dispatch changed", build, edited)
    yield Case("ours, EPUB, nothing changed", build)


def table(costs: dict[str, list[Cost]]) -> Iterator[str]:
    """The medians as a table in Markdown, with what each takes of the processor time and memory of plain EbookLib."""
    yield "| run | wall, s | CPU, s | CPU / EbookLib | memory, MB | memory / EbookLib |"
    yield "| --- | --- | --- | --- | --- | --- |"
    middle = {
        name: Cost(*(median(getattr(one, of) for one in runs) for of in Cost.__slots__)) for name, runs in costs.items()
    }
    base = middle["plain EbookLib, EPUB"]
    for name, cost in middle.items():
        ratios = f"{cost.cpu / base.cpu:.2f} | {cost.memory:.0f} | {cost.memory / base.memory:.2f}"
        yield f"| {name} | {cost.wall:.2f} | {cost.cpu:.2f} | {ratios} |"


def _median(runs: Sequence[Cost]) -> Cost:
    return Cost(*(median(getattr(run, each) for run in runs) for each in Cost.__slots__))


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.speed", description="Measure what a run costs.")
    parser.add_argument("--dispatches", type=int, default=100, help="how many dispatches the edition has")
    parser.add_argument("--rounds", type=int, default=3, help="how often each is run")
    chosen = parser.parse_args(arguments)
    pandoc = os.environ.get("PANDOC") or shutil.which("pandoc") or ""
    with tempfile.TemporaryDirectory(prefix="bench-") as made:
        project = write_project(Path(made, "project"), dispatches=chosen.dispatches)
        settings = project / "content/editions" / EDITION / "edition.toml"
        settings.write_text(settings.read_text().replace("page_list = true", "page_list = false"))
        costs: dict[str, list[Cost]] = {}
        for _ in range(chosen.rounds):
            for case in cases(project, Path(made), pandoc):
                case.before()
                costs.setdefault(case.name, []).append(measured(case.command, HERE))
        print("\n".join(table(costs)))


if __name__ == "__main__":
    main()
