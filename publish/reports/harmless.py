"""Text made harmless for a terminal and a log: the one place through which everything passes that is printed.

Content comes from outsiders, and so do the names of files. A terminal obeys control characters, and a line can show
other words than it holds; a forge's runner obeys ``##[command]`` anywhere in a line and ``::command`` at its beginning.
All of it is shown by its code instead, so that nothing is lost and nothing obeyed.
"""

import re
import unicodedata
from typing import Final

_JOINERS: Final = frozenset("\u200c\u200d\u00ad")
"""Invisible characters that many scripts need, and that move nothing."""
_BREAKS: Final = frozenset("\u2028\u2029")
_DIGITS: Final = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd")
"""Signs of Arabic and other scripts that Unicode calls formats, and that are printed."""
_COMMAND = re.compile(r"#(?=#\w*\[)")
"""What a runner takes for a command anywhere in a line: ``##[group]``, ``##vso[task.setvariable]``, ``##teamcity[``."""
_BEGINNING = re.compile(r"^(\s*):(?=:)")
"""What it takes for one at the beginning of a line, where blanks do not count."""


class Shown(str):
    """A line that is harmless already: it may hold colours and commands that are the program's own."""

    __slots__ = ()


def harmless(text: str) -> Shown:
    """The text on one line, with nothing in it that a terminal or a forge would obey; what is so already stays."""
    return text if isinstance(text, Shown) else Shown(_no_command(_visible(text)))


def line(*pieces: str) -> Shown:
    """A line of pieces, those of them made harmless that are not so already; the program's own colours stay."""
    return Shown(_no_command("".join(piece if isinstance(piece, Shown) else _visible(piece) for piece in pieces)))


def document(text: str) -> Shown:
    """A text of several lines, each made harmless."""
    return text if isinstance(text, Shown) else Shown("\n".join(harmless(row) for row in text.split("\n")))


def in_json(text: str) -> Shown:
    """JSON with the same escapes in its strings: it reads back as the same values, to the letter."""
    escaped = "".join(_in_json(character) if _obeyed(character) else character for character in text)
    return Shown(_COMMAND.sub(r"\\u0023", escaped))


def _no_command(text: str) -> str:
    return _BEGINNING.sub(r"\1\\u003a", _COMMAND.sub(r"\\u0023", text))


def _visible(text: str) -> str:
    if text.isprintable():
        return text
    return "".join(_code(character) if _obeyed(character) else character for character in text)


def _obeyed(character: str) -> bool:
    """Whether a terminal obeys a character, or shows the line otherwise because of it."""
    if character.isprintable():
        return False
    if character in _BREAKS:
        return True
    category = unicodedata.category(character)
    if category == "Cf":
        return character not in _JOINERS and character not in _DIGITS
    return category in {"Cc", "Cs"} or (ord(character) & 0xFFFE) == 0xFFFE or 0xFDD0 <= ord(character) <= 0xFDEF


def _code(character: str) -> str:
    number = ord(character)
    return f"\\u{number:04x}" if number <= 0xFFFF else f"\\U{number:08x}"


def _in_json(character: str) -> str:
    if character == "\n":
        return character  # between the parts of a document: in a string JSON has its own escape for it
    units = character.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))
