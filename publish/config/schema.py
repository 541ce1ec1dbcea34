"""What a kind of file may say: its schema, and how the schema's faults are said to people."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from types import UnionType
from typing import Annotated, Any, Generic, LiteralString, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic_core import ErrorDetails, PydanticCustomError

from publish.config.positions import Location, Tree, named
from publish.config.suggest import did_you_mean
from publish.diagnostics import FINDINGS, Diagnostic, Span, finding

M_co = TypeVar("M_co", bound=BaseModel, covariant=True)


@dataclass(frozen=True)
class Schema(Generic[M_co]):
    """What a kind of file may say, and which findings its faults are."""

    model: type[M_co]
    """The pydantic model; it forbids keys that it does not know."""
    unknown: str = "setting-unknown"
    """The finding for a key that nobody reads."""
    missing: str = "setting-missing"
    """The finding for a key that is needed."""
    invalid: str = "setting-invalid"
    """The finding for a value that is no value of its key."""
    fallbacks: Mapping[str, object] = field(default_factory=dict)
    """What stands in for a needed key of the file that is missing or wrong, so that the rest can be read."""
    synonyms: Mapping[str, str] = field(default_factory=dict)
    """Keys of other tools, each with what it is called here."""


def fault(id: LiteralString, message: str, *, hint: str = "", at: str = "") -> PydanticCustomError:
    """What a validator of a schema raises: a finding of the table, with its sentence and hint.

    ``at`` is the key inside the validated table that is to blame, for validators of whole tables.
    """
    return PydanticCustomError(id, "{message}", {"message": message, "hint": hint, "at": at})


def location_of(detail: ErrorDetails) -> Location:
    """Where in the tree a fault is: keys and places in lists."""
    at = detail.get("ctx", {}).get("at", "")
    # A key of a table that has the wrong form is marked by a last part of its own.
    location = detail["loc"][:-1] if detail["loc"][-1:] == ("[key]",) else detail["loc"]
    return (*location, at) if at else location


def explained(detail: ErrorDetails, location: Location, *, schema: Schema[BaseModel], tree: Tree) -> Diagnostic:
    """One fault of the schema as a diagnostic; ``location`` is where it stands in ``tree``."""
    context = detail.get("ctx", {})
    name, places = named(location), tree.places
    if detail["type"] in FINDINGS:
        return finding(detail["type"], detail["msg"], places.value(*location), hint=context.get("hint", ""))
    if detail["type"] == "extra_forbidden":
        hint = did_you_mean(str(location[-1]), keys_at(schema.model, location[:-1]), synonyms=schema.synonyms)
        return finding(schema.unknown, f"{name} is no key that is known here", places.key(*location), hint=hint)
    if detail["type"] == "missing":
        return finding(schema.missing, f"{name} is missing", places.key(*location[:-1]), hint=f"Add {location[-1]}.")
    at = places.value(*location)
    if detail["type"] == "literal_error":
        return _no_choice(detail, name, at, schema)
    hint = "Write it without quotes." if detail["type"] in _UNQUOTED and isinstance(detail["input"], str) else ""
    said = f"{name} is {kind_of(detail['input'])}; {_expected(detail)} is expected"
    return finding(schema.invalid, said, at, hint=hint)


def _no_choice(detail: ErrorDetails, name: str, at: Span, schema: Schema[BaseModel]) -> Diagnostic:
    choices = re.findall(r"'([^']*)'", detail.get("ctx", {}).get("expected", ""))
    given = detail["input"]
    expected = f"one of {', '.join(choices)}" if len(choices) > 1 else choices[0]
    hint = did_you_mean(given, choices) if isinstance(given, str) else ""
    return finding(schema.invalid, f"{name} is {kind_of(given)}; {expected} is expected", at, hint=hint)


_UNQUOTED = {"int_type", "float_type", "bool_type"}
_EXPECTED = {
    "string_type": "a text",
    "string_too_short": "some text",
    "int_type": "a whole number",
    "float_type": "a number",
    "finite_number": "a number",
    "bool_type": "true or false",
    "list_type": "a list",
    "too_short": "at least one entry",
    "dict_type": "a table",
    "model_type": "a table",
    "model_attributes_type": "a table",
}


def _expected(detail: ErrorDetails) -> str:
    context = detail.get("ctx", {})
    for bound, words in (("ge", "at least"), ("gt", "more than"), ("le", "at most"), ("lt", "less than")):
        if bound in context:
            return f"{words} {context[bound]}"
    if "pattern" in context:
        return f"a text of the form {context['pattern']}"
    # What the table does not foresee is said in pydantic's own words.
    return _EXPECTED.get(detail["type"], detail["msg"])


_KINDS: tuple[tuple[type | tuple[type, ...], str], ...] = (
    (bool, "true or false"),
    ((int, float), "a number"),
    (datetime, "a date with a time"),
    (date, "a date"),
    (time, "a time"),
    (list, "a list"),
    (dict, "a table"),
    (type(None), "empty"),
)


def kind_of(value: object) -> str:
    """What kind of value this is, in words: ``a list``, ``“red”``."""
    if isinstance(value, str):
        return f"“{value if len(value) <= 60 else value[:59] + '…'}”" if value.strip() else "empty"
    if isinstance(value, list | dict) and not value:
        return "empty"
    if isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 10**9:
        return str(value)
    return next((words for kind, words in _KINDS if isinstance(value, kind)), "a value of another kind")


def keys_at(model: type[BaseModel], location: Location) -> tuple[str, ...]:
    """The keys that a schema knows at a place of its tree."""
    kind: Any = model
    for part in location:
        kind = _bare(kind)
        if isinstance(part, str) and _is_model(kind):
            if part not in kind.model_fields:
                return ()
            kind = kind.model_fields[part].annotation
        elif get_origin(kind) in {list, dict}:
            kind = get_args(kind)[-1]
        else:
            return ()
    kind = _bare(kind)
    return tuple(kind.model_fields) if _is_model(kind) else ()


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
