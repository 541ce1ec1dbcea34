"""What the documents say of the house is so: its floors, its rooms, and every path that they name."""

import re
import tomllib
from pathlib import Path

import pytest

from publish.config.table import keys
from publish.importers.matter_file import FrontMatter
from tests.docs.documents import ROOT, blocks, documents, every_block, named, tokens

ARCHITECTURE = ROOT / "docs/architecture.md"
_PATH = re.compile(r"^(?:publish|styles|tests|docs)/[a-z0-9_./-]*$")


def test_the_floors_are_those_that_are_held() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    (layers,) = [contract["layers"] for contract in contracts if contract["type"] == "layers"]
    held = [{room.strip() for room in layer.split("|") if not room.strip().startswith("(")} for layer in layers]
    (block,) = every_block("text", "floors")
    told = [re.split(r" {2,}", line)[0] for line in block.text.splitlines()]
    assert [{room.strip() for room in floor.split("|")} for floor in told] == held


def test_every_room_is_told_of() -> None:
    rooms = {f"`publish/{path.parent.name}/`" for path in (ROOT / "publish").glob("*/__init__.py")}
    text = ARCHITECTURE.read_text()
    assert {room for room in rooms if f"| {room} |" not in text} == set()


@pytest.mark.parametrize("path", [path for path in documents() if path.name != "CHANGELOG.md"], ids=named)
def test_paths_of_the_repository_exist(path: Path) -> None:
    written = [
        child.content
        for token in tokens(path)
        for child in token.children or ()
        if child.type == "code_inline" and _PATH.match(child.content)
    ]
    # Files of a project's own are named where they would stand, and those that a guide writes.
    own = ("styles/parts/", "styles/themes/tide/", *(block.option("file") or "-" for block in blocks(path)))
    missing = [name for name in written if not (ROOT / name).exists() and not name.startswith(own)]
    assert missing == []


def test_every_key_of_front_matter_is_mapped() -> None:
    rows = (ROOT / "docs/mapping.md").read_text()
    assert [key for key in keys(FrontMatter) if not re.search(rf"^\| .*`{key}\b", rows, re.MULTILINE)] == []


def test_the_promises_name_tests_that_there_are() -> None:
    """A promise without a test does not stand in the README; both documents tell of the same ones."""
    named_in = {
        name: re.findall(r"`(tests/[\w/]+\.py)`", (ROOT / name).read_text()) for name in ("README.md", "docs/safety.md")
    }
    promises = re.findall(r"^\| (P\d) \|", (ROOT / "docs/safety.md").read_text(), re.MULTILINE)
    assert promises == [f"P{number}" for number in range(1, 7)]
    assert named_in["README.md"] == named_in["docs/safety.md"]
    assert len(named_in["README.md"]) == len(promises)
    for test in named_in["README.md"]:
        assert re.search(r"^def test_", (ROOT / test).read_text(), re.MULTILINE), test
