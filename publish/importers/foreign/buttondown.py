"""Buttondown's export: a table of mails (``emails.csv``), and the text of each in Markdown beside it."""

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import replace

from publish.diagnostics import Outcome
from publish.importers.foreign import markdown_text, posts_table
from publish.importers.foreign.collection import Collection, Files, piece_in, rows_of
from publish.importers.foreign.document import begins_page
from publish.importers.foreign.facts import moment
from publish.importers.foreign.material import ImportSource, Material, Reading
from publish.importers.foreign.page import read as read_html
from publish.importers.slugs import slug_from
from publish.model.dispatch import Status
from publish.model.inlines import Text

_DRAFTS = frozenset(["draft", "scheduled", "about_to_send", "errored"])


def _table(names: tuple[str, ...]) -> str:
    return next((name for name in names if posixpath.basename(name) == "emails.csv"), "")


def _texts(names: tuple[str, ...]) -> list[str]:
    return [name for name in names if name.endswith(".md") and posixpath.basename(posixpath.dirname(name)) == "emails"]


def recognises(names: tuple[str, ...]) -> bool:
    """Whether files are such an export."""
    return bool(_table(names)) and bool(_texts(names))


def members(names: tuple[str, ...]) -> frozenset[str]:
    """The files that belong to it."""
    return frozenset([_table(names), *_texts(names)])


def pieces(files: Files, usual: Material) -> Iterator[tuple[Material, str]]:
    """Each mail with its row, oldest first."""
    table = rows_of(files, _table(files.names))
    known = {key: row for row in table for key in _names(row)}
    texts = [(known.get(posixpath.basename(name).removesuffix(".md"), {}), name) for name in _texts(files.names)]
    for row, name in sorted(texts, key=lambda pair: (pair[0].get("publish_date", ""), pair[1])):
        yield replace(piece_in(files, name, usual, SOURCE), facts=row), name


def _names(row: Mapping[str, str]) -> Iterator[str]:
    """What the file of a row may be called."""
    yield from filter(None, (row.get("slug"), row.get("id"), slug_from(row.get("subject", ""))))


def read(piece: Material) -> Outcome[Reading]:
    """The dispatch of a mail: its subject is the headline, unless its text has front matter of its own."""
    html = begins_page(piece.head)
    read = (read_html if html else markdown_text.read)(piece)
    if not read.value.dispatches:
        return read
    [dispatch] = read.value.dispatches
    subject = " ".join(piece.facts.get("subject", "").split())
    status = piece.facts.get("status", "").lower()
    dispatch = replace(
        dispatch,
        slug=posixpath.basename(piece.path).removesuffix(".md"),
        headline=(Text(subject),) if subject else dispatch.headline,
        label="" if subject else dispatch.label,
        date=dispatch.date or moment(piece.facts.get("publish_date", "")),
        status=Status.DRAFT if status in _DRAFTS else dispatch.status,
    )
    told = (found for found in read.diagnostics if not (subject and found.id == "headline-missing"))
    return Outcome(replace(read.value, dispatches=(dispatch,)), tuple(told))


SOURCE = ImportSource("a mail of Buttondown", lambda material: False, read, limit=posts_table.SOURCE.limit)
COLLECTION = Collection(SOURCE, recognises, members, pieces)
