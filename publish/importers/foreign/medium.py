"""Medium's export: a page for each post in a folder ``posts``, in the elements of microformats (``h-entry``)."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import replace

from publish.diagnostics import Outcome
from publish.importers.foreign.collection import Collection, Files, piece_in
from publish.importers.foreign.material import ImportSource, Material, Reading
from publish.importers.foreign.page import read as read_page
from publish.model.dispatch import Status

_POST = re.compile(r"(?P<state>\d{4}-\d{2}-\d{2}|draft)_.+-[0-9a-f]{8,}\.html")
_OTHERS = re.compile(
    r"(?:^|.*/)(?:README\.html|(?:profile|claps|bookmarks|highlights|interests|ips|lists|sessions|twitter|blocks"
    r"|pubs-following|topics-following|users-following|partner-program|applications)/.*)"
)
"""What the export holds besides posts: what its owner has read, followed and paid."""


def _posts(names: tuple[str, ...]) -> list[str]:
    found = [name for name in names if _POST.fullmatch(posixpath.basename(name))]
    return [name for name in found if posixpath.basename(posixpath.dirname(name)) == "posts"]


def recognises(names: tuple[str, ...]) -> bool:
    """Whether files are such an export."""
    return bool(_posts(names))


def members(names: tuple[str, ...]) -> frozenset[str]:
    """The files that belong to it."""
    return frozenset([*_posts(names), *filter(_OTHERS.fullmatch, names)])


def pieces(files: Files, usual: Material) -> Iterator[tuple[Material, str]]:
    """Each post; their names begin with their days, so that the oldest comes first."""
    for name in _posts(files.names):
        yield piece_in(files, name, usual, SOURCE), name


def read(piece: Material) -> Outcome[Reading]:
    """The dispatch of a post; one that was never published is a draft."""
    found = read_page(piece)
    name = _POST.fullmatch(posixpath.basename(piece.path))
    if name is None or name["state"] != "draft":
        return found
    drafts = tuple(replace(dispatch, status=Status.DRAFT) for dispatch in found.value.dispatches)
    return Outcome(replace(found.value, dispatches=drafts), found.diagnostics)


SOURCE = ImportSource("a post of Medium", lambda material: False, read)
COLLECTION = Collection(SOURCE, recognises, members, pieces)
