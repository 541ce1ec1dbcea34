"""References to figures, tables and sections by their id, ``@fig-quay``: the words that stand for them.

They are known when all of a text is read: numbers are counted in its order, and a section is called by its heading.
"""

from collections import Counter
from typing import TypeGuard

from publish.diagnostics import Span
from publish.importers.markdown.foreign_marks import MARKUP_LEAKED
from publish.importers.markdown.reading import MarkdownReading
from publish.model.blocks import Blocks, CodeBlock, Heading, Note, Table
from publish.model.figures import Figure
from publish.model.inlines import CrossReference, Inline, Inlines, Text
from publish.model.walk import each_block, each_inline, lines_of, plain, rewrite_blocks, rewrite_inlines

_WORDS = {
    "en": ("figure", "table", "listing"),
    "de": ("Abbildung", "Tabelle", "Listing"),
    "fr": ("figure", "tableau", "listing"),
    "es": ("figura", "tabla", "listado"),
    "it": ("figura", "tabella", "listato"),
    "nl": ("figuur", "tabel", "listing"),
    "pt": ("figura", "tabela", "listagem"),
    "ru": ("рисунок", "таблица", "листинг"),
}
_KINDS = {Figure: 0, Table: 1, CodeBlock: 2}


def named_references(
    blocks: Blocks, notes: tuple[Note, ...], reading: MarkdownReading
) -> tuple[Blocks, tuple[Note, ...]]:
    """Blocks and notes in which each such reference has its words; one that leads nowhere is an error."""
    if not any(_is_bare(inline) for inline, _ in _inlines(blocks, notes)):
        return blocks, notes
    words = _words(blocks, notes, reading.language)
    for inline, at in _inlines(blocks, notes):
        if _is_bare(inline) and inline.fragment not in words:
            shown = plain(inline.children)
            message = f"{shown} leads to nothing in this dispatch"
            hint = f"Give what is meant its id: {{#{inline.fragment}}}."
            reading.say(MARKUP_LEAKED, message, reading.locate(shown, at), hint=hint)

    def named(inline: Inline) -> Inlines:
        if not _is_bare(inline):
            return (inline,)
        return (CrossReference((Text(words.get(inline.fragment, inline.fragment)),), fragment=inline.fragment),)

    def change(line: Inlines, _: str) -> Inlines:
        return rewrite_inlines(line, named)

    read = tuple(Note(n.label, rewrite_blocks(n.blocks, change, ""), n.number, n.span) for n in notes)
    return rewrite_blocks(blocks, change, ""), read


def _is_bare(inline: Inline) -> TypeGuard[CrossReference]:
    return isinstance(inline, CrossReference) and plain(inline.children).lstrip("-") == f"@{inline.fragment}"


def _inlines(blocks: Blocks, notes: tuple[Note, ...]) -> list[tuple[Inline, Span]]:
    every = (*blocks, *(block for note in notes for block in note.blocks))
    return [(i, block.span) for _, block in each_block(every) for line in lines_of(block) for i in each_inline(line)]


def _words(blocks: Blocks, notes: tuple[Note, ...], language: str) -> dict[str, str]:
    """What each id is called."""
    names = _WORDS.get(language.partition("-")[0], _WORDS["en"])
    counts: Counter[int] = Counter()
    words: dict[str, str] = {}
    for _, block in each_block((*blocks, *(block for note in notes for block in note.blocks))):
        if isinstance(block, Heading) and block.id:
            words[block.id] = f"“{plain(block.inlines)}”"
        elif (kind := _KINDS.get(type(block))) is not None:
            counts[kind] += 1
            if id := getattr(block, "id", ""):
                words[id] = f"{names[kind]} {counts[kind]}"
    return words
