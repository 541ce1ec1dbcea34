"""Exports that are a folder or an archive: files that belong together, of which one says what the others are."""

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from io import StringIO
from typing import Protocol

from publish.importers.foreign.material import ImportSource, Material

TABLE_LIMIT = 64 * 1024 * 1024
"""The most bytes of a table of posts."""
_MOST_ROWS = 20_000


class Files(Protocol):
    """Files by their names, with forward slashes."""

    @property
    def names(self) -> tuple[str, ...]:
        """All of them, sorted."""
        ...

    def read(self, name: str, *, limit: int) -> bytes | str:
        """What a file holds, or why it is not read."""
        ...


@dataclass(frozen=True, slots=True)
class Collection:
    """A kind of export."""

    source: ImportSource
    """What reads its pieces."""
    recognises: Callable[[tuple[str, ...]], bool]
    """Whether files of these names are such an export."""
    members: Callable[[tuple[str, ...]], frozenset[str]]
    """Which of the files belong to it; the others are looked at one by one."""
    pieces: Callable[[Files, Material], Iterator[tuple[Material, str]]]
    """Its pieces, each with the name of its file; ``Material`` is one without data, with the export's path."""


def piece_in(files: Files, name: str, usual: Material, source: ImportSource) -> Material:
    """The piece that one file of an export is; empty where it cannot be read, which its reader tells."""
    data = files.read(name, limit=source.limit)
    return replace(usual, path=f"{usual.path}/{name}", data=data if isinstance(data, bytes) else b"")


def rows_of(files: Files, name: str) -> list[dict[str, str]]:
    """The rows of a table, by the names in its first line; none where it cannot be read."""
    data = files.read(name, limit=TABLE_LIMIT)
    return rows(data) if isinstance(data, bytes) else []


def rows(data: bytes) -> list[dict[str, str]]:
    """The rows of a table of comma-separated values (RFC 4180)."""
    before = csv.field_size_limit(TABLE_LIMIT)
    text = data.decode("utf-8-sig", "replace").replace("\0", "")
    found: list[dict[str, str]] = []
    try:
        for row in csv.DictReader(StringIO(text, newline="")):
            found.append({key: value for key, value in row.items() if isinstance(key, str) and isinstance(value, str)})
            if len(found) == _MOST_ROWS:
                break
    except csv.Error:
        return found
    finally:
        csv.field_size_limit(before)  # the whole process has one
    return found
