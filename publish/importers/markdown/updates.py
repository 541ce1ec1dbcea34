"""Live updates: ``::: updates``, in which each begins with its time, or is a term with its meaning."""

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import chain

from publish.diagnostics import Span
from publish.importers.html.tables import BLOCK_UNSUPPORTED
from publish.importers.markdown.attributes import BraceAttributes
from publish.importers.markdown.interview import without
from publish.importers.markdown.phrases import id_of
from publish.importers.markdown.reading import MarkdownReading
from publish.model.blocks import Block, Blocks, Definition, DefinitionList, Heading, Paragraph
from publish.model.inlines import Inlines, LineBreak, Strong, Text
from publish.model.walk import each_inline

_ZONE = r"(?:[ \u00a0]?(?:GMT|UTC|BST|WET|CES?T|EES?T|MSK|[ECMP][SD]T)\b)?"
_NOON = r"[ \u00a0]?(?:[ap]\.m\.|[ap]m\b|Uhr\b)"
_TIME = rf"(?<![\d.:])(?:(?:[01]?\d|2[0-3])[:.h][0-5]\d(?![\d.:]\d)(?:{_NOON})?|1?\d{_NOON}){_ZONE}"
_ANY = re.compile(_TIME)
_PLAIN = re.compile(rf"(?!\d+\.\d+(?!\d|{_NOON})){_TIME}(?=\W|$)")
"""A time that is in no bold: with a stop between its figures alone it could be a length or a sum."""
_PARTING = re.compile(r"[ \u00a0]*(?:[:|]|--?-?(?= |$)|[–—])?\s*")
_BOLD = re.compile(r"(\*\*|__)(?=\S)(?P<words>[^*_\n]{1,80}?)\1")
_LONGEST = 40
"""Characters: a longer line in bold with a time in it is a sentence."""


def read_updates(attributes: BraceAttributes, blocks: Blocks, at: Span, reading: MarkdownReading) -> Blocks:
    """The updates; what stands before the first time stands before them."""
    reading.judge(attributes, at, of="live updates")
    before: list[Block] = []
    entries: list[Definition] = []

    def adds(block: Block) -> None:
        if entries:
            entries[-1] = replace(entries[-1], meanings=((*entries[-1].meanings[0], block),))
        else:
            before.append(block)

    for block in blocks:
        if isinstance(block, DefinitionList) and not block.kind:
            entries += [replace(e, meanings=(tuple(chain.from_iterable(e.meanings)),)) for e in block.entries]
        elif found := stamped(block):
            _drop_empty(entries, adds)
            entries.append(Definition((Text(found[0]),), ((found[1],) if found[1] else (),), block.span))
        else:
            adds(block)
    _drop_empty(entries, adds)
    if not entries:
        hint = "Begin each update with its time: **16:49** The boat leaves."
        reading.say(BLOCK_UNSUPPORTED, "No time stands in these updates", at, hint=hint)
        return blocks
    return (*before, DefinitionList(tuple(entries), id_of(attributes), at, "updates"))


def begins_update(line: str, _info: str) -> bool:
    """Whether a line of updates begins one; ``_info`` is what stands behind the colons of the container."""
    bold = _BOLD.match(line)
    return _in_bold(bold["words"]) is not None if bold else _PLAIN.match(line) is not None


def _drop_empty(entries: list[Definition], adds: Callable[[Block], None]) -> None:
    """A time with nothing behind it is a paragraph of the update before."""
    if entries and not entries[-1].meanings[0]:
        empty = entries.pop()
        adds(Paragraph(empty.term, span=empty.span))


def stamped(block: Block) -> tuple[str, Block | None] | None:
    """The time that a paragraph or a heading begins with, and what is left of it."""
    if not isinstance(block, Paragraph | Heading):
        return None
    first = block.inlines[0]
    if isinstance(first, Strong) and len(first.children) == 1 and isinstance(words := first.children[0], Text):
        if (parted := _in_bold(words.value)) is None:
            return None
        stamp, headline = parted
        told: Inlines = (Strong((Text(headline),)),) if headline else ()
        rest = (*told, *(block.inlines[1:] if told else _behind(block.inlines[1:], 0)))
    elif isinstance(first, Text) and (found := _PLAIN.match(first.value)):
        stamp, rest = found[0], _behind(block.inlines, found.end())
    else:
        return None
    return stamp, replace(block, inlines=rest) if rest else None


def behind_stamp(stamp: str, block: Block) -> Paragraph | None:
    """A paragraph of words behind its time in bold; ``None`` where that could be read as something else."""
    if not isinstance(block, Paragraph) or not goes_on(block):
        return None
    made = replace(block, inlines=(Strong((Text(stamp),)), Text(" "), *block.inlines))
    return made if stamped(made) == (stamp, block) else None


def goes_on(block: Block) -> bool:
    """Whether a block is words on one line, which begin no update."""
    if not isinstance(block, Paragraph) or block.id or block.lang or block.direction or stamped(block):
        return False
    first = block.inlines[0]
    one_line = not any(isinstance(inline, LineBreak) for inline in each_inline(block.inlines))
    return one_line and isinstance(first, Text) and first.value[:1].isalnum()


def _in_bold(words: str) -> tuple[str, str] | None:
    """The time of a line in bold, and what the rest of it says: ``16:49, after dark`` is all time."""
    words = words.strip()
    found = _ANY.search(words)
    if found is None:
        return None
    rest = _PARTING.sub("", words[found.end() :], count=1)
    if not found.start() and rest and not re.search(r"\d|^,", rest):
        return found[0], rest
    return (words.rstrip(": "), "") if len(words) <= _LONGEST else None


def _behind(inlines: Inlines, length: int) -> Inlines:
    """Inlines without so many characters of the first text, and without what parts a time from its words."""
    if not inlines or not isinstance(inlines[0], Text):
        return inlines
    parting = _PARTING.match(inlines[0].value, length)
    return without(inlines, parting.end() if parting else length)
