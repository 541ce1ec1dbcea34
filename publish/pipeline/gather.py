"""Which files an edition's patterns gather: in a fixed order, each once, none behind a link, none in silence."""

import fnmatch
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from publish.config.edition import Pattern
from publish.config.suggest import did_you_mean
from publish.config.values import PATH_REFUSED
from publish.diagnostics import Diagnostic, Outcome, Rule, Severity, Span
from publish.pipeline.files import FileKind, Folder, is_plain

EDITIONS = "content/editions"
"""Where the editions stand; patterns reach into each other's folders and no further."""

_WILD = frozenset("*?[")
_ANY = "**"
"""Any number of folders."""
_REFUSED = {
    FileKind.FILE: {FileKind.LINK: "a symbolic link", FileKind.OTHER: "not a regular file"},
    FileKind.FOLDER: {FileKind.LINKED_FOLDER: "a symbolic link"},
}
"""What else may stand where a file or a folder is looked for, and is named."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """A file that a pattern names."""

    path: str
    """The file, relative to the project folder."""
    literal: bool
    """Whether it was named itself, and not by a wildcard."""
    at: Span
    """The pattern."""
    refused: bool = False
    """Whether it is not read, and why stands among the findings."""


DISPATCH_MISSING = Rule(
    "dispatch-missing",
    Severity.ERROR,
    "The edition names a dispatch that is not there: it would be missing from the book.",
    "Correct the name, or take it out.",
    needed=True,
)


def gather(folder: Folder, base: str, pattern: Pattern, *, suffixes: tuple[str, ...]) -> Outcome[tuple[Gathered, ...]]:
    """The files of a pattern, sorted by path: those that end in one of ``suffixes``.

    ``base`` is the folder that the pattern stands in. ``*``, ``?``, ``[ab]`` match within a name, ``**`` any number
    of folders; names that begin with a dot must be named so. Names are compared in composed form (NFC).
    """
    parts = _parts(base, pattern.glob)
    if parts is None:
        message = f"the pattern {pattern.glob} leaves {EDITIONS}/"
        hint = "Name files of an edition: *.md, or ../2026-10/*.md."
        return Outcome((), (PATH_REFUSED.finding(message, pattern.span, hint=hint),))
    search = _Search(folder)
    literal = not any(_WILD & set(part) for part in parts)
    paths = sorted(set(search.found(parts)))
    named = [path for path in paths if path.lower().endswith(suffixes)]
    refusals = [*search.refusals(pattern.span)]
    if literal and paths and not named:
        hint = f"Dispatches end in {' or '.join(suffixes)}; publish import reads saved pages."
        refusals.append(DISPATCH_MISSING.finding(f"{pattern.glob} is not a dispatch", pattern.span, hint=hint))
    elif not named and not refusals:
        refusals.append(_nothing(folder, base, pattern, literal=literal))
    refused = [path for path, _ in search.refused] + (paths if literal and not named else [])
    found = [*((path, False) for path in named), *((path, True) for path in refused)]
    return Outcome(tuple(Gathered(path, literal, pattern.span, no) for path, no in found), tuple(refusals))


def _parts(base: str, glob: str) -> tuple[str, ...] | None:
    """The pattern from the project folder on, without ``..``; ``None`` when it leads out of the editions."""
    parts = base.split("/")
    if glob.startswith("/") or "\\" in glob or "\0" in glob or not is_plain(glob.replace("..", "up")):
        return None
    for part in glob.split("/"):
        if part == "..":
            if not parts or _WILD & set(parts[-1]):
                return None
            parts.pop()
        elif part != ".":
            parts.append(part)
    top = EDITIONS.split("/")
    return tuple(parts) if parts[: len(top)] == top and len(parts) > len(top) + 1 else None


PATTERN_EMPTY = Rule(
    "pattern-empty",
    Severity.WARNING,
    "A pattern that matches no dispatch gathers nothing; perhaps a dispatch is missing from the book.",
    "Correct the pattern, or take it out.",
    follows=("dispatches-none",),
)


def _nothing(folder: Folder, base: str, pattern: Pattern, *, literal: bool) -> Diagnostic:
    if not literal:
        return PATTERN_EMPTY.finding(f"the pattern {pattern.glob} matches no dispatch", pattern.span)
    names = [entry.name for entry in folder.entries(base) if entry.kind is FileKind.FILE and _printable(entry.name)]
    message = f"there is no dispatch {pattern.glob}"
    return DISPATCH_MISSING.finding(message, pattern.span, hint=did_you_mean(pattern.glob, names))


FILE_REFUSED = Rule(
    "file-refused",
    Severity.ERROR,
    "This is not a regular file, or it is too large to be a dispatch.",
    "Replace it by a plain file.",
    safety=True,
)


@dataclass
class _Search:
    """A walk through the folders for one pattern."""

    folder: Folder
    refused: list[tuple[str, str]] = field(default_factory=list)

    def found(self, parts: tuple[str, ...]) -> Iterator[str]:
        """The files of a pattern. Each folder is looked into once, however many ways the pattern leads there."""
        names = tuple(unicodedata.normalize("NFC", part) for part in parts)
        ways = (*names, "*") if names[-1] == _ANY else names
        waiting = [("", _opened({0}, ways))]
        while waiting:
            path, at = waiting.pop()
            for entry in self.folder.entries(path):
                whole = f"{path}/{entry.name}" if path else entry.name
                last = len(ways) - 1
                if any(place == last and _matches(entry.name, ways[place]) for place in at):
                    yield from self._matching_path(whole, entry.name, entry.kind, FileKind.FILE)
                further = {
                    place if ways[place] == _ANY else place + 1
                    for place in at
                    if place < last and _matches(entry.name, "*" if ways[place] == _ANY else ways[place])
                }
                if further:
                    waiting += [
                        (folder, _opened(further, ways))
                        for folder in self._matching_path(whole, entry.name, entry.kind, FileKind.FOLDER)
                    ]

    def _matching_path(self, whole: str, name: str, kind: FileKind, kind_sought: FileKind) -> Iterator[str]:
        """The path of an entry of the kind that is wanted; what cannot be opened is kept to be told of."""
        if kind is kind_sought and _printable(name):
            yield whole
        elif kind is kind_sought:
            self.refused.append((whole, "not a name in UTF-8"))
        elif kind in _REFUSED[kind_sought]:
            self.refused.append((whole, _REFUSED[kind_sought][kind]))

    def refusals(self, at: Span) -> Iterator[Diagnostic]:
        for path, what in sorted(set(self.refused)):
            named = path.encode("utf-8", "backslashreplace").decode()
            yield FILE_REFUSED.finding(f"{named} is {what}", at, hint="Put the file itself in its place.")


def _opened(places: Iterable[int], ways: tuple[str, ...]) -> frozenset[int]:
    """The places of a pattern, and those behind each ``**`` among them, which may stand for no folder at all."""
    found = set(places)
    for place in range(min(found, default=0), len(ways)):
        if place in found and ways[place] == _ANY:
            found.add(place + 1)
    return frozenset(found)


def _matches(name: str, pattern: str) -> bool:
    name = unicodedata.normalize("NFC", name)
    if name.startswith(".") and not pattern.startswith("."):
        return False
    return name == pattern or fnmatch.fnmatchcase(name, pattern)


def _printable(name: str) -> bool:
    return not any(0xD800 <= ord(character) <= 0xDFFF for character in name)
