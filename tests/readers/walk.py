"""Opens books in real reader engines, epub.js and foliate-js, and tells what a reader meets on every spine item."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from publish.tools.run import misbehaved, run
from tests.readers import engines


class Engine(StrEnum):
    """A reader engine; the value is the name of its page."""

    EPUBJS = "epubjs"
    FOLIATE = "foliate"


@dataclass(frozen=True, slots=True)
class Target:
    """One entry of the contents or of the page list."""

    label: str
    """What the reader sees."""
    index: int
    """The spine item that it leads to, from 0; -1 when it leads nowhere."""
    fragment: str
    """The id in that item; empty for its beginning."""


@dataclass(frozen=True, slots=True)
class Item:
    """One spine item, as the engine showed it."""

    href: str
    """Its path in the book."""
    linear: bool
    """Whether it is in the way from the first page to the last."""
    characters: int
    """How many characters of text were shown, runs of space counted as one."""
    problems: tuple[str, ...]
    """What was wrong: a broken picture or font, a page that is not well-formed, a missing target, a time-out."""
    shot: Path | None
    """The picture of its first screen, if pictures were asked for."""


@dataclass(frozen=True, slots=True)
class Walk:
    """One book walked from end to end in one engine."""

    book: Path
    """The book."""
    engine: Engine
    """The engine."""
    title: str
    """The title that the engine read."""
    language: str
    """The language that the engine read."""
    cover: bool
    """Whether the engine found a cover."""
    landmarks: int
    """How many landmarks it found."""
    contents: tuple[Target, ...]
    """The contents, flattened."""
    pages: tuple[Target, ...]
    """The page list."""
    items: tuple[Item, ...]
    """The spine."""
    console: tuple[str, ...]
    """What the browser's console said, each line led by ``error:`` or ``warning:``."""
    remote: tuple[str, ...]
    """Every address outside the book that was asked for; each was refused."""
    missing: tuple[str, ...]
    """Paths that were asked of the harness and are not the book's."""
    fatal: str
    """Why the walk ended early; empty when it did not."""

    @property
    def faults(self) -> tuple[str, ...]:
        """All that is wrong: a sound book has none."""
        return (
            *([f"the walk ended early: {self.fatal}"] if self.fatal else []),
            *([] if self.items or self.fatal else ["the book has no spine"]),
            *(f"{item.href}: {problem}" for item in self.items for problem in item.problems),
            *(f"leads nowhere: {target.label}" for target in (*self.contents, *self.pages) if target.index < 0),
            *(line for line in self.console if line.startswith("error:")),
            *(f"leaves the book: {address}" for address in self.remote),
            *(f"not in the book: {path}" for path in self.missing),
        )


def walk(
    books: Sequence[Path],
    engine: Engine,
    *,
    width: int = 800,
    height: int = 1000,
    dark: bool = False,
    shots: Path | None = None,
    patience: float = 30,
    timeout: float = 300,
) -> tuple[Walk, ...]:
    """Walk ``books`` in one browser, on a screen of ``width`` by ``height`` CSS pixels, in the dark if asked.

    Opening a book, and showing a page, may each take ``patience`` seconds; the whole may take ``timeout`` seconds.

    With a folder ``shots`` every spine item leaves a picture of its first screen there. Raises
    :class:`publish.errors.MissingTool` when the engines or the browser are not there.
    """
    engines.engines().require()
    job = {
        "engine": engine,
        "chromium": str(engines.chromium().require()),
        "books": [str(book.resolve(strict=True)) for book in books],
        "width": width,
        "height": height,
        "dark": dark,
        "patience": patience,
        "shots": str(shots.resolve(strict=True)) if shots else "",
    }
    command = [engines.node().require(), engines.HERE / "walk.mjs"]
    finished = run(command, timeout=timeout, given=json.dumps(job).encode())
    if finished.status != 0:
        raise misbehaved("walk.mjs", finished)
    reports = json.loads(finished.output)
    return tuple(_walk(book, engine, report) for book, report in zip(books, reports, strict=True))


def _walk(book: Path, engine: Engine, report: dict[str, Any]) -> Walk:
    return Walk(
        book=book,
        engine=engine,
        title=report["title"],
        language=report["language"],
        cover=report["cover"],
        landmarks=report["landmarks"],
        contents=tuple(Target(**target) for target in report["contents"]),
        pages=tuple(Target(**target) for target in report["pages"]),
        items=tuple(_item(item) for item in report["items"]),
        console=tuple(report["console"]),
        remote=tuple(report["remote"]),
        missing=tuple(report["missing"]),
        fatal=report["fatal"],
    )


def _item(item: dict[str, Any]) -> Item:
    # A walk that ended early leaves items that were never shown.
    problems = item.get("problems", ["was not shown"])
    shot = item.get("shot")
    return Item(item["href"], item["linear"], item.get("characters", 0), tuple(problems), Path(shot) if shot else None)
