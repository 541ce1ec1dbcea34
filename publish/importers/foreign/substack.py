"""Substack's export: a table of posts (``posts.csv``), and the text of each as HTML in a folder beside it."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import replace

from publish.diagnostics import Outcome, Span
from publish.importers.foreign.assembly import Given, assembled
from publish.importers.foreign.body import read_body
from publish.importers.foreign.collection import Collection, Files, piece_in, rows_of
from publish.importers.foreign.document import decoded, parsed
from publish.importers.foreign.facts import moment
from publish.importers.foreign.material import ImportSource, Material, Reading
from publish.importers.foreign.rules import IMPORT_REFUSED, IMPORT_UNSURE, excerpt, left_out
from publish.model.dispatch import Status

_AUDIENCES = {"only_paid": "paying readers", "founding": "founding members", "only_free": "readers who do not pay"}
_TEXT = re.compile(r"(?P<id>\d+)(?:\.(?P<slug>[\w-]+))?\.html")
_PARTS = re.compile(r"(?:^|/)posts/[^/]+\.html$")


def _table(names: tuple[str, ...]) -> str:
    return next((name for name in names if posixpath.basename(name) == "posts.csv"), "")


def recognises(names: tuple[str, ...]) -> bool:
    """Whether files are such an export."""
    return bool(_table(names)) and any(_PARTS.search(name) for name in names)


def members(names: tuple[str, ...]) -> frozenset[str]:
    """The files that belong to it."""
    return frozenset([_table(names), *(name for name in names if _PARTS.search(name))])


def pieces(files: Files, usual: Material) -> Iterator[tuple[Material, str]]:
    """Each post with its row, oldest first; rows without a text are told by the piece of their own."""
    table = _table(files.names)
    texts = {found["id"]: name for name in files.names if (found := _TEXT.fullmatch(posixpath.basename(name)))}
    rows = sorted(rows_of(files, table), key=lambda row: row.get("post_date", ""))
    told = set()
    for row in rows:
        number = row.get("post_id", "").partition(".")[0]
        name = texts.get(number, "")
        told.add(name)
        data = files.read(name, limit=SOURCE.limit) if name else b""
        material = replace(usual, path=f"{usual.path}/{name or table}", facts=row)
        yield replace(material, data=data if isinstance(data, bytes) else b""), name or table
    for name in sorted(set(texts.values()) - told):
        yield replace(piece_in(files, name, usual, SOURCE), facts={"title": ""}), name


def read(piece: Material) -> Outcome[Reading]:
    """The dispatch of a post."""
    at, row = Span(piece.path, 1, 1), piece.facts
    what = row.get("type", "")
    if what and what not in ("newsletter", "post", "podcast", "adhoc_email"):
        return Outcome(Reading(), (left_out(f"a {what}", row.get("title", ""), at),))
    if not piece.data:
        return Outcome(Reading(), (left_out("a post whose text the export does not hold", row.get("title", ""), at),))
    text = decoded(piece.data, at)
    root = parsed(text.value, at)
    if root.value is None:
        return Outcome(Reading(), root.diagnostics)
    body = read_body([next(iter(root.value.iter("body")), root.value)], at)
    published = row.get("is_published", "true").lower() == "true"
    given = Given(
        headline=row.get("title", ""),
        standfirst=row.get("subtitle", ""),
        date=moment(row.get("post_date", "")),
        slug=(found["slug"] or "") if (found := _TEXT.fullmatch(posixpath.basename(piece.path))) else "",
        status=Status.READY if published else Status.DRAFT,
    )
    if not body.blocks:
        return Outcome(Reading(), (*body.diagnostics, IMPORT_REFUSED.finding("the post holds no text", at)))
    made = assembled(given, body.blocks, at, importer="substack", language=piece.language, notes=body.notes)
    findings = [*text.diagnostics, *body.diagnostics, *made.diagnostics]
    if (audience := row.get("audience", "everyone")) not in ("everyone", ""):
        message = f"{excerpt(given.headline)} went to {_AUDIENCES.get(audience, audience)} only"
        findings.append(IMPORT_UNSURE.finding(message, at, hint="Ask whether it may stand in the book."))
    stood = {own[0]: 0 for own in _own_addresses(text.value, given.slug)}
    return Outcome(Reading((made.value,), addresses=stood, others=body.others), tuple(findings))


def _own_addresses(markup: str, slug: str) -> Iterator[re.Match[str]]:
    """Where a post stood: the export does not say it, but the buttons that share it do."""
    return re.finditer(rf"https?://[\w.-]+/p/{re.escape(slug)}(?=[?&\"#])", markup) if slug else iter(())


SOURCE = ImportSource("a post of Substack", lambda material: False, read)
COLLECTION = Collection(SOURCE, recognises, members, pieces)
