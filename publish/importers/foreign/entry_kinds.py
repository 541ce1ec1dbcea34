"""What an entry of a feed is: a dispatch, or what the back-up of a whole blog holds besides.

Comments name what they answer (RFC 4685, ``thr:in-reply-to``), drafts are marked as in RFC 5023 (``app:draft``).
Blogger says the kind by a category (until 2024) or in elements of its own (``blogger:type``, ``blogger:status``).
"""

from collections.abc import Iterator, Mapping
from typing import Any

from publish.model.dispatch import Status

_KIND = "http://schemas.google.com/g/2005#kind"
_OTHERS = {
    "comment": "a comment of a reader",
    "page": "a page",
    "settings": "a setting of the blog",
    "template": "the template of the blog",
}
_DRAFTS = frozenset(["draft", "soft_trashed", "scheduled"])


def what_else(entry: Mapping[str, Any]) -> str:
    """What an entry is that is not a dispatch; empty for one that is, or may be."""
    kind = str(entry.get("blogger_type", "") or "").lower()
    kind = kind or next((tag.rpartition("#")[2] for scheme, tag in _tags(entry) if scheme == _KIND), "")
    if kind in _OTHERS:
        return _OTHERS[kind]
    return _OTHERS["comment"] if entry.get("thr_in-reply-to") else ""


def status_of(entry: Mapping[str, Any]) -> Status:
    """How far an entry is."""
    is_draft = str(entry.get("app_draft", "") or entry.get("draft", "")).lower() == "yes"
    return Status.DRAFT if is_draft or str(entry.get("blogger_status", "")).lower() in _DRAFTS else Status.READY


def subjects_of(entry: Mapping[str, Any]) -> tuple[str, ...]:
    """What an entry is about: its categories, but for those that say its kind."""
    return tuple(term for scheme, term in _tags(entry) if term and scheme != _KIND)


def _tags(entry: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for tag in entry.get("tags", []):
        yield tag.get("scheme") or "", tag.get("term") or ""
