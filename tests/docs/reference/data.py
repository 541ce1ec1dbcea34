"""The reference of printers and stores: every shipped file of ``styles/printers/`` and ``styles/stores/``."""

import tomllib
from collections.abc import Mapping
from typing import Any

from publish.config.printer import Printer
from publish.config.store import Store
from publish.resources import SHIPPED
from tests.docs.reference.markdown import code, page, table
from tests.docs.reference.models import model_in, rows

_PRINTERS = """
No one PDF is right for every printer, so what a printer asks for is a file of data in `styles/printers/`. An edition
names one with `printer = "NAME"`; `publish printers` lists them. These ship; a project's own
`styles/printers/NAME.toml` stands before a shipped one of the same name.

What is listed here is what each file sets. What a key means in full, and what all else is by default, stands in
[settings](settings.md#a-printers-file). Comments in the files say where a value comes from; what is marked `[K]` there
is knowledge of the trade, to be corrected where you know better.
"""

_STORES = """
What a store takes, and what it takes but shows badly, is a file of data in `styles/stores/`. A publication or an
edition names its stores with `stores = ["NAME"]`. These ship; a project's own `styles/stores/NAME.toml` stands before a
shipped one of the same name.

What is listed here is what each file sets. What a key means in full, and what all else is by default, stands in
[settings](settings.md#a-stores-file). Comments in the files say where a value comes from.
"""


_SENTENCES = {"description", "reason"}
"""Keys of tables in tables that would make a cell too long; they stand in the files."""


def printers() -> str:
    """The page of printers."""
    return page("# Printers", _PRINTERS, *(_entry("printers", name, Printer) for name in shipped("printers")))


def stores() -> str:
    """The page of stores."""
    return page("# Stores", _STORES, *(_entry("stores", name, Store) for name in shipped("stores")))


def shipped(folder: str) -> tuple[str, ...]:
    """The names of the files that ship in a folder of ``styles/``."""
    files = SHIPPED.files(f"styles/{folder}", ".toml")
    return tuple(file.removeprefix(f"styles/{folder}/").removesuffix(".toml") for file in files)


def _entry(folder: str, name: str, model: type[Any]) -> str:
    tree = tomllib.loads(SHIPPED.read_text(f"styles/{folder}/{name}.toml"))
    title, description = (str(tree.pop(key, "")) for key in ("title", "description"))
    rows = [(code(key), _written(value), _meaning(model, key)) for key, value in _flat(tree).items()]
    says = f"{title}: {description}" if title else description
    return page(f"## {name}", says, table(("setting", "value", "meaning"), rows))


def _flat(tree: Mapping[str, object], before: str = "") -> dict[str, object]:
    """The settings of a file by their keys; a table of tables by the keys inside it, joined by a stop."""
    found: dict[str, object] = {}
    for key, value in tree.items():
        if isinstance(value, dict) and any(isinstance(inner, dict) for inner in value.values()):
            found |= _flat(value, f"{before}{key}.")
        else:
            found[f"{before}{key}"] = value
    return found


def _meaning(model: type[Any], key: str) -> str:
    """What the schema says of a key; of the last part of one that has several."""
    first, _, rest = key.partition(".")
    for row in rows(model):
        if row.name == first:
            inner = model_in(row.kind) if rest else None
            return (_meaning(inner, rest) if inner else "") or row.meaning
    return ""


def _written(value: object) -> str:
    """A value as a person reads it: tables as ``key value``, lists of tables with semicolons between their entries."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        return ", ".join(f"{key} {_inner(each)}" for key, each in value.items() if key not in _SENTENCES)
    if isinstance(value, list):
        return ("; " if any(isinstance(each, dict) for each in value) else ", ").join(map(_written, value))
    return str(value)


def _inner(value: object) -> str:
    return f"({_written(value)})" if isinstance(value, (dict, list)) else _written(value)
