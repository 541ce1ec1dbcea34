"""From the parser's blocks to those of the tree."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from publish.diagnostics import Rule, Severity, Span
from publish.importers.addresses import ATTRIBUTE_UNKNOWN
from publish.importers.anchors import anchored
from publish.importers.formulas import read_formula
from publish.importers.html.fragment import TEXT_SWALLOWED
from publish.importers.html.tables import BLOCK_UNSUPPORTED
from publish.importers.html.walk import HEADING_RANK
from publish.importers.markdown.attributes import NONE, BraceAttributes
from publish.importers.markdown.code_info import CodeInfo, first_line
from publish.importers.markdown.containers import named, read_container
from publish.importers.markdown.details import folded
from publish.importers.markdown.figures import lines_joined
from publish.importers.markdown.foreign_marks import MARKUP_LEFT_OUT, read_formula_mark, say_unknown, shown
from publish.importers.markdown.inlines import read_line
from publish.importers.markdown.lists import read_definitions, read_list
from publish.importers.markdown.makeup import made_up, without_makeup
from publish.importers.markdown.paragraphs import pictures_behind, read_html, read_paragraph, read_text
from publish.importers.markdown.parser import TokenNode
from publish.importers.markdown.phrases import direction_of, id_of, language
from publish.importers.markdown.reading import MarkdownReading
from publish.importers.markdown.values import read_value
from publish.model.blocks import Blocks, Break, Cell, CodeBlock, Heading, Note, Paragraph, PullQuote, Quote, Table
from publish.model.inlines import Inlines, Text

KEYS = ("caption", "head")
"""The keys that mean something for a table: ``head`` is how many rows name the columns, 1 when it is not given."""
ROW_HEADERS = "row-headers"
"""The class of a table whose first column names the rows."""
_ALIGNED = "text-align:"


def read_table(node: TokenNode, attributes: BraceAttributes, reading: MarkdownReading) -> Table:
    """A table; its first column heads the rows with ``{.row-headers}``."""
    at = reading.span(node.rows)
    reading.judge(attributes, at, keys=KEYS, classes=(ROW_HEADERS,), of="a table")
    rows = [row for part in node.children for row in part.children]
    cells = [[_cell(cell, reading) for cell in row.children] for row in rows]
    alignments = tuple(str(c.token.attrs.get("style", "")).removeprefix(_ALIGNED) for c in rows[0].children)
    heads = _heads(attributes, len(rows), reading)
    headed = ROW_HEADERS in attributes.classes
    head = tuple(tuple(Cell(cell.inlines, header=True) for cell in row) for row in cells[:heads])
    body = tuple(
        tuple(Cell(cell.inlines, header=headed and column == 0) for column, cell in enumerate(row))
        for row in cells[heads:]
    )
    if all(not cell.inlines for row in head for cell in row):
        head = ()
    caption = read_value(attributes.get("caption"), reading.locate("caption=", at), reading)
    return Table(head, body, alignments, caption, id_of(attributes), at)


def _cell(node: TokenNode, reading: MarkdownReading) -> Cell:
    line = node.line
    if line is None:
        return Cell(())
    at = reading.span(line.rows, line.token.content)
    return Cell(read_line(line.token.children or (), at, reading))


def _heads(attributes: BraceAttributes, rows: int, reading: MarkdownReading) -> int:
    value = attributes.get("head") or "1"
    if value.isdecimal() and 1 <= int(value) <= rows:
        return int(value)
    return 1


_CLOSING_STOP = re.compile(r"[.!?…:;,]$")


CONTAINER_UNCLOSED = Rule(
    "container-unclosed",
    Severity.ERROR,
    "A container that is not closed swallows the rest of the dispatch.",
    "Close it with a line of three colons.",
)


def read_siblings(nodes: Sequence[TokenNode], reading: MarkdownReading) -> Blocks:
    """The blocks of some nodes that stand under each other; notes among them go to the reading."""
    made: list[Blocks] = []
    above = NONE
    outer, reading.pictures = reading.pictures, []
    for node in folded(_html_joined(nodes)):
        if node.type == "attribute_line":
            above = above.joined(replace(node.token.meta["attributes"], at=reading.span(node.rows)))
        elif node.type == "footnote_reference":
            _note(node, reading)
        elif node.type == "container_unclosed":
            at = reading.span(node.rows)
            named(node.token.info, at, reading)
            reading.say(CONTAINER_UNCLOSED, "The container that is opened here is never closed", at)
        elif node.type == "unknown_block":
            say_unknown(node.token.content, reading.span(node.rows), reading)
        else:
            own: BraceAttributes = node.token.meta.get("attributes", NONE)
            attributes, makeup = without_makeup(above.joined(own), reading)
            blocks = anchored(_READERS[node.type](node, attributes, reading), reading.anchors)
            made.append(made_up(blocks, makeup, attributes, reading))
            made.append(pictures_behind(reading))
            above = NONE
    reading.pictures = outer
    if above is not NONE:
        reading.say(ATTRIBUTE_UNKNOWN, "These attributes have no block under them", above.at)
    return tuple(block for blocks in made for block in blocks)


def _html_joined(nodes: Sequence[TokenNode]) -> list[TokenNode]:
    """The nodes, with neighbouring pieces of HTML made one: a blank line does not end an element."""
    result: list[TokenNode] = []
    for node in nodes:
        if node.type == "html_block" and result and result[-1].type == "html_block":
            last = result[-1].token
            gap = "\n" * ((node.rows or [0])[0] - (last.map or [0, 0])[1])
            joint = last.copy(content=last.content + gap + node.token.content)
            joint.map = [(last.map or [0])[0], (node.rows or [0, 0])[1]]
            result[-1] = TokenNode(joint)
        else:
            result.append(node)
    return result


HEADING_EMPTY = Rule(
    "heading-empty",
    Severity.WARNING,
    "A heading without words is a line of the contents that says nothing.",
    "Write the heading, or take the line out.",
)


def _heading(node: TokenNode, attributes: BraceAttributes, reading: MarkdownReading) -> Blocks:
    inlines, at = read_text(node, reading)
    reading.judge(attributes, at, keys=("lang",), of="a heading")
    if not inlines:
        reading.say(HEADING_EMPTY, "A heading without words", at)
        return ()
    level = int(node.token.tag[1:])
    if node.token.markup in ("-", "="):
        _judge_underline(node, reading)
    if level == 1:
        hint = "The headline of the dispatch is the heading of rank 1; write ## here."
        reading.say(HEADING_RANK, "A heading of rank 1 inside a dispatch", at, hint=hint)
        heading = Heading(inlines, 2, id_of(attributes), language(attributes, at, reading), at)
        reading.tops.append(heading)
        return (heading,)
    return (Heading(inlines, level, id_of(attributes), language(attributes, at, reading), at),)


HEADING_FROM_DASHES = Rule(
    "heading-from-dashes",
    Severity.WARNING,
    "Dashes under a line make a heading of it.",
    "Leave a blank line above the dashes.",
)


def _judge_underline(node: TokenNode, reading: MarkdownReading) -> None:
    """Report a heading that was most likely no heading, but a line with dashes under it."""
    rows = node.rows or [0, 1]
    underline = reading.lines[rows[1] - 1].strip(" \t>")
    text = node.line.token.content if node.line else ""
    meant = len(rows) and rows[1] - rows[0] == 2 and not _CLOSING_STOP.search(text)
    if meant and len(underline) >= max(4, len(text) // 2):
        return
    at = reading.span([rows[1] - 1, rows[1]])
    reading.say(HEADING_FROM_DASHES, f"{underline} under a line makes a heading of it", at)


def _quote(node: TokenNode, attributes: BraceAttributes, reading: MarkdownReading) -> Blocks:
    at = reading.span(node.rows)
    pulled = "pullquote" in attributes.classes
    keys = ("cite", "lang") if pulled else ("cite", "lang", "dir")
    reading.judge(attributes, at, keys=keys, classes=("pullquote",), of="a quotation")
    cite = read_value(attributes.get("cite"), at, reading)
    blocks = read_siblings(node.children, reading)
    lang = language(attributes, at, reading)
    if not pulled and not blocks and not cite:
        return ()
    if not pulled:
        return (Quote(blocks, cite, lang, direction_of(attributes, at, reading), id_of(attributes), at),)
    for block in blocks:
        if not isinstance(block, Paragraph):
            reading.say(BLOCK_UNSUPPORTED, "A pull quote holds paragraphs and nothing else", block.span)
    lines = lines_joined([block.inlines for block in blocks if isinstance(block, Paragraph)])
    return (PullQuote(lines, cite, lang, id_of(attributes), at),)


def _fence(node: TokenNode, attributes: BraceAttributes, reading: MarkdownReading) -> Blocks:
    at = reading.span(node.rows)
    reading.judge(attributes, at, of="a code block")
    rows, marker = node.rows or [0, 1], node.token.markup
    last = reading.lines[rows[1] - 1].strip(" \t>") if rows[1] <= len(reading.lines) else ""
    if rows[1] - rows[0] < 2 or set(last) != {marker[0]} or len(last) < len(marker):
        hint = f"Close it with a line of {marker}."
        reading.say(CONTAINER_UNCLOSED, f"The code that {marker} opens is never closed", at, hint=hint)
    info = CodeInfo.of(node.token.info)
    if info.left_out and reading.dialects:
        reading.say(
            MARKUP_LEFT_OUT, f"{shown(f'{marker}{node.token.info}')}: {info.left_out}", at, severity=info.severity
        )
        return ()
    if info.rest:
        reading.say(ATTRIBUTE_UNKNOWN, f"{info.rest} means nothing behind {marker}", at)
    return (_code(node, info.language, at, attributes, reading),)


def _indented(node: TokenNode, attributes: BraceAttributes, reading: MarkdownReading) -> Blocks:
    at = reading.span(node.rows)
    hint = "Take the spaces before the line out; code stands between lines of ```."
    reading.say(TEXT_SWALLOWED, "Four spaces before this line make code of it", at, hint=hint)
    reading.judge(attributes, at, of="a code block")
    return (_code(node, "", at, attributes, reading),)


def _code(node: TokenNode, language: str, at: Span, attributes: BraceAttributes, reading: MarkdownReading) -> CodeBlock:
    text, named, line = first_line(node.token.content) if not language else (node.token.content, "", "")
    if line:
        reading.say(MARKUP_LEFT_OUT, f"{line} was left out", reading.locate(line, at))
    return CodeBlock(reading.clean(text.removesuffix("\n"), at), language or named, id_of(attributes), at)


def _formula(node: TokenNode, attributes: BraceAttributes, reading: MarkdownReading) -> Blocks:
    """A formula on lines of its own: a paragraph, in which each line of a derivation is a line."""
    at = reading.span(node.rows)
    if node.token.meta["coded"] and read_formula(node.token.meta["tex"]) is None:
        # It stands there as code, and as code it is shown.
        return (CodeBlock(reading.clean(node.token.meta["tex"], at), id=id_of(attributes), span=at),)
    inlines = read_formula_mark(node.token, at, reading)
    stop: Inlines = (Text(node.token.meta["stop"]),) if node.token.meta["stop"] else ()
    return (Paragraph((*inlines, *stop), node.token.meta["id"] or id_of(attributes), span=at),)


def _rule(node: TokenNode, attributes: BraceAttributes, reading: MarkdownReading) -> Blocks:
    at = reading.span(node.rows)
    reading.judge(attributes, at, id=False, of="a change of scene")
    return (Break(at),)


NOTE_DUPLICATE = Rule(
    "note-duplicate",
    Severity.ERROR,
    "Of two notes with one label a reference can only mean one.",
    "Give each note a label of its own.",
)


def _note(node: TokenNode, reading: MarkdownReading) -> None:
    label = node.token.meta["label"]
    at = reading.span(node.rows)
    if label in reading.labels:
        reading.say(NOTE_DUPLICATE, f"There are two notes [^{label}]", at)
        label = f"{label}-{len(reading.notes)}"
    reading.labels.add(label)
    place = len(reading.notes)
    reading.notes.append(Note(label, (), span=at))
    reading.notes[place] = Note(label, read_siblings(node.children, reading), span=at)


_READERS: dict[str, Callable[[TokenNode, BraceAttributes, MarkdownReading], Blocks]] = {
    "paragraph": read_paragraph,
    "heading": _heading,
    "blockquote": _quote,
    "bullet_list": lambda node, attributes, reading: (read_list(node, attributes, reading, read_siblings),),
    "ordered_list": lambda node, attributes, reading: (read_list(node, attributes, reading, read_siblings),),
    "dl": lambda node, attributes, reading: (read_definitions(node, attributes, reading, read_siblings),),
    "table": lambda node, attributes, reading: (read_table(node, attributes, reading),),
    "container": lambda node, attributes, reading: read_container(node, attributes, reading, read_siblings),
    "fence": _fence,
    "formula_block": _formula,
    "code_block": _indented,
    "hr": _rule,
    "html_block": read_html,
}
