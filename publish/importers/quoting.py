"""Lines of front matter as they should have been quoted, and YAML's complaints in an editor's words."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

import yaml

from publish.config.toml_lines import outside_quotes
from publish.diagnostics import Hint, Replacement
from publish.importers.plainyaml import Lines

_PAIR = re.compile(r"^(?P<before>[ \t]*(?:-[ \t]+)?[A-Za-z_][\w-]*[ \t]*:)[ \t]+(?P<value>\S.*?)[ \t]*$")
_QUOTES = "\"'"
_GLUED = re.compile(r"^(?P<key>[A-Za-z_][\w-]*):(?P<value>[^\s:/].*)$")

_NO_TEXT = {"credits", "corrections", "dateline", "subjects", "role", "roles"}
"""Keys whose values may be lists or tables: brackets are meant there."""


def quoted_line(line: str) -> str:
    """A line ``key: value`` with its value in quotes, or empty when the line is none, or needs no quotes."""
    match = _PAIR.match(line)
    if not match or match["value"][0] in "|>":
        return ""
    if match["value"][0] in "[{" and match["before"].strip(" \t-:") in _NO_TEXT:
        return ""
    return f"{match['before']} {quoted(outside_quotes(match['value']))}"


def quoted(value: str) -> str:
    """A text in the quotes that need the least change to it: YAML 1.2 §7.3."""
    if '"' not in value and "\\" not in value:
        return f'"{value}"'
    return "'" + value.replace("'", "''") + "'"


@dataclass(frozen=True, slots=True)
class Complaint:
    """Where a text is no YAML."""

    index: int
    """The character at which it breaks."""
    message: str
    """What is wrong."""
    hint: str
    """What to write instead; may be empty."""
    mended: str | None
    """The text with that one place mended, so that the rest can be read; ``None`` where nothing can be done."""


def complaint(error: yaml.YAMLError, lines: Lines) -> Complaint:
    """What is wrong with a text that the parser of YAML gave up on, with the line that it should have been."""
    index, problem, context = _where(error, lines)
    for row in _suspects(lines, index, context):
        line = _line(lines, row)
        better = _spaced(line) or quoted_line(line)
        if better and not _reads(line) and _reads(better):
            # A quote that is not closed breaks the text far below it.
            place = index if row == lines.row(index) and line[_value_at(line)] not in _QUOTES else lines.starts[row]
            place = place if place == index else place + _value_at(line)
            hint = Hint(f"Write: {better.strip()}", Replacement(line.strip(), better.strip()))
            return Complaint(place, _problem_words(problem, line), hint, _replaced(lines, row, better))
    # What is not closed, or has no colon, shows only where the next thing begins.
    late = any(words in problem for words in ("end of stream", "expected ':'", "expected ','"))
    place = context if late and context is not None else index
    quoted = _problem_words(problem, "")
    return Complaint(place, quoted, _HINTS.get(quoted, ""), _without_entry(lines, lines.row(place)))


def _suspects(lines: Lines, index: int, context: int | None) -> Iterable[int]:
    """The lines that may be to blame: where it breaks, where the broken value began, and the line above."""
    row = lines.row(index)
    above = next((number for number in range(row - 1, -1, -1) if _line(lines, number).strip()), row)
    return dict.fromkeys([row, *([lines.row(context)] if context is not None else []), above])


def _value_at(line: str) -> int:
    match = _PAIR.match(line) or _GLUED.match(line)
    return match.start("value") if match else 0


def _where(error: yaml.YAMLError, lines: Lines) -> tuple[int, str, int | None]:
    if isinstance(error, yaml.MarkedYAMLError):
        context = error.context_mark.index if error.context_mark else None
        mark = error.problem_mark.index if error.problem_mark else context or 0
        return min(mark, len(lines.text)), error.problem or error.context or "it is no YAML", context
    position = getattr(error, "position", 0)
    return min(position, len(lines.text)), "a character stands here that YAML cannot hold", None


_WORDS = (
    ("mapping values are not allowed", "a value with a colon in it stands in no quotes"),
    ("'\\t' that cannot start", "a tab stands where only spaces may"),
    ("that cannot start any token", "a value begins with a sign that must stand in quotes"),
    ("could not find expected ':'", "the line has no colon: a key and its value are expected"),
    ("found unexpected end of stream", "the quotes that open here are not closed"),
    ("expected ',' or ']'", "the list in square brackets is not closed, or text follows it"),
    ("expected ',' or '}'", "the table in braces is not closed, or a comma is missing in it"),
    ("expected the node content", "a value is missing"),
    ("expected alphabetic or numeric", "a value begins with a sign that must stand in quotes"),
    ("unknown escape character", "a backslash in double quotes means something else"),
    ("expected <block end>", "the line does not fit the lines above it"),
    ("expected '<document start>'", "text follows a value that has ended"),
)


_HINTS = {
    "a tab stands where only spaces may": "Put spaces in its place.",
    "the line does not fit the lines above it": "Let it begin in the same column as they do.",
    "the line has no colon: a key and its value are expected": "Write it as key: value.",
    "the list in square brackets is not closed, or text follows it": "Close it in the same line, or quote the value.",
    "the table in braces is not closed, or a comma is missing in it": "Close it in the same line, or quote the value.",
    "the quotes that open here are not closed": "Close them, or put the whole value in quotes of the other kind.",
}


def _problem_words(problem: str, line: str) -> str:
    if (match := _PAIR.match(line)) and ("expected" in problem or "end of" in problem):
        if match["value"][0] in _QUOTES:
            return "a value begins with a quote and does not end with it"
        if match["value"][0] in "[{":
            return "a value begins with a bracket, and text stands behind it"
    if _spaced(line):
        return "no space stands behind the colon"
    return next((words for key, words in _WORDS if key in problem), problem)


def _spaced(line: str) -> str:
    match = _GLUED.match(line)
    return f"{match['key']}: {match['value']}" if match else ""


def _reads(line: str) -> bool:
    """Whether a line by itself is a mapping, or the beginning of one."""
    try:
        events = list(yaml.parse(line, Loader=yaml.SafeLoader))
    except yaml.YAMLError:
        return False
    return any(isinstance(event, yaml.MappingStartEvent) for event in events)


def _line(lines: Lines, row: int) -> str:
    end = lines.starts[row + 1] - 1 if row + 1 < len(lines.starts) else len(lines.text)
    return lines.text[lines.starts[row] : end]


def _replaced(lines: Lines, row: int, line: str) -> str:
    all_lines = lines.text.split("\n")
    all_lines[row] = line
    return "\n".join(all_lines)


def _without_entry(lines: Lines, row: int) -> str | None:
    """The text with the outermost entry round a line left blank; ``None`` when that is all of the text."""
    all_lines = lines.text.split("\n")
    first = row
    while first > 0 and (not all_lines[first].strip() or all_lines[first][0] in " \t-#]}"):
        first -= 1
    end = row + 1
    while end < len(all_lines) and (not all_lines[end].strip() or all_lines[end][0] in " \t-#]}"):
        end += 1
    blank = ["" if first <= number < end else line for number, line in enumerate(all_lines)]
    return None if blank == all_lines else "\n".join(blank)
