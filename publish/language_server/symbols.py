"""The headings of a dispatch, one inside the other, as an editor lists them."""

from collections.abc import Sequence

from lsprotocol import types

from publish.language_server.positions import TextPositions
from publish.pipeline.outlines import DispatchOutline, OutlineHeading


def symbols(outlines: Sequence[DispatchOutline], text: TextPositions) -> list[types.DocumentSymbol]:
    """The dispatches of a file with their headings."""
    return [_dispatch(one, text) for one in outlines]


def _dispatch(outline: DispatchOutline, text: TextPositions) -> types.DocumentSymbol:
    last = len(text.lines)
    top = types.DocumentSymbol(
        name=outline.headline or outline.slug,
        detail=outline.slug,
        kind=types.SymbolKind.File,
        range=types.Range(types.Position(0, 0), text.position(last, len(text.lines[-1]) + 1)),
        selection_range=text.of(outline.span),
        children=[],
    )
    open_: list[tuple[int, types.DocumentSymbol]] = [(0, top)]
    for number, heading in enumerate(outline.headings):
        symbol = _heading(heading, _end(outline.headings, number, last), text)
        while open_[-1][0] >= heading.level:
            open_.pop()
        above = open_[-1][1]
        above.children = [*(above.children or ()), symbol]
        open_.append((heading.level, symbol))
    return top


def _end(headings: Sequence[OutlineHeading], number: int, last: int) -> int:
    """The last line of the section that a heading opens."""
    level = headings[number].level
    following = (one.span.line for one in headings[number + 1 :] if one.level <= level)
    return max(next(following, last + 1) - 1, headings[number].span.line)


def _heading(heading: OutlineHeading, end: int, text: TextPositions) -> types.DocumentSymbol:
    line = text.of(heading.span)
    return types.DocumentSymbol(
        name=heading.words or "…",
        kind=types.SymbolKind.String,
        range=types.Range(line.start, text.position(end, len(text.lines[min(end, len(text.lines)) - 1]) + 1)),
        selection_range=line,
    )
