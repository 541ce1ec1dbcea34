"""What the pages are written with: tables and code in Markdown."""

from collections.abc import Iterable, Sequence


def code(text: str) -> str:
    """Text as it is typed."""
    return f"`{text}`"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; bars in its cells are escaped, line ends become spaces."""
    lines = [_row(head), _row(["---"] * len(head)), *map(_row, rows)]
    return "\n".join(lines)


def page(*pieces: str) -> str:
    """Pieces with a blank line between them, and a line end at the end; empty ones are left out."""
    return "\n\n".join(piece.strip("\n") for piece in pieces if piece) + "\n"


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(" ".join(cell.split()).replace("|", "\\|") for cell in cells) + " |"
