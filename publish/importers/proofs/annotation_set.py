"""Annotation sets of e-book readers: W3C's Web Annotation model, as EPUB Annotations and Thorium write them."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from publish.model.proof import MarkKind, ProofMark

_STRUCK = {"strikethrough", "strike-through", "strikethroughline"}
_DEEPEST = 10


def annotation_set(data: bytes) -> tuple[ProofMark, ...]:
    """The marks of a set; :class:`ValueError` for what is none."""
    try:
        document = json.loads(data.decode("utf-8-sig"))
    except (UnicodeDecodeError, RecursionError) as error:
        raise ValueError("it is no JSON") from error
    found = [mark for annotation in _annotations(document, 0) if (mark := _mark(annotation)) is not None]
    if not found and not (isinstance(document, dict) and ("items" in document or "first" in document)):
        raise ValueError("it holds no annotations")
    return tuple(found)


def _annotations(value: Any, depth: int) -> Iterator[Mapping[str, Any]]:
    """Those of a set, a collection with its pages, a list, or one alone."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for entry in value:
            yield from _annotations(entry, depth + 1)
    elif isinstance(value, dict):
        if "target" in value:
            yield value
        for key in ("items", "first"):
            yield from _annotations(value.get(key), depth + 1)


def _mark(annotation: Mapping[str, Any]) -> ProofMark | None:
    target = _first(annotation.get("target"))
    quote = next(_quotes(target.get("selector"), 0), None)
    bodies = [body for body in _listed(annotation.get("body")) if isinstance(body, dict)]
    comment = " ".join(value for body in bodies if isinstance(value := body.get("value"), str)).strip()
    looks = {str(body.get(key, "")).lower() for body in bodies for key in ("highlight", "style")}
    motives = {str(motive) for motive in _listed(annotation.get("motivation"))}
    if "bookmarking" in motives:
        return None
    creator = _first(annotation.get("creator"))
    kind = MarkKind.STRIKE if looks & _STRUCK else MarkKind.NOTE if comment else MarkKind.HIGHLIGHT
    exact, prefix, suffix = (_text(quote, name) if quote else "" for name in ("exact", "prefix", "suffix"))
    return ProofMark(
        kind,
        exact,
        prefix,
        suffix,
        comment=comment,
        author=_text(creator, "name"),
        place=_text(target, "source"),
    )


def _quotes(selector: Any, depth: int) -> Iterator[Mapping[str, Any]]:
    """The selectors that quote the words, those that refine others too."""
    if depth > _DEEPEST:
        return
    for entry in _listed(selector):
        if isinstance(entry, dict):
            if entry.get("type") == "TextQuoteSelector" and isinstance(entry.get("exact"), str):
                yield entry
            for name in ("refinedBy", "startSelector"):
                yield from _quotes(entry.get(name), depth + 1)


def _listed(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _first(value: Any) -> Mapping[str, Any]:
    entry: Any = next(iter(_listed(value)), {})
    return entry if isinstance(entry, dict) else {"source": entry, "name": entry} if isinstance(entry, str) else {}


def _text(value: Mapping[str, Any], name: str) -> str:
    found = value.get(name)
    return found if isinstance(found, str) else ""
