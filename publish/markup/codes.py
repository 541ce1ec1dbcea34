"""QR codes in print: an address for whoever would rather point a camera at a page than type.

A code is a picture that is drawn from its name, in vectors: ISO/IEC 18004, level M, with a quiet zone of four modules.
This is the one door to segno.
"""

from functools import lru_cache
from itertools import groupby
from urllib.parse import quote, unquote

from publish.model.paper import LONGEST_CODE

PREFIX = "code:"
"""What the name of such a picture begins with; what its code says follows, encoded as in an address."""

_QUIET = 4
"""Modules of white round a code."""
_USUAL, _SMALL, _WIDE = 0.5, 0.4, 24.0
"""How wide a module is, and one of a code that would be wider than that, in millimetres."""


def code_name(text: str) -> str:
    """The name of the picture of a code."""
    return PREFIX + quote(text, safe="")


def code_text(name: str) -> str:
    """What the code of a picture says; empty for any other picture."""
    return unquote(name.removeprefix(PREFIX)) if name.startswith(PREFIX) else ""


def code_size(text: str) -> float:
    """How wide and high the code of a text is with its quiet zone, in millimetres; 0 where it would be too large."""
    if not text or len(text.encode()) > LONGEST_CODE:
        return 0.0
    modules = len(_rows(text))
    return modules * (_USUAL if modules * _USUAL <= _WIDE else _SMALL)


def code_svg(text: str, ink: str) -> bytes:
    """The picture of a code in a colour of CSS: one path, for edges that meet in several would leave hairlines."""
    rows = _rows(text)
    strokes = [f"M{start} {y}h{length}v1h-{length}z" for y, row in enumerate(rows) for start, length in _runs(row)]
    size = len(rows)
    path = f'<path fill="{ink}" d="{"".join(strokes)}"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}">{path}</svg>'.encode()


@lru_cache(maxsize=256)
def _rows(text: str) -> tuple[bytes, ...]:
    """The modules of a code with its quiet zone, a byte each."""
    import segno

    made = segno.make_qr(text, error="m", boost_error=False)
    return tuple(map(bytes, made.matrix_iter(border=_QUIET)))


def _runs(row: bytes) -> list[tuple[int, int]]:
    """Where dark modules follow each other in a row, and how many."""
    runs, at = [], 0
    for dark, group in groupby(row):
        length = len(list(group))
        if dark:
            runs.append((at, length))
        at += length
    return runs
