"""Where in a settings file, or in front matter, somebody types: at a key, or at the value of one."""

import re
from dataclasses import dataclass

from publish.config.positions import Location
from publish.importers.frontmatter import split

_HEADER = re.compile(r"^\s*\[(?P<list>\[)?\s*(?P<names>[^\[\]]+?)\s*\]")
_PAIR = re.compile(r"^(?P<before>[\s\-]*)(?P<key>[\w-]+)\s*(?P<sign>[:=])\s*(?P<value>.*)$", re.DOTALL)
_KEY = re.compile(r"^[\s\-]*(?P<typed>[\w-]*)$")
_ABOVE = re.compile(r"^(?P<indent>\s*)(?P<dash>(?:-\s+)*)(?:(?P<key>[\w-]+)\s*:)?")


@dataclass(frozen=True, slots=True)
class TypedKey:
    """What is being typed."""

    table: Location
    """The table that it stands in."""
    key: str
    """The key whose value is typed; empty: a key is typed itself."""
    typed: str
    """What of it stands there already, without quotes."""
    sign: str
    """What stands between key and value."""
    quoted: bool = False
    """Whether a quote was typed before the value."""


def typed_key(path: str, text: str, line: int, column: int) -> TypedKey | None:
    """What is typed at a place, counted from 1; ``None`` where no key and no value can stand."""
    lines = text.split("\n")
    before = lines[line - 1][: column - 1]
    if path.endswith(".toml"):
        return _typed(before, _table(lines[: line - 1]), " = ")
    parts = split(text, path).value
    last = parts.matter_line + (parts.matter or "").count("\n")
    if parts.matter is None or not parts.matter_line <= line <= last:
        return None
    above = lines[parts.matter_line - 1 : line - 1]
    if parts.form == "toml":
        return _typed(before, _table(above), " = ")
    return _typed(before, _indented(above, before), ": ") if parts.form == "yaml" else None


def _typed(before: str, table: Location, sign: str) -> TypedKey | None:
    """What is typed behind the beginning of a line, which may open tables of its own."""
    while (opened := _opened(before)) is not None:
        outer, inner = before[:opened], before[opened + 1 :]
        if pair := _PAIR.match(outer):
            table = (*table, pair["key"])
        if re.search(r"\[\s*(?:\{[^{}]*\}\s*,\s*)*$", outer) or re.match(r"^\s*(?:-\s+)+$", outer):
            table = (*table, 0)
        before = re.split(r",(?=[^\"']*(?:[\"'][^\"']*[\"'][^\"']*)*$)", inner)[-1]
    if pair := _PAIR.match(before):
        value = re.split(r"[\[,]\s*", pair["value"])[-1]
        quoted = value[:1] in {'"', "'"}
        return TypedKey(table, pair["key"], value[1:] if quoted else value, sign, quoted)
    if key := _KEY.match(before):
        return TypedKey(table, "", key["typed"], sign)
    return None


def _opened(text: str) -> int | None:
    """The last brace that is not closed; ``None`` where there is none."""
    depth = 0
    for at in range(len(text) - 1, -1, -1):
        depth += (text[at] == "}") - (text[at] == "{")
        if depth < 0:
            return text.index("{") if text.count("{") - text.count("}") > 1 else at
    return None


def _table(above: list[str]) -> Location:
    """The table of TOML whose header stands last."""
    for line in reversed(above):
        if header := _HEADER.match(line):
            names = tuple(name.strip("\"' ") for name in header["names"].split("."))
            return (*names, 0) if header["list"] else names
    return ()


def _indented(above: list[str], before: str) -> Location:
    """The table of YAML that a line stands in, by what stands less deep above it."""
    depth = _depth(before)
    location: list[str | int] = [0] if _is_entry(before) else []
    for line in reversed(above):
        found = _ABOVE.match(line)
        if found is None or not line.strip() or line.lstrip().startswith("#"):
            continue
        entry = bool(found["dash"])
        inner = len(found["indent"]) + len(found["dash"])
        if entry and inner == depth and not (location and location[0] == 0):
            location.insert(0, 0)
            depth = len(found["indent"]) + 1  # the key of a list may stand as deep as its entries
        elif not entry and len(found["indent"]) < depth and found["key"]:
            location.insert(0, found["key"])
            depth = len(found["indent"])
        if depth == 0:
            break
    return tuple(location)


def _depth(line: str) -> int:
    """How deep the key of a line stands."""
    found = _ABOVE.match(line)
    assert found is not None
    return len(found["indent"]) + (1 if found["dash"] else 0)


def _is_entry(line: str) -> bool:
    return line.lstrip().startswith("- ")
