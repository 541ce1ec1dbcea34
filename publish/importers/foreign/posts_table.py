"""A table of posts (CSV) with their text as HTML, as Beehiiv exports it; a row is a dispatch."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace

from publish.diagnostics import Outcome, Span
from publish.importers.foreign.assembly import Given, assembled
from publish.importers.foreign.body import read_body
from publish.importers.foreign.collection import rows
from publish.importers.foreign.document import parsed
from publish.importers.foreign.facts import moment
from publish.importers.foreign.furniture import mail_furniture
from publish.importers.foreign.material import ImportSource, Material, Reading
from publish.importers.foreign.rules import IMPORT_REFUSED, left_out
from publish.model.dispatch import Status

_TEXTS = ("content_html", "html", "body_html", "free_web_content", "content")
_NAMES = {
    "headline": ("web_title", "title", "subject", "email_subject_line"),
    "standfirst": ("web_subtitle", "subtitle", "subtitle_text"),
    "date": ("publish_date", "published_at", "sent_at", "created_at", "created", "date"),
    "author": ("authors", "author", "author_name"),
    "picture": ("thumbnail_url", "image_url", "cover_image"),
    "subjects": ("content_tags", "tags"),
    "slug": ("slug",),
    "address": ("url", "web_url"),
}
"""What a dispatch needs, by the names of columns that hold it."""
_READY = frozenset(["confirmed", "published", "sent", "live", "archived", ""])


def recognises(material: Material) -> bool:
    """Whether a file is such a table: its first line names a text and a title."""
    first = material.head.partition("\n")[0]
    columns = {column.strip().strip('"').lower() for column in first.split(",")}
    return bool(columns & {*_TEXTS[:4]}) and bool(columns & {*_NAMES["headline"]})


def pieces(material: Material) -> Iterator[Material]:
    """The rows, oldest first."""
    found = [{key.lower(): value for key, value in row.items()} for row in rows(bytes(material.data))]
    for row in sorted(found, key=lambda row: str(moment(_of(row, "date")) or "")):
        text = next((row[name] for name in _TEXTS if row.get(name)), "")
        facts = {key: value for key, value in row.items() if key not in _TEXTS}
        yield replace(material, data=text.encode("utf-8", "replace"), facts=facts)
    if not found:
        yield replace(material, data=b"", facts={})


def _of(row: Mapping[str, str], what: str) -> str:
    return next((row[name].strip() for name in _NAMES[what] if row.get(name, "").strip()), "")


def read(piece: Material) -> Outcome[Reading]:
    """The dispatch of a row."""
    at, row = Span(piece.path), piece.facts
    title = _of(row, "headline")
    if not row:
        return Outcome(Reading(), (IMPORT_REFUSED.finding("the table has no rows", at),))
    root = parsed(piece.data.decode(), at)
    if root.value is None:
        return Outcome(Reading(), (left_out("a post without text", title, at),))
    whole = next(iter(root.value.iter("body")), root.value)
    body = read_body([whole], at, base=_of(row, "address"), judge=mail_furniture)
    if not body.blocks:
        return Outcome(Reading(), (*body.diagnostics, left_out("a post without text", title, at)))
    given = Given(
        headline=title,
        standfirst=_of(row, "standfirst"),
        authors=tuple(_listed(_of(row, "author"))),
        date=moment(_of(row, "date")),
        slug=_of(row, "slug"),
        picture=_of(row, "picture"),
        subjects=tuple(_listed(_of(row, "subjects"))),
        status=Status.READY if row.get("status", "").lower() in _READY else Status.DRAFT,
    )
    made = assembled(given, body.blocks, at, importer="table", language=piece.language, notes=body.notes)
    return Outcome(Reading((made.value,), others=body.others), (*body.diagnostics, *made.diagnostics))


def _listed(text: str) -> list[str]:
    """The entries of a cell: a list of JSON, or words with commas, semicolons or bars between them."""
    if text.startswith("["):
        try:
            found = json.loads(text)
        except (ValueError, RecursionError):
            found = []
        return [str(one).strip() for one in found] if isinstance(found, list) else []
    parts = [part.strip() for part in text.replace(";", ",").replace("|", ",").split(",")]
    return [part for part in parts if part]


SOURCE = ImportSource("a table of posts", recognises, read, pieces, limit=64 * 1024 * 1024)
