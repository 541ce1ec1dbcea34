"""What a run costs, as a whole process, beside other programs: ``make bench``.

Each round runs every case once, so that whatever else the machine does falls on all of them alike; of the rounds the
median counts. Processor time is that of the whole tree of processes, memory that of its largest. pandoc is measured
where it is found, on the path or named by ``PANDOC``, Typst where the package ``typst`` is installed. E-books are told
beside plain EbookLib's, pages beside those of one plain WeasyPrint document.
"""

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
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


EBOOK, DOCUMENT = "plain EbookLib, EPUB", "one WeasyPrint document, PDF"
"""What e-books and pages are told beside."""
_LONGER = "\n".join(
    f"Then came the tide of day {day}, and with it a boat that nobody had asked for.\n" for day in range(40)
)


def paged(project: Path, scratch: Path) -> Iterator[Case]:
    """What is measured of pages."""
    folder = project / "content/editions" / EDITION
    yield Case(DOCUMENT, [sys.executable, "-m", "tests.bench.typography.plain", str(project), str(scratch / "one.pdf")])
    if find_spec("typst") is not None:
        yield Case("Typst, PDF", [sys.executable, "-m", "tests.bench.peers", str(folder), str(scratch / "typst.pdf")])
    build = [sys.executable, "-c", _COMMAND, "build", "--format", "pdf", "--project", str(project)]
    texts = sorted(folder.glob("dispatch-????.md"))
    middle = texts[len(texts) // 2]

    def emptied() -> None:
        shutil.rmtree(project / "build", ignore_errors=True)

    def grown(text: str) -> None:
        middle.write_text(f"{middle.read_text(encoding='utf-8')}\n{text}", encoding="utf-8")

    yield Case("ours, PDF, cold, one worker", [*build, "--jobs", "1"], emptied)
    yield Case("ours, PDF, cold", build, emptied)
    yield Case("ours, PDF, one dispatch changed", build, lambda: grown("One more sentence, at the end.\n"))
    yield Case("ours, PDF, one dispatch a page longer", build, lambda: grown(_LONGER))
    yield Case("ours, PDF, nothing changed", build)


def cases(project: Path, scratch: Path, pandoc: str) -> Iterator[Case]:
    """What is measured of e-books, each beside the others on the same files."""
    folder = project / "content/editions" / EDITION
    texts = sorted(map(str, folder.glob("*.md")))
    peers = [sys.executable, "-m", "tests.bench.peers", str(folder), str(scratch / "plain.epub")]
    yield Case(EBOOK, peers)
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


def table(costs: Mapping[str, Sequence[Cost]]) -> Iterator[str]:
    """The medians as a table in Markdown, with what each takes of the processor time and memory of the first."""
    middle = {name: _median(runs) for name, runs in costs.items()}
    first = next(iter(middle))
    short = {EBOOK: "EbookLib", DOCUMENT: "WeasyPrint"}[first]
    yield f"| run | wall, s | CPU, s | CPU / {short} | memory, MB | memory / {short} |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for name, cost in middle.items():
        ratios = f"{cost.cpu / middle[first].cpu:.2f} | {cost.memory:.0f} | {cost.memory / middle[first].memory:.2f}"
        yield f"| {name} | {cost.wall:.2f} | {cost.cpu:.2f} | {ratios} |"


def _median(runs: Sequence[Cost]) -> Cost:
    return Cost(*(median(getattr(run, each) for run in runs) for each in Cost.__slots__))


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.speed", description="Measure what a run costs.")
    parser.add_argument("--dispatches", type=int, default=100, help="how many dispatches the edition has")
    parser.add_argument("--rounds", type=int, default=3, help="how often each is run")
    parser.add_argument("--format", choices=["epub", "pdf"], help="measure e-books or pages alone")
    chosen = parser.parse_args(arguments)
    pandoc = os.environ.get("PANDOC") or shutil.which("pandoc") or ""
    with tempfile.TemporaryDirectory(prefix="bench-") as made:
        project = write_project(Path(made, "project"), dispatches=chosen.dispatches)
        settings = project / "content/editions" / EDITION / "edition.toml"
        settings.write_text(settings.read_text().replace("page_list = true", "page_list = false"))
        kinds: dict[str, Callable[[], Iterator[Case]]] = {
            "epub": lambda: cases(project, Path(made), pandoc),
            "pdf": lambda: paged(project, Path(made)),
        }
        costs: dict[str, dict[str, list[Cost]]] = {}
        for _ in range(chosen.rounds):
            for kind in kinds if chosen.format is None else [chosen.format]:
                for case in kinds[kind]():
                    case.before()
                    costs.setdefault(kind, {}).setdefault(case.name, []).append(measured(case.command, HERE))
        print("\n\n".join("\n".join(table(each)) for each in costs.values()))


if __name__ == "__main__":
    main()
