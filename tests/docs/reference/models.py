"""What is asked of the schemas: their keys, and which one stands inside an annotation."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any, get_args

from pydantic import BaseModel

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
    if issubclass(model, SettingsTable):
        told = meanings(model)
        for name, key in keys(model).items():
            yield Row(name, key.kind, key.needed, key.default, told[name])
        return
    for name, field in model.model_fields.items():
        default = None if field.is_required() else field.get_default(call_default_factory=True)
        yield Row(name, _whole(field.annotation, field.metadata), field.is_required(), default, field.description or "")


def _whole(annotation: Any, metadata: list[Any]) -> Any:
    """The annotation with what pydantic took off it."""
    return Annotated[(annotation, *metadata)] if metadata else annotation


def model_in(annotation: Any) -> type[Any] | None:
    """The schema that an annotation holds, if it holds one."""
    if isinstance(annotation, type):
        return annotation if issubclass(annotation, (BaseModel, SettingsTable)) else None
    return next((found for each in get_args(annotation) if (found := model_in(each))), None)
