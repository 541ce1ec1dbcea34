"""Whether a finished book holds the words of its model, all of them and in their order.

The comparison is free of what setting may change: composition of letters (NFC), the form of quotes and dashes, soft
hyphens and white space. Nothing else is folded: a letter that differs is a word that was lost.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from publish.model.blocks import Blocks, DefinitionList, Quote
from publish.model.dispatch import Dispatch
from publish.model.edition import Edition
from publish.model.figures import Figure
from publish.model.inlines import CrossReference, Inline, Inlines, NoteReference
from publish.model.walk import WRAPPING, children, each_block, lines_of, plain

_FOLDS = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛“”„‟«»‹›′″\"'`´", "'"),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        "\u00ad": None,
        "\u2060": None,
    }
)
_SENTENCE = re.compile(r"(?<=[.!?…])[\s\u00a0]+")


def folded(text: str) -> str:
    """The text without what setting may change."""
    composed = unicodedata.normalize("NFC", text).translate(_FOLDS)
    return re.sub(r"\s+", "", composed).replace("---", "-").replace("--", "-").replace("...", "…")


def text_of(dispatch: Dispatch) -> Iterator[str]:
    """The sentences of a dispatch's opening and body, in reading order.

    A sentence is cut where a target puts something of its own into it: at the mark of a note, behind a cross reference.
    """
    if dispatch.headline:
        yield from _pieces(dispatch.headline)
    yield from _pieces(dispatch.standfirst)
    yield from _pieces(dispatch.byline)
    yield from _sentences(dispatch.blocks)


def descriptions_of(dispatch: Dispatch) -> Iterator[str]:
    """The sentences of the extended descriptions of a dispatch's figures: in the e-book alone."""
    for _, block in each_block(dispatch.blocks):
        if isinstance(block, Figure):
            for line in block.long:
                yield from _pieces(line)


def notes_of(dispatch: Dispatch) -> Iterator[str]:
    """The sentences of a dispatch's notes, in order."""
    for note in dispatch.notes:
        yield from _sentences(note.blocks)


def notices_of(edition: Edition) -> Iterator[str]:
    """The sentences of the notices, in order."""
    for notice in edition.notices:
        yield from _sentences(notice.blocks)


def _sentences(blocks: Blocks) -> Iterator[str]:
    for line in _lines(blocks):
        yield from _pieces(line)


def _lines(blocks: Blocks) -> Iterator[Inlines]:
    """The lines of blocks as they are read: a term before its meanings, who says so behind what is quoted."""
    for block in blocks:
        if isinstance(block, Figure):
            yield from (block.caption, block.credit)
        elif isinstance(block, Quote):
            yield from _lines(block.blocks)
            yield block.cite
        elif isinstance(block, DefinitionList):
            for entry in block.entries:
                yield entry.term
                for meaning in entry.meanings:
                    yield from _lines(meaning)
        else:
            yield from lines_of(block)
            yield from _lines(children(block))


def lost(sentences: Iterable[str], text: str) -> Sequence[str]:
    """The sentences that ``text`` does not hold, or not behind those before them."""
    whole = folded(text)
    missing: list[str] = []
    position = 0
    for sentence in sentences:
        wanted = folded(sentence)
        found = whole.find(wanted, position)
        if found < 0:
            missing.append(sentence)
        else:
            position = found + len(wanted)
    return missing


def _pieces(inlines: Inlines) -> Iterator[str]:
    for run in _runs(inlines):
        yield from (piece for piece in _SENTENCE.split(run) if folded(piece))


def _runs(inlines: Inlines) -> Iterator[str]:
    """The words in stretches that no target interrupts."""
    stretch: list[str] = []
    for inline in inlines:
        for word, cut in _cut(inline):
            stretch.append(word)
            if cut:
                yield "".join(stretch)
                stretch.clear()
    yield "".join(stretch)


def _cut(inline: Inline) -> Iterator[tuple[str, bool]]:
    """The words of an inline, each with whether a target may put something behind it."""
    if isinstance(inline, NoteReference):
        yield "", True
    elif isinstance(inline, WRAPPING):
        for child in inline.children:
            yield from _cut(child)
        if isinstance(inline, CrossReference):
            yield "", True
    else:
        yield plain((inline,)), False
