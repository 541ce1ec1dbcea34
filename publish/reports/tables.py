"""Rows of text in columns as wide as their widest cell."""

from collections.abc import Iterable, Iterator, Sequence


def in_columns(rows: Iterable[Sequence[str]], *, indent: int = 0) -> Iterator[str]:
    """A line a row; two spaces between columns, none at the end of a line."""
    listed = [*rows]
    widths = [max(map(len, column)) for column in zip(*listed, strict=True)]
    for row in listed:
        cells = "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        yield f"{' ' * indent}{cells}".rstrip()
