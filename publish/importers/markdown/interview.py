"""Question and answer: ``::: interview``, in which each turn begins with its speaker and a colon."""

import re
from collections.abc import Mapping
from dataclasses import replace

from publish.config.suggest import nearest
from publish.diagnostics import Span
from publish.importers.html.elements import ATTRIBUTE_INVALID
from publish.importers.html.tables import BLOCK_UNSUPPORTED
from publish.importers.markdown.attributes import BraceAttributes
from publish.importers.markdown.phrases import id_of
from publish.importers.markdown.reading import MarkdownReading
from publish.model.blocks import Block, Blocks, Definition, DefinitionList, Paragraph
from publish.model.inlines import Inlines, Strong, Text
from publish.model.walk import plain

_COLON = re.compile(r"\s*[:\N{FULLWIDTH COLON}]\s*")
_BOLD = re.compile(r"(\*\*|__)(?=\S)[^*_\n]{1,80}?(?::\1|\1\s*:)")
_GIVEN = re.compile(r"speakers=\"([^\"]*)\"")
_LONGEST = 80
"""Characters: a longer beginning in bold is not a name."""
_USUAL = {"Q": "Q", "A": "A"}
"""The labels that are known where nobody is named."""


def read_interview(attributes: BraceAttributes, blocks: Blocks, at: Span, reading: MarkdownReading) -> Blocks:
    """The interview; what stands before its first turn stands before it."""
    reading.judge(attributes, at, keys=("speakers",), of="an interview")
    speakers = _speakers(reading.clean(attributes.get("speakers"), at))
    bold = any(name_in_bold(block) for block in blocks)
    labels = speakers or ({} if bold else _USUAL)
    before: list[Block] = []
    turns: list[Definition] = []
    for block in blocks:
        if turn := _turn(block, labels, reading, named=bool(speakers)):
            name, rest = turn
            turns.append(Definition((Text(name),), ((rest,) if rest else (),), block.span))
        elif turns:
            last = turns[-1]
            turns[-1] = replace(last, meanings=((*last.meanings[0], block),))
        else:
            before.append(block)
    if not turns:
        hint = "Begin each turn with its speaker: **Ines Hallgarten:** Because of the ice."
        reading.say(BLOCK_UNSUPPORTED, "Nobody speaks in this interview", at, hint=hint)
        return blocks
    return (*before, DefinitionList(tuple(turns), id_of(attributes), at, "interview"))


def begins_turn(line: str, info: str) -> bool:
    """Whether a line of an interview begins a turn, by what stands behind the colons of its container."""
    if _BOLD.match(line):
        return True
    given = _GIVEN.search(info)
    labels = (_speakers(given[1]) if given else {}) or _USUAL
    return any(line.startswith(label) and _COLON.match(line, len(label)) for label in labels)


def _speakers(given: str) -> Mapping[str, str]:
    """The names by their labels: ``Q=The Letter, Ines Hallgarten``; a name without a label is its own."""
    pairs = (entry.strip().partition("=") for entry in re.split("[,;]", given) if entry.strip())
    return {label.strip(): name.strip() or label.strip() for label, _, name in pairs}


def _turn(
    block: Block, labels: Mapping[str, str], reading: MarkdownReading, *, named: bool
) -> tuple[str, Paragraph | None] | None:
    """Who speaks in a paragraph, and the rest of it, if any; ``None`` where the turn goes on."""
    if not isinstance(block, Paragraph):
        return None
    label, rest = name_in_bold(block) or _in_words(block, labels) or ("", ())
    if not label:
        return None
    if named and label not in labels:
        if close := nearest(label, labels):
            message = f"{label} is none of the speakers"
            reading.say(ATTRIBUTE_INVALID, message, block.span, hint=f"Did you mean {close}?")
        return None
    return labels.get(label, label), replace(block, inlines=rest) if rest else None


def name_in_bold(block: Block) -> tuple[str, Inlines] | None:
    """A name in bold, its colon inside the bold or right behind, and what follows it."""
    first = block.inlines[0] if isinstance(block, Paragraph) else None
    if not isinstance(block, Paragraph) or not isinstance(first, Strong):
        return None
    words, rest = plain(first.children).strip(), block.inlines[1:]
    if not all(isinstance(inline, Text) for inline in first.children) or len(words) > _LONGEST:
        return None
    if words[-1:] in (":", "\N{FULLWIDTH COLON}"):
        return words[:-1].strip(), without(rest, 0)
    colon = _COLON.match(rest[0].value) if rest and isinstance(rest[0], Text) else None
    return (words, without(rest, colon.end())) if colon and words else None


def _in_words(block: Paragraph, labels: Mapping[str, str]) -> tuple[str, Inlines] | None:
    """A label that is known, its colon, and what follows it."""
    first = block.inlines[0]
    if not isinstance(first, Text):
        return None
    for label in sorted(labels, key=len, reverse=True):
        if first.value.startswith(label) and (colon := _COLON.match(first.value, len(label))):
            return label, without(block.inlines, colon.end())
    return None


def without(inlines: Inlines, length: int) -> Inlines:
    """Inlines without so many characters of the first text, nor the space behind them."""
    if not inlines or not isinstance(inlines[0], Text):
        return inlines
    words = inlines[0].value[length:].lstrip(" ")
    return (Text(words), *inlines[1:]) if words else inlines[1:]
