"""What contributors meet: the forms, the workflow and the hooks say what `make` really runs."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from publish import __version__

ROOT = Path(__file__).parents[2]
FORMS = sorted((ROOT / ".github/ISSUE_TEMPLATE").glob("*.yml"))
_KINDS = {"markdown", "textarea", "input", "dropdown", "checkboxes"}


def read(path: Path) -> dict[Any, Any]:
    document: dict[Any, Any] = yaml.safe_load(path.read_text())
    return document


@pytest.mark.parametrize("form", [path for path in FORMS if path.name != "config.yml"], ids=lambda path: path.stem)
def test_a_form_is_one_that_the_forge_reads(form: Path) -> None:
    document = read(form)
    assert document["name"]
    assert document["description"]
    assert {field["type"] for field in document["body"]} <= _KINDS
    asked = [field for field in document["body"] if field["type"] != "markdown"]
    assert len({field["id"] for field in asked}) == len(asked)
    assert asked
    assert all(field["attributes"]["label"] for field in asked)


def test_the_workflow_runs_what_make_knows_and_holds_no_secret() -> None:
    text = (ROOT / ".github/workflows/test.yml").read_text()
    document = read(ROOT / ".github/workflows/test.yml")
    assert document["permissions"] == {"contents": "read"}
    assert "secrets." not in text
    assert "pull_request_target" not in text
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    run = set(re.findall(r"run: make ([a-z-]+)", text))
    assert run == {"test", "test-slow", "nightly", "suites"}
    assert run <= targets
    used = re.findall(r"uses: (\S+)", text)
    assert used
    assert all(re.search(r"@[0-9a-f]{40}$", use) for use in used)


def test_the_hooks_run_the_quick_half_of_make_test() -> None:
    hooks = read(ROOT / ".pre-commit-config.yaml")["repos"][0]["hooks"]
    lines = (ROOT / "Makefile").read_text()
    for hook in hooks:
        tool = hook["entry"].split()[0].removeprefix(".venv/bin/")
        assert f"$(BIN)/{tool}" in lines, tool


def test_each_line_for_the_changelog_is_one_that_users_can_read() -> None:
    for path in (ROOT / "docs/changes").glob("*.md"):
        text = path.read_text()
        assert text.strip(), path.name
        assert len(text) < 1200, path.name


def test_a_release_takes_every_line_for_the_changelog() -> None:
    """One whose name towncrier does not know would stay behind, and nobody be told."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["towncrier"]
    kinds = {kind["directory"] for kind in settings["type"]}
    for path in (ROOT / "docs/changes").glob("*.md"):
        name = re.fullmatch(r"[a-z0-9-]+\.([a-z]+)(?:\.[0-9]+)?\.md", path.name)
        assert name, f"{path.name} is no NAME.KIND.md"
        assert name[1] in kinds, path.name
        assert not path.read_text().startswith("- "), path.name


def test_the_changelog_has_the_version_that_this_is() -> None:
    releases = re.findall(r"^## (\S+) \(\d{4}-\d\d-\d\d\)$", (ROOT / "CHANGELOG.md").read_text(), re.MULTILINE)
    assert releases[0] == __version__
