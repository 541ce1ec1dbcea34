"""Ghost's export: JSON with posts, whose text is HTML, or the tree of one of its two editors."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from publish.diagnostics import Outcome, Span
from publish.importers.foreign.assembly import Given, assembled
from publish.importers.foreign.body import read_body
from publish.importers.foreign.document import parsed
from publish.importers.foreign.facts import moment
from publish.importers.foreign.ghost_editors import of_lexical, of_mobiledoc
from publish.importers.foreign.material import THE_SITE, ImportSource, Material, Reading
from publish.importers.foreign.rules import IMPORT_REFUSED, IMPORT_UNSURE, left_out
from publish.model.dispatch import Status

_STATES = {"published": Status.READY, "sent": Status.READY, "draft": Status.DRAFT, "scheduled": Status.DRAFT}
_SITE = "__GHOST_URL__"
_SHAPE = re.compile(r'^\{\s*"(?:db|meta|data)"')


def recognises(material: Material) -> bool:
    """Whether a file is an export of Ghost."""
    head = material.head
    return bool(_SHAPE.match(head)) and '"exported_on"' in head and '"version"' in head


def pieces(material: Material) -> Iterator[Material]:
    """Each post, with what other tables of the export say of it; oldest first."""
    try:
        tree = json.loads(bytes(material.data))
        export = tree["db"][0] if "db" in tree else tree
        tables = export["data"]
        posts = [post for post in tables["posts"] if isinstance(post, dict)]
    except (ValueError, RecursionError, LookupError, TypeError) as error:
        yield replace(material, data=b"", facts={"fault": f"{type(error).__name__}: {error}"})
        return
    people = _by_id(tables, "users")
    tags = _by_id(tables, "tags")
    metas = {meta.get("post_id"): meta for meta in _rows(tables, "posts_meta")}
    for post in sorted(posts, key=lambda post: str(post.get("published_at") or post.get("created_at") or "")):
        authors = _joined(tables, "posts_authors", "author_id", post, people)
        subjects = _joined(tables, "posts_tags", "tag_id", post, tags)
        shown = [name for name in subjects if not name.startswith("#")]
        facts = {"authors": "\n".join(authors), "tags": "\n".join(shown)}
        whole = {**metas.get(post.get("id"), {}), **post}
        yield replace(material, data=json.dumps(whole).encode(), facts=facts)
    if not posts:
        yield replace(material, data=b"", facts={"fault": "it holds no posts"})


def _rows(tables: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    found = tables.get(name)
    return [row for row in found if isinstance(row, dict)] if isinstance(found, list) else []


def _by_id(tables: Mapping[str, Any], name: str) -> dict[str, str]:
    return {str(row.get("id")): str(row.get("name") or "") for row in _rows(tables, name)}


def _joined(
    tables: Mapping[str, Any], name: str, key: str, post: Mapping[str, Any], names: Mapping[str, str]
) -> list[str]:
    """The names that a table joins to a post, in their order."""
    found = [row for row in _rows(tables, name) if row.get("post_id") == post.get("id")]
    found.sort(key=lambda row: int(row["sort_order"]) if isinstance(row.get("sort_order"), int) else 0)
    return [names[str(row.get(key))] for row in found if names.get(str(row.get(key)))]


def read(piece: Material) -> Outcome[Reading]:
    """The dispatch of a post."""
    at = Span(piece.path)
    if fault := piece.facts.get("fault"):
        return Outcome(Reading(), (IMPORT_REFUSED.finding(f"the export of Ghost cannot be read: {fault}", at),))
    post = json.loads(piece.data)
    title = _text(post, "title")
    if _text(post, "type") == "page" or post.get("page") is True:
        return Outcome(Reading(), (left_out("a page", title, at),))
    text = _markup(post)
    root = parsed(text.replace(f'href="{_SITE}', f'href="{THE_SITE}').replace(_SITE, ""), at)
    if root.value is None:
        return Outcome(Reading(), (left_out("a post without text", title, at),))
    body = read_body([next(iter(root.value.iter("body")), root.value)], at, base=_address(post))
    given = Given(
        headline=title,
        standfirst=_text(post, "custom_excerpt"),
        authors=tuple(filter(None, piece.facts.get("authors", "").split("\n"))),
        date=moment(_text(post, "published_at")),
        updated=None,
        language=_text(post, "locale"),
        slug=_text(post, "slug"),
        picture=_text(post, "feature_image").replace(_SITE, ""),
        alt=_text(post, "feature_image_alt"),
        caption=re.sub(r"<[^>]+>", "", _text(post, "feature_image_caption")),
        subjects=tuple(filter(None, piece.facts.get("tags", "").split("\n"))),
        status=_STATES.get(_text(post, "status"), Status.DRAFT),
    )
    if not body.blocks:
        return Outcome(Reading(), (*body.diagnostics, left_out("a post without text", title, at)))
    made = assembled(given, body.blocks, at, importer="ghost", language=piece.language, notes=body.notes)
    findings = [*body.diagnostics, *made.diagnostics]
    if _text(post, "visibility") not in ("public", ""):
        message = f"“{title}” is for {_text(post, 'visibility')} only"
        findings.append(IMPORT_UNSURE.finding(message, at, hint="Ask whether it may stand in the book."))
    stood = {f"{THE_SITE}/{given.slug}/": 0} if given.slug else {}
    return Outcome(Reading((made.value,), addresses=stood, others=body.others), tuple(findings))


def _markup(post: Mapping[str, Any]) -> str:
    """A post's text as HTML: as it is given, else made of its editor's tree."""
    if html := _text(post, "html"):
        return html
    for key, made in (("lexical", of_lexical), ("mobiledoc", of_mobiledoc)):
        if tree := _text(post, key):
            try:
                return made(json.loads(tree))
            except (ValueError, RecursionError, LookupError, TypeError, AttributeError):
                continue
    return ""


def _address(post: Mapping[str, Any]) -> str:
    """Where a post stood, where it says so."""
    address = _text(post, "canonical_url")
    return address if address.startswith("http") else ""


def _text(post: Mapping[str, Any], key: str) -> str:
    value = post.get(key)
    return value.strip() if isinstance(value, str) else ""


SOURCE = ImportSource("an export of Ghost", recognises, read, pieces, limit=128 * 1024 * 1024)
