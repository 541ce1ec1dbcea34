"""The JSON Schemas say what the models check, for the editor's editor."""

import json
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from publish.pipeline.schemas import SCHEMAS

_CASES = Path(__file__).parents[1]


@cache
def _document(name: str) -> dict[str, Any]:
    return SCHEMAS[name].document()


def test_there_is_a_schema_for_everything_that_people_write_and_for_reports() -> None:
    assert list(SCHEMAS) == ["front-matter", "publication", "edition", "printer", "store", "theme", "report", "changes"]
    for name, found in SCHEMAS.items():
        schema = _document(name)
        if not found.written:
            assert schema["additionalProperties"] is (name == "front-matter"), "keys of other tools are let through"
        assert schema["title"]
        json.dumps(schema)


def test_every_key_is_explained() -> None:
    for name in SCHEMAS:
        for path, entry in _keys(_document(name)):
            assert entry.get("description") or "$ref" in entry, f"{name}: {path}"


def _keys(schema: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    tables = {"": schema, **schema.get("$defs", {})}
    return [(f"{at}.{key}", entry) for at, table in tables.items() for key, entry in table["properties"].items()]


@pytest.mark.parametrize(
    ("schema", "case"),
    [
        ("publication", "config/cases/publication/whole.toml"),
        ("edition", "config/cases/edition/whole.toml"),
        ("front-matter", "importers/frontmatter/whole.md"),
        ("printer", "../styles/printers/office.toml"),
        ("theme", "../styles/themes/default/theme.toml"),
    ],
)
def test_what_the_models_take_the_schema_knows(schema: str, case: str) -> None:
    text = (_CASES / case).read_text(encoding="utf-8")
    value = yaml.load(text.split("---\n")[1], Loader=yaml.BaseLoader) if case.endswith(".md") else tomllib.loads(text)
    made = _document(schema)
    unknown = [path for path in _used(value, made, made) if path]
    assert unknown == []


def _used(value: Any, part: Any, whole: dict[str, Any], path: str = "") -> list[str]:
    """The paths of keys that no schema knows."""
    options = [part, *part.get("anyOf", [])]
    options = [whole["$defs"][o["$ref"].rsplit("/", 1)[1]] if "$ref" in o else o for o in options]
    if isinstance(value, list):
        items: Any = next((o["items"] for o in options if "items" in o), {})
        return [found for entry in value for found in _used(entry, items, whole, f"{path}[]")]
    if not isinstance(value, dict):
        return []
    table = next((o for o in options if "properties" in o), None)
    if table is None:  # a table whose keys are free
        return []
    found = [f"{path}.{key}" for key in value if key not in table["properties"]]
    known = [(key, entry) for key, entry in value.items() if key in table["properties"]]
    return [*found, *(f for k, e in known for f in _used(e, table["properties"][k], whole, f"{path}.{k}"))]
