"""The tree as JSON and back: for tools of others, for looking at, for moving an edition.

Every object names its class under ``type``; fields stand in the order of the class, and those that hold their default
are left out. The version changes when a reader of the old form would misread the new one. Spans and provenance travel
too: an edition that comes back says the same of where it came from.
"""

import json
import types
from collections.abc import Callable, Iterable
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any, TypeAlias, TypeVar, Union, get_args, get_origin, get_type_hints

from publish.errors import UsageError
from publish.model.edition import Edition

FORMAT = "dispatch-press edition"
VERSION = 1
_TYPE = "type"
"""The key that names the class of an object; no class has a field of that name."""

T = TypeVar("T")
Plain: TypeAlias = bool | int | float | str | list["Plain"] | dict[str, "Plain"] | None
"""What JSON can hold."""
_Reader: TypeAlias = Callable[[Plain, str], Any]
"""Makes a value from its plain form; the text says where in the document that stands."""


def dump(edition: Edition) -> str:
    """An edition as JSON, with a line break at the end; the same edition gives the same text."""
    document = {"format": FORMAT, "version": VERSION, "edition": to_plain(edition)}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def load(text: str) -> Edition:
    """The edition that :func:`dump` wrote; :class:`~publish.errors.UsageError` for any other text."""
    try:
        document = json.loads(text, object_pairs_hook=_without_doubles)
    except (ValueError, RecursionError) as error:
        raise _refused(f"This is no JSON: {error}") from error
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise _refused("This is no dump of an edition")
    if document.get("version") != VERSION:
        found = document.get("version")
        message = f"This dump has version {found!r}; version {VERSION} can be read"
        raise UsageError(message, hint="Load it with the version of this program that wrote it.")
    return from_plain(document.get("edition"), Edition)


def to_plain(value: object, *, places: bool = True) -> Plain:
    """The plain form of a value made of dataclasses, tuples, enumerations, dates, text and numbers.

    Without ``places`` it has only what counts where two values are compared: not where it stands in the source.
    """
    if isinstance(value, Enum):
        return to_plain(value.value)
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [to_plain(entry, places=places) for entry in value]
    if is_dataclass(value) and not isinstance(value, type):
        plain: dict[str, Plain] = {_TYPE: type(value).__name__}
        for field in fields(value):
            held = getattr(value, field.name)
            if (places or field.compare) and not _is_default(held, field):
                plain[field.name] = to_plain(held, places=places)
        return plain
    raise TypeError(f"no plain form of {type(value).__name__}")


def from_plain(plain: Plain, kind: type[T]) -> T:
    """The value of a dataclass that :func:`to_plain` made plain; :class:`~publish.errors.UsageError` for another."""
    hint: Any = kind
    try:
        value: T = _reader(hint)(plain, kind.__name__)
    except RecursionError as error:
        raise _refused("This is nested too deep") from error
    return value


def _is_default(held: object, field: "Field[Any]") -> bool:
    if field.default is MISSING:
        return False
    return type(held) is type(field.default) and bool(held == field.default)


def _without_doubles(pairs: list[tuple[str, Plain]]) -> dict[str, Plain]:
    held = dict(pairs)
    if len(held) != len(pairs):
        raise ValueError("a key stands twice in one object")
    return held


def _refused(message: str) -> UsageError:
    return UsageError(message, hint="Load what `publish dump` wrote.")


@cache
def _reader(hint: Any) -> _Reader:
    origin = get_origin(hint)
    if origin is tuple:
        return _tuple_reader(get_args(hint))
    if origin in (Union, types.UnionType):
        return _union_reader(get_args(hint))
    if is_dataclass(hint) and isinstance(hint, type):
        return _one_of([hint])
    if isinstance(hint, type) and issubclass(hint, Enum):
        return _parsed(hint, f"a {hint.__name__}")
    if hint is datetime:
        return _parsed(datetime.fromisoformat, "a date and time")
    if hint is date:
        # A time is a date too: one that was given with its hour keeps it.
        return _parsed(_day, "a date")
    if hint is float:
        return _exact((int, float), float)
    return _exact((hint,), hint)


def _exact(accepted: tuple[type, ...], made: Callable[[Any], object]) -> _Reader:
    names = " or ".join(kind.__name__ for kind in accepted)

    def read(plain: Plain, at: str) -> object:
        if type(plain) not in accepted:
            raise _refused(f"{at} is no {names}")
        return made(plain)

    return read


def _parsed(parse: Callable[[Any], object], name: str) -> _Reader:
    def read(plain: Plain, at: str) -> object:
        try:
            return parse(plain)
        except (ValueError, TypeError) as error:
            raise _refused(f"{at} is not {name}: {plain!r}") from error

    return read


def _day(text: str) -> date:
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


def _tuple_reader(hints: tuple[Any, ...]) -> _Reader:
    def read(plain: Plain, at: str) -> tuple[object, ...]:
        if not isinstance(plain, list):
            raise _refused(f"{at} is not a list")
        many = len(hints) == 2 and hints[1] is Ellipsis
        each = [hints[0]] * len(plain) if many else list(hints)
        if len(each) != len(plain):
            raise _refused(f"{at} holds {len(plain)} values instead of {len(each)}")
        pairs = zip(each, plain, strict=True)
        return tuple(_reader(hint)(entry, f"{at}[{index}]") for index, (hint, entry) in enumerate(pairs))

    return read


def _union_reader(hints: tuple[Any, ...]) -> _Reader:
    kinds = [hint for hint in hints if is_dataclass(hint) and isinstance(hint, type)]
    others = [hint for hint in hints if hint not in kinds and hint is not type(None)]
    # A date is read as a time where it is one.
    reader = _one_of(kinds) if kinds else _reader(date if date in others else others[0])
    optional = type(None) in hints

    def read(plain: Plain, at: str) -> object:
        return None if plain is None and optional else reader(plain, at)

    return read


def _one_of(kinds: Iterable[type]) -> _Reader:
    by_name = {kind.__name__: kind for kind in kinds}

    def read(plain: Plain, at: str) -> object:
        name = plain.get(_TYPE) if isinstance(plain, dict) else None
        if not isinstance(plain, dict) or not isinstance(name, str) or name not in by_name:
            raise _refused(f"{at} is none of {', '.join(by_name)}")
        readers, needed = _fields(by_name[name])
        given = {key: value for key, value in plain.items() if key != _TYPE}
        if strangers := sorted(given.keys() - readers.keys()):
            raise _refused(f"{at} ({name}) has no {strangers[0]}")
        if missing := sorted(needed - given.keys()):
            raise _refused(f"{at} ({name}) lacks {missing[0]}")
        return by_name[name](**{key: readers[key](value, f"{at}.{key}") for key, value in given.items()})

    return read


@cache
def _fields(kind: type) -> tuple[dict[str, _Reader], frozenset[str]]:
    hints = get_type_hints(kind)
    assert is_dataclass(kind)
    every = fields(kind)
    needed = frozenset(f.name for f in every if f.default is MISSING and f.default_factory is MISSING)
    return {field.name: _reader(hints[field.name]) for field in every}, needed
