"""Front matter whose fence was spoiled: a dispatch that would pass for a note because its first line is no ``---``.

Word processors make one long dash of three hyphens, keys stick, files are joined. What is told apart here is a file
that somebody wrote as a dispatch, and one that never was: a README has no ``headline:`` in its first lines.
"""

import re
import unicodedata
from collections.abc import Sequence
from itertools import takewhile

from publish.importers.matter.names import FIELDS_OF, PEOPLE, fold
from publish.importers.matter_file import FIELDS

_HEAD = 12
"""In how many of the first lines a fence is looked for."""
_LONGEST = 200
"""Lines of front matter, at most."""
_KEYS = frozenset({*map(fold, FIELDS), *PEOPLE, *(name for names in FIELDS_OF.values() for name in names)})
_NAMING = frozenset({"headline", "title"})
_KEY = re.compile(r"[\"']?([A-Za-z_-]+)[\"']?[ \t\xa0]*(?::(?:[ \t\xa0]|$)|=[ \t\xa0])")
_CODE = re.compile(r"[ \t]*(?:`{3,}|~{3,})")
_CODE_OF_YAML = re.compile(r"(?:`{3,}|~{3,})[ \t]*(?:ya?ml|front[ -]?matter)?[ \t]*$", re.IGNORECASE)


def spoiled(lines: Sequence[str], first: int) -> str:
    """What is wrong with the front matter of a file that does not begin with a fence; empty where it has none.

    ``first`` is the first line that is not blank, counted from 0.
    """
    begins = lines[first].strip()
    if _is_key(begins) and _keys(lines, first) >= _named(lines, first):
        return f"the file begins with “{_short(begins)}”, and no line of three hyphens above it"
    if (_is_fence(begins) or _CODE_OF_YAML.match(begins)) and _is_key(_next(lines, first)):
        return f"front matter begins with “{_short(begins)}”, which is no line of three hyphens"
    for row in range(first + 1, min(first + _HEAD, len(lines))):
        if _CODE.match(lines[row - 1]):
            # What follows is shown as an example.
            return ""
        if lines[row].rstrip() == "---" and _is_key(lines[row + 1] if row + 1 < len(lines) else ""):
            closed = any(line.rstrip() in ("---", "...") for line in lines[row + 1 : row + _LONGEST])
            if closed and _names(lines, row + 1):
                return f"words stand above the front matter: “{_short(begins)}”"
    return ""


def _named(lines: Sequence[str], first: int) -> int:
    """How many keys make front matter: one that is closed by a fence, otherwise two."""
    block = [*takewhile(lambda line: bool(line.strip()), lines[first:])]
    closed = any(_is_fence(line.strip()) for line in block[1:])
    return 1 if closed else 2


def _keys(lines: Sequence[str], first: int) -> int:
    return sum(_is_key(line) for line in takewhile(lambda line: bool(line.strip()), lines[first : first + _LONGEST]))


def _names(lines: Sequence[str], first: int) -> bool:
    """Whether the block of lines from ``first`` on names a headline."""
    block = takewhile(lambda line: line.rstrip() != "---", lines[first : first + _LONGEST])
    return any((found := _KEY.match(line)) and found[1] in _NAMING for line in block)


def _next(lines: Sequence[str], row: int) -> str:
    return next((line.strip() for line in lines[row + 1 : row + _HEAD] if line.strip()), "")


def _is_key(line: str) -> bool:
    found = _KEY.match(line)
    return found is not None and fold(found[1]) in _KEYS and (found[1][0].islower() or found[1].lower() in _NAMING)


def _is_fence(line: str) -> bool:
    """Whether a line is made of strokes alone, as a spoiled fence is."""
    line = line.removeprefix("\\")  # some editors put a backslash before what would be a rule
    marks = [character for character in line if not character.isspace() and unicodedata.category(character) != "Cf"]
    return bool(marks) and all(unicodedata.category(mark) == "Pd" or mark in "_=*~−─━‾¯+.·…|:" for mark in marks)


def nearly_closes(line: str) -> bool:
    """Whether a line of front matter is most likely meant to close it, and does not."""
    line = line.rstrip()
    strokes = line.removeprefix("\\")
    dashes = bool(strokes) and all(unicodedata.category(mark) == "Pd" for mark in strokes)
    return dashes and line != "---" and (len(strokes) > 1 or strokes != "-")


def _short(line: str) -> str:
    return line if len(line) <= 30 else f"{line[:29]}…"
