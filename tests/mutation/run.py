"""How many small faults the tests would notice: ``make mutation``, or ``python -m tests.mutation.run ROOM`` for a room.

A copy of the tree is changed one operator, number or name at a time, and the tests that reach the change are run. The
share that fails is what the tests are worth. mutmut leaves decorated functions alone, and a check is one: in the copy
each check is a plain function that is made a check below itself.
"""

import ast
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree, ignore_patterns

HERE = Path(__file__).parents[2]
ROOMS = {
    "publish/checks/source": ("tests/checks/source",),
    "publish/checks/makeup": ("tests/checks/makeup",),
    "publish/checks/epub": ("tests/checks/epub",),
    "publish/checks/parity": ("tests/checks/parity",),
    "publish/preflight": ("tests/preflight",),
    "publish/transforms": ("tests/transforms",),
}
"""What is changed, and the tests that ought to notice."""
LEAST = 0.8
"""The share that has to be noticed."""

_COPIED = ("publish", "styles", "content", "tests", "docs", "pyproject.toml")
_SETTINGS = """
[tool.mutmut]
source_paths = {rooms}
pytest_add_cli_args_test_selection = {tests}
also_copy = {copied}
"""


_UNNOTICED = (0, 33)
"""What mutmut writes down for a change that its tests pass, and for one that no test comes by."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of the changes to a room."""

    room: str
    noticed: int
    """How many changes made a test fail, or run for ever."""
    whole: int
    """How many there were."""
    survived: tuple[str, ...]
    """Those that no test noticed."""


def undecorated(source: str) -> str:
    """A module whose checks are plain functions, each made a check below itself; sent to workers under its old name."""
    lines = source.splitlines()
    for function in reversed(ast.parse(source).body):
        if not isinstance(function, ast.FunctionDef) or len(function.decorator_list) != 1:
            continue
        decorator = ast.unparse(function.decorator_list[0])
        if not decorator.startswith(("check(", "check_of(")):
            continue
        name, plain = function.name, f"{function.name}_unchecked"
        below = [f"{plain}.__qualname__ = {name!r}", f"{name} = {decorator}({plain})"]
        lines[function.end_lineno or 0 : function.end_lineno or 0] = ["", "", *below]
        lines[function.lineno - 1] = lines[function.lineno - 1].replace(f"def {name}(", f"def {plain}(", 1)
        del lines[function.decorator_list[0].lineno - 1 : function.lineno - 1]
    return "\n".join(lines) + "\n"


def _copy(folder: Path, rooms: Sequence[str]) -> None:
    for name in _COPIED:
        if (HERE / name).is_dir():
            copytree(HERE / name, folder / name, ignore=ignore_patterns("__pycache__", "node_modules"))
    for room in rooms:
        for module in (folder / room).rglob("*.py"):
            module.write_text(undecorated(module.read_text(encoding="utf-8")), encoding="utf-8")
    settings = _SETTINGS.format(
        rooms=json.dumps(list(rooms)),
        tests=json.dumps([tests for room in rooms for tests in ROOMS[room]]),
        copied=json.dumps(_COPIED),
    )
    (folder / "pyproject.toml").write_text((HERE / "pyproject.toml").read_text(encoding="utf-8") + settings)


def verdicts(folder: Path, rooms: Iterable[str]) -> list[Verdict]:
    """What mutmut wrote down in a folder, room by room."""
    found: list[Verdict] = []
    for room in rooms:
        codes: dict[str, int | None] = {}
        for kept in sorted((folder / "mutants" / room).rglob("*.meta")):
            codes |= json.loads(kept.read_text(encoding="utf-8"))["exit_code_by_key"]
        survived = tuple(name for name, code in codes.items() if code in _UNNOTICED)
        judged = [code for code in codes.values() if code is not None]
        found.append(Verdict(room, len(judged) - len(survived), len(judged), survived))
    return found


def main(rooms: Sequence[str]) -> int:
    """Change the rooms, print the share that was noticed and what was not; 1 where that is too little."""
    with tempfile.TemporaryDirectory(prefix="mutants-") as scratch:
        folder = Path(scratch)
        _copy(folder, rooms)
        subprocess.run([sys.executable, "-m", "mutmut", "run"], cwd=folder, check=True)
        judged = verdicts(folder, rooms)
    for verdict in judged:
        for name in verdict.survived:
            print(f"survived: {name}")
    for verdict in judged:
        print(f"{verdict.room}: {verdict.noticed} of {verdict.whole} noticed, {verdict.noticed / verdict.whole:.0%}")
    whole = sum(verdict.whole for verdict in judged)
    share = sum(verdict.noticed for verdict in judged) / whole
    print(f"{share:.1%} of {whole} changes noticed; {LEAST:.0%} is asked")
    return 0 if share >= LEAST else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or list(ROOMS)))
