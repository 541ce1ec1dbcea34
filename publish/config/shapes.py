"""The shape that a schema wants at a place: the keys that it knows there, and a lone text written as it wants it."""

import json
import re
from collections.abc import Mapping
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import TypeAdapter, ValidationError

from publish.config.positions import Location
from publish.config.table import SettingsTable, keys


def keys_at(model: type[Any], location: Location) -> tuple[str, ...]:
    """The keys that a schema knows at a place of its tree."""
    kind = _kind_at(model, location)
    return tuple(keys(kind)) if _is_table(kind) else ()


def in_shape(model: type[Any], location: Location, text: str, *, sign: str) -> str:
    """A text as an entry of the list, or the first value of the table, that is wanted at its place.

    ``sign`` stands between keys and values. Empty where the text alone does not say enough.
    """
    return _written(_kind_at(model, location), text, sign)


def _written(kind: Any, text: str, sign: str) -> str:
    kind = _bare(kind)
    if get_origin(kind) in _LISTS:
        entry = _bare(get_args(kind)[0])
        if _is_table(entry):
            table = _written(entry, text, sign)
            return f"[{table}]" if table else ""
        words = [word.strip() for word in re.split("[,;]", text) if word.strip()]
        return f"[{', '.join(map(_quoted, words))}]" if entry is str else ""
    if not _is_table(kind):
        return ""
    known = keys(kind)
    needed = [name for name, one in known.items() if one.needed]
    key = [*needed, *known][0]
    sound = _bare(known[key].kind) is str and (len(needed) == 1 or _holds(kind, {key: text}))
    return f"{{{key}{sign}{_quoted(text)}}}" if sound else ""


def _holds(model: type[Any], value: dict[str, str]) -> bool:
    try:
        return bool(TypeAdapter(model).validate_python(value))
    except ValidationError:
        return False


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _kind_at(model: type[Any], location: Location) -> Any:
    """The type of what a schema wants at a place; ``None`` where it knows none."""
    kind: Any = model
    for part in location:
        if isinstance(part, str) and _is_table(kind):
            known = keys(kind)
            kind = _bare(known[part].kind) if part in known else None
        elif get_origin(kind) in {*_LISTS, *_TABLES}:
            kind = _bare(next(arg for arg in reversed(get_args(kind)) if arg is not ...))
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


def _is_table(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, SettingsTable)


_LISTS = {list, tuple}
_TABLES = {dict, Mapping}
"""The types of lists and of tables by free names."""
