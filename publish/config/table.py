"""Settings as values: a frozen dataclass says what a table may hold, and pydantic reads the table into it.

The value is checked where it is read, and nowhere else: the program makes and changes such values like any others. What
a key means is the text under its field; editors and the reference of settings show it.
"""

import ast
import inspect
from collections.abc import Mapping
from dataclasses import MISSING, Field, dataclass, field, fields, replace
from itertools import pairwise
from textwrap import dedent
from typing import Annotated, Any, ClassVar, TypeVar, get_type_hints

from pydantic import ConfigDict, GetCoreSchemaHandler, GetJsonSchemaHandler, Strict
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from publish.config.positions import EMPTY, Places

T = TypeVar("T")

Listed = Annotated[tuple[T, ...], Strict(False)]
"""A list of the file; a tuple once it is read."""


@dataclass(frozen=True, slots=True)
class WrittenAs:
    """What a file may say, where the program also has a value for what it does not say."""

    kind: Any
    """The type that the file's value is read as."""

    def __get_pydantic_core_schema__(self, _source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Read the value by its written kind alone."""
        return handler.generate_schema(self.kind)


BESIDE = {"beside": True}
"""The metadata of a field that no file can set: a name that is the file's own, or where the settings stand."""


def _is_beside(one: Field[Any]) -> bool:
    return "beside" in one.metadata


@dataclass(frozen=True, slots=True)
class SettingsTable:
    """What every table of a settings file has in common: unknown keys are faults, and nothing is guessed."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid", strict=True)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Read it from a table of the file: pydantic's strict mode takes only dataclasses that are made already."""
        made = handler(source)
        inner: Any = handler.resolve_ref_schema(made)
        while inner["type"] != "dataclass":
            inner = handler.resolve_ref_schema(inner["schema"])
        inner["strict"] = False
        defaults = {one.name: one.default for one in fields(source) if _is_beside(one)}
        for known in inner["schema"]["fields"]:
            if known["name"] in defaults:
                # What is not of the constructor is an unknown key of a file, and is still set to its default.
                default = core_schema.with_default_schema(
                    core_schema.any_schema(), default_factory=lambda value=defaults[known["name"]]: value
                )
                known |= {"init": False, "schema": default}
        return made

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """The schema for editors, with what each key means."""
        made = handler(schema)
        inner, told = handler.resolve_ref_schema(made), meanings(cls)
        known = keys(cls)
        inner["properties"] = {
            name: {**value, "description": told[name]} for name, value in inner["properties"].items() if name in known
        }
        for name, value in inner["properties"].items():
            # Empty texts and whole tables are what the program holds for nothing; a file may not be able to say them.
            if known[name].default == "" or isinstance(known[name].default, SettingsTable):
                value.pop("default", None)
        return made


@dataclass(frozen=True, slots=True)
class PlacedTable(SettingsTable):
    """A table that knows where it stands."""

    places: Places = field(default=EMPTY, compare=False, repr=False, kw_only=True, metadata=BESIDE)
    """Where its values stand."""


@dataclass(frozen=True, slots=True)
class Key:
    """A key that a table may hold."""

    kind: Any
    """The type of its value as a file writes it, with the annotations that check it."""
    default: Any
    """What holds where the key is not set."""
    needed: bool
    """Whether it must be set."""


def keys(table: type[SettingsTable]) -> Mapping[str, Key]:
    """The keys of a table, in order: its own, then those that it shares with others."""
    kinds, own = get_type_hints(table, include_extras=True), vars(table).get("__annotations__", {})
    ordered = sorted(fields(table), key=lambda one: one.name not in own)
    return {one.name: _key(kinds[one.name], one) for one in ordered if not _is_beside(one)}


def _key(kind: Any, one: Field[Any]) -> Key:
    kind = next((mark.kind for mark in getattr(kind, "__metadata__", ()) if isinstance(mark, WrittenAs)), kind)
    if one.default_factory is not MISSING:
        return Key(kind, one.default_factory(), needed=False)
    return Key(kind, one.default, needed=one.default is MISSING)


_MEANINGS: dict[type[SettingsTable], Mapping[str, str]] = {}
"""What was read by :func:`meanings`: an editor asks again and again."""


def meanings(table: type[SettingsTable]) -> Mapping[str, str]:
    """What each field of a table means: the text under it."""
    if table not in _MEANINGS:
        _MEANINGS[table] = _meanings(table)
    return _MEANINGS[table]


def _meanings(table: type[SettingsTable]) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for kind in reversed(table.__mro__[:-1]):
        definition = ast.parse(dedent(inspect.getsource(kind))).body[0]
        assert isinstance(definition, ast.ClassDef)
        for one, below in pairwise(definition.body):
            match one, below:
                case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(text))):
                    found[name] = " ".join(text.split())
    return found


def placed(value: Any, places: Places) -> Any:
    """A value in which every table that knows its place is told it."""
    changes: dict[str, Any] = {}
    match value:
        case SettingsTable():
            inner = {one.name: getattr(value, one.name) for one in fields(value) if not _is_beside(one)}
            changes = {name: placed(old, places.inside(name)) for name, old in inner.items()}
            changes = {name: new for name, new in changes.items() if new is not inner[name]}
            if isinstance(value, PlacedTable):
                changes["places"] = places
            return replace(value, **changes) if changes else value
        case dict():
            changes = {key: placed(old, places.inside(key)) for key, old in value.items()}
            return changes if any(changes[key] is not old for key, old in value.items()) else value
        case tuple():
            entries = tuple(placed(old, places.inside(at)) for at, old in enumerate(value))
            return entries if any(new is not old for new, old in zip(entries, value, strict=True)) else value
    return value
