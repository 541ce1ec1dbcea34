"""TOML read with positions: values by the standard library, places by the grammar of tree-sitter.

The standard library says what the file means and where it breaks; it forgets where each value stood. The grammar's
tree knows that, and is walked only when somebody asks.
"""

import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from itertools import accumulate

import tree_sitter_toml
from tree_sitter import Language, Node, Parser

from publish.config.positions import Location, Place, Places, SettingsTree, named
from publish.config.toml_lines import mended
from publish.diagnostics import Diagnostic, Hint, Outcome, Replacement, Rule, Severity, Span

LARGEST = 128 * 1024
"""The most characters that a settings file may have."""

DEEPEST = 16
"""How deep tables and lists may stand in each other: no settings file of ours has more than four."""

_MENDED = 20
"""How many lines of a file are mended before it is given up."""

_AT = re.compile(r"^(?P<what>.*) \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)$", re.DOTALL)

_TWICE = re.compile(r"^cannot declare \((?P<names>.*)\) twice$", re.DOTALL)


def read_toml(text: str, path: str) -> Outcome[SettingsTree]:
    """The values of a TOML file with their places, and a ``toml-syntax`` for what is none.

    A line whose meaning is certain is read as it was meant, so that what is wrong behind it is told in the same run;
    where one is not, the tree is empty.
    """
    text = text.replace("\r\n", "\n")
    if len(text) > LARGEST:
        whole = Span(path, 1, 1)
        return _broken(path, (_fault(f"the file has {len(text):,} characters; {LARGEST:,} are the most", whole),))
    findings: list[Diagnostic] = []
    read = _read(text, path)
    while isinstance(read, Diagnostic):
        lines, row = text.split("\n"), read.at.line - 1
        before = lines[row].strip()
        message, lines[row] = mended(lines[row]) if len(findings) < _MENDED else ("", "")
        text = "\n".join(lines)
        after = _read(text, path) if message else read
        if isinstance(after, Diagnostic) and after.at.line <= read.at.line:
            return _broken(path, (*findings, read))
        hint = Hint(f"Write: {lines[row].strip()}", Replacement(before, lines[row].strip()))
        findings.append(_fault(message, read.at, hint=hint))
        read = after
    return Outcome(read, tuple(findings))


def _read(text: str, path: str) -> SettingsTree | Diagnostic:
    """The values of a text, or the first thing that is wrong with it."""
    whole = Span(path, 1, 1)
    root = _parsed(text)
    if deep := _too_deep(root, text, path):
        return _fault(f"values stand in each other more than {DEEPEST} deep", deep)
    if twice := _first_twice(root, text, path):
        name, at, first = twice
        return _fault(f"{name} is set twice, first in line {first.line}", at, hint="Keep one of them.")
    try:
        return SettingsTree(tomllib.loads(text), Places(path, find=lambda: _places(text, path)))
    except tomllib.TOMLDecodeError as error:
        return _fault(*_where(error, text, path))
    except RecursionError:  # broken text, in whose tree the depth does not show
        return _fault("brackets stand in each other too deep", whole)
    except ValueError:  # Python reads no number of thousands of digits
        return _fault("a number has too many digits", whole)


TOML_SYNTAX = Rule(
    "toml-syntax",
    Severity.ERROR,
    "A settings file that cannot be read says nothing about the edition.",
    "Mend the line; strings stand in double quotes.",
    needed=True,
)


def _fault(message: str, at: Span, *, hint: str = "") -> Diagnostic:
    return TOML_SYNTAX.finding(message, at, hint=hint)


def _broken(path: str, findings: tuple[Diagnostic, ...]) -> Outcome[SettingsTree]:
    # Of a file that is not read nobody asks where its values stand: a hostile one is not walked again.
    return Outcome(SettingsTree({}, Places(path)), findings)


def _where(error: tomllib.TOMLDecodeError, text: str, path: str) -> tuple[str, Span]:
    match = _AT.match(str(error))
    if match is None:
        return str(error), Span(path, 1, 1)
    what = match["what"][:1].lower() + match["what"][1:]
    if what == r"illegal character '\n'":
        what = "the quotes of a text are not closed"
    if twice := _TWICE.match(what):
        names = re.findall(r"'([^']*)'", twice["names"])
        what = f"the table {'.'.join(names)} stands twice"
    if match["line"]:
        return what, Span(path, int(match["line"]), int(match["column"]))
    lines = text.rstrip("\n").split("\n")
    return what, Span(path, len(lines), len(lines[-1]) + 1)


def _parsed(text: str) -> Node:
    return Parser(Language(tree_sitter_toml.language())).parse(text.encode("utf-8", "replace")).root_node


def _too_deep(root: Node, text: str, path: str) -> Span | None:
    """The place of the first value that stands too deep; found by a walk that needs no stack of its own."""
    cursor, depth, inside = root.walk(), 0, True
    while inside:
        node = cursor.node
        if node is not None and depth > DEEPEST * 2:
            return _Positions(text, path).span(node)
        if cursor.goto_first_child():
            depth += 1
            continue
        while not cursor.goto_next_sibling():
            if not cursor.goto_parent():
                inside = False
                break
            depth -= 1
    return None


class _Positions:
    """Turns the grammar's byte columns into columns of characters."""

    def __init__(self, text: str, path: str) -> None:
        self.lines = text.split("\n")
        self.path = path
        self._starts: dict[int, list[int]] = {}

    def span(self, node: Node) -> Span:
        line, byte = node.start_point
        if node.type == "string" and (node.text or b"")[:4] in {b"'''\n", b'"""\n'}:
            line, byte = line + 1, 0  # the line end behind the opening quotes is no part of the text (TOML 1.0, String)
        column = self._column(line, byte)
        # A value of several lines ends in the last line that holds a part of it.
        last = node.end_point[0] + (1 if node.end_point[1] else 0)
        return Span(self.path, line + 1, column, last if last > line + 1 else 0)

    def _column(self, line: int, byte: int) -> int:
        text = self.lines[line] if line < len(self.lines) else ""
        if line not in self._starts:
            # Remembered by line: a line may hold a hundred thousand values.
            widths = (len(character.encode("utf-8", "replace")) for character in text)
            self._starts[line] = [] if text.isascii() else list(accumulate(widths, initial=0))
        starts = self._starts[line]
        return (bisect_left(starts, byte) if starts else byte) + 1


def _places(text: str, path: str) -> Mapping[Location, Place]:
    found: dict[Location, Place] = {}
    for location, place in _each(_parsed(text), _Positions(text, path)):
        found.setdefault(location, place)
    return found


def _first_twice(root: Node, text: str, path: str) -> tuple[str, Span, Span] | None:
    seen: dict[Location, Span] = {}
    for location, place in _each(root, _Positions(text, path), values_only=True):
        if location in seen:
            return named(location), place.key, seen[location]
        seen[location] = place.key
    return None


def _each(root: Node, positions: _Positions, *, values_only: bool = False) -> Iterator[tuple[Location, Place]]:
    """Every value of a document with its place, in the order of the file; ``values_only`` leaves headers out."""
    counts: dict[Location, int] = {}
    for node in root.named_children:
        if node.type == "pair":
            yield from _pair(node, (), positions)
        elif node.type in {"table", "table_array_element"}:
            header = next((c for c in node.named_children if c.type in _KEYS), None)
            if header is None:
                continue
            location = _through_lists(_names(header), counts, opens=node.type == "table_array_element")
            if not values_only:
                # A header also names the tables round its own, where they have no header of their own before it.
                here = Place(positions.span(header), positions.span(header))
                yield from ((location[:end], here) for end in range(len(location), 0, -1))
            for inner in node.named_children:
                if inner.type == "pair":
                    yield from _pair(inner, location, positions)


_KEYS = {"bare_key", "quoted_key", "dotted_key"}


def _through_lists(names: tuple[str, ...], counts: dict[Location, int], *, opens: bool) -> Location:
    """The location that a header names: below a list of tables it means the last one of them."""
    location: Location = ()
    for index, name in enumerate(names):
        location = (*location, name)
        if opens and index == len(names) - 1:
            counts[location] = counts.get(location, -1) + 1
        if location in counts:
            location = (*location, counts[location])
    return location


def _pair(node: Node, above: Location, positions: _Positions) -> Iterator[tuple[Location, Place]]:
    parts = [child for child in node.named_children if child.type != "comment"]
    if len(parts) != 2:
        return
    key, value = parts
    location = (*above, *_names(key))
    yield location, Place(positions.span(key), positions.span(value))
    yield from _inside(value, location, positions)


def _inside(value: Node, location: Location, positions: _Positions) -> Iterator[tuple[Location, Place]]:
    if value.type == "inline_table":
        for pair in value.named_children:
            if pair.type == "pair":
                yield from _pair(pair, location, positions)
    elif value.type == "array":
        entries = [entry for entry in value.named_children if entry.type != "comment"]
        for index, entry in enumerate(entries):
            span = positions.span(entry)
            yield (*location, index), Place(span, span)
            yield from _inside(entry, (*location, index), positions)


def _names(key: Node) -> tuple[str, ...]:
    if key.type == "dotted_key":
        return tuple(name for child in key.named_children for name in _names(child))
    text = (key.text or b"").decode("utf-8", "replace")
    if key.type == "quoted_key":
        try:
            return (next(iter(tomllib.loads(f"{text} = 0"))),)
        except tomllib.TOMLDecodeError:
            return (text,)
    return (text,)
