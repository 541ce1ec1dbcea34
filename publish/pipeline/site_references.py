"""The bibliographies that a post of Quarto or Pandoc names, or its folder, or its site."""

import posixpath
import re
from collections.abc import Iterator

from publish.importers.citations import with_references
from publish.importers.source import decode
from publish.pipeline.files import Folder
from publish.pipeline.project import TEXT_LIMIT

_HEAD = re.compile(r"\A---\n(?P<head>.*?)\n(?:---|\.\.\.)[ \t]*\n", re.DOTALL)
_NAMED = re.compile(r"^[ \t]*bibliography:[ \t]*(?P<same>[^\n#]*)(?P<below>(?:\n[ \t]*-[ \t]+[^\n]+)*)", re.MULTILINE)
_FILE = re.compile(r"[^\s\"'\[\],#]+\.bib\b")
_CITES = re.compile(r"(?<![\w\\@/.])-?@[A-Za-z0-9_{]")


def with_citations(text: str, path: str, files: Folder, paths: frozenset[str], language: str) -> tuple[str, list[str]]:
    """A post with its citations as words, and the bibliographies that they were looked up in."""
    if _CITES.search(text) is None:
        return text, []
    named = list(dict.fromkeys(_bibliographies(text, path, files, paths)))
    found = [(name, data) for name in named if isinstance(data := files.read(name, limit=TEXT_LIMIT), bytes)]
    made = with_references(text, [decode(data, name).value for name, data in found], language=language)
    return made, [name for name, _ in found] if made != text else []


def _bibliographies(text: str, path: str, files: Folder, paths: frozenset[str]) -> Iterator[str]:
    """The files of a post's bibliography: as its front matter names them, else as the nearest settings above do."""
    head = _HEAD.match(text)
    folder = posixpath.dirname(path)
    if named := [*_files(head["head"] if head else "", folder, paths)]:
        yield from named
        return
    while True:
        for name in ("_metadata.yml", "_quarto.yml", "_quarto.yaml"):
            settings = posixpath.join(folder, name)
            data = files.read(settings, limit=TEXT_LIMIT) if settings in paths else None
            if isinstance(data, bytes) and (named := [*_files(decode(data, settings).value, folder, paths)]):
                yield from named
                return
        if not folder:
            return
        folder = posixpath.dirname(folder)


def _files(settings: str, folder: str, paths: frozenset[str]) -> Iterator[str]:
    for named in _NAMED.finditer(settings):
        for file in _FILE.findall(named["same"] + named["below"]):
            place = posixpath.normpath(file.lstrip("/") if file.startswith("/") else posixpath.join(folder, file))
            if place in paths:
                yield place
