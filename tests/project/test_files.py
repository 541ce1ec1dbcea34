"""A file holds one idea: none is longer than a reader can keep in mind. Nothing lies about."""

import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
LONGEST = 400
"""Lines."""


TOP = """
.ci .gitattributes .github .gitignore .pre-commit-config.yaml .pre-commit-hooks.yaml CHANGELOG.md CONTRIBUTING.md
Containerfile LICENSE Makefile README.md SECURITY.md action.yml build content docs publish pyproject.toml
requirements-dev.lock requirements.lock styles tests
"""
"""What stands at the top of the repository."""


def _tracked(*tops: str) -> list[str]:
    command = ["git", "ls-files", "-z", *tops]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [name for name in listed.split("\0") if name]


def test_nothing_lies_about_at_the_top() -> None:
    assert sorted({name.partition("/")[0] for name in _tracked()}) == sorted(TOP.split())


def test_no_file_is_too_long() -> None:
    names = _tracked("publish", "tests", "styles")
    kept = [ROOT / name for name in names if name.endswith((".py", ".css", ".html", ".mjs", ".js"))]
    lengths = {str(path.relative_to(ROOT)): len(path.read_text().splitlines()) for path in kept if path.exists()}
    assert len(lengths) > 200
    assert {name: length for name, length in lengths.items() if length > LONGEST} == {}
