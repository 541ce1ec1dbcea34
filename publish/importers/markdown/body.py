"""A whole text of Markdown into blocks and notes, with what can only be judged when all of it is read."""

import re
from itertools import pairwise

from publish.config.dialects import EVERY, Dialects
from publish.diagnostics import Outcome, Rule, Severity, Span
from publish.importers.html.fragment import NESTING_TOO_DEEP, TEXT_SWALLOWED
from publish.importers.html.tags import HTML_REMOVED
from publish.importers.html.walk import HEADING_RANK
from publish.importers.markdown.blocks import read_siblings
from publish.importers.markdown.dialects.mdx import ENDING, plain_markdown
from publish.importers.markdown.dialects.obsidian import is_plainly_obsidian
from publish.importers.markdown.dialects.preprocess import preprocess
from publish.importers.markdown.dialects.tokens import LEFT_OUT
from publish.importers.markdown.foreign_marks import MARKUP_LEFT_OUT, shown
from publish.importers.markdown.inlines import TEXT_TOO_LARGE, inline_label, read_line
from publish.importers.markdown.limits import NESTING, too_large
from publish.importers.markdown.parser import TOO_MANY, TokenNode, nested, parser
from publish.importers.markdown.reading import MarkdownReading, in_order
from publish.importers.markdown.references import named_references
from publish.importers.markdown.rules import OVERFLOWS
from publish.importers.markdown.values import NOTE_UNDEFINED
from publish.model.blocks import Blocks, Heading, Note, Paragraph
from publish.model.walk import each_block

_ADDRESS = re.compile(
    r"(?:https?://|mailto:|tel:|www\.|\.{0,2}/|#)\S|\S*\.(?:md|html?|pdf|png|jpe?g|gif|svg|webp)(?:[#?]\S*)?$",
    re.IGNORECASE,
)
"""An address or a file that can be nothing else."""


def read_blocks(
    text: str, path: str, *, line: int = 1, language: str, dialects: Dialects = EVERY
) -> Outcome[tuple[Blocks, tuple[Note, ...]]]:
    """The blocks and notes of a text without front matter, which begins at ``line`` of the file ``path``.

    ``path`` is relative to the project folder, and so are the sources of the pictures in the tree.
    """
    reading = MarkdownReading(path, text.split("\n"), line, dialects, language)
    value = read_body(text, reading)
    return Outcome(value, in_order(reading.diagnostics))


def read_body(text: str, reading: MarkdownReading) -> tuple[Blocks, tuple[Note, ...]]:
    """The blocks and the notes of a text; findings go to the reading."""
    env: dict[str, object] = {}
    if message := too_large(text):
        reading.say(TEXT_TOO_LARGE, message, reading.span([0, 1]))
        return (), ()
    mdx = reading.path.endswith(ENDING)
    text, private = preprocess(plain_markdown(text) if mdx else text, reading.dialects, reading.site)
    for row in private:
        reading.say(MARKUP_LEFT_OUT, "A private comment was left out", reading.span([row, row + 1]))
    reading.lines = text.split("\n")
    env["obsidian"] = "obsidian" in reading.dialects and (reading.dialects != EVERY or is_plainly_obsidian(text))
    tokens = parser(reading.dialects, set_in=not mdx).parse(text, env)
    if TOO_MANY in env:
        reading.say(TEXT_TOO_LARGE, f"{env[TOO_MANY]}", reading.span([0, 1]))
        return (), ()
    deep = next((token for token in tokens if token.level > NESTING), None)
    if deep is not None:
        at = reading.span(next((t.map for t in tokens if t.level > NESTING and t.map), None))
        reading.say(NESTING_TOO_DEEP, f"Blocks are nested more than {NESTING} levels deep here", at)
        return (), ()
    nodes = nested(tokens)
    blocks = read_siblings(nodes, reading)
    for name in reading.anchors:
        reading.say(HTML_REMOVED, f"The place #{name} has no block behind it and was taken out", reading.span([0, 1]))
    _left_out(env, reading)
    _judge_lists(nodes, reading)
    _inline_notes(env, reading)
    _judge_definitions(env, reading)
    _judge_rows(env, reading)
    _judge_ranks(blocks, reading)
    _judge_notes(reading)
    return named_references(blocks, tuple(reading.notes), reading)


def _left_out(env: dict[str, object], reading: MarkdownReading) -> None:
    found = env.get(LEFT_OUT)
    for row, what in found if isinstance(found, list) else []:
        at = reading.locate(what.partition("\n")[0], reading.span([row, row + 1 + what.count("\n")]))
        reading.say(MARKUP_LEFT_OUT, f"{shown(what)} was left out", at)


def _inline_notes(env: dict[str, object], reading: MarkdownReading) -> None:
    """The notes that are written inside the text: ``^[words]``."""
    footnotes = env.get("footnotes")
    listed = footnotes.get("list", {}) if isinstance(footnotes, dict) else {}
    for number, data in list(listed.items()):
        if "tokens" in data:
            start = data["content"].partition("\n")[0]
            whole = Span(reading.path, reading.first, 0, reading.first + len(reading.lines) - 1)
            at = reading.locate(f"^[{start}", whole)
            paragraph = Paragraph(read_line(data["tokens"], at, reading), span=at)
            reading.notes.append(Note(inline_label(number), (paragraph,), span=at))


def _judge_definitions(env: dict[str, object], reading: MarkdownReading) -> None:
    """Link definitions that no link uses: lines of text, most likely, that the parser took for definitions."""
    references = env.get("references")
    named = dict(references) if isinstance(references, dict) else {}
    unused = [(label, entry) for label, entry in named.items() if label not in reading.definitions_used]
    twice = env.get("duplicate_refs")
    again = twice if isinstance(twice, list) else []
    unused += [(entry["label"], entry) for entry in again]
    for label, entry in unused:
        at = reading.span(entry["map"])
        if label == "//":
            # This is how Markdown writes a comment.
            continue
        if _ADDRESS.match(str(entry.get("href", ""))) and entry not in again:
            # Nobody reads an address that no link uses, and nothing that was to be read is lost.
            message = f"No link uses the address [{label.lower()}]"
            reading.say(TEXT_SWALLOWED, message, at, severity=Severity.NOTE, hint="Take it out, or let a link use it.")
            continue
        begins = reading.source(at).strip()[:40]
        message = f"The line {begins!r} is taken for a link's address and would not be seen"
        reading.say(TEXT_SWALLOWED, message, at, hint="Put a backslash before the bracket: \\[.")


def _judge_rows(env: dict[str, object], reading: MarkdownReading) -> None:
    overflows = env.get(OVERFLOWS)
    for row, cells, columns in overflows if isinstance(overflows, list) else []:
        message = f"This row has {cells} cells and its table {columns} columns: what is over would not be seen"
        hint = "Give every row as many cells as the first; a bar that is meant is written \\|."
        reading.say(TEXT_SWALLOWED, message, reading.span([row, row + 1]), hint=hint, severity=Severity.ERROR)


def _judge_lists(nodes: list[TokenNode], reading: MarkdownReading) -> None:
    """Report lists of one entry right under a paragraph: a line of text, most likely, that begins with a dash."""
    for above, node in pairwise(nodes):
        if above.type == "paragraph" and node.type in ("bullet_list", "ordered_list") and len(node.children) == 1:
            if not above.rows or not node.rows or above.rows[1] != node.rows[0]:
                continue
            at = reading.span(node.rows)
            mark = f"{node.children[0].token.info}{node.token.markup}"
            message = f"The {mark} at the beginning of this line makes a list of it"
            hint = f"Put a backslash before {node.token.markup}, or a blank line above a list that is meant."
            reading.say(TEXT_SWALLOWED, message, at, hint=hint)


def _judge_ranks(blocks: Blocks, reading: MarkdownReading) -> None:
    last = 1
    for _, block in each_block(blocks):
        if isinstance(block, Heading):
            if block.level > last + 1:
                message = f"A heading of rank {block.level} follows one of rank {last}"
                reading.say(HEADING_RANK, message, block.span, hint=f"Write {'#' * (last + 1)} here.")
            last = block.level


NOTE_UNUSED = Rule(
    "note-unused",
    Severity.WARNING,
    "A note that nothing refers to would vanish from the book.",
    "Refer to it, or take it out.",
)


def _judge_notes(reading: MarkdownReading) -> None:
    known = {note.label for note in reading.notes}
    used = {label for label, _ in reading.references}
    for label, at in reading.references:
        if label not in known:
            reading.say(NOTE_UNDEFINED, f"There is no note [^{label}]", at, hint=f"Write it: [^{label}]: …")
    for note in reading.notes:
        if note.label not in used:
            reading.say(NOTE_UNUSED, f"Nothing refers to the note [^{note.label}]", note.span)
