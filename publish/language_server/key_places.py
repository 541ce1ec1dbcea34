"""Which key of a settings file, or of front matter, stands at a place, and what it means."""

from dataclasses import dataclass

from publish.config.positions import Location, SettingsTree
from publish.config.schema import is_table, kind_at
from publish.config.table import meanings
from publish.config.toml import read_toml
from publish.importers.frontmatter import written_tree
from publish.pipeline.schemas import table_of


@dataclass(frozen=True, slots=True)
class MeantKey:
    """A key at a place."""

    name: str
    """The way to it, as it is said: ``ebook.page_list``."""
    meaning: str
    """What it means."""
    line: int
    """Its line."""
    column: int
    """Its first column."""


def tree_of(path: str, text: str) -> SettingsTree:
    """The settings of a file, or its front matter."""
    return read_toml(text, path).value if path.endswith(".toml") else written_tree(text, path)


def key_at(path: str, text: str, line: int, column: int) -> MeantKey | None:
    """The key that stands at a place, or whose value does, if its meaning is known."""
    model = table_of(path)
    if model is None:
        return None
    table = tree_of(path, text).places.table
    near = [(place.key.column, len(location), location) for location, place in table.items() if place.key.line == line]
    before = [(at, depth, location) for at, depth, location in near if at <= column]
    for at, _, location in sorted(before, reverse=True, key=lambda one: one[:2]):
        if meaning := _meaning(model, location):
            return MeantKey(_named(location), meaning, line, at)
    return None


def _meaning(model: type, location: Location) -> str:
    """What a key means; empty for entries of lists, and for names that a table does not foresee."""
    name = location[-1]
    kind = kind_at(model, location[:-1])
    return meanings(kind).get(name, "") if isinstance(name, str) and is_table(kind) else ""


def _named(location: Location) -> str:
    return ".".join(str(part) for part in location if isinstance(part, str))
