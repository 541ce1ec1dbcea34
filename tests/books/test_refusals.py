"""Bad content: every fault of every edition in one run, at its line and column, with a hint; and nothing is written."""

import json
import re
from pathlib import Path

import pytest

from tests.books.press import LETTER, ROOT, copied, publish

CASE = ROOT / "tests/cases/broken"
_FAULT = re.compile(r"^(\S+:\d+:\d+: error\[[\w-]+\]): (.+)\n  hint: (.+)$", re.MULTILINE)


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    return copied(CASE, tmp_path)


def _left(folder: Path) -> dict[str, bytes]:
    """Everything in a project's folder, but for what builds keep to themselves: their lock, their cache."""
    found = [path for path in folder.rglob("*") if path.is_file() and not path.match("build/.*")]
    return {str(path): path.read_bytes() for path in found if ".cache" not in path.parts}


def test_every_fault_is_told_in_one_run_with_its_place_and_a_hint(broken: Path) -> None:
    done = publish("build", folder=broken)
    assert done.returncode == 1
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    told = _FAULT.findall(done.stderr)
    assert [place for place, _, _ in told] == (CASE / "expected.txt").read_text().splitlines()
    assert told
    assert all(what and hint for _, what, hint in told)


def test_check_tells_the_same(broken: Path) -> None:
    built, checked = publish("build", folder=broken), publish("check", folder=broken)
    assert checked.returncode == 1
    assert _FAULT.findall(checked.stdout + checked.stderr) == _FAULT.findall(built.stderr)


def test_the_report_for_machines_names_the_same_places(broken: Path) -> None:
    done = publish("build", "--json", folder=broken)
    said = json.loads(done.stdout)
    errors = [found for found in said["findings"] if found["severity"] == "error"]
    places = [f"{it['path']}:{it['line']}:{it['column']}: error[{it['id']}]" for it in errors]
    assert places == (CASE / "expected.txt").read_text().splitlines()
    assert errors
    assert all(found["message"] and found["hint"] for found in errors)


def test_nothing_is_written(broken: Path) -> None:
    before = _left(broken)
    assert publish("build", folder=broken).returncode == 1
    assert _left(broken) == before


@pytest.mark.slow
def test_a_fault_in_one_edition_replaces_no_book_of_another(broken: Path) -> None:
    """A good edition beside the faulty ones is not built again, and its last good books stay as they are."""
    for path in (LETTER / "content/editions/spring").rglob("*"):
        place = broken / "content/editions/spring" / path.relative_to(LETTER / "content/editions/spring")
        if path.is_file():
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(path.read_bytes())
    for name in ("spring.epub", "spring.pdf", "faulty.pdf"):
        (broken / "build").mkdir(exist_ok=True)
        (broken / "build" / name).write_bytes(b"the last good " + name.encode())
    settings = broken / "content/publication.toml"
    settings.write_text(settings.read_text().replace("frequncy", "frequency"))
    before = _left(broken)
    assert publish("build", folder=broken).returncode == 1
    assert _left(broken) == before
    made = publish("build", "spring", "--format", "epub", "--quiet", folder=broken)
    assert made.returncode == 0, made.stderr
    after = _left(broken)
    changed = {Path(path).name for path in after if after[path] != before.get(path)}
    assert "spring.epub" in changed
    assert all(name.startswith("spring.") for name in changed)
    assert "spring.pdf" not in changed
