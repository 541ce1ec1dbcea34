"""The braces behind and above things: ``{#id .class key="value"}``, read whole or not at all.

Own code and not the library's: that one cuts a value at a line end and drops what stands behind the closing
brace, and no word of an author may vanish so.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from publish.config.suggest import did_you_mean
from publish.diagnostics import NOWHERE, Diagnostic, Span
from publish.importers.addresses import ATTRIBUTE_UNKNOWN, sound_id
from publish.importers.html.elements import ATTRIBUTE_INVALID
from publish.importers.html.tags import ACTIVE_CONTENT, STYLE_REMOVED

_PIECE = re.compile(
    r"""\.(?P<class>[^\s{}"'=.\#]+)
      | \#(?P<id>[^\s{}"'=\#]+)
      | (?P<key>[A-Za-z][\w:-]*)=(?:"(?P<quoted>(?:[^"\\]|\\.)*)"|(?P<bare>[^\s"'{}=<>`“”„«»]+))
      | (?P<flag>[A-Za-z][\w-]*)""",
    re.VERBOSE | re.DOTALL,
)
_GAP = re.compile(r"[ \t\n]*")
_ESCAPED = re.compile(r'\\(["\\])')
_LINE_END = re.compile(r"[ \t]*\n[ \t]*")
LONGEST = 4000
"""How many characters one pair of braces may span: an author's never does, a hostile one must not cost time."""


@dataclass(frozen=True, slots=True)
class BraceAttributes:
    """What stands between two braces."""

    id: str = ""
    """The link target behind ``#``, or empty."""
    classes: tuple[str, ...] = ()
    """The names behind dots, in order."""
    values: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """What stands behind ``key=``; a bare word is a key with an empty value."""
    at: Span = field(default=NOWHERE, compare=False)
    """The line that they stand on, when it is not that of what they belong to."""

    def joined(self, other: "BraceAttributes") -> "BraceAttributes":
        """These and the later ones of ``other``, which win."""
        return BraceAttributes(
            other.id or self.id,
            (*self.classes, *(name for name in other.classes if name not in self.classes)),
            MappingProxyType({**self.values, **other.values}),
            self.at if self.at.path else other.at,
        )

    def get(self, key: str) -> str:
        """The value of a key, or an empty string."""
        return self.values.get(key, "")


NONE = BraceAttributes()
"""No attributes."""


def parse(text: str, start: int = 0, *, flags: tuple[str, ...] = ()) -> tuple[BraceAttributes, int] | None:
    """The attributes whose opening brace stands at ``start``, and the place behind the closing one.

    ``None`` when what stands there is not attributes through and through: ``{bare words}`` stay text, but for those
    of ``flags``.
    """
    if not text.startswith("{", start):
        return None
    limit = min(len(text), start + LONGEST)
    id = ""
    classes: list[str] = []
    values: dict[str, str] = {}
    at = start + 1
    while True:
        gap = _GAP.match(text, at, limit)
        spaced = gap is not None and gap.end() > at
        at = gap.end() if gap else at
        if text.startswith("}", at) and at < limit:
            return BraceAttributes(id, tuple(dict.fromkeys(classes)), MappingProxyType(values)), at + 1
        piece = _PIECE.match(text, at, limit)
        if piece is None or (at > start + 1 and not spaced and not text.startswith((".", "#"), at)):
            return None
        if piece["class"]:
            classes.append(piece["class"])
        elif piece["id"]:
            id = piece["id"]
        elif piece["key"] == "class":
            classes.extend(_value(piece).split())
        elif piece["key"] == "id":
            id = _value(piece)
        elif piece["key"]:
            values[piece["key"]] = _value(piece)
        elif piece["flag"] in flags:
            values[piece["flag"]] = ""
        else:
            return None
        at = piece.end()


def _value(piece: re.Match[str]) -> str:
    if piece["bare"] is not None:
        return piece["bare"]
    return _LINE_END.sub(" ", _ESCAPED.sub(r"\1", piece["quoted"]))


def judged(
    attributes: BraceAttributes,
    *,
    keys: tuple[str, ...] = (),
    classes: tuple[str, ...] = (),
    id: bool = True,
    of: str,
) -> Iterator[tuple[str, Diagnostic]]:
    """What is wrong with attributes, given the keys and classes that mean something for the thing called ``of``.

    Each finding comes without a place, and with the characters that show it in the source.
    """
    for key in attributes.values:
        if key.lower().startswith("on"):
            yield key, ACTIVE_CONTENT.finding(f"The handler {key} was taken out of {of}")
        elif key == "style":
            yield key, STYLE_REMOVED.finding(f"A style was taken out of {of}")
        elif key not in keys:
            yield key, ATTRIBUTE_UNKNOWN.finding(f"{key}= means nothing for {of}", hint=did_you_mean(key, keys))
    for name in attributes.classes:
        if name not in classes:
            hint = did_you_mean(name, classes)
            yield f".{name}", ATTRIBUTE_UNKNOWN.finding(f".{name} means nothing for {of}", hint=hint)
    shown = f"#{attributes.id}"
    if attributes.id and not id:
        yield shown, ATTRIBUTE_UNKNOWN.finding(f"An id means nothing for {of}")
    elif attributes.id and not sound_id(attributes.id):
        yield shown, ATTRIBUTE_INVALID.finding(f"{attributes.id!r} cannot be an id", hint="Begin it with a letter.")
