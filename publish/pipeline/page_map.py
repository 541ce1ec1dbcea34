"""The map of a book's pages, written beside the PDF and read again: which line a place on a page comes from."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from math import hypot
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import TypeAdapter, ValidationError

from publish.checks.words import letters
from publish.diagnostics import Span
from publish.errors import UsageError
from publish.importers.source import decode
from publish.model.page_map import FORMAT, SUFFIX, VERSION, MappedBlock, MappedPage, PageMap
from publish.pipeline.files import Refusal
from publish.pipeline.places import BlockPlaces
from publish.pipeline.prepare import Prepared
from publish.pipeline.project import TEXT_LIMIT, Project
from publish.pipeline.source_words import SourceText

if TYPE_CHECKING:
    from publish.pdf.record import PrintedBook


_BESIDE = 60.0
"""Points: a mark in the margin, or in the white between two blocks, is meant for what is nearest to it."""


class Sources:
    """The texts of a project's sources, each read once."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._known: dict[str, SourceText] = {}

    def text(self, path: str) -> SourceText:
        """The text of a file; an empty one where it cannot be read."""
        if path not in self._known:
            data = self._project.files.read(path, limit=TEXT_LIMIT) if path else b""
            self._known[path] = SourceText("" if isinstance(data, Refusal) else decode(data, path).value)
        return self._known[path]

    def check(self, at: Span) -> str:
        """The name of a line: it is another one when the line was changed."""
        return hashlib.sha256(self.text(at.path).line(at.line).encode()).hexdigest()[:16]


def page_map(project: Project, prepared: Prepared, record: "PrintedBook", sources: str) -> PageMap:
    """The map of a print edition that was just bound."""
    from publish.pdf.page_map import bound_pages

    places, texts = BlockPlaces(prepared.printed), Sources(project)
    pages: list[MappedPage] = []
    for page in bound_pages(record):
        blocks = []
        for block in page.blocks:
            at = places.of(block.place)
            if at is None or not (block.text or block.element == "figure"):
                continue
            box = replace(
                block.box, **{name: round(getattr(block.box, name), 2) for name in ("x", "y", "width", "height")}
            )
            widths = tuple(round(line.width, 2) for line in block.lines)
            where = (at.path, at.line, at.column)
            blocks.append(MappedBlock(*where, texts.check(at), block.place, box, block.text, widths))
        pages.append(MappedPage(page.label, tuple(blocks)))
    return PageMap(sources, tuple(pages))


def read_map(path: Path) -> PageMap | None:
    """The map in a file; ``None`` where there is none, or none of this form."""
    try:
        found = TypeAdapter(PageMap).validate_json(path.read_bytes())
    except (OSError, ValidationError):
        return None
    return found if (found.format, found.version) == (FORMAT, VERSION) else None


def map_of(pdf: Path, build: Path, sources: str) -> PageMap:
    """The map of a PDF, beside it or in ``build/``, by the hash that both bear; :class:`UsageError` where none is."""
    beside = [pdf.with_suffix("").with_name(f"{pdf.stem}{SUFFIX}"), *sorted(build.glob(f"*{SUFFIX}"))]
    for path in beside:
        found = read_map(path)
        if found is not None and found.sources == sources:
            return found
    hint = "Build the edition again: the map of its pages is written beside its PDF."
    raise UsageError(f"there is no map of the pages of {pdf.name}", hint=hint)


def at_point(pages: PageMap, label: str, x: float, y: float, texts: Sources) -> Span | None:
    """The line of what stands nearest to a place of a page, in points from the top left; ``None`` where nothing does.

    :class:`UsageError` for a page that holds no dispatch.
    """
    page = next((page for page in pages.pages if page.label == label), None)
    if page is None:
        labels = [page.label for page in pages.pages]
        known = f"Pages with dispatches: {labels[0]} to {labels[-1]}." if labels else "The book has no dispatch."
        raise UsageError(f"no words of a dispatch stand on page {label}", hint=known)
    block = min(page.blocks, key=lambda block: (_away(block, x, y), block.box.width * block.box.height))
    if _away(block, x, y) > _BESIDE:
        return None
    return _line(block, (min(max(y - block.box.y, 0), block.box.height)) / block.box.height, texts)


def _away(block: MappedBlock, x: float, y: float) -> float:
    """How far a place is from a block; 0 inside it."""
    box = block.box
    across = max(box.x - x, x - box.x - box.width, 0.0)
    return hypot(across, max(box.y - y, y - box.y - box.height, 0.0))


def _line(block: MappedBlock, depth: float, texts: Sources) -> Span:
    """The place of the words that stand so far down in a block: lines are as long as they are wide."""
    count = len(block.lines)
    total = sum(block.lines)
    above = sum(block.lines[: min(int(depth * count), count - 1)]) if count > 1 else 0.0
    words = block.text.split()
    skipped = int(len(words) * above / total) if total else 0
    return found_in(block, " ".join(words[:skipped]), " ".join(words[skipped : skipped + 8]), texts)


def found_in(block: MappedBlock, before: str, words: str, texts: Sources) -> Span:
    """The place of words of a block; its first line where they are not found."""
    own = Span(block.path, block.line, block.column)
    text = texts.text(block.path)
    found = text.find(own, words, before) if block.line else None
    return text.place(block.path, found[0]) if found else own


def phrase_in(pages: PageMap, phrase: str, texts: Sources) -> Iterator[tuple[Span, str]]:
    """Every place of a phrase, with the label of its page, whatever the marks and breaks between its letters."""
    wanted = letters(phrase)
    blocks = [(block, page.label) for page in pages.pages for block in page.blocks if block.text]
    joined, starts = "", []
    for block, _ in blocks:
        starts.append(len(joined))
        joined += letters(block.text)
    told: set[tuple[str, int, int]] = set()
    place = joined.find(wanted) if wanted else -1
    while place >= 0:
        index = max(n for n, start in enumerate(starts) if start <= place)
        block, label = blocks[index]
        before = _first_letters(block.text, place - starts[index])
        at = found_in(block, before, phrase if place + len(wanted) <= _end(starts, index, joined) else "", texts)
        if at == Span(block.path, block.line, block.column) and before:
            at = found_in(block, before, block.text[len(before) :][:40], texts)
        if (key := (at.path, at.line, at.column)) not in told:
            told.add(key)
            yield at, label
        place = joined.find(wanted, place + 1)


def _end(starts: list[int], index: int, joined: str) -> int:
    return starts[index + 1] if index + 1 < len(starts) else len(joined)


def _first_letters(text: str, count: int) -> str:
    """The beginning of a text that has so many letters."""
    if not count:
        return ""
    seen = 0
    for place, character in enumerate(text):
        seen += len(letters(character))
        if seen >= count:
            return text[: place + 1]
    return text
