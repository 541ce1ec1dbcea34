"""Text made safe for Markdown: whatever would be read as markup gets a backslash, and nothing else does."""

import re

_ALWAYS = frozenset("\\`*<~^{")
_ENTITY = re.compile(r"&(?=#|[A-Za-z])")
_BEFORE_BRACKET = "([{:^"
_BRACKETED = re.compile(
    r"\[(?:[\[!@-]|[ xX/<>-]\]|_?toc\b|/?(?:caption|gallery|embed|youtube|audio|video)\b)", re.IGNORECASE
)
"""What begins a construct of another dialect."""
_REFERENCE = re.compile(r"@(?:fig|tbl|sec|eq|lst)-")
_CODE_LINE = re.compile(r"(?:import|export)\b(?=[^\n]*['\"]|\s+(?:const|let|default|function)\b)")
_LINE_START = re.compile(r"(?:[-+](?=\s|$)|[-=][-=\s]*$|#{1,6}(?=\s|$)|#{2,6}(?=[^\W\d_])|[>:|=])")
_NUMBER = re.compile(r"(\d{1,9})([.)])(?=\s|$)")


def escaped(text: str, *, enclosed: bool = False, dollars: int = 0) -> str:
    """Running text with backslashes where Markdown would see markup in it.

    ``enclosed`` tells that the text stands inside square brackets, ``dollars`` how many dollar signs stand in the
    paragraph that it is a piece of: two may enclose a formula. What only counts at the beginning of a line is
    left to :func:`line_start`.
    """
    pieces: list[str] = []
    for place, character in enumerate(text):
        before = text[place - 1] if place else ""
        after = text[place + 1] if place + 1 < len(text) else ""
        colons = character == ":" and text.startswith("::", place)
        if colons or _foreign(text, place, dollars) or _special(character, before, after, enclosed=enclosed):
            pieces.append("\\")
        pieces.append(character)
    return _ENTITY.sub(r"\\&", "".join(pieces)).replace("\n", " ")


def _foreign(text: str, place: int, dollars: int) -> bool:
    """Whether a construct of another dialect begins at a place."""
    character = text[place]
    if character == "%":
        return "%" in (text[place - 1 : place], text[place + 1 : place + 2]) or text[place - 1 : place] == "{"
    if character == "$":
        return max(text.count("$"), dollars) > 1
    if character == "=":
        return text.startswith("==", place)
    if character == "[":
        return _BRACKETED.match(text, place) is not None
    return character == "@" and _REFERENCE.match(text, place) is not None


def _special(character: str, before: str, after: str, *, enclosed: bool) -> bool:
    if character in _ALWAYS:
        return True
    if character == "_":
        return not (before.isalnum() and after.isalnum())
    if character == ":":
        return before == after == ":"
    if character == "!":
        return after in ("[", "")
    if character == "(":
        return before == "\\"
    if character == "[":
        return enclosed or after in ("^", "") or before in ("!", "^", "]", "\\")
    if character == "]":
        return enclosed or not after or after in _BEFORE_BRACKET
    return False


def line_start(line: str) -> str:
    """A line whose beginning is not read as a heading, list, quotation, table or definition."""
    if _CODE_LINE.match(line):
        return f"&#{ord(line[0])};{line[1:]}"
    if _LINE_START.match(line):
        return f"\\{line}"
    return _NUMBER.sub(r"\1\\\2", line, count=1) if _NUMBER.match(line) else line


def edges(line: str) -> str:
    """A line whose white space at both ends is kept: written as characters' numbers."""
    if not line:
        return line
    if line[0].isspace():
        line = f"&#{ord(line[0])};{line[1:]}"
    if line[-1].isspace():
        line = f"{line[:-1]}&#{ord(line[-1])};"
    return line


def value(text: str) -> str:
    """A value of an attribute, in straight quotes."""
    inner = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{inner}"'


def html_value(text: str) -> str:
    """A value of an HTML attribute, in straight quotes."""
    for character, name in (("&", "&amp;"), ('"', "&quot;"), ("<", "&lt;"), (">", "&gt;"), ("$", "&#36;")):
        text = text.replace(character, name)
    return f'"{text}"'
