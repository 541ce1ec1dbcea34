"""The formats of front matter besides YAML: TOML, JSON, and lines of ``Key: value``; each with its places."""

import json
import re
from collections.abc import Sequence
from datetime import time
from typing import Any

from publish.config.positions import Location, Place, Places, SettingsTree
from publish.config.toml import read_toml
from publish.diagnostics import Diagnostic, Outcome, Rule, Span
from publish.importers.matter.names import FIELDS_OF, PEOPLE, fold
from publish.importers.plainyaml import MATTER_KEY_TWICE, Lines, read

_LINE = re.compile(r"(?:\.\.[ \t]+)?(?P<key>[A-Za-z][\w .-]{0,40}?)[ \t]*:(?:[ \t]+(?P<value>.*?))?[ \t]*$")
_KNOWN = frozenset({*PEOPLE, *(name for names in FIELDS_OF.values() for name in names)})


def from_toml(text: str, path: str, line: int, *, syntax: Rule) -> Outcome[SettingsTree]:
    """The values of TOML that begins in ``line`` of the file."""
    tree = read_toml("\n" * (line - 1) + text, path)
    findings = tuple(syntax.finding(found.message, found.at, hint=found.hint) for found in tree.diagnostics)
    value: dict[str, object] = _texts(tree.value.value)
    return Outcome(SettingsTree(value, tree.value.places), findings)


def from_json(text: str, path: str, line: int, *, syntax: Rule) -> Outcome[SettingsTree]:
    """The values of a JSON object that begins in ``line`` of the file."""
    lines = Lines.of(text, path, line)
    empty = SettingsTree({}, Places(path, line))
    try:
        value = json.loads(text, object_pairs_hook=_once)
    except json.JSONDecodeError as error:
        message = f"this is no JSON: {error.msg[:1].lower()}{error.msg[1:]}"
        found = syntax.finding(message, lines.span(min(error.pos, len(text))), hint="Mend the line.")
        return Outcome(empty, (found,))
    except (ValueError, RecursionError) as error:
        return Outcome(empty, (syntax.finding(f"this JSON cannot be read: {error}", Span(path, line, 1)),))
    if not isinstance(value, dict):
        return Outcome(empty, (syntax.finding("the front matter has no keys", Span(path, line, 1)),))
    texts: dict[str, object] = _texts(value)

    def places() -> dict[Location, Place]:
        # JSON is YAML but for its tabs, and the reader of YAML knows where things stand.
        return read(Lines.of(text.replace("\t", " "), path, line)).places

    return Outcome(SettingsTree(texts, Places(path, line, find=places)))


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        twice = next(name for name, _ in pairs if [other for other, _ in pairs].count(name) > 1)
        raise ValueError(f"{twice} is given twice")
    return made


def _texts(value: Any) -> Any:
    """Values as YAML's reader gives them: texts, lists, tables, nothing; dates stay dates."""
    if isinstance(value, dict):
        return {str(key): _texts(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_texts(inner) for inner in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, time):
        return value.isoformat()
    return str(value) if isinstance(value, int | float) else value


def from_lines(text: str, path: str, line: int) -> Outcome[SettingsTree]:
    """The values of lines of ``Key: value``, which may go on in lines that are set in."""
    value: dict[str, object] = {}
    places: dict[Location, Place] = {}
    last = ""
    findings: list[Diagnostic] = []
    for row, written in enumerate(text.split("\n"), start=line):
        if match := _LINE.fullmatch(written):
            last = match["key"]
            if last in value:
                first = places[last,].key.line
                message = f"{last} is given twice, first in line {first}"
                findings.append(MATTER_KEY_TWICE.finding(message, Span(path, row, 1)))
                continue
            value[last] = match["value"] or None
            column = match.start("value") + 1 if match["value"] else len(written) + 1
            places[last,] = Place(Span(path, row, match.start("key") + 1), Span(path, row, column))
        elif last:
            value[last] = f"{value[last] or ''} {written.strip()}".strip()
    return Outcome(SettingsTree(value, Places(path, line, find=lambda: places)), tuple(findings))


def remark_end(lines: Sequence[str], first: int) -> int:
    """The row in which a comment closes that begins in row ``first`` and holds lines ``.. key: value`` alone, as
    Nikola's posts begin; ``first`` where there is none."""
    if lines[first].strip() != "<!--":
        return first
    row = first + 1
    while row < len(lines) and (not lines[row].strip() or lines[row].startswith(".. ")):
        row += 1
    return row if row > first + 1 and row < len(lines) and lines[row].strip() == "-->" else first


def lines_end(lines: Sequence[str], first: int) -> int:
    """The row behind a head of lines ``Key: value`` that begins in row ``first``; ``first`` where there is none.

    Such a head (MultiMarkdown, Pelican) has a title and one more known key at least, and a blank line ends it.
    """
    row, keys = first, []
    while row < len(lines) and lines[row].strip():
        match = _LINE.fullmatch(lines[row])
        if match:
            keys.append(fold(match["key"]))
        elif row == first or not lines[row].startswith((" ", "\t")):
            return first
        row += 1
    return row if "title" in keys and len(_KNOWN.intersection(keys)) > 1 else first
