"""Cells over several rows and columns: each value stays in its column, and the table reads back from Markdown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.importers.markdown import read_blocks
from publish.model.blocks import Table
from publish.model.walk import plain


def _table(rows: str) -> Table:
    (table,) = read_blocks(f"<table>{rows}</table>", "a.md", language="en").value[0]
    assert isinstance(table, Table)
    return table


def _words(table: Table) -> list[list[str]]:
    return [[plain(cell.inlines) for cell in row] for row in (*table.head, *table.body)]


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (
            "<tr><th>Pier<th>Day<th>Crates<tr><td rowspan=3>North<td>Mon<td>4<tr><td>Tue<td>5<tr><td>Wed<td>6",
            [["Pier", "Day", "Crates"], ["North", "Mon", "4"], ["", "Tue", "5"], ["", "Wed", "6"]],
        ),
        (
            "<tr><td>a<td rowspan=2 colspan=2>b<td>c<tr><td>d<td>e<tr><td>f<td>g<td>h<td>i",
            [["a", "b", "", "c"], ["d", "", "", "e"], ["f", "g", "h", "i"]],
        ),
        ("<tr><td>a<td rowspan=2>b<tr><td>c", [["a", "b"], ["c", ""]]),
        ("<tr><td rowspan=0>a<td>b<tr><td>c<tr><td>d", [["a", "b"], ["", "c"], ["", "d"]]),
        (
            "<thead><tr><th rowspan=9>a<th>b</thead><tbody><tr><td>c<td>d</tbody>",
            [["a", "b"], ["c", "d"]],
        ),
        ("<tr><td rowspan=2>a<td rowspan=2>b<tr><tr><td>c<td>d", [["a", "b"], ["c", "d"]]),
    ],
)
def test_a_value_stays_in_its_column(rows: str, words: list[list[str]]) -> None:
    assert _words(_table(rows)) == words


@given(
    st.lists(st.lists(st.tuples(st.integers(0, 3), st.integers(1, 3)), min_size=1, max_size=4), min_size=1, max_size=4)
)
def test_every_row_is_as_long_as_the_table_and_no_word_is_lost(spans: list[list[tuple[int, int]]]) -> None:
    rows = "".join(
        "<tr>" + "".join(f"<td rowspan={r} colspan={c}>w{y}x{x}" for x, (r, c) in enumerate(row))
        for y, row in enumerate(spans)
    )
    words = _words(_table(rows))
    assert len({len(row) for row in words}) == 1
    shown = [word for row in words for word in row if word]
    assert shown == [f"w{y}x{x}" for y, row in enumerate(spans) for x in range(len(row))]
