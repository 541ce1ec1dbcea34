"""The shape that a schema wants at a place: the keys that it knows there, and a lone text written as it wants it."""

import json
import re
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from publish.config.positions import Location


def keys_at(model: type[BaseModel], location: Location) -> tuple[str, ...]:
    """The keys that a schema knows at a place of its tree."""
    kind = _kind_at(model, location)
    return tuple(kind.model_fields) if _is_model(kind) else ()


def in_shape(model: type[BaseModel], location: Location, text: str, *, sign: str) -> str:
    """A text as an entry of the list, or the first value of the table, that is wanted at its place.

    ``sign`` stands between keys and values. Empty where the text alone does not say enough.
    """
    return _written(_kind_at(model, location), text, sign)


def _written(kind: Any, text: str, sign: str) -> str:
    kind = _bare(kind)
    if get_origin(kind) is list:
        (entry,) = map(_bare, get_args(kind))
        if _is_model(entry):
            table = _written(entry, text, sign)
            return f"[{table}]" if table else ""
        words = [word.strip() for word in re.split("[,;]", text) if word.strip()]
        return f"[{', '.join(map(_quoted, words))}]" if entry is str else ""
    if not _is_model(kind):
        return ""
    needed = [name for name, field in kind.model_fields.items() if field.is_required()]
    key = [*needed, *kind.model_fields][0]
    sound = _bare(kind.model_fields[key].annotation) is str and (len(needed) == 1 or _holds(kind, {key: text}))
    return f"{{{key}{sign}{_quoted(text)}}}" if sound else ""


def _holds(model: type[BaseModel], value: dict[str, str]) -> bool:
    try:
        return bool(model.model_validate(value))
    except ValidationError:
        return False


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _kind_at(model: type[BaseModel], location: Location) -> Any:
    """The type of what a schema wants at a place; ``None`` where it knows none."""
    kind: Any = model
    for part in location:
        if isinstance(part, str) and _is_model(kind):
            kind = _bare(kind.model_fields[part].annotation) if part in kind.model_fields else None
        elif get_origin(kind) in {list, dict}:
            kind = _bare(get_args(kind)[-1])
        else:
            return None
    return kind


def _bare(kind: Any) -> Any:
    """A type without what may stand round it: annotations, and the possibility of nothing."""
    while True:
        if get_origin(kind) is Annotated:
            kind = get_args(kind)[0]
        elif get_origin(kind) in {Union, UnionType}:
            kind = next(arg for arg in get_args(kind) if arg is not type(None))
        else:
            return kind


def _is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)
