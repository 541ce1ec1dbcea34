"""Cells of a sheet that no spreadsheet takes for a formula, and back.

Content comes from outsiders too, and a cell that begins like a formula would be one. Where cells end is for the
spreadsheet to say: some part them by semicolons or tabs, and then a formula may begin in the midst of ours. Wherever
one could, an apostrophe stands before it, which is taken off again.
"""

import re

_BEGIN = r"""(^|[,;:|\t\r\n])([\s"]*)"""
"""The beginning of a cell, for whichever mark parts them; blanks and quotes may be passed over."""
_FORMULA = r"(?='*[=+\-@＝＋－＠])"
"""What begins a formula, in the wide form of East Asia too; apostrophes may stand before it already."""
_MAKES_FORMULA = re.compile(f"{_BEGIN}{_FORMULA}")
_KEPT_FROM_IT = re.compile(f"{_BEGIN}'{_FORMULA}")
_MARKED = re.compile(r"(?!'*[=+\-@＝＋－＠])(?=['\t\r])")
"""A cell that an apostrophe goes before besides: one that begins with an apostrophe, a tab or a line end."""


def no_formula(cell: str) -> str:
    """The cell with apostrophes before all that might be a formula."""
    return _MAKES_FORMULA.sub(r"\1\2'", f"'{cell}" if _MARKED.match(cell) else cell)


def as_it_was(cell: str) -> str:
    """The cell without the apostrophes that :func:`no_formula` set."""
    marked = _KEPT_FROM_IT.sub(r"\1\2", cell)
    return marked[1:] if marked.startswith("'") and _MARKED.match(marked) and _MARKED.match(marked[1:]) else marked
