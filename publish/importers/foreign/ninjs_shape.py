"""What the properties of ninjs hold (IPTC, versions 1 to 3): what has another shape is not read, and so is told.

Only the properties that dispatches are made of are looked at; what an agency adds of its own is its affair.
"""

import datetime
from collections.abc import Callable, Iterator, Mapping

from publish.diagnostics import Diagnostic, Span
from publish.importers.foreign.rules import IMPORT_UNSURE

_TEXTS = frozenset(
    {*("uri", "type", "language", "headline", "by", "byline", "slugline", "dateline", "located", "edNote", "ednote"),
     *("pubStatus", "pubstatus", "copyrightNotice", "copyrightnotice", "copyrightHolder", "copyrightholder"),
     *("usageTerms", "usageterms", "value", "role", "contentType", "contenttype", "href", "name",
       "embargoed", "embargoedUntil")}
)  # fmt: skip
_MOMENTS = frozenset(
    ["firstCreated", "firstcreated", "versionCreated", "versioncreated", "contentCreated", "contentcreated"]
)
_LISTS = frozenset(["headlines", "descriptions", "bodies", "subjects"])
_OBJECTS = frozenset(["associations", "renditions", "subject"])
"""Lists of objects since version 2, before that objects by names, or lists."""
_INSIDE = _LISTS | _OBJECTS
_DEEPEST = 8
_KINDS: tuple[tuple[type, str], ...] = (
    (bool, "a truth value"), (str, "text"), (int, "a number"), (float, "a number"), (list, "a list"),
    (dict, "an object"), (type(None), "nothing"),
)  # fmt: skip


def misshapen(item: Mapping[str, object], at: Span, path: str = "", depth: int = 0) -> Iterator[Diagnostic]:
    """A finding for each property that has another shape than ninjs gives it; ``path`` is where the object stands."""
    for name, value in item.items():
        place = f"{path}{name}"
        wanted, fits = _shape(name)
        if fits is not None and not fits(value):
            said = f" ({value[:40]})" if isinstance(value, str) else ""
            yield IMPORT_UNSURE.finding(
                f"{place} is {_kind(value)}{said}, and in ninjs {wanted}: it was not read as such",
                at,
                hint="Ask the agency, or correct the file.",
            )
        elif name in _INSIDE and depth < _DEEPEST:
            inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
            for key, one in inner:
                if isinstance(one, dict):
                    yield from misshapen(one, at, f"{place}/{key}/", depth + 1)


def _shape(name: str) -> tuple[str, Callable[[object], bool] | None]:
    """How the shape of a property is called, and whether a value has it; ``None`` for one that is not looked at."""
    if name in _TEXTS or name.startswith(("body_", "description_")):
        return "text", lambda value: isinstance(value, str)
    if name in _MOMENTS:
        return "a moment as in ISO 8601", _is_moment
    if name in _LISTS:
        return "a list of objects", _is_list
    if name in _OBJECTS:
        return "a list of objects", lambda value: _is_list(value) or _is_table(value)
    return "", None


def _is_list(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, dict) for one in value)


def _is_table(value: object) -> bool:
    return isinstance(value, dict) and all(isinstance(one, dict) for one in value.values())


def _is_moment(value: object) -> bool:
    if not isinstance(value, str):
        return False
    try:
        datetime.datetime.fromisoformat(value.strip())
    except ValueError:
        return False
    return True


def _kind(value: object) -> str:
    return next(name for kind, name in _KINDS if isinstance(value, kind))
