"""Walking the tree, and making a new one from it.

A block is named by its path: ``b3`` is the fourth block of a dispatch, ``b3.1`` the second block inside it,
``n0.0`` the first block of the first note. Facts and cached findings use paths; lines are looked up when a
report is made.
"""

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain
from operator import is_
from typing import Any, TypeAlias, TypeVar

from publish.model.blocks import (
    Aside,
    Block,
    Blocks,
    Break,
    Cell,
    CodeBlock,
    DefinitionList,
    Heading,
    List,
    Media,
    Paragraph,
    PictureGroup,
    PullQuote,
    Quote,
    Table,
)
from publish.model.dispatch import Dispatch
from publish.model.figures import Figure
from publish.model.inlines import (
    Code,
    CrossReference,
    Deleted,
    Emphasis,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Phrase,
    Strong,
    Subscript,
    Superscript,
    Text,
)

_Node = TypeVar("_Node", bound=Any)
T = TypeVar("T")

Rewrite: TypeAlias = Callable[[Inlines, str], Inlines]
"""Makes new inlines from those of one line of text and its language."""

WRAPPING = (Emphasis, Strong, Superscript, Subscript, Deleted, Phrase, Link, CrossReference)
"""The inlines that hold other inlines, in ``children``."""

_FILLERS = "\u115f\u1160\u2800\u3164\uffa0"
"""Characters that Unicode calls letters or signs, and that show nothing."""


def plain(inlines: Inlines) -> str:
    """The words alone: marks of notes vanish, line breaks become spaces."""
    return "".join(_word(inline) for inline in inlines)


def _word(inline: Inline) -> str:
    if isinstance(inline, Text | Code):
        return inline.value
    if isinstance(inline, LineBreak):
        return " "
    if isinstance(inline, WRAPPING):
        return plain(inline.children)
    return ""


def blank(inlines: Inlines) -> bool:
    """Whether there is nothing to read: no word, no sign and no mark of a note, but spaces of any kind."""
    if not all(isinstance(inline, (Text, LineBreak, *WRAPPING)) for inline in each_inline(inlines)):
        return False
    return all(c.isspace() or c in _FILLERS or unicodedata.category(c) == "Cf" for c in plain(inlines))


def each_inline(inlines: Inlines) -> Iterator[Inline]:
    """Every inline, in the order of the text; what holds others comes before what it holds."""
    for inline in inlines:
        yield inline
        if isinstance(inline, WRAPPING):
            yield from each_inline(inline.children)


def _altered(node: _Node, **fields: object) -> _Node:
    """The node with other values in some fields; itself, where they are those that it has.

    Most stages leave most of the tree as it is, and to make a dataclass anew costs as much as ten comparisons.
    """
    if all(getattr(node, name) is value for name, value in fields.items()):
        return node
    changed: _Node = replace(node, **fields)
    return changed


def _kept(before: tuple[T, ...], after: Iterable[T]) -> tuple[T, ...]:
    """A tuple with these members: the same one, where they are the same."""
    new = tuple(after)
    same = len(new) == len(before) and all(map(is_, new, before))
    return before if same else new


def rewrite_inlines(inlines: Inlines, change: Callable[[Inline], Inlines]) -> Inlines:
    """New inlines: ``change`` gets each one, the inner ones first, and says what stands in its place."""
    result: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, WRAPPING):
            inline = _altered(inline, children=rewrite_inlines(inline.children, change))
        result.extend(change(inline))
    return _kept(inlines, result)


def lines_parted(inlines: Inlines) -> tuple[Inlines, ...]:
    """Inlines parted at their line breaks; what holds one is made anew for each line, its id on the first."""
    lines: list[list[Inline]] = [[]]
    for inline in inlines:
        if isinstance(inline, LineBreak):
            lines.append([])
        elif isinstance(inline, WRAPPING):
            for place, piece in enumerate(lines_parted(inline.children)):
                once = replace(inline, id="") if place and isinstance(inline, Phrase) else inline
                lines += [[]] if place else []
                lines[-1].append(replace(once, children=piece))
        else:
            lines[-1].append(inline)
    return tuple(map(tuple, lines))


def parts_of(block: Block) -> tuple[tuple[Inlines, Blocks], ...]:
    """What stands in a block as it is read: lines of text, each with the blocks that stand behind it."""
    match block:
        case Paragraph() | Heading():
            return ((block.inlines, ()),)
        case PullQuote():
            return ((block.inlines, ()), (block.cite, ()))
        case Quote():
            return ((), block.blocks), (block.cite, ())
        case Aside():
            return ((block.title, block.blocks),)
        case Media():
            # How long it plays stands before the address, and is no line of inlines.
            return (block.title, block.blocks), ((), ()), (block.address, ())
        case PictureGroup():
            return ((), block.blocks), (block.caption, ()), (block.credit, ())
        case Figure():
            return tuple((line, ()) for line in (block.caption, block.credit, *block.long))
        case List():
            return tuple(((), item.blocks) for item in block.items)
        case DefinitionList():
            return tuple((entry.term, tuple(chain.from_iterable(entry.meanings))) for entry in block.entries)
        case Table():
            cells = chain.from_iterable((*block.head, *block.body))
            return ((block.caption, ()), *((cell.inlines, ()) for cell in cells))
    return ()


def children(block: Block) -> Blocks:
    """The blocks directly inside a block, in reading order; their place is the last number of their path."""
    return tuple(inner for _, blocks in parts_of(block) for inner in blocks)


def lines_of(block: Block) -> tuple[Inlines, ...]:
    """The lines of text that stand directly in a block, in reading order."""
    return tuple(line for line, _ in parts_of(block) if line)


def lines_as_read(blocks: Blocks) -> Iterator[Inlines]:
    """Every line of text as it is read: a quotation before its source, a term before its meanings."""
    for line, inner in chain.from_iterable(map(parts_of, blocks)):
        yield line
        yield from lines_as_read(inner)


def each_block(blocks: Blocks, prefix: str = "b") -> Iterator[tuple[str, Block]]:
    """Every block with its path, in reading order; a block comes before those inside it."""
    for index, block in enumerate(blocks):
        path = f"{prefix}{index}"
        yield path, block
        yield from each_block(children(block), f"{path}.")


def blocks_of(dispatch: Dispatch) -> Iterator[tuple[str, Block]]:
    """Every block of a dispatch with its path: the body's, then the notes'."""
    yield from each_block(dispatch.blocks)
    for index, note in enumerate(dispatch.notes):
        yield from each_block(note.blocks, f"n{index}.")


def inlines_of(dispatch: Dispatch) -> Iterator[tuple[Inlines, Block | str]]:
    """Every line of text of a dispatch with the block that it stands in; the front matter's with their field."""
    fields = {"headline": dispatch.headline, "standfirst": dispatch.standfirst, "byline": dispatch.byline}
    yield from ((line, name) for name, line in fields.items() if line)
    yield from ((correction.text, f"corrections.{n}") for n, correction in enumerate(dispatch.corrections))
    for _, block in blocks_of(dispatch):
        yield from ((line, block) for line in lines_of(block))


def map_block(block: Block, *, blocks: Callable[[Blocks], Blocks], line: Callable[[Inlines], Inlines]) -> Block:
    """A block made anew in the order in which it is read: its lines by ``line``, the blocks inside it by ``blocks``."""

    def cells(rows: tuple[tuple[Cell, ...], ...]) -> tuple[tuple[Cell, ...], ...]:
        return _kept(rows, (_kept(row, (_altered(cell, inlines=line(cell.inlines)) for cell in row)) for row in rows))

    match block:
        case Paragraph() | Heading():
            return _altered(block, inlines=line(block.inlines))
        case PullQuote():
            return _altered(block, inlines=line(block.inlines), cite=line(block.cite))
        case Quote():
            return _altered(block, blocks=blocks(block.blocks), cite=line(block.cite))
        case Aside():
            return _altered(block, title=line(block.title), blocks=blocks(block.blocks))
        case Media():
            title, inner = line(block.title), blocks(block.blocks)
            return _altered(block, title=title, blocks=inner, address=line(block.address))
        case PictureGroup():
            inner = blocks(block.blocks)
            return _altered(block, blocks=inner, caption=line(block.caption), credit=line(block.credit))
        case Figure():
            long = _kept(block.long, map(line, block.long))
            return _altered(block, caption=line(block.caption), credit=line(block.credit), long=long)
        case List() | DefinitionList():
            return _map_entries(block, blocks, line)
        case Table():
            return _altered(block, caption=line(block.caption), head=cells(block.head), body=cells(block.body))
        case CodeBlock() | Break():
            return block


def _map_entries(
    block: List | DefinitionList, blocks: Callable[[Blocks], Blocks], line: Callable[[Inlines], Inlines]
) -> Block:
    if isinstance(block, List):
        items = (_altered(item, blocks=blocks(item.blocks)) for item in block.items)
        return _altered(block, items=_kept(block.items, items))
    entries = (
        _altered(e, term=line(e.term), meanings=_kept(e.meanings, map(blocks, e.meanings))) for e in block.entries
    )
    return _altered(block, entries=_kept(block.entries, entries))


def rewrite_blocks(blocks: Blocks, change: Rewrite, lang: str) -> Blocks:
    """New blocks, with every line of text in them, at any depth, put through ``change``."""

    def rewritten(block: Block) -> Block:
        own = language_of(block) or lang
        return map_block(
            block, blocks=lambda inner: rewrite_blocks(inner, change, own), line=lambda one: change(one, own)
        )

    return _kept(blocks, map(rewritten, blocks))


def map_blocks(blocks: Blocks, change: Callable[[Block], Block]) -> Blocks:
    """New blocks: ``change`` gets every block, at any depth, one that holds others before those."""

    def inside(inner: Blocks) -> Blocks:
        return map_blocks(inner, change)

    return _kept(blocks, (map_block(change(block), blocks=inside, line=lambda line: line) for block in blocks))


def map_dispatch(dispatch: Dispatch, change: Callable[[Block], Block]) -> Dispatch:
    """A new dispatch with every block of its body, and then of its notes, put through ``change``."""
    blocks = map_blocks(dispatch.blocks, change)
    notes = (_altered(note, blocks=map_blocks(note.blocks, change)) for note in dispatch.notes)
    return _altered(dispatch, blocks=blocks, notes=_kept(dispatch.notes, notes))


def rewrite_dispatch(dispatch: Dispatch, change: Rewrite) -> Dispatch:
    """A new dispatch with every line of its text put through ``change``: headline, body, notes, corrections."""
    lang = dispatch.lang
    return replace(
        dispatch,
        headline=change(dispatch.headline, lang),
        standfirst=change(dispatch.standfirst, lang),
        byline=change(dispatch.byline, lang),
        corrections=tuple(replace(c, text=change(c.text, lang)) for c in dispatch.corrections),
        blocks=rewrite_blocks(dispatch.blocks, change, lang),
        notes=tuple(replace(n, blocks=rewrite_blocks(n.blocks, change, lang)) for n in dispatch.notes),
        # Last: an id that is given here too is the body's.
        short=change(dispatch.short, lang),
    )


def language_of(block: Block) -> str:
    """The language that a block itself says it is in; empty where it is that of what it stands in."""
    own: str = getattr(block, "lang", "")
    return own


def direction_of(block: Block) -> str:
    """The direction that a block itself asks for; empty where that follows from its language."""
    own: str = getattr(block, "direction", "")
    return own


def heading_ranks(dispatch: Dispatch) -> Mapping[str, int]:
    """The rank of each heading by its path: 2 to 6, at most one more than that of the heading before it.

    The headline is 1. A heading keeps its place among its neighbours: what the author set deeper stays deeper.
    """
    ranks: dict[str, int] = {}
    open_levels: list[int] = []
    for path, block in blocks_of(dispatch):
        if isinstance(block, Heading):
            while open_levels and open_levels[-1] >= block.level:
                open_levels.pop()
            open_levels.append(block.level)
            ranks[path] = min(len(open_levels) + 1, 6)
    return ranks
