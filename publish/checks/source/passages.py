"""Walking a manuscript: every block and every line of words, each with its language, its place and its name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from publish.diagnostics import Span
from publish.model.blocks import Block, Blocks
from publish.model.dispatch import Dispatch
from publish.model.edition import Edition
from publish.model.figures import Figure
from publish.model.inlines import Inlines
from publish.model.walk import blocks_of, children, language_of, lines_of, plain

_EAST_ASIAN = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]")
_CHARACTERS = 2
"""East Asian characters that make about a word."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A block where it stands."""

    block: Block
    """The block."""
    path: str
    """``KEY:PATH``; empty in a notice."""
    language: str
    """BCP 47 tag: its own, or that of what it stands in."""
    at: Span
    """Its place in the source."""


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line of words where it stands."""

    inlines: Inlines
    """The words."""
    path: str
    """``KEY:PATH`` of its block, ``KEY`` in an opening; empty in a notice."""
    language: str
    """BCP 47 tag of the line."""
    at: Span
    """Its place in the source."""


def words_of(dispatch: Dispatch) -> int:
    """How many words a dispatch has in its body and its notes."""
    lines = (plain(line) for _, block in blocks_of(dispatch) for line in lines_of(block))
    return sum(map(count_words, lines))


def blocks_in(edition: Edition) -> Iterator[Placed]:
    """Every block of the dispatches, their notes, and the notices, at any depth."""
    for dispatch in edition.dispatches:
        yield from blocks_of_dispatch(dispatch)
    for notice in edition.notices:
        yield from _blocks(notice.blocks, "", edition.language, notice.span)


def blocks_of_dispatch(dispatch: Dispatch) -> Iterator[Placed]:
    """Every block of one dispatch and its notes, at any depth."""
    yield from _blocks(dispatch.blocks, f"{dispatch.key}:b", dispatch.lang, dispatch.span)
    for index, note in enumerate(dispatch.notes):
        yield from _blocks(note.blocks, f"{dispatch.key}:n{index}.", dispatch.lang, note.span)


def figures_in(edition: Edition) -> Iterator[tuple[Figure, Placed]]:
    """Every figure, with its place."""
    yield from ((placed.block, placed) for placed in blocks_in(edition) if isinstance(placed.block, Figure))


def picture_place(figure: Figure, placed: Placed) -> Span:
    """The line of a figure's picture; that of the figure where it is not known."""
    return figure.picture.span if figure.picture and figure.picture.span.line else placed.at


def lines_in(edition: Edition) -> Iterator[PlacedLine]:
    """Every line of words: openings, bodies, corrections, notes and notices."""
    for dispatch in edition.dispatches:
        words = {"headline": dispatch.headline, "standfirst": dispatch.standfirst, "byline": dispatch.byline}
        words |= {f"corrections.{number}": each.text for number, each in enumerate(dispatch.corrections)}
        for name, line in words.items():
            if line:
                yield PlacedLine(line, dispatch.key, dispatch.lang, dispatch.at(name))
    for placed in blocks_in(edition):
        for line in lines_of(placed.block):
            if line:
                yield PlacedLine(line, placed.path, placed.language, placed.at)


def _blocks(blocks: Blocks, prefix: str, language: str, around: Span) -> Iterator[Placed]:
    for index, block in enumerate(blocks):
        own = language_of(block) or language
        at = block.span if block.span.line else around
        path = f"{prefix}{index}" if prefix else ""
        yield Placed(block, path, own, at)
        yield from _blocks(children(block), f"{path}." if path else "", own, at)


def count_words(text: str) -> int:
    """How many words a text has; two characters of Chinese, Japanese or Korean count as one."""
    return len(text.split()) + sum(1 for _ in _EAST_ASIAN.finditer(text)) // _CHARACTERS
