"""``publish printers``: who is listed, what is shown, and that faults of a printer's file are told at their line."""

import json
from pathlib import Path

from publish.errors import ExitCode
from publish.resources import SHIPPED
from tests.cli.conftest import Shell

SHIPPED_NAMES = [file.removesuffix(".toml") for file in SHIPPED.names("styles/printers")]
OWN = (
    'description = "The press round the corner."\ntrim = {width = "5in", height = "8in"}\n'
    'margins = {top = "0.8in", bottom = "0.8in", inner = "0.7in", outer = "0.6in"}\n'
)


def house(project: Path, text: str, name: str = "corner") -> None:
    folder = project / "styles" / "printers"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.toml").write_text(text, encoding="utf-8")


def test_shipped_printers_are_listed_outside_a_project(shell: Shell) -> None:
    listed = shell("printers")
    assert listed.code is ExitCode.OK
    assert listed.err == ""
    assert [line.split()[0] for line in listed.lines[1:]] == SHIPPED_NAMES
    ingram = next(line for line in listed.lines if line.startswith("ingram"))
    for part in ("6 × 9 in", "0.125 in, not inner", "PDF/X-1a:2001", "240 % ink", "from 300", "18 to 1200, in 2s"):
        assert part in ingram


def test_a_projects_own_printer_stands_beside_them(shell: Shell, letters: Path) -> None:
    house(letters, OWN)
    listed = shell("printers", "--project", letters)
    assert any(line.startswith("corner") and "5 × 8 in" in line for line in listed.lines)
    entries = {entry["name"]: entry for entry in json.loads(shell("printers", "-C", letters, "--json").out)}
    assert set(entries) == {*SHIPPED_NAMES, "corner"}
    assert entries["corner"]["own"] is True
    assert entries["office"]["own"] is False
    assert entries["corner"]["trim"] == {"width": 360.0, "height": 576.0}


def test_a_printer_is_shown_in_full(shell: Shell) -> None:
    shown = shell("printers", "kdp")
    assert shown.code is ExitCode.OK
    assert shown.lines[0].startswith("kdp: KDP paperback")
    text = " ".join(shown.out.split())
    for part in (
        "up to 828 pages inner at least 0.875 in",
        "may hold pages alone",
        "file up to 650 MB",
        "cuts 5 × 8: 5 × 8 in",
        "cream: 0.0635 mm a page",
        "text from 79 pages",
    ):
        assert part in text
    assert json.loads(shell("printers", "kdp", "--json").out)["pages_max"] == 828


def test_large_print_and_offset_say_what_is_theirs(shell: Shell) -> None:
    assert "text in 18 pt, ragged" in shell("printers", "large-print").out
    offset = shell("printers", "offset-x4").out
    for part in (
        "styles/shared/icc/fogra39-300.icc, relative",
        "crop+registration+bars, in a slug of 10 mm",
        "PDF/UA-1",
    ):
        assert part in offset


def test_an_unknown_printer_brings_the_nearest(shell: Shell) -> None:
    refused = shell("printers", "offset-x5")
    assert refused.code is ExitCode.USAGE
    assert "Did you mean offset-x4?" in refused.err


def test_faults_of_a_file_are_told_at_their_line_and_the_rest_is_listed(shell: Shell, letters: Path) -> None:
    house(letters, OWN + 'colour = "cymk"\n')
    listed = shell("printers", "-C", letters)
    assert listed.code is ExitCode.CONTENT
    assert "styles/printers/corner.toml:4:10: error[setting-invalid]" in listed.err
    assert len(listed.lines) == len(SHIPPED_NAMES) + 2


def test_a_profile_that_is_not_there_is_told_with_the_nearest(shell: Shell, letters: Path) -> None:
    house(letters, OWN + 'colour = "cmyk"\nicc = "fogra39-30"\n')
    told = shell("printers", "-C", letters)
    assert told.code is ExitCode.CONTENT
    assert "styles/printers/corner.toml:5:7: error[profile-missing]: there is no profile" in told.err
    assert "Did you mean shared/icc/fogra39-300.icc?" in told.err


def test_a_projects_own_profile_is_read_by_its_path(shell: Shell, letters: Path) -> None:
    profile = letters / "styles" / "house" / "coated.icc"
    profile.parent.mkdir(parents=True)
    profile.write_bytes(SHIPPED.read_bytes("styles/shared/icc/fogra39-300.icc"))
    house(letters, OWN + 'colour = "cmyk"\nicc = "house/coated"\ntotal_ink = 300\n')
    assert shell("printers", "-C", letters).code is ExitCode.OK
    house(letters, OWN + 'colour = "cmyk"\nicc = "house/coated"\ntotal_ink = 240\n')
    heavy = shell("printers", "-C", letters)
    assert heavy.code is ExitCode.OK
    assert "corner.toml:5:7: warning[profile-ink]: styles/house/coated.icc lays down" in heavy.err
    profile.write_bytes(b"no profile")
    broken = shell("printers", "-C", letters)
    assert broken.code is ExitCode.CONTENT
    assert "error[profile-invalid]: styles/house/coated.icc: the bytes are no ICC profile" in broken.err
    house(letters, OWN + 'colour = "cmyk"\nicc = "srgb"\n')
    assert "the profile is not that of a press" in shell("printers", "-C", letters).err
    house(letters, OWN + 'standard = "PDF/A-2b"\noutput_condition = "x"\nicc = "fogra39-300"\n')
    assert "the profile is for CMYK, and the printer's colours are RGB" in shell("printers", "-C", letters).err
