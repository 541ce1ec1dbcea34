"""Hostile texts end in seconds: read whole, or refused with a reason; nothing is dropped in silence."""

import time

import pytest

from publish.diagnostics import Span
from publish.importers.markdown import read_blocks, read_inlines
from publish.importers.markdown.limits import CHARACTERS, LINES, NESTING, TAGS
from publish.model.blocks import Paragraph, Quote
from publish.model.walk import each_block

PATH = "content/e/2026-11/a.md"
REFUSED = {"nesting-too-deep", "text-too-large"}

FLOODS = {
    "quotations on one line": ">" * 100_000 + " a",
    "lists on one line": "- " * 100_000 + "a",
    "lists by indent": "".join("  " * depth + "- a\n" for depth in range(600)),
    "brackets": "[" * 50_000 + "a" + "]" * 50_000,
    "brackets just allowed": "^[" * 2_400,
    "brackets in many lines": ("^[" * 100 + "a\n\n") * 55,
    "pictures": "![" * 50_000,
    "links": "[a](" * 50_000,
    "emphasis": "*a **b " * 30_000,
    "ticks": "".join("`" * length + "a " for length in range(1, 700)),
    "tags in a line": "x <b>" * 20_000,
    "tags in a block": "<div>" + "<b>" * 2_900,
    "deep tags": "<div>" * 2_900 + "words",
    "tables in tables": "<div>" + "<table>" * 2_900,
    "attributes of a tag": "<p " + "a " * 14_900 + ">x</p>",
    "containers": "::: aside\n" * 10_000 + ":::\n" * 10_000,
    "open containers": "::: aside\n" * 19_000,
    "wide table": "|a" * 3_000 + "|\n" + "|-" * 3_000 + "|\n" + ("|a" * 3_000 + "|\n") * 20,
    "short rows": "a|b\n-|-\n" + "x\n" * 19_000,
    "attributes": "[a]{" + ".b " * 100_000 + "}",
    "open attributes": "[a]{" * 50_000,
    "notes": "".join(f"[^{number}]: x\n\n" for number in range(9_000)),
    "definitions": "".join(f"[a{number}]: x\n" for number in range(19_000)),
    "comments": "<!--" * 50_000,
    "values": ('{cite="' + "[" * 1_900 + '"}\n> a\n\n') * 100,
    "leaks": "![a](b c)\n" * 15_000,
}


@pytest.mark.slow
@pytest.mark.parametrize("name", FLOODS)
def test_a_flood_ends_within_ten_seconds_of_the_processor(name: str) -> None:
    started = time.process_time()
    outcome = read_blocks(FLOODS[name], PATH, language="en")
    assert time.process_time() - started < 10
    assert outcome.diagnostics or outcome.value != ((), ())


@pytest.mark.parametrize("name", ["emphasis", "deep tags", "quotations on one line", "lists by indent", "wide table"])
def test_a_flood_is_read_or_refused(name: str) -> None:
    text = FLOODS[name][:20_000]
    outcome = read_blocks(text, PATH, language="en")
    assert outcome.value != ((), ()) or any(d.id in REFUSED for d in outcome.diagnostics)


@pytest.mark.parametrize("depth", [1, 19, 20, 21, 40, NESTING - 1])
def test_text_nested_as_deep_as_may_be_is_kept(depth: int) -> None:
    outcome = read_blocks("> " * depth + "the words", PATH, language="en")
    blocks = [block for _, block in each_block(outcome.value[0])]
    assert sum(isinstance(block, Quote) for block in blocks) == depth
    assert isinstance(blocks[-1], Paragraph)
    assert outcome.diagnostics == ()


@pytest.mark.parametrize("depth", [NESTING, NESTING + 1, 99, 100, 101, 500, 20_000])
def test_text_nested_deeper_is_refused_at_its_line(depth: int) -> None:
    outcome = read_blocks("First.\n\n" + "> " * depth + "the words", PATH, language="en")
    assert [(d.id, d.at.line) for d in outcome.diagnostics] == [("nesting-too-deep", 3)]


@pytest.mark.parametrize("mark", ["*a ", "[a "])
def test_marks_nested_deeper_are_refused(mark: str) -> None:
    closing = {"*a ": "*", "[a ": "]{lang=de}"}[mark]
    text = mark * (NESTING + 5) + "words" + closing * (NESTING + 5)
    assert "nesting-too-deep" in {d.id for d in read_blocks(text, PATH, language="en").diagnostics}


def test_html_nested_deeper_is_refused_and_its_words_kept() -> None:
    outcome = read_blocks("<div>" * 200 + "words", PATH, language="en")
    assert [d.id for d in outcome.diagnostics] == ["nesting-too-deep"]
    assert "words" in repr(outcome.value)


def test_a_giant_word_is_read_whole() -> None:
    word = "ж" * (CHARACTERS - 10)
    outcome = read_blocks(word, PATH, language="ru")
    assert word in repr(outcome.value)
    assert outcome.diagnostics == ()


@pytest.mark.parametrize("text", ["x" * (CHARACTERS + 1), "a\n\n" * LINES])
def test_a_text_of_a_books_size_is_refused(text: str) -> None:
    outcome = read_blocks(text, PATH, language="en")
    assert [d.id for d in outcome.diagnostics] == ["text-too-large"]


def test_a_value_of_brackets_is_refused() -> None:
    outcome = read_inlines("[" * 20_000, Span(PATH, 3, 8))
    assert [str(d.at) for d in outcome.diagnostics] == [f"{PATH}:3:8"]


@pytest.mark.parametrize(
    "text", ["x < y, " * TAGS + "end", "\\<b\\> " * (TAGS + 1) + "end", "1 <2 <3 <= " * TAGS + "end"]
)
def test_angle_brackets_that_begin_no_tag_are_letters_like_others(text: str) -> None:
    outcome = read_blocks(text, PATH, language="en")
    assert outcome.diagnostics == ()
    assert repr(outcome.value).count("<") >= TAGS


@pytest.mark.parametrize("text", ["x <b>" * (TAGS + 1), "\\\\<i>a</i>" * TAGS, "a <!-- b --> c" * (TAGS + 1)])
def test_tags_are_counted_however_they_are_written(text: str) -> None:
    outcome = read_blocks(text, PATH, language="en")
    assert "text-too-large" in {d.id for d in outcome.diagnostics}


@pytest.mark.parametrize(
    "text",
    [
        "{{< " * 15_000,
        "{% raw %}" * 4_000,
        "{% highlight a %}\n" * 3_000,
        "[[" * 15_000,
        "==a " * 15_000,
        "%%a\n\n" * 5_000,
        "<details>\n\na\n\n" * 800,
        "{{< note >}}\nx\n{{< /note >}}\n" * 1_500,
        "{{< note >}}\n" * 3_000,
    ],
)
def test_constructs_of_other_tools_cost_no_more_than_seconds(text: str) -> None:
    started = time.process_time()
    read_blocks(text, "a.md", language="en")
    assert time.process_time() - started < 10


def test_many_tags_do_not_hide_a_private_comment() -> None:
    text = '{{< figure src="a.png" >}}\n\n{% include b.html %}\n\n' * 100 + "Words. %%SECRET%%"
    assert "SECRET" not in repr(read_blocks(text, "a.md", language="en").value)
