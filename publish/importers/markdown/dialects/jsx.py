"""Tags of JSX, as MDX has them among Markdown: ``<img src={require("./quay.png").default} style={{width: "50%"}} />``.

They are written as HTML before anything is parsed: what is a text in braces becomes a value, and what is computed goes.
"""

import re
from dataclasses import dataclass, field
from html import escape

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
_TAKEN = {"classname": "class", "htmlfor": "for", "style": "", "key": "", "ref": ""}
"""Names of attributes in HTML; those without one only say how something looks, or what a program calls it."""
_SHEET = re.compile(r"<(style|script)\b[^<>]*>(?P<body>.*?)</\1>", re.IGNORECASE | re.DOTALL)
_SWALLOWING = frozenset(["iframe", "script", "style", "textarea", "title", "object", "video", "audio", "noscript", "a"])
"""Elements that would hold all that follows, where their tag closes itself."""


@dataclass(slots=True)
class _Tag:
    name: str
    attributes: list[str] = field(default_factory=list)
    computed: bool = False
    """Whether anything in it is JSX and no HTML."""

    def add(self, name: str, value: str | None) -> None:
        known = _TAKEN.get(name.lower(), name)
        if known and not name.lower().startswith("on"):
            self.attributes.append(known if value is None else f'{known}="{escape(value)}"')


def tag_of(text: str, start: int, *, jsx: bool) -> tuple[str, int] | None:
    """What is written for a tag that begins at a place, and where the tag ends; ``None`` where it stays as it is."""
    return sheet_of(text, start) or (html_of(text, start) if jsx else None)


def html_of(text: str, start: int) -> tuple[str, int] | None:
    """The tag that begins at a place as HTML on as many lines, and where it ends; ``None`` for one that is HTML."""
    opened = _NAME.match(text, start)
    if opened is None:
        return None
    tag, at, limit = _Tag(opened[1]), opened.end(), min(len(text), start + LONGEST)
    while (closed := _CLOSING.match(text, at, limit)) is None:
        named = _ATTRIBUTE.match(text, at, limit)
        if named is None:
            return None
        at = named.end()
        if named[1] is None:
            tag.computed = True
        elif quoted := _QUOTED.match(text, at, limit):
            tag.attributes.append(f"{_TAKEN.get(named[1].lower()) or named[1]}={quoted[1]}")
            at = quoted.end()
        elif opening := _OPENING.match(text, at, limit):
            end = _balanced(text, opening.end(), limit)
            if end < 0:
                return None
            said = _SAYS.fullmatch(text, opening.end(), end)
            tag.add(named[1], next((value for value in said.groups() if value is not None), "") if said else "")
            tag.computed, at = True, end
        else:
            tag.attributes.append(named[1])
    ends_itself = bool(closed[1]) and tag.name.lower() not in VOID
    if not tag.computed and not (ends_itself and (tag.name.lower() in _SWALLOWING or tag.name[0].isupper())):
        return None
    whole = " ".join([f"<{tag.name}", *tag.attributes]) + (f"></{tag.name}>" if ends_itself else ">")
    return whole + _rows(text[start : closed.end()]), closed.end()


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
    breaks = re.findall(r"\n[ \t>]*", source)
    return f"<!--{'.'.join(breaks)}-->" if breaks else ""


def _balanced(text: str, start: int, limit: int) -> int:
    """The place behind the brace that closes the one at ``start``; -1 where there is none."""
    depth = 0
    for place in range(start, limit):
        depth += {"{": 1, "}": -1}.get(text[place], 0)
        if depth == 0:
            return place + 1
    return -1
