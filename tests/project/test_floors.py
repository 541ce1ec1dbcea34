"""The contracts on imports hold, and a planted import upward, sideways or past a door breaks them."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

_PLANTED = {
    "upward": ("errors.py", "import publish.diagnostics", "An import goes down a floor"),
    "sideways": ("tools/qpdf.py", "import publish.fonts", "An import goes down a floor"),
    "past a door": ("tools/qpdf.py", "import pikepdf", "pikepdf enters through"),
    "a room without a floor": ("attic.py", "", "An import goes down a floor"),
}


def _lint(tree: Path) -> subprocess.CompletedProcess[str]:
    code = f"import sys; sys.path.insert(0, {str(tree)!r}); from importlinter.cli import lint_imports_command as c; c()"
    command = [sys.executable, "-c", code, "--no-logo", "--no-cache"]
    return subprocess.run(command, cwd=tree, capture_output=True, text=True, timeout=120, check=False)


@pytest.mark.parametrize("fault", _PLANTED)
def test_a_planted_import_breaks_the_contract(fault: str, tmp_path: Path) -> None:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    shutil.copytree(ROOT / "publish", tmp_path / "publish", ignore=shutil.ignore_patterns("__pycache__"))
    name, line, contract = _PLANTED[fault]
    with (tmp_path / "publish" / name).open("a") as module:
        module.write(f"\n{line}\n")
    linted = _lint(tmp_path)
    assert linted.returncode == 1, linted.stdout + linted.stderr
    (broken,) = (row for row in linted.stdout.splitlines() if " BROKEN" in row)
    assert broken.startswith(contract)
    assert Path(name).stem in linted.stdout
