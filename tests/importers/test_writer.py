"""What the writer writes reads back to an equal tree, whatever the text holds."""

import pytest
from hypothesis import example, given, settings

from publish.diagnostics import Span
from publish.importers.markdown import read, read_blocks, read_inlines
from publish.importers.writer import write, write_blocks
from publish.importers.writer.inlines import single
from publish.model.blocks import (
    Blocks,
    Cell,
    Definition,
    DefinitionList,
    Heading,
    List,
    ListItem,
    Note,
    Paragraph,
    Table,
)
from publish.model.dispatch import Dispatch
from publish.model.inlines import Code, Emphasis, Inlines, Link, Phrase, Text
from tests.importers import trees

ABOUT_CONTENT = {
    "caption-in-alt",
    "figure-without-picture",
    "heading-rank",
    "list-from-year",
    "note-undefined",
    "note-unused",
}
"""What may be said about any tree: nothing of it is about how the text is written."""

PATH = "content/e/2026-11/old-port.md"


def _table(words: str) -> Table:
    line: Inlines = (Text(words),)
    return Table(((Cell((Text("a"),), header=True),),), ((Cell(line),),), ("",), line)


@settings(max_examples=150)
@example((Phrase((Text(": x"),), small_caps=True),))
@example((Link((Text("| x"),), "https://a.example/"),))
@given(trees.line(notes=True))
def test_paragraph_reads_back(inlines: Inlines) -> None:
    block = Paragraph(inlines)
    text = write_blocks((block,), path=PATH)
    read_back = read_blocks(text, PATH, language="en")
    assert read_back.value[0] == (block,), text
    assert {d.id for d in read_back.diagnostics} <= {"note-undefined"}, text


@settings(max_examples=100)
@example((Code("a"), Code("$"), Text(" b "), Link((Text("c"),), "https://a.example/$", "$"), Text(" d$")))
@example((Text("a $b "), Link((Link((Text("c"),), "https://a.example/$x"),), "https://b.example/$", "y$")))
@given(trees.line(notes=False))
def test_value_reads_back(inlines: Inlines) -> None:
    text = single(inlines)
    read_back = read_inlines(text, Span(PATH, 1))
    assert read_back.value == inlines, text
    assert not read_back.diagnostics, text


@settings(max_examples=60)
@example((Heading((Text(": x"),), 2),), ())
@example((Heading((Text("| x"),), 2),), ())
@example((_table(": x"),), ())
@example((_table("| x"),), ())
@given(trees.blocks, trees.notes)
def test_blocks_read_back(blocks: Blocks, notes: tuple[Note, ...]) -> None:
    text = write_blocks(blocks, notes, path=PATH)
    read_back = read_blocks(text, PATH, language="en")
    assert read_back.value == (blocks, notes), text
    assert {d.id for d in read_back.diagnostics} <= ABOUT_CONTENT, (text, read_back.diagnostics)


def test_dollar_signs_with_emphasis_between_them_are_no_formula() -> None:
    inlines: Inlines = (Text("costs $5 "), Emphasis((Text("or"),)), Text(" even$"))
    assert read_inlines(single(inlines), Span(PATH, 1, 1)).value == inlines
    assert single((Text("costs $5"),)) == "costs $5"


@pytest.mark.parametrize("text", [r"\(a\)", r"\[x^2\]", r"^[\word[^1]", r"[\alpha] and [\beta]"])
def test_backslashes_before_brackets_are_no_formula(text: str) -> None:
    inlines: Inlines = (Text(text),)
    assert read_inlines(single(inlines), Span(PATH, 1)).value == inlines


def test_lone_bullets_do_not_underline_a_term() -> None:
    bullets = List((ListItem(()), ListItem(())))
    blocks = (DefinitionList((Definition((Text("word"),), ((bullets,),)),)),)
    text = write_blocks(blocks, path=PATH)
    assert read_blocks(text, PATH, language="en").value == (blocks, ()), text


@settings(max_examples=40)
@given(trees.dispatches())
def test_dispatch_reads_back(dispatch: Dispatch) -> None:
    text = write(dispatch, path=PATH)
    assert read(text, PATH, folder="2026-11", language="en").value == dispatch, text
