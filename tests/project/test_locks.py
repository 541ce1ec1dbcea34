"""The locks hold every dependency by hash, agree with each other, and name no host."""

import json
import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
_PIN = re.compile(r"^([a-z0-9-]+)==(\S+) \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", re.MULTILINE)
_HOST = re.compile(r"https?:|file://|--(?:extra-)?index|--find-links|--trusted-host")


def _pins(name: str) -> dict[str, str]:
    return {pin[1]: pin[2] for pin in _PIN.finditer((ROOT / name).read_text())}


def _wanted(*extras: str) -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    rows = [*project["project"]["dependencies"], *project["build-system"]["requires"]]
    for extra in extras:
        rows += project["project"]["optional-dependencies"][extra]
    return [row for row in map(Requirement, rows) if row.name != project["project"]["name"]]


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_a_lock_is_pins_with_hashes_and_nothing_else(lock: str) -> None:
    text = (ROOT / lock).read_text()
    rest = _PIN.sub("", text)
    assert [line for line in rest.splitlines() if line.strip() and not line.lstrip().startswith("#")] == []
    assert not _HOST.search(text)


@pytest.mark.parametrize(
    ("lock", "extras"), [("requirements.lock", ()), ("requirements-dev.lock", ("proof", "verify", "dev"))]
)
def test_a_lock_holds_what_the_project_wants(lock: str, extras: tuple[str, ...]) -> None:
    pins = _pins(lock)
    missing = [
        str(wanted)
        for wanted in _wanted(*extras)
        if not wanted.specifier.contains(pins.get(canonicalize_name(wanted.name), "0"), prereleases=True)
    ]
    assert missing == [], "run `make lock`"


def test_the_lock_of_the_tests_holds_the_other_one() -> None:
    assert _pins("requirements.lock").items() <= _pins("requirements-dev.lock").items()


def test_the_lock_of_the_reader_engines_is_whole_and_names_no_registry() -> None:
    text = (ROOT / "tests/readers/package-lock.json").read_text()
    lock = json.loads(text)
    wanted = json.loads((ROOT / "tests/readers/package.json").read_text())["dependencies"]
    assert lock["packages"][""]["dependencies"] == wanted
    packages = {name: row for name, row in lock["packages"].items() if name}
    assert packages
    assert all(row["integrity"].startswith("sha512-") for row in packages.values())
    assert not any("resolved" in row for row in packages.values())
