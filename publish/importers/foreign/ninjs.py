"""ninjs, the JSON of news agencies (IPTC): version 3, and the 1 and 2 that are still sent."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from publish.diagnostics import Diagnostic, Outcome, Span
from publish.importers.foreign.material import ImportSource, Material, Reading
from publish.importers.foreign.ninjs_shape import misshapen
from publish.importers.foreign.rules import IMPORT_REFUSED, left_out
from publish.importers.foreign.wire import WirePicture, WirePiece, html_of, made, paragraphs
from publish.model.dispatch import Dispatch

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_TEXT_KEY = re.compile(r'"(?:bodies|body_\w+|headlines)"\s*:')
_HEADLINES = ("main", "short", "kicker", "overline", "")
_DESCRIPTIONS = ("summary", "abstract", "standfirst", "")
_MOST = 2000


def recognises(material: Material) -> bool:
    """Whether a file is an object of ninjs: it says so, or has its words."""
    head = material.head
    if not head.startswith(("{", "[")):
        return False
    named = '"ninjs"' in head or "ninjs-schema" in head or "ninjs/ninjs" in head
    return named or ('"uri"' in head and _TEXT_KEY.search(head) is not None)


def read(material: Material) -> Outcome[Reading]:
    """The dispatches of a file: of an object, of a list of them, or of what a composite holds."""
    at = Span(material.path, material.line, 1)
    try:
        tree = json.loads(bytes(material.data))
    except (ValueError, RecursionError) as error:
        place = Span(material.path, getattr(error, "lineno", 1), 1)
        return Outcome(Reading(), (IMPORT_REFUSED.finding(f"this is no JSON: {error}", place),))
    dispatches: list[Dispatch] = []
    findings: list[Diagnostic] = []
    for item in _texts(tree if isinstance(tree, list) else [tree]):
        findings += misshapen(item, at)
        piece = _piece(item, at, findings)
        found = made(piece, at, importer="ninjs", language=material.language)
        dispatches.append(found.value)
        findings += found.diagnostics
    if not dispatches and not findings:
        findings.append(IMPORT_REFUSED.finding("there is no text in this ninjs", at))
    if len(dispatches) > _MOST:
        message = f"the file holds {len(dispatches):,} pieces; {_MOST:,} are the most"
        return Outcome(Reading(), (IMPORT_REFUSED.finding(message, at, hint="Import it in parts."),))
    return Outcome(Reading(tuple(dispatches)), tuple(findings))


def _texts(items: Sequence[object], depth: int = 0) -> Iterator[Mapping[str, object]]:
    """The objects with a text, at any depth of composites; a composite may have one of its own, with pictures."""
    for item in items:
        if not isinstance(item, dict):
            continue
        texts = any(key.startswith(("bodies", "body_")) for key in item)
        if item.get("type") in ("composite", "package") and not texts and depth < 8:
            yield from _texts(_associated(item), depth + 1)
        elif item.get("type") not in ("picture", "graphic", "video", "audio") and _has_words(item):
            yield item


def _has_words(item: Mapping[str, object]) -> bool:
    return any(key.startswith(("bodies", "body_", "headline")) for key in item)


def _piece(item: Mapping[str, object], at: Span, findings: list[Diagnostic]) -> WirePiece:
    headlines = _roles(item.get("headlines"), _word(item, "headline") or _first(item, "headline_"))
    described = _roles(item.get("descriptions"), _word(item, "description_text") or _word(item, "description_html"))
    pictures: list[WirePicture] = []
    for other in _associated(item):
        if other.get("type") in ("picture", "graphic"):
            picture = _picture(other, lead=not pictures)
            pictures += [picture] if picture.address else []
        elif words := _word(other, "name") or _word(other, "uri"):
            findings.append(left_out(f"an association of the type {_word(other, 'type') or 'text'}", words, at))
    rights = [_either(item, "copyrightNotice"), _either(item, "usageTerms")]
    body = _body(item, at, findings)
    about = [_word(one, "name") for one in _objects(item.get("subjects") or item.get("subject"))]
    summary = next((described[role] for role in _DESCRIPTIONS if role in described), "")
    summary = summary or (next(iter(described.values())) if len(described) == 1 else "")
    for found, known in ((headlines, _HEADLINES), (described, _DESCRIPTIONS)):
        others = [role for role in found if role not in known and len(found) > 1]
        findings += [left_out(f"what has the role {role}", found[role], at) for role in others]
    return WirePiece(
        headline=_role(headlines, "main"),
        short=headlines.get("short", ""),
        kicker=next((headlines[role] for role in ("kicker", "overline") if role in headlines), ""),
        standfirst=summary,
        by=_word(item, "by") or _word(item, "byline"),
        dateline=_word(item, "dateline") or _word(item, "located"),
        date=_either(item, "firstCreated") or _either(item, "contentCreated") or _either(item, "versionCreated"),
        updated=_either(item, "versionCreated"),
        embargo=_word(item, "embargoedUntil") or _word(item, "embargoed"),
        state=_either(item, "pubStatus"),
        language=_word(item, "language"),
        slug=_word(item, "slugline"),
        rights=" ".join(filter(None, rights)),
        subjects=tuple(filter(None, about)),
        desk=(_either(item, "edNote"),),
        body=body,
        pictures=tuple(pictures),
    )


def _body(item: Mapping[str, object], at: Span, findings: list[Diagnostic]) -> "HtmlElement | None":
    """The text: as HTML where there is such, else the plain one."""
    bodies = _objects(item.get("bodies"))
    marked = [one for one in bodies if "html" in _word(one, "contentType") or "html" in _word(one, "contenttype")]
    chosen = next(iter(marked or bodies), {})
    value = _word(chosen, "value") or _word(item, "body_html") or _word(item, "body_xhtml")
    if value and (marked or not bodies or "<p" in value):
        tree = html_of(value, at)
        findings += tree.diagnostics
        return tree.value
    text = value or _word(item, "body_text") or _first(item, "body_")
    if "<p" in text:
        tree = html_of(text, at)
        findings += tree.diagnostics
        return tree.value
    return paragraphs(text) if text else None


def _picture(item: Mapping[str, object], *, lead: bool) -> WirePicture:
    renditions = _objects(item.get("renditions"))
    best = max(renditions, key=_area, default={})
    described = _roles(item.get("descriptions"), _word(item, "description_text"))
    alt = next((described[role] for role in described if role.lower().startswith(("alt", "accessib"))), "")
    return WirePicture(
        address=_word(best, "href"),
        alt=alt,
        caption=described.get("caption", "") or _role(described, "main"),
        credit=_word(item, "by") or _word(item, "byline") or _word(item, "copyrightHolder"),
        rights=_word(item, "copyrightNotice") or _word(item, "usageTerms"),
        lead=lead,
    )


def _area(rendition: Mapping[str, object]) -> int:
    width, height = rendition.get("width"), rendition.get("height")
    return width * height if isinstance(width, int) and isinstance(height, int) else 0


def _associated(item: Mapping[str, object]) -> list[Mapping[str, object]]:
    found = item.get("associations")
    if isinstance(found, dict):  # before version 2 by their names
        return _objects(list(found.values()))
    return _objects(found)


def _objects(value: object) -> list[Mapping[str, object]]:
    if isinstance(value, dict):
        value = list(value.values())
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _roles(value: object, only: str) -> dict[str, str]:
    """Texts by their roles; the first of a role counts, and one without has an empty role."""
    found: dict[str, str] = {}
    for one in _objects(value):
        role = _word(one, "role").rpartition(":")[2].rpartition("/")[2].lower()
        found.setdefault(role, _plain(_word(one, "value")))
    return found or ({"": _plain(only)} if only else {})


def _role(found: Mapping[str, str], role: str) -> str:
    return found.get(role) or found.get("") or next(iter(found.values()), "")


def _plain(text: str) -> str:
    if "<" not in text:
        return text
    from lxml import html

    return str(html.fragment_fromstring(text, create_parent="div").text_content())


def _first(item: Mapping[str, object], beginning: str) -> str:
    """The first property whose name begins so: before version 2 each house ended it in its own way."""
    return next((_word(item, name) for name in item if name.startswith(beginning) and _word(item, name)), "")


def _either(item: Mapping[str, object], name: str) -> str:
    """A property whose name was written without capitals before version 2."""
    return _word(item, name) or _word(item, name.lower())


def _word(item: Mapping[str, object], name: str) -> str:
    value = item.get(name)
    return value.strip() if isinstance(value, str) else ""


SOURCE = ImportSource("a piece in ninjs", recognises, read)
