"""Notion's export in Markdown: a file a page, whose name ends in the page's number, its properties below its title."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import replace

from publish.diagnostics import Outcome
from publish.importers.foreign import markdown_text
from publish.importers.foreign.collection import Collection, Files, piece_in
from publish.importers.foreign.material import ImportSource, Material, Reading
from publish.importers.matter.formats import lines_end
from publish.importers.slugs import slug_from

_PAGE = re.compile(r"(?:.*/)?[^/]+ [0-9a-f]{32}\.md")
_TABLE = re.compile(r"(?:.*/)?[^/]+ [0-9a-f]{32}(?:_all)?\.csv")
"""A database: its rows are pages of their own."""
_NUMBER = re.compile(r" [0-9a-f]{32}\.md$")
_TITLE = re.compile(r"\A# +(?P<title>\S[^\n]*)\n[ \t]*\n(?=[^\s:#>|-][^:\n]{0,60}:[ \t])")


def recognises(names: tuple[str, ...]) -> bool:
    """Whether files are such an export."""
    return any(map(_PAGE.fullmatch, names))


def members(names: tuple[str, ...]) -> frozenset[str]:
    """The files that belong to it."""
    return frozenset(name for name in names if _PAGE.fullmatch(name) or _TABLE.fullmatch(name))


def pieces(files: Files, usual: Material) -> Iterator[tuple[Material, str]]:
    """Each page, by name."""
    for name in filter(_PAGE.fullmatch, files.names):
        yield piece_in(files, name, usual, SOURCE), name


def read(piece: Material) -> Outcome[Reading]:
    """The dispatch of a page; its properties are front matter, where they say something that a dispatch has."""
    text = piece.data.decode("utf-8", "surrogateescape").removeprefix("\ufeff").replace("\r\n", "\n")
    headed = _TITLE.sub(lambda found: f"Title: {found['title']}\n", text)
    lines = headed.split("\n")
    end = lines_end(lines, 0)
    if headed != text and end:
        # One more blank line behind them, so that those of the text keep their numbers.
        text = "\n".join([*lines[:end], "", *lines[end:]])
    found = markdown_text.read(replace(piece, data=text.encode("utf-8", "surrogateescape")))
    slug = slug_from(_NUMBER.sub("", posixpath.basename(piece.path)))
    named = tuple(replace(dispatch, slug=slug or dispatch.slug) for dispatch in found.value.dispatches)
    return Outcome(replace(found.value, dispatches=named), found.diagnostics)


SOURCE = ImportSource("a page of Notion", lambda material: False, read, limit=markdown_text.SOURCE.limit)
COLLECTION = Collection(SOURCE, recognises, members, pieces)
