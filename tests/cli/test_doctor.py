"""``publish doctor``: what is there with its version, what is missing with what to do."""

import json
import os
from pathlib import Path

import pytest

from publish.errors import ExitCode, MissingTool
from publish.pipeline import doctor
from publish.pipeline.doctor import (
    LIBRARIES,
    NativeLibrary,
    Need,
    Probe,
    libraries,
    line_to_type,
    programs,
    require_libraries,
)
from publish.tools.tool import Tool
from tests.cli.conftest import Shell

GONE = NativeLibrary("Nolib", ("libnolib-that-is-nowhere.so.9",), "libnolib9", lambda library: "")


def test_this_machine_can_build(shell: Shell, letters: Path) -> None:
    examined = shell("doctor", "--json", "-C", letters)
    document = json.loads(examined.out)
    assert (examined.code, document["ok"]) == (ExitCode.OK, True)
    found = {probe["name"]: probe["found"] for probe in document["probes"]}
    assert found["weasyprint"] == "70.0"
    assert found["Pango"][0].isdigit()
    assert "faces" in found["default"]
    assert found[str(letters)] == "1 edition"


def test_the_table_names_every_probe(shell: Shell) -> None:
    examined = shell("doctor")
    names = {line.split()[1] for line in examined.lines if line.startswith("  ok ")}
    assert {"python", "ebooklib", "Pango", "default", "broadsheet"} <= names
    assert examined.lines[-1] == "Books can be built here."


def test_what_is_missing_ends_in_3_with_the_line_to_type(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    missing = Probe("libraries", "Nolib", Need.BUILD, "", "no page can be set without it", "Install it.", "libnolib9")
    monkeypatch.setattr(doctor, "examine", lambda root: [missing])
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    examined = shell("doctor")
    assert examined.code is ExitCode.ENVIRONMENT
    assert "  missing  Nolib  no page can be set without it" in examined.out
    assert "apt-get install libnolib9" in examined.out
    assert json.loads(shell("doctor", "--json").out)["exit"] == 3


def test_a_validator_that_is_missing_is_named_and_does_not_count(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    (probe,) = programs({"qpdf": lambda: Tool("qpdf", None, "there is no program qpdf", "Install qpdf.")})
    assert (probe.ok, probe.need, probe.package) == (False, Need.VERIFY, "qpdf")
    monkeypatch.setattr(doctor, "examine", lambda root: [probe])
    assert shell("doctor").code is ExitCode.OK


def test_a_library_that_cannot_be_loaded_is_missing() -> None:
    here, gone = [next(iter(libraries((library,)))) for library in (LIBRARIES[0], GONE)]
    assert here.ok
    assert not gone.ok
    assert line_to_type([here, gone], root=False) == "sudo apt-get install libnolib9"
    assert line_to_type([here], root=False) == ""
    require_libraries(LIBRARIES)
    with pytest.raises(MissingTool, match="Nolib"):
        require_libraries((GONE,))


def test_a_theme_without_its_fonts_is_told(shell: Shell, letters: Path) -> None:
    theme = letters / "styles/themes/own"
    theme.mkdir(parents=True)
    (theme / "theme.toml").write_text('title = "Own"\n')
    examined = shell("doctor", "-C", letters)
    assert examined.code is ExitCode.ENVIRONMENT
    assert any(line.startswith("  missing  own ") for line in examined.lines)


def test_a_folder_that_cannot_be_written_is_told(shell: Shell, letters: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.access", lambda path, mode: not mode & os.W_OK)
    examined = shell("doctor", "-C", letters)
    assert examined.code is ExitCode.ENVIRONMENT
    assert "books cannot be written there" in examined.out
