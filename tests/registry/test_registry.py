"""The tables: every row leads to its object, names are found or guessed, installed packages add rows."""

import sys
from dataclasses import fields
from types import ModuleType

import pytest

from publish.errors import Fault, UsageError
from publish.registry import REGISTRY, Row, Table, with_packages

_TABLES = [getattr(REGISTRY, field.name) for field in fields(REGISTRY)]


@pytest.mark.parametrize("table", _TABLES, ids=lambda table: table.kind)
def test_every_row_leads_to_something_that_can_be_called(table: Table) -> None:
    assert table.rows
    for row in table:
        assert callable(row.resolve()), row
        assert row.summary.endswith(".")
    assert len(set(table.names)) == len(table.rows)


def test_nothing_is_imported_before_it_is_asked_for() -> None:
    row = Row("x", "publish.no_such_module:read", "Reads nothing.")
    with pytest.raises(Fault, match="no_such_module"):
        row.resolve()
    with pytest.raises(Fault, match="nothing"):
        Row("x", "publish.registry:nothing", "Reads nothing.").resolve()


def test_names_that_are_not_there_are_guessed() -> None:
    assert REGISTRY.formats.row("epub").suffixes == (".epub",)
    with pytest.raises(UsageError) as refused:
        REGISTRY.formats.row("ebup")
    assert refused.value.hint == "Did you mean epub?"


def test_importers_by_the_endings_of_files() -> None:
    markdown = REGISTRY.importers.row("markdown")
    assert REGISTRY.importers.for_file("content/editions/1/A.MD") == markdown
    assert REGISTRY.importers.for_file("content/editions/1/a.txt") is None


@pytest.fixture
def package(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """An installed package without rows."""
    module = ModuleType("dispatch_extra")
    monkeypatch.setitem(sys.modules, "dispatch_extra", module)
    return module


def test_packages_add_rows_behind_the_shipped_ones(package: ModuleType) -> None:
    row = Row("asciidoc", "dispatch_extra:read", "Reads AsciiDoc.", suffixes=(".adoc",))
    package.PUBLISH_ROWS = {"importers": (row,)}  # type: ignore[attr-defined]
    registry = with_packages(REGISTRY, ["dispatch_extra"])
    assert registry.importers.rows == (*REGISTRY.importers.rows, row)
    assert registry.formats is REGISTRY.formats
    assert REGISTRY.importers.for_file("x.adoc") is None, "the shipped tables never change"


def test_packages_that_add_nothing_or_too_much(package: ModuleType) -> None:
    with pytest.raises(UsageError, match="cannot be loaded"):
        with_packages(REGISTRY, ["no_such_package"])
    with pytest.raises(UsageError, match="declares no PUBLISH_ROWS"):
        with_packages(REGISTRY, ["dispatch_extra"])
    wrong: dict[str, object] = {
        "a table “importer”": {"importer": ()},
        "what is no row": {"importers": ("markdown",)},
        "no mapping": (),
        "there is already the importer “markdown”": {"importers": (Row("markdown", "a:b", "Again."),)},
    }
    for said, rows in wrong.items():
        package.PUBLISH_ROWS = rows  # type: ignore[attr-defined]
        with pytest.raises(UsageError, match=said):
            with_packages(REGISTRY, ["dispatch_extra"])
