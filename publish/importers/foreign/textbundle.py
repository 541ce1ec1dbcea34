"""TextBundle, in which Bear, Ulysses and others hand on a text with its pictures: ``text.*`` and ``info.json``."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import replace

from publish.diagnostics import Outcome
from publish.importers.foreign import markdown_text
from publish.importers.foreign.collection import Collection, Files, piece_in
from publish.importers.foreign.material import ImportSource, Material, Reading

_TEXT = re.compile(r"(?P<folder>(?:.*/)?)text\.(?:md|markdown|mdown|mkd|txt)")
_SIZES = re.compile(rb"(!\[[^\]\n]*\]\([^()\s]+\))<!-- ?\{[^{}\n]*\} ?-->")
"""What Bear notes behind a picture: how wide its screen shows it."""
_TAGS = re.compile(rb"(?m)^(?:#[^\s#][^\s#]*(?:[ \t]+|(?=\n)|$))+$")
"""A line of tags, as Bear sets them."""


def _texts(names: tuple[str, ...]) -> list[str]:
    found = [(name, match["folder"]) for name in names if (match := _TEXT.fullmatch(name))]
    return [name for name, folder in found if f"{folder}info.json" in names]


def recognises(names: tuple[str, ...]) -> bool:
    """Whether files are one such bundle, or several."""
    return bool(_texts(names))


def members(names: tuple[str, ...]) -> frozenset[str]:
    """The files that belong to it."""
    texts = _texts(names)
    return frozenset([*texts, *(posixpath.join(posixpath.dirname(name), "info.json") for name in texts)])


def pieces(files: Files, usual: Material) -> Iterator[tuple[Material, str]]:
    """The text of each bundle."""
    for name in _texts(files.names):
        yield piece_in(files, name, usual, SOURCE), name


def read(piece: Material) -> Outcome[Reading]:
    """The dispatch of a text."""
    return markdown_text.read(replace(piece, data=_TAGS.sub(b"", _SIZES.sub(rb"\1", piece.data))))


SOURCE = ImportSource("a TextBundle", lambda material: False, read, limit=markdown_text.SOURCE.limit)
COLLECTION = Collection(SOURCE, recognises, members, pieces)
