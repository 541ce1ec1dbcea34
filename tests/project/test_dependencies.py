"""What the package imports is what the project declares: nothing is there only because something else brought it."""

import ast
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]


EXTRAS = ("dask", "heic", "lsp", "preview", "proof", "verify")
"""What a command needs that not everyone has; the tools ask for it."""


def _declared(*extras: str) -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    rows = project["dependencies"] + [row for extra in extras for row in project["optional-dependencies"][extra]]
    return {canonicalize_name(Requirement(row).name) for row in rows}


def _imports(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


def _used() -> dict[str, set[str]]:
    """The distributions that modules of the package import from, and which modules do."""
    brought_by = packages_distributions()
    used: dict[str, set[str]] = {}
    for path in (ROOT / "publish").rglob("*.py"):
        for name in _imports(ast.parse(path.read_bytes())):
            if name != "publish" and name not in sys.stdlib_module_names:
                for distribution in brought_by.get(name, [name]):
                    used.setdefault(canonicalize_name(distribution), set()).add(str(path.relative_to(ROOT)))
    return used


def test_every_import_is_declared() -> None:
    declared = _declared(*EXTRAS)
    assert {name: where for name, where in _used().items() if name not in declared} == {}


_ROOMS = (
    *("publish/tools/", "publish/language_server/", "publish/preview/"),
    *("publish/imaging/foreign.py", "publish/pipeline/cluster.py"),
)


def test_only_the_rooms_that_are_made_for_it_use_what_is_in_an_extra() -> None:
    extra = _declared(*EXTRAS) - _declared()
    where = {path for name, paths in _used().items() if name in extra for path in paths}
    assert where
    assert {path for path in where if not path.startswith(_ROOMS)} == set()
