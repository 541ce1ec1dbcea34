"""Lists and definition lists, and the traps that make a list of running text."""

import re
from collections.abc import Callable, Sequence

from publish.diagnostics import Rule, Severity
from publish.importers.markdown.attributes import BraceAttributes
from publish.importers.markdown.foreign_marks import MARKUP_LEAKED
from publish.importers.markdown.inlines import read_line
from publish.importers.markdown.parser import TokenNode
from publish.importers.markdown.phrases import id_of
from publish.importers.markdown.reading import MarkdownReading
from publish.importers.tightness import compact
from publish.model.blocks import Blocks, Definition, DefinitionList, List, ListItem

LAST_PLAUSIBLE = 31
"""The highest number that a list is likely to begin with: beyond it a year or a sum began the paragraph."""
_BOX = re.compile(r"\[[ xX]\](?=\s)")

Inside = Callable[[Sequence[TokenNode], MarkdownReading], Blocks]
"""Reads the blocks inside a block."""


def read_list(node: TokenNode, attributes: BraceAttributes, reading: MarkdownReading, inside: Inside) -> List:
    """A bulleted or numbered list."""
    at = reading.span(node.rows)
    reading.judge(attributes, at, of="a list")
    ordered = node.type == "ordered_list"
    items = tuple(ListItem(inside(item.children, reading), reading.span(item.rows)) for item in node.children)
    _judge_boxes(node, reading)
    start = int(node.token.attrs.get("start", 1)) if ordered else 1
    if ordered:
        _judge_numbers(node, start, reading)
    paragraphs = [child for item in node.children for child in item.children if child.type == "paragraph"]
    tight = all(child.token.hidden for child in paragraphs)
    if any(child.type == "html_block" for item in node.children for child in item.children):
        tight = tight and all(compact(item.blocks) for item in items)
    return List(items, ordered, start, tight, id_of(attributes), at)


def _judge_boxes(node: TokenNode, reading: MarkdownReading) -> None:
    """Report the boxes of a list of tasks: a book has nothing to tick."""
    for item in node.children:
        line = item.children[0].line if item.children else None
        if line is not None and (box := _BOX.match(line.token.content)):
            hint = "Say in words what is done, or write ☐ and ☑; a bracket that is meant is written \\[."
            message = f"The box {box[0]} of a task would be printed as brackets"
            reading.say(MARKUP_LEAKED, message, reading.span(line.rows, line.token.content), hint=hint)


LIST_FROM_YEAR = Rule(
    "list-from-year",
    Severity.WARNING,
    "A paragraph that begins with a number and a stop becomes a list.",
    "Put a backslash before the stop.",
)


def _judge_numbers(node: TokenNode, start: int, reading: MarkdownReading) -> None:
    """Report a list that a paragraph beginning with a year or a day became, and numbers that would change."""
    numbers = [int(item.token.info) for item in node.children]
    counted = len(set(numbers)) > 1
    for place, (number, item) in enumerate(zip(numbers, node.children, strict=True)):
        at = reading.span(item.rows)
        hint = f"Put a backslash before the stop: {number}\\{node.token.markup}"
        if not place and (start > LAST_PLAUSIBLE or (start > 1 and len(numbers) == 1)):
            message = f"The number {start} at the beginning of this line makes it a list"
            reading.say(LIST_FROM_YEAR, message, at, hint=hint)
        elif counted and number != start + place:
            message = f"The number {number} would be printed as {start + place}"
            reading.say(LIST_FROM_YEAR, message, at, hint=hint)


def read_definitions(
    node: TokenNode, attributes: BraceAttributes, reading: MarkdownReading, inside: Inside
) -> DefinitionList:
    """Terms with their meanings."""
    at = reading.span(node.rows)
    reading.judge(attributes, at, of="a definition list")
    entries: list[Definition] = []
    for child in node.children:
        if child.type == "dt":
            line = child.line
            place = reading.span(line.rows if line else None, line.token.content if line else "")
            term = read_line(line.token.children or (), place, reading) if line else ()
            entries.append(Definition(term, (), place))
        elif entries:
            last = entries[-1]
            meaning = inside(child.children, reading)
            entries[-1] = Definition(last.term, (*last.meanings, meaning), last.span)
    return DefinitionList(tuple(entries), id_of(attributes), at)
