"""Lines that hold spaces and nothing else are no lines, however the space is written: web editors are full of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.diagnostics.rule import Severity
from publish.importers.markdown import read_blocks
from publish.model.blocks import Blocks, Paragraph, Table
from publish.model.walk import each_block, lines_of, plain

_SPACES = ["&nbsp;", "&#x202f;", "&#x3000;", "\u00a0", "&#8203;", "<br>", "&nbsp;<br/>&emsp;", "<b>&nbsp;</b>"]


def _read(text: str) -> Blocks:
    outcome = read_blocks(text, "a.md", language="en")
    assert all(d.severity is not Severity.ERROR for d in outcome.diagnostics)
    return outcome.value[0]


def _words(blocks: Blocks) -> list[str]:
    return [plain(line) for _, block in each_block(blocks) for line in lines_of(block) if line]


@pytest.mark.parametrize("space", _SPACES)
@pytest.mark.parametrize(
    "frame",
    [
        "<p>{}</p>",
        "<div>{}</div>",
        "<ul><li>{}</li></ul>",
        "<blockquote><p>{}</p></blockquote>",
        "<table><tr><td>{}</td></tr></table>",
        "<dl><dt>{}</dt><dd>{}</dd></dl>",
        "<h3>{}</h3>",
        "{}",
        "> {}",
        "- {}",
    ],
)
def test_a_space_alone_is_no_words(space: str, frame: str) -> None:
    blocks = _read(f"Before.\n\n{frame.format(space, space)}\n\nBehind.")
    assert _words(blocks) == ["Before.", "Behind."]


def test_a_cell_of_a_space_is_an_empty_cell() -> None:
    blocks = _read("<table><tr><th>Year</th><th>&nbsp;</th></tr><tr><td>&#x3000;</td><td>3</td></tr></table>")
    table = blocks[0]
    assert isinstance(table, Table)
    assert [[plain(cell.inlines) for cell in row] for row in (*table.head, *table.body)] == [["Year", ""], ["", "3"]]


@given(st.text("\u00a0\u2003\u202f\u3000 ", min_size=1, max_size=6), st.sampled_from(["p", "li", "td", "h2", "span"]))
def test_spaces_beside_words_stand(space: str, tag: str) -> None:
    blocks = _read(f"<{tag}>tide{space}mark</{tag}>")
    (words,) = _words(blocks)
    assert words.split() == ["tide", "mark"]


def test_a_mark_of_a_note_is_something_to_read() -> None:
    blocks = _read("Words.\n\n&nbsp;[^1]\n\n[^1]: Said below.\n")
    assert len([block for block in blocks if isinstance(block, Paragraph)]) == 2
