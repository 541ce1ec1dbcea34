"""The reference says what the code says: every command, option, setting, finding, printer and part stands in it."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from typer.main import get_command

from publish.cli.app import application
from publish.errors import ExitCode
from publish.pipeline.catalogue import rules
from publish.pipeline.schemas import SCHEMAS
from publish.resources import SHIPPED
from tests.docs.reference import FOLDER, PAGES, page_named
from tests.docs.reference.commands import every_command

_TITLES = {
    "front-matter": "Front matter",
    "publication": "publication.toml",
    "edition": "edition.toml",
    "printer": "A printer's file",
    "theme": "A theme's file",
    "store": "A store's file",
}


def _written(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


def _sections(text: str, rank: str) -> dict[str, str]:
    """What stands under each heading of a rank, and under those below it."""
    pieces = re.split(rf"^{rank} (.+)$", text, flags=re.MULTILINE)
    return dict(zip(pieces[1::2], pieces[2::2], strict=True))


@pytest.mark.parametrize("name", PAGES)
def test_the_page_is_what_the_code_says(name: str) -> None:
    assert (FOLDER / name).is_file(), "run python -m tests.docs.reference"
    assert _written(name) == page_named(name), "run python -m tests.docs.reference"


def test_there_is_no_page_that_nothing_makes() -> None:
    assert {path.name for path in FOLDER.iterdir()} == set(PAGES)


def test_every_command_and_option_is_there() -> None:
    sections = _sections(_written("commands.md"), "##")
    for name, command in every_command(get_command(application())):
        text = sections["Options of the program" if name == "publish" else name]
        for parameter in command.params:
            named = parameter.opts if parameter.param_type_name == "option" else [parameter.metavar.strip("[]")]
            names = [word.replace("|", "\\|") for word in named]
            assert [word for word in names if not re.search(rf"`\[?{re.escape(word)}\b", text)] == [], name
            assert parameter.help in text


def test_no_command_is_cut_short_in_the_list_of_a_terminal_of_80_columns() -> None:
    commands = [(name, command) for name, command in every_command(get_command(application())) if name != "publish"]
    assert [name for name, command in commands if command.get_short_help_str(80 - 2 - 6 - 9).endswith("...")] == []


def test_every_exit_code_is_there() -> None:
    codes = _sections(_written("commands.md"), "##")["Exit codes"]
    assert [int(code) for code in re.findall(r"^\| (\d+) \|", codes, re.MULTILINE)] == [int(code) for code in ExitCode]


@pytest.mark.parametrize("name", [name for name, schema in SCHEMAS.items() if not schema.written])
def test_every_setting_is_there_with_its_meaning(name: str) -> None:
    section = _sections(_written("settings.md"), "##")[_TITLES[name]]
    own, tables = section.partition("\n### ")[0], _sections(section, "###")
    schema: Mapping[str, Any] = SCHEMAS[name].document()
    seen = set()
    for path, key, described in _keys(schema, schema, _TITLES[name]):
        text = tables.get(path, own)
        assert f"`{key}`" in text, f"{path}: {key}"
        assert described in text
        seen.add(path)
    assert set(tables) | {_TITLES[name]} == seen


def _keys(schema: Mapping[str, Any], table: Mapping[str, Any], path: str) -> Iterator[tuple[str, str, str]]:
    """Every key of a JSON Schema with the table that it stands in, and what is said of it."""
    for key, value in table["properties"].items():
        inside = re.findall(r"#/\$defs/(\w+)", str(value))
        # A description that the table inside has too is written once.
        described = value.get("description") or (schema["$defs"][inside[0]]["description"] if inside else "")
        assert described, f"{path}: {key} is not described"
        yield path, key, described
        for reference in inside:
            yield from _keys(schema, schema["$defs"][reference], f"{path}: {key}")


def test_every_finding_is_there_with_its_severity() -> None:
    entries = _sections(_written("findings.md"), "###")
    assert set(entries) == set(rules())
    for id, row in rules().items():
        assert f"`{row.severity}` {row.why}" in entries[id]
        assert row.hint in entries[id]
        do = entries[id].partition("**What to do:**")[2].replace(row.hint, "")
        assert ("waive" not in do) is row.waivable


@pytest.mark.parametrize("kind", ["printers", "stores"])
def test_every_printer_and_store_is_there(kind: str) -> None:
    files = SHIPPED.files(f"styles/{kind}", ".toml")
    names = [file.rpartition("/")[2].removesuffix(".toml") for file in files]
    assert list(_sections(_written(f"{kind}.md"), "##")) == names


def test_every_part_is_there() -> None:
    files = SHIPPED.files("templates/parts", ".html")
    names = [file.rpartition("/")[2].removesuffix(".html") for file in files]
    assert sorted(_sections(_written("parts.md"), "##")) == sorted([*names, "Values inside them"])


def test_every_token_that_a_sheet_asks_for_is_there() -> None:
    sections = _sections(_written("tokens.md"), "##")
    for target, title in (("print", "In print"), ("epub", "In the e-book"), ("shared", "In the e-book")):
        folders = (f"styles/{target}", *(f"styles/themes/{theme}" for theme in ("default", "broadsheet", "review")))
        named = {file for folder in folders for file in SHIPPED.files(folder, ".css")}
        sheets = [file for file in named if file.startswith(f"styles/{target}/") or file.endswith(f"/{target}.css")]
        asked = {name for file in sheets for name in re.findall(r"var\(--([\w-]+)\)", SHIPPED.read_text(file))}
        assert asked or target == "shared"
        assert sorted(name for name in asked if f"| `{name}` |" not in sections[title]) == [], target
