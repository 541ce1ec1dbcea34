"""Whether a change of the program changes a book: ``make same-books BASE=main``.


The program of another commit and the program as it stands here build the same content: every edition of the sample
content as it asks to be built, for every printer, and for every store. Each book that differs is named; the exit code
is 1 if one does. Both run on the libraries of this environment, so that only the program's own files are compared.
"""

import argparse
import hashlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

HERE = Path(__file__).parents[2]

_COMMAND = "from publish.cli.app import main; main()"


def runs(program: Path) -> Iterator[list[str]]:
    """The builds to compare, each as arguments of the command line."""
    yield ["build"]
    yield ["build", "--format", "epub", *(f"--store={store.stem}" for store in _named(program, "stores"))]
    for printer in _named(program, "printers"):
        yield ["build", "--format", "pdf", "--printer", printer.stem]


def _named(program: Path, what: str) -> list[Path]:
    return sorted((program / "styles" / what).glob("*.toml"))


def books(program: Path, project: Path, asked: Path) -> dict[str, str]:
    """The digests of all files that the program at ``program`` builds in ``project``, and of what stopped it.

    Which printers and stores are asked for, the program at ``asked`` says.
    """
    made: dict[str, str] = {}
    environment = {**os.environ, "PYTHONPATH": str(program), "PYTHONDONTWRITEBYTECODE": "1"}
    for arguments in runs(asked):
        command = [sys.executable, "-c", _COMMAND, *arguments, "--quiet", "--project", str(project)]
        ended = subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=False)
        if ended.returncode:
            made[" ".join(arguments)] = f"exit {ended.returncode}"
            print(ended.stderr, file=sys.stderr)
    for file in sorted((project / "build").rglob("*")):
        if file.is_file() and not any(part.startswith(".") for part in file.relative_to(project).parts):
            made[file.relative_to(project / "build").as_posix()] = hashlib.sha256(file.read_bytes()).hexdigest()
    return made


def differences(before: dict[str, str], after: dict[str, str]) -> list[str]:
    """The names of books that only one side has, or that are not the same."""
    return sorted(name for name in before | after if before.get(name) != after.get(name))


def main() -> int:
    """Compare, print what differs, and say how many books were compared."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("base", help="the commit to compare with")
    base = parser.parse_args().base
    with tempfile.TemporaryDirectory() as folder:
        other = Path(folder, "base")
        subprocess.run(["git", "worktree", "add", "--quiet", "--detach", str(other), base], cwd=HERE, check=True)
        try:
            sides = []
            for side, program in (("before", other), ("after", HERE)):
                project = Path(folder, side)
                copytree(other / "content", project / "content")
                sides.append(books(program, project, other))
        finally:
            subprocess.run(["git", "worktree", "remove", "--force", str(other)], cwd=HERE, check=True)
    differing = differences(*sides)
    for name in differing:
        print(f"differs: {name}")
    print(f"{len(sides[0] | sides[1])} files compared, {len(differing)} differ")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
