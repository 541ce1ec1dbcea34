"""Walking the tree, and making a new one from it.

A block is named by its path: ``b3`` is the fourth block of a dispatch, ``b3.1`` the second block inside it,
``n0.0`` the first block of the first note. Facts and cached findings use paths; lines are looked up when a
report is made.
"""

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeAlias

from publish.model.blocks import (
    Aside,
    Block,
    Blocks,
    Break,
    CodeBlock,
    DefinitionList,
    Heading,
    List,
    Paragraph,
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


def rewrite_inlines(inlines: Inlines, change: Callable[[Inline], Inlines]) -> Inlines:
    """New inlines: ``change`` gets each one, the inner ones first, and says what stands in its place."""
    result: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, WRAPPING):
            inline = replace(inline, children=rewrite_inlines(inline.children, change))
        result.extend(change(inline))
    return tuple(result)


def children(block: Block) -> tuple[Block, ...]:
    """The blocks directly inside a block, in reading order; their place is the last number of their path."""
    if isinstance(block, Quote | Aside):
        return block.blocks
    if isinstance(block, List):
        return tuple(inner for item in block.items for inner in item.blocks)
    if isinstance(block, DefinitionList):
        return tuple(inner for entry in block.entries for meaning in entry.meanings for inner in meaning)
    return ()


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


def lines_of(block: Block) -> tuple[Inlines, ...]:
    """The lines of text that stand directly in a block, in reading order."""
    if isinstance(block, Paragraph | Heading):
        return (block.inlines,)
    if isinstance(block, PullQuote):
        return (block.inlines, block.cite)
    if isinstance(block, Quote):
        return (block.cite,)
    if isinstance(block, Figure):
        return (block.caption, block.credit, *block.long)
    if isinstance(block, Aside):
        return (block.title,)
    if isinstance(block, DefinitionList):
        return tuple(entry.term for entry in block.entries)
    if isinstance(block, Table):
        return (block.caption, *(cell.inlines for row in (*block.head, *block.body) for cell in row))
    return ()


def inlines_of(dispatch: Dispatch) -> Iterator[tuple[Inlines, Block | str]]:
    """Every line of text of a dispatch with the block that it stands in; the front matter's with their field."""
    fields = {"headline": dispatch.headline, "standfirst": dispatch.standfirst, "byline": dispatch.byline}
    yield from ((line, name) for name, line in fields.items() if line)
    yield from ((correction.text, f"corrections.{n}") for n, correction in enumerate(dispatch.corrections))
    for _, block in blocks_of(dispatch):
        yield from ((line, block) for line in lines_of(block) if line)


def rewrite_blocks(blocks: Blocks, change: Rewrite, lang: str) -> Blocks:
    """New blocks, with every line of text in them, at any depth, put through ``change``."""
    return tuple(_rewritten(block, change, lang) for block in blocks)


def _rewritten(block: Block, change: Rewrite, lang: str) -> Block:
    lang = getattr(block, "lang", "") or lang
    if isinstance(block, Paragraph | Heading):
        return replace(block, inlines=change(block.inlines, lang))
    if isinstance(block, PullQuote):
        return replace(block, inlines=change(block.inlines, lang), cite=change(block.cite, lang))
    if isinstance(block, Quote):
        return replace(block, blocks=rewrite_blocks(block.blocks, change, lang), cite=change(block.cite, lang))
    if isinstance(block, Aside):
        return replace(block, blocks=rewrite_blocks(block.blocks, change, lang), title=change(block.title, lang))
    if isinstance(block, Figure):
        return replace(
            block,
            caption=change(block.caption, lang),
            credit=change(block.credit, lang),
            long=tuple(change(line, lang) for line in block.long),
        )
    if isinstance(block, List):
        items = tuple(replace(item, blocks=rewrite_blocks(item.blocks, change, lang)) for item in block.items)
        return replace(block, items=items)
    if isinstance(block, DefinitionList):
        entries = tuple(
            replace(
                entry,
                term=change(entry.term, lang),
                meanings=tuple(rewrite_blocks(meaning, change, lang) for meaning in entry.meanings),
            )
            for entry in block.entries
        )
        return replace(block, entries=entries)
    if isinstance(block, Table):
        return replace(
            block,
            caption=change(block.caption, lang),
            head=tuple(tuple(replace(c, inlines=change(c.inlines, lang)) for c in row) for row in block.head),
            body=tuple(tuple(replace(c, inlines=change(c.inlines, lang)) for c in row) for row in block.body),
        )
    assert isinstance(block, CodeBlock | Break)
    return block


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
