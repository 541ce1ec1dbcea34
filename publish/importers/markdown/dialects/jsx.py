"""Tags of JSX, as MDX has them among Markdown: ``<img src={require("./quay.png").default} style={{width: "50%"}} />``.

They are written as HTML before anything is parsed: what is a text in braces becomes a value, and what is computed goes.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape, unescape
from types import MappingProxyType

from publish.importers.html.allowed import VOID

LONGEST = 20_000
"""How many characters a tag may have: what is shown in a player may stand in its address."""
_NAME = re.compile(r"<([A-Za-z][\w.-]*)(?=[\s/>])")
_ATTRIBUTE = re.compile(r"[\s]*(?:([@:A-Za-z_][\w:.@-]*)|\{\s*\.\.\.[^{}]*\})")
_QUOTED = re.compile(r"\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s\"'{}<>=`]+)")
_OPENING = re.compile(r"\s*=\s*(?=\{)")
_CLOSING = re.compile(r"\s*(/?)>")
_SAYS = re.compile(
    r"""\{\s*(?:[\w.]+\(\s*)?(?:"([^"\n]*)"|'([^'\n]*)'|`([^`$]*)`)\s*(?:,[^{}()]*)?(?:\))?(?:\.default)?\s*\}|\{\s*(\d+)\s*\}"""
)
"""A text, what a function makes of one, or a number."""
_NAMED = re.compile(r"\{\s*(\w+)(?:\.(?:src|default|url|href))?\s*\}")
"""What was imported under a name, or its address."""
_IMPORTED = re.compile(
    r"^import[ \t]+(?P<name>\w+)[ \t]+from[ \t]+(?P<sign>['\"])"
    r"(?P<file>[^'\"\n?]+\.(?:png|jpe?g|gif|webp|avif|svg|tiff?|heic))(?:\?[^'\"\n]*)?(?P=sign)",
    re.MULTILINE | re.IGNORECASE,
)
_TAKEN = {"classname": "class", "htmlfor": "for", "style": "", "key": "", "ref": ""}
"""Names of attributes in HTML; those without one only say how something looks, or what a program calls it."""
_CODED = frozenset(["lang", "language"])
"""Attributes that, with an element of a house's own, name the language of a program."""
_SHEET = re.compile(r"<(style|script)\b[^<>]*>(?P<body>.*?)</\1>", re.IGNORECASE | re.DOTALL)
_SWALLOWING = frozenset(["iframe", "script", "style", "textarea", "title", "object", "video", "audio", "noscript", "a"])
"""Elements that would hold all that follows, where their tag closes itself."""
_PICTURES = frozenset(["image", "img"])
"""Elements that HTML reads as a picture, which holds nothing, however they are spelled."""
_NONE: Mapping[str, str] = MappingProxyType({})


@dataclass(slots=True)
class JsxTag:
    """A tag of JSX that opens an element, or is one."""

    name: str
    """The name of its element."""
    attributes: list[str] = field(default_factory=list)
    """Its attributes as HTML has them."""
    texts: dict[str, str] = field(default_factory=dict)
    """Those of them that are texts, by their names."""
    computed: bool = False
    """Whether anything in it is JSX and no HTML."""
    ends_itself: bool = False
    """Whether it closes what it opens."""
    rows: int = 0
    """How many line breaks are in it."""

    @property
    def is_void(self) -> bool:
        """Whether its element holds nothing in HTML."""
        return self.name in VOID or self.name.lower() in _PICTURES

    def keep(self, name: str, quoted: str) -> None:
        """Take in an attribute that HTML has, too, with its value as it stands there."""
        if self.name[0].isupper() and name.lower() in _CODED:
            self.computed = True
            return
        known = _TAKEN.get(name.lower()) or name
        self.attributes.append(f"{known}={quoted}")
        self.texts[known] = unescape(quoted.strip("\"'"))

    def add(self, name: str, value: str) -> None:
        """Take in an attribute whose value is JSX."""
        known = _TAKEN.get(name.lower(), name)
        if known and not name.lower().startswith("on") and not (self.name[0].isupper() and name.lower() in _CODED):
            self.attributes.append(f'{known}="{escape(value)}"')
            self.texts[known] = value


def tag_of(text: str, start: int, *, jsx: bool) -> tuple[str, int] | None:
    """What is written for a tag that begins at a place, and where the tag ends; ``None`` where it stays as it is."""
    return sheet_of(text, start) or (html_of(text, start) if jsx else None)


def imported(text: str) -> dict[str, str]:
    """The pictures that a text imports, by the names that it has for them."""
    return {found["name"]: found["file"] for found in _IMPORTED.finditer(text)}


def said_by(expression: str, names: Mapping[str, str]) -> str | None:
    """The text that an expression in braces is; ``None`` for one that a program would work out."""
    if said := _SAYS.fullmatch(expression):
        return next((value for value in said.groups() if value is not None), "")
    named = _NAMED.fullmatch(expression)
    return names.get(named[1]) if named else None


def read_jsx(text: str, start: int, names: Mapping[str, str] = _NONE) -> tuple[JsxTag, int] | None:
    """The tag that begins at a place, and where it ends; ``None`` where none does.

    ``names`` are pictures by the names that the text has for them.
    """
    opened = _NAME.match(text, start)
    if opened is None:
        return None
    tag, at, limit = JsxTag(opened[1]), opened.end(), min(len(text), start + LONGEST)
    while (closed := _CLOSING.match(text, at, limit)) is None:
        named = _ATTRIBUTE.match(text, at, limit)
        if named is None:
            return None
        at = named.end()
        if named[1] is None:
            tag.computed = True
        elif quoted := _QUOTED.match(text, at, limit):
            tag.keep(named[1], quoted[1])
            at = quoted.end()
        elif opening := _OPENING.match(text, at, limit):
            end = balanced(text, opening.end(), limit)
            if end < 0:
                return None
            tag.add(named[1], said_by(text[opening.end() : end], names) or "")
            tag.computed, at = True, end
        else:
            tag.attributes.append(named[1])
    tag.ends_itself = bool(closed[1]) and not tag.is_void
    tag.rows = text.count("\n", start, closed.end())
    return tag, closed.end()


def html_of(text: str, start: int, names: Mapping[str, str] = _NONE, *, always: bool = False) -> tuple[str, int] | None:
    """The tag that begins at a place as HTML on as many lines, and where it ends; ``None`` for one that is HTML.

    ``always``: one that is HTML is written too, on its first line.
    """
    read = read_jsx(text, start, names)
    if read is None:
        return None
    tag, end = read
    closes = tag.ends_itself and (tag.name.lower() in _SWALLOWING or tag.name[0].isupper())
    if not tag.computed and not closes and not always:
        return None
    name = "img" if tag.name.lower() in _PICTURES else tag.name
    whole = " ".join([f"<{name}", *tag.attributes]) + (f"></{name}>" if tag.ends_itself else ">")
    return whole + _rows(text[start:end]), end


def sheet_of(text: str, start: int) -> tuple[str, int] | None:
    """A style sheet or script that begins at a place, empty but for its lines, and where it ends.

    A blank line in it would end the piece of HTML, and what follows would be text; ``None`` where there is none.
    """
    found = _SHEET.match(text, start, start + LONGEST)
    if found is None or "\n\n" not in found["body"]:
        return None
    lines = "\n.".join([""] * (found["body"].count("\n") + 1))
    return f"{text[start : found.start('body')]}{lines}{text[found.end('body') : found.end()]}", found.end()


def _rows(source: str) -> str:
    """What keeps the lines of a tag, and none of them blank: a comment over as many."""
    breaks = re.findall(r"\n[ \t>]*", source.rstrip("/>"))
    return f"<!--{'.'.join(breaks)}-->" if breaks else ""


def balanced(text: str, start: int, limit: int) -> int:
    """The place behind the brace that closes the one at ``start``; -1 where there is none."""
    depth = 0
    for place in range(start, limit):
        depth += {"{": 1, "}": -1}.get(text[place], 0)
        if depth == 0:
            return place + 1
    return -1
