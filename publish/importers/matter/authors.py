"""An authors file: people by their ids, as Jekyll, Docusaurus, Hugo and Eleventy keep them."""

import posixpath
from collections.abc import Iterator, Mapping

from publish.config.positions import Places, SettingsTree
from publish.diagnostics import Outcome
from publish.importers.matter.formats import from_json, from_toml
from publish.importers.matter.house import Author
from publish.importers.matter.names import fold
from publish.importers.matter.values import people
from publish.importers.plainyaml import MATTER_SYNTAX, Lines, read, too_large
from publish.importers.source import decode

ENDINGS = (".yml", ".yaml", ".toml", ".json")
"""The endings of such a file."""

LARGEST = 128 * 1024
"""The most characters that it may have."""


def read_authors(data: bytes, path: str) -> Outcome[Mapping[str, Author]]:
    """The people of an authors file by their ids, folded; a file that is called otherwise is about one person.

    ``path`` is relative to the project folder. What is broken in it is told at its line.
    """
    text = decode(data, path)
    if refused := too_large(text.value, path, 1, largest=LARGEST):
        return Outcome({}, (*text.diagnostics, refused))
    tree = _tree(text.value, path)
    stem = posixpath.basename(path).rsplit(".", 1)[0]
    table: Mapping[str, object] = tree.value.value if fold(stem) == "authors" else {stem: tree.value.value}
    return Outcome(dict(_authors(table)), (*text.diagnostics, *tree.diagnostics))


def _tree(text: str, path: str) -> Outcome[SettingsTree]:
    if path.lower().endswith(".toml"):
        return from_toml(text, path, 1, syntax=MATTER_SYNTAX)
    if path.lower().endswith(".json"):
        return from_json(text, path, 1, syntax=MATTER_SYNTAX)
    lines = Lines.of(text, path, 1)
    reading = read(lines)
    findings = list(reading.diagnostics)
    if reading.broken is not None:
        mark = getattr(reading.broken, "problem_mark", None)
        findings.append(MATTER_SYNTAX.finding("this is no YAML", lines.span(min(mark.index if mark else 0, len(text)))))
    return Outcome(SettingsTree(reading.value or {}, Places(path)), tuple(findings))


def _authors(table: Mapping[str, object]) -> Iterator[tuple[str, Author]]:
    for id, value in table.items():
        if isinstance(value, str):
            yield fold(id), Author(value.strip())
            continue
        person = next(people([_named(value)], {}), None) if isinstance(value, dict) else None
        if person is not None:
            yield fold(id), Author(person.name, person.affiliation)


def _named(table: Mapping[object, object]) -> dict[str, object]:
    """A person's table with a name, also where that is given in two halves."""
    folded = {fold(str(key)): value for key, value in table.items()}
    halves = [folded.get(key) for key in ("firstname", "lastname")]
    name = folded.get("name") or folded.get("displayname") or " ".join(str(half) for half in halves if half)
    return {**folded, "name": name, "title": None}
