"""What an edition's own files say will be in its book: read with nothing of ours, as an editor would."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from tests.books.printed import letters

_REFERENCE = re.compile(r"(?<!!)\[([^\]]+)\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^(#{2,4}) (.+?)(?: \{#([\w-]+)\})?$", re.MULTILINE)
_FIGURE = re.compile(r"^::: figure \{#([\w-]+)[^\n]*\n!\[.*?\n\n(.+?)\n", re.MULTILINE | re.DOTALL)
_PICTURE = re.compile(r'^!\[[^\]]*\]\(\S+ "([^"]+)"\)\{#([\w-]+)', re.MULTILINE)
_MARK = re.compile(r"\[\^([\w-]+)\](?!:)")
_NOTE = re.compile(r"^\[\^([\w-]+)\]: (.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Reference:
    """A link from one place of the book to another."""

    words: str
    """Its words."""
    file: Path
    """The dispatch that it leads to."""
    fragment: str
    """The place in it, or empty."""


@dataclass(frozen=True)
class Note:
    """A note, and what stands before its mark."""

    before: str
    """The letters of the text before the mark."""
    text: str
    """The letters of the note."""


@dataclass(frozen=True)
class Piece:
    """A dispatch."""

    file: Path
    headline: str
    date: date
    run_on: bool
    sections: tuple[str, ...]
    """The headings in it, in order."""
    places: dict[str, str]
    """What a fragment can name: a heading's words, or those of a caption."""
    references: tuple[Reference, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True)
class Source:
    """An edition."""

    publication: str
    title: str
    parts: tuple[tuple[str, tuple[Piece, ...]], ...]
    """The parts with what they gather; one without a title where there are none."""

    @property
    def pieces(self) -> tuple[Piece, ...]:
        return tuple(piece for _, pieces in self.parts for piece in pieces)


def edition(project: Path, name: str) -> Source:
    """Read the files of an edition."""
    folder = project / "content/editions" / name
    publication = tomllib.loads((project / "content/publication.toml").read_text())
    settings = tomllib.loads((folder / "edition.toml").read_text())
    parts = settings.get("parts") or [{"dispatches": settings["dispatches"]}]
    gathered = tuple((part.get("title", ""), tuple(_gathered(folder, part))) for part in parts)
    return Source(publication["title"], settings["title"], gathered)


def _gathered(folder: Path, part: dict[str, Any]) -> Iterator[Piece]:
    """The dispatches of a part: as its patterns name them, or by their days."""
    files = [path.resolve() for pattern in part["dispatches"] for path in sorted(folder.glob(pattern))]
    pieces = [_piece(path) for path in files]
    yield from sorted(pieces, key=lambda piece: piece.date) if part.get("order") == "date" else pieces


def _piece(file: Path) -> Piece:
    _, matter, body = file.read_text().split("---\n", 2)
    given = yaml.safe_load(matter)
    headings = _HEADING.findall(body)
    figures = dict(_FIGURE.findall(body)) | {fragment: words for words, fragment in _PICTURE.findall(body)}
    places = {fragment or _slug(words): words for _, words, fragment in headings} | figures
    return Piece(
        file,
        given["headline"],
        given["date"],
        bool(given.get("run_on")),
        tuple(words for _, words, _ in headings),
        places,
        tuple(_references(file, body)),
        tuple(_notes(body)),
    )


def _references(file: Path, body: str) -> Iterator[Reference]:
    for words, address in _REFERENCE.findall(body):
        path, _, fragment = address.partition("#")
        if ":" not in path and not words.startswith("^"):
            yield Reference(words, (file.parent / path).resolve() if path else file, fragment)


def _notes(body: str) -> Iterator[Note]:
    texts = dict(_NOTE.findall(body))
    for mark in _MARK.finditer(body):
        before = _REFERENCE.sub(r"\1", body[max(0, mark.start() - 80) : mark.start()]).rsplit("\n", 1)[-1]
        yield Note(letters(before), letters(_REFERENCE.sub(r"\1", texts[mark[1]])))


def _slug(words: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", words.casefold()).strip("-")
