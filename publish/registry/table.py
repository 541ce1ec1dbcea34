"""A table of things that have a name and a place in an order."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from importlib import import_module
from typing import Any

from publish.config.suggest import did_you_mean
from publish.errors import Fault, UsageError


@dataclass(frozen=True, slots=True)
class Row:
    """One thing, which is imported when it is asked for."""

    name: str
    """What it is called on the command line and in reports."""
    target: str
    """``module:object``."""
    summary: str
    """What it does, in a sentence."""
    suffixes: tuple[str, ...] = ()
    """The endings of the files that it reads or writes, with their dots; empty where files do not matter."""

    def resolve(self) -> Any:
        """The object; :class:`Fault` when it is not there, for then the table is wrong."""
        module, _, name = self.target.partition(":")
        try:
            return getattr(import_module(module), name)
        except (ImportError, AttributeError) as error:
            raise Fault(f"{self.name} names {self.target}, which cannot be loaded: {error}") from error


@dataclass(frozen=True, slots=True)
class Table:
    """Rows in order."""

    kind: str
    """What the rows are, in the singular: ``importer``."""
    rows: tuple[Row, ...]
    """The rows; where order matters it is this one."""

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    @property
    def names(self) -> tuple[str, ...]:
        """The names, in order."""
        return tuple(row.name for row in self.rows)

    def row(self, name: str) -> Row:
        """The row of a name; :class:`UsageError` with the nearest name when there is none."""
        for row in self.rows:
            if row.name == name:
                return row
        raise UsageError(f"there is no {self.kind} “{name}”", hint=did_you_mean(name, self.names))

    def for_file(self, path: str) -> Row | None:
        """The first row for files with the ending of ``path``, or ``None``."""
        return next((row for row in self.rows if row.suffixes and path.lower().endswith(row.suffixes)), None)

    def adding(self, rows: Iterable[Row]) -> "Table":
        """The table with more rows behind its own; :class:`UsageError` for a name that is taken."""
        added = tuple(rows)
        for row in added:
            if row.name in self.names:
                raise UsageError(f"there is already the {self.kind} “{row.name}”", hint="Give it another name.")
        return replace(self, rows=(*self.rows, *added))
