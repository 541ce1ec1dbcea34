"""Which files an edition's patterns gather: in a fixed order, each once, none behind a link, none in silence."""

import fnmatch
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from publish.config.edition import Pattern
from publish.config.suggest import did_you_mean
from publish.diagnostics import Diagnostic, Outcome, Span, finding
from publish.pipeline.files import Folder, Kind, is_plain

EDITIONS = "content/editions"
"""Where the editions stand; patterns reach into each other's folders and no further."""

_WILD = frozenset("*?[")
_REFUSED = {
    Kind.FILE: {Kind.LINK: "a symbolic link", Kind.OTHER: "no regular file"},
    Kind.FOLDER: {Kind.LINKED_FOLDER: "a symbolic link"},
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


def gather(folder: Folder, base: str, pattern: Pattern, *, suffixes: tuple[str, ...]) -> Outcome[tuple[Gathered, ...]]:
    """The files of a pattern, sorted by path: those that end in one of ``suffixes``.

    ``base`` is the folder that the pattern stands in. ``*``, ``?``, ``[ab]`` match within a name, ``**`` any number
    of folders; names that begin with a dot must be named so. Names are compared in composed form (NFC).
    """
    parts = _parts(base, pattern.glob)
    if parts is None:
        message = f"the pattern {pattern.glob} leaves {EDITIONS}/"
        hint = "Name files of an edition: *.md, or ../2026-10/*.md."
        return Outcome((), (finding("path-refused", message, pattern.span, hint=hint),))
    search = _Search(folder)
    literal = not any(_WILD & set(part) for part in parts)
    paths = sorted(set(search.below("", parts)))
    named = [path for path in paths if path.lower().endswith(suffixes)]
    said = [*search.said(pattern.span)]
    if literal and paths and not named:
        hint = f"Dispatches end in {' or '.join(suffixes)}; publish import reads saved pages."
        said.append(finding("dispatch-missing", f"{pattern.glob} is no dispatch", pattern.span, hint=hint))
    elif not named and not said:
        said.append(_nothing(folder, base, pattern, literal=literal))
    refused = [path for path, _ in search.refused] + (paths if literal and not named else [])
    found = [*((path, False) for path in named), *((path, True) for path in refused)]
    return Outcome(tuple(Gathered(path, literal, pattern.span, no) for path, no in found), tuple(said))


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


def _nothing(folder: Folder, base: str, pattern: Pattern, *, literal: bool) -> Diagnostic:
    if not literal:
        return finding("pattern-empty", f"the pattern {pattern.glob} matches no dispatch", pattern.span)
    names = [entry.name for entry in folder.entries(base) if entry.kind is Kind.FILE and _printable(entry.name)]
    message = f"there is no dispatch {pattern.glob}"
    return finding("dispatch-missing", message, pattern.span, hint=did_you_mean(pattern.glob, names))


@dataclass
class _Search:
    """A walk through the folders for one pattern."""

    folder: Folder
    refused: list[tuple[str, str]] = field(default_factory=list)

    def below(self, path: str, parts: tuple[str, ...]) -> Iterator[str]:
        part, rest = parts[0], parts[1:]
        if part == "**":
            yield from self.below(path, rest or ("*",))
            for name in self._matching(path, "*", Kind.FOLDER):
                yield from self.below(name, parts)
        elif rest:
            for name in self._matching(path, part, Kind.FOLDER):
                yield from self.below(name, rest)
        else:
            yield from self._matching(path, part, Kind.FILE)

    def _matching(self, path: str, part: str, kind: Kind) -> Iterable[str]:
        pattern = unicodedata.normalize("NFC", part)
        for entry in self.folder.entries(path):
            name = unicodedata.normalize("NFC", entry.name)
            if name.startswith(".") and not part.startswith("."):
                continue
            if name != pattern and not fnmatch.fnmatchcase(name, pattern):
                continue
            whole = f"{path}/{entry.name}" if path else entry.name
            if entry.kind is kind and _printable(entry.name):
                yield whole
            elif entry.kind is kind:
                self.refused.append((whole, "no name in UTF-8"))
            elif entry.kind in _REFUSED[kind]:
                self.refused.append((whole, _REFUSED[kind][entry.kind]))

    def said(self, at: Span) -> Iterator[Diagnostic]:
        for path, what in dict.fromkeys(self.refused):
            named = path.encode("utf-8", "backslashreplace").decode()
            yield finding("file-refused", f"{named} is {what}", at, hint="Put the file itself in its place.")


def _printable(name: str) -> bool:
    return not any(0xD800 <= ord(character) <= 0xDFFF for character in name)
