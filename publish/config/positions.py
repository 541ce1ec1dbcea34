"""A tree of plain values, and where in the source each of them stands.

The schema checks values and knows nothing of lines; readers of TOML and YAML keep the lines beside the values here.
Places are built when somebody asks for one: most files have no fault, and then nobody does.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TypeAlias

from publish.diagnostics import NOWHERE, Span

Location: TypeAlias = tuple[str | int, ...]
"""The way to a value: keys, and places in lists that count from 0."""


def named(location: Location) -> str:
    """A location as it is said in a sentence: ``notices[2].kind``, entries counted from 1."""
    parts = (f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in location)
    return "".join(parts).removeprefix(".")


@dataclass(frozen=True, slots=True)
class Place:
    """Where one value stands."""

    key: Span
    """Its key; for an entry of a list the entry itself, for a table its header."""
    value: Span
    """The value."""


def _same(location: Location) -> Location:
    return location


@dataclass(frozen=True)
class Places:
    """Where the values of one file stand."""

    path: str
    """The file, relative to the project folder."""
    line: int = 1
    """The line that stands for the file as a whole."""
    find: Callable[[], Mapping[Location, Place]] = field(default=dict, repr=False, compare=False)
    """Makes the table of places; called once at most."""
    origin: Callable[[Location], Location] = field(default=_same, repr=False, compare=False)
    """From a value's location to that at which it was read: others differ where faulty entries were taken out."""
    within: Location = ()
    """The table that locations start from; empty: the file."""

    @cached_property
    def table(self) -> Mapping[Location, Place]:
        """The places that are known, by location."""
        return self.find()

    def __getstate__(self) -> dict[str, object]:
        """With the table: what makes it stays where the file was read."""
        return {**self.__dict__, "find": dict, "table": self.table}

    @property
    def whole(self) -> Span:
        """The place of the file as a whole."""
        return Span(self.path, self.line, 1)

    def inside(self, *location: str | int) -> "Places":
        """The places of a table or list of the file; the file is not walked again for them."""
        return replace(self, within=(*self.within, *location), find=lambda: self.table)

    def key(self, *location: str | int) -> Span:
        """Where the key of a value stands, or that of the nearest value round it that has a place."""
        place = self._nearest(location)
        return place.key if place else self.whole

    def value(self, *location: str | int) -> Span:
        """Where a value stands, or the nearest value round it that has a place."""
        place = self._nearest(location)
        return place.value if place else self.whole

    def _nearest(self, location: Location) -> Place | None:
        location = self.origin((*self.within, *location))
        while location:
            if place := self.table.get(location):
                return place
            location = location[:-1]
        return None


@dataclass(frozen=True)
class SettingsTree:
    """The contents of one settings file, or of one front matter."""

    value: dict[str, object]
    """The values: tables as dicts, lists, scalars."""
    places: Places
    """Where they stand."""


EMPTY = Places(NOWHERE.path, 0)
"""The places of what stands in no file."""
