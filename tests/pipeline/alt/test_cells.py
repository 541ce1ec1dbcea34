"""Cells: no formula however a spreadsheet parts them, and the text that was meant comes back."""

import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.pipeline.alt.sheet import as_it_was, no_formula

FORMULA = re.compile(r"""[\s"]*[=+\-@＝＋－＠]""")
WILD = st.text(st.sampled_from("=+-@＝'\"\t\r\n;,:| aé"), max_size=14)


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ('The pier; =HYPERLINK("x")', 'The pier; \'=HYPERLINK("x")'),
        ("tide,\t@SUM(A1)", "tide,\t'@SUM(A1)"),
        ('low;"=cmd|x', "low;\"'=cmd|x"),
        ("\tboats", "'\tboats"),
        ("－5", "'－5"),
        ("one\n+two", "one\n'+two"),
        ("half - and half, a = b", "half - and half, a = b"),
    ],
)
def test_an_apostrophe_stands_before_what_might_be_a_formula(text: str, cell: str) -> None:
    assert no_formula(text) == cell
    assert as_it_was(cell) == text


@given(st.lists(WILD, min_size=1, max_size=4), st.sampled_from(",;\t|:"))
def test_no_separator_makes_a_formula_of_any_text(row: list[str], mark: str) -> None:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow([no_formula(cell) for cell in row])
    for read in csv.reader(io.StringIO(out.getvalue(), newline=""), delimiter=mark):
        assert not any(FORMULA.match(cell) for cell in read if cell.strip("\ufeff"))


@given(WILD)
def test_every_text_comes_back(text: str) -> None:
    assert as_it_was(no_formula(text)) == text
