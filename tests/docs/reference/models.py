"""What is asked of the schemas: their keys, and which one stands inside an annotation."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, get_args

from publish.config.table import SettingsTable, keys, meanings


@dataclass(frozen=True)
class Row:
    """A key of a file."""

    name: str
    kind: Any
    needed: bool
    default: Any
    meaning: str


def rows(model: type[Any]) -> Iterator[Row]:
    """The keys of a schema, in order."""
    told = meanings(model)
    for name, key in keys(model).items():
        yield Row(name, key.kind, key.needed, key.default, told[name])


def model_in(annotation: Any) -> type[Any] | None:
    """The schema that an annotation holds, if it holds one."""
    if isinstance(annotation, type):
        return annotation if issubclass(annotation, SettingsTable) else None
    return next((found for each in get_args(annotation) if (found := model_in(each))), None)
