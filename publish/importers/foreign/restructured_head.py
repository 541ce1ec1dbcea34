"""What a text in reStructuredText says of itself, in each builder's way, and the text without it.

Pelican has a list of fields below the title, Nikola comments with a name and a value, ablog the directive ``post``.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from publish.importers.foreign.assembly import Given
from publish.importers.foreign.facts import moment
from publish.model.dispatch import Status

_RULE = re.compile(r"([!-/:-@[-`{-~])\1*[ \t]*")
_FIELD = re.compile(r":(?P<key>[A-Za-z][\w -]*):(?:[ \t]+(?P<value>.*))?")
_COMMENT = re.compile(r"\.\. (?P<key>[a-z][\w-]*):(?:[ \t]+(?P<value>.*))?")
_POST = re.compile(r"\.\. post::[ \t]*(?P<date>.*)")
_KEYS = {
    "title": "title", "date": "date", "published": "date", "modified": "updated", "updated": "updated",
    "author": "author", "authors": "author", "tags": "tags", "keywords": "tags", "category": "tags",
    "categories": "tags", "slug": "slug",
    "summary": "standfirst", "description": "standfirst", "subtitle": "standfirst", "lang": "language",
    "language": "language", "status": "status",
}  # fmt: skip
_ASIDE = frozenset([
    "save_as", "url", "template", "type", "link", "image", "location", "nocomments", "excerpt", "redirect", "exclude",
    "id", "has_math", "hidetitle", "password", "guid", "previewimage", "enclosure", "pretty_url", "write_depth",
    "filters",
    "medium", "copyright", "translation", "parent", "series", "email", "gravatar", "cover", "header_cover", "og_image",
    "external", "version", "contact", "organization", "address", "revision", "orphan", "nosearch", "tocdepth", "nextid",
    "section", "hyphenate", "math",
])  # fmt: skip
_DRAFTS = frozenset(["draft", "private", "hidden"])


@dataclass(frozen=True, slots=True)
class TextHead:
    """What a text says of itself."""

    given: Given
    """The facts."""
    body: str
    """The text with blank lines in their place, so that the others keep their numbers."""
    titled: bool
    """Whether the text itself, or one of its facts, says what it is called."""


def head_of(text: str) -> TextHead:
    """The facts of a text and the text without them."""
    lines = text.split("\n")
    facts: dict[str, str] = {}
    _comments(lines, facts)
    _post(lines, facts)
    title, at = _title(lines)
    _fields(lines, at, facts)
    day = moment(facts.get("date", ""))
    given = Given(
        headline=facts.get("title", ""),
        standfirst=facts.get("standfirst", ""),
        authors=tuple(name.strip() for name in re.split(r"[;,]|\band\b", facts.get("author", "")) if name.strip()),
        date=day,
        updated=moment(facts.get("updated", "")),
        language=facts.get("language", ""),
        slug=facts.get("slug", ""),
        subjects=tuple(tag.strip() for tag in facts.get("tags", "").split(",") if tag.strip()),
        status=Status.DRAFT if facts.get("status", "").lower() in _DRAFTS or _has_draft(facts) else Status.READY,
    )
    return TextHead(given, "\n".join(lines), bool(title or given.headline))


def _has_draft(facts: Mapping[str, str]) -> bool:
    """Whether one of the tags is Nikola's way to say that it is none yet."""
    return bool(_DRAFTS.intersection(tag.strip().lower() for tag in facts.get("tags", "").split(",")))


def _title(lines: list[str]) -> tuple[str, int]:
    """The title that a text begins with, and the row behind it."""
    row = 0
    while row < len(lines) and (not lines[row].strip() or lines[row].startswith("..")):
        row += 1
    here, *behind = [line.rstrip() for line in lines[row : row + 3]] or [""]
    if len(behind) == 2 and _rules(here, behind[0]) and _rules(behind[1], behind[0]):
        return behind[0].strip(), row + 3
    if behind and here and not here[0].isspace() and _rules(behind[0], here):
        return here, row + 2
    return "", row


def _rules(line: str, title: str) -> bool:
    """Whether a line is the rule of a title: of one sign, and about as long as it."""
    return bool(line and title) and _RULE.fullmatch(line) is not None and len(line) >= min(len(title), 4)


def _note(facts: dict[str, str], key: str, value: str) -> bool:
    """Keep a fact; whether its key is one that a builder knows."""
    name = key.lower().replace(" ", "_")
    if meant := _KEYS.get(name):
        value = " ".join(value.split())
        before = facts.get(meant, "")
        facts[meant] = f"{before}, {value}" if meant == "tags" and before and value else value or before
    return meant is not None or name in _ASIDE


def _comments(lines: list[str], facts: dict[str, str]) -> None:
    """Nikola's: ``.. title: The lamp``, at the very beginning."""
    for row, line in enumerate(lines):
        found = _COMMENT.fullmatch(line.rstrip())
        if found is None or line.startswith(".. _"):
            if line.strip():
                return
            continue
        _note(facts, found["key"], found["value"] or "")
        lines[row] = ""


def _fields(lines: list[str], row: int, facts: dict[str, str]) -> None:
    """Pelican's: ``:date: 2026-11-20`` below the title, or at the very beginning."""
    while row < len(lines) and not lines[row].strip():
        row += 1
    while row < len(lines) and (found := _FIELD.fullmatch(lines[row].rstrip())):
        last = row + 1
        while last < len(lines) and lines[last][:1] in (" ", "\t") and lines[last].strip():
            last += 1
        value = " ".join([found["value"] or "", *(line.strip() for line in lines[row + 1 : last])])
        if _note(facts, found["key"], value):
            lines[row:last] = [""] * (last - row)
        row = last


def _post(lines: list[str], facts: dict[str, str]) -> None:
    """ablog's: ``.. post:: Nov 20, 2026`` with its options."""
    for row, line in enumerate(lines):
        found = _POST.fullmatch(line.rstrip())
        if found is None:
            continue
        facts.setdefault("date", found["date"].strip())
        lines[row] = ""
        for place in range(row + 1, len(lines)):
            option = _FIELD.fullmatch(lines[place].strip())
            if option is None or lines[place][:1] not in (" ", "\t"):
                return
            _note(facts, option["key"], option["value"] or "")
            lines[place] = ""
