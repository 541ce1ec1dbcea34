"""What a kind of file may say: its schema, and how the schema's faults are said to people."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import cached_property
from types import UnionType
from typing import Annotated, Any, Generic, Literal, TypeGuard, TypeVar, Union, get_args, get_origin

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from publish.config.positions import Location, SettingsTree, named
from publish.config.suggest import did_you_mean
from publish.config.table import SettingsTable, keys
from publish.diagnostics import Diagnostic, Rule, Severity, Span

M_co = TypeVar("M_co", covariant=True)

UNKNOWN = "unexpected_keyword_argument"
"""What pydantic calls a key that a table does not have."""


SETTING_UNKNOWN = Rule(
    "setting-unknown",
    Severity.ERROR,
    "A key that nobody reads is a setting that its author believes in and that has no effect.",
    "Take it out, or correct its name.",
    needed=True,
)

SETTING_MISSING = Rule(
    "setting-missing",
    Severity.ERROR,
    "Without this setting the book cannot say what it is.",
    "Add the line.",
    needed=True,
)

SETTING_INVALID = Rule(
    "setting-invalid",
    Severity.ERROR,
    "A value of the wrong kind would be guessed at, and guessed differently in two outputs.",
    "Give a value of the kind that is named.",
    needed=True,
)


@dataclass(frozen=True)
class Schema(Generic[M_co]):
    """What a kind of file may say, and which rules its faults break."""

    model: type[M_co]
    """The table that the file is; it forbids keys that it does not know."""
    unknown: Rule = SETTING_UNKNOWN
    """The rule for a key that nobody reads."""
    missing: Rule = SETTING_MISSING
    """The rule for a key that is needed."""
    invalid: Rule = SETTING_INVALID
    """The rule for a value that is no value of its key."""
    fallbacks: Mapping[str, object] = field(default_factory=dict)
    """What stands in for a needed key of the file that is missing or wrong, so that the rest can be read."""
    synonyms: Mapping[str, str] = field(default_factory=dict)
    """Keys of other tools, each with what it is called here."""
    sign: str = " = "
    """What stands between a key and its value in such a file."""

    @cached_property
    def reader(self) -> TypeAdapter[M_co]:
        """What reads the file; made when the first one is read."""
        return TypeAdapter(self.model)


def fault(rule: Rule, message: str, *, hint: str = "", at: str = "") -> PydanticCustomError:
    """What a validator of a schema raises: the rule that is broken, with its sentence and hint.

    ``at`` is the key inside the validated table that is to blame, for validators of whole tables.
    """
    return PydanticCustomError(rule.id, "{message}", {"message": message, "hint": hint, "at": at, "rule": rule})


def location_of(detail: ErrorDetails) -> Location:
    """Where in the tree a fault is: keys and places in lists."""
    at = detail.get("ctx", {}).get("at", "")
    # A key of a table that has the wrong form is marked by a last part of its own.
    location = detail["loc"][:-1] if detail["loc"][-1:] == ("[key]",) else detail["loc"]
    return (*location, at) if at else location


def explained(detail: ErrorDetails, location: Location, *, schema: Schema[Any], tree: SettingsTree) -> Diagnostic:
    """One fault of the schema as a diagnostic; ``location`` is where it stands in ``tree``."""
    context = detail.get("ctx", {})
    name, places = named(location), tree.places
    if isinstance(rule := context.get("rule"), Rule):
        return rule.finding(detail["msg"], places.value(*location), hint=context.get("hint", ""))
    if detail["type"] == UNKNOWN:
        hint = did_you_mean(str(location[-1]), _keys_at(schema.model, location[:-1]), synonyms=schema.synonyms)
        return schema.unknown.finding(f"{name} is not a known key", places.key(*location), hint=hint)
    if detail["type"] == "missing":
        return schema.missing.finding(f"{name} is missing", places.key(*location[:-1]), hint=f"Add {location[-1]}.")
    at = places.value(*location)
    if detail["type"] == "literal_error":
        return _no_choice(detail, name, at, schema)
    hint = _as_meant(detail, location, schema) if isinstance(detail["input"], str) else ""
    problem = f"{name} is {kind_of(detail['input'])}; {_expected(detail)} is expected"
    return schema.invalid.finding(problem, at, hint=hint)


def _as_meant(detail: ErrorDetails, location: Location, schema: Schema[Any]) -> str:
    """A hint with a text in the kind of value that is wanted in its place."""
    if detail["type"] in _UNQUOTED:
        return "Write it without quotes."
    shaped = _written(kind_at(schema.model, location), detail["input"].strip(), schema.sign)
    return f"Write: {location[-1]}{schema.sign}{shaped}" if shaped and isinstance(location[-1], str) else ""


def _no_choice(detail: ErrorDetails, name: str, at: Span, schema: Schema[Any]) -> Diagnostic:
    choices = re.findall(r"'([^']*)'", detail.get("ctx", {}).get("expected", ""))
    given = detail["input"]
    expected = f"one of {', '.join(choices)}" if len(choices) > 1 else choices[0]
    hint = did_you_mean(given, choices) if isinstance(given, str) else ""
    return schema.invalid.finding(f"{name} is {kind_of(given)}; {expected} is expected", at, hint=hint)


_UNQUOTED = {"int_type", "float_type", "bool_type"}
_EXPECTED = {
    "string_type": "a text",
    "string_too_short": "some text",
    "int_type": "a whole number",
    "float_type": "a number",
    "finite_number": "a number",
    "bool_type": "true or false",
    "tuple_type": "a list",
    "too_short": "at least one entry",
    "dict_type": "a table",
    "dataclass_type": "a table",
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


def _keys_at(model: type[Any], location: Location) -> tuple[str, ...]:
    """The keys that a schema knows at a place of its tree."""
    kind = kind_at(model, location)
    return tuple(keys(kind)) if is_table(kind) else ()


def _written(kind: Any, text: str, sign: str) -> str:
    """A text as an entry of the list, or the first value of the table, that is wanted; with ``sign`` behind a key.

    Empty where the text alone does not say enough.
    """
    kind = _bare(kind)
    if get_origin(kind) is tuple:
        entry = _bare(get_args(kind)[0])
        if is_table(entry):
            table = _written(entry, text, sign)
            return f"[{table}]" if table else ""
        words = [word.strip() for word in re.split("[,;]", text) if word.strip()]
        return f"[{', '.join(map(_quoted, words))}]" if entry is str else ""
    if not is_table(kind):
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


def kind_at(model: type[Any], location: Location) -> Any:
    """The type of what a schema wants at a place; ``None`` where it knows none."""
    kind: Any = model
    for part in location:
        if isinstance(part, str) and is_table(kind):
            known = keys(kind)
            kind = _bare(known[part].kind) if part in known else None
        elif get_origin(kind) in {tuple, Mapping}:
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


def choices(kind: Any) -> tuple[str, ...]:
    """The words that a value, or an entry of a list, may be, where these are few; empty where any may stand."""
    origin = get_origin(kind)
    if origin is Literal:
        return tuple(str(word) for word in get_args(kind) if word)
    if origin is Annotated:
        return choices(get_args(kind)[0])
    if origin in {Union, UnionType, tuple}:
        return tuple(dict.fromkeys(word for one in get_args(kind) if one is not ... for word in choices(one)))
    return ("true", "false") if kind is bool else ()


def is_table(kind: Any) -> TypeGuard[type[SettingsTable]]:
    """Whether a type is a table of settings."""
    return isinstance(kind, type) and issubclass(kind, SettingsTable)
