"""A line of TOML as it was meant, where a slip of the pen is certain: its one change makes the line readable."""

import json
import re
import tomllib
from collections.abc import Iterator

_PAIR = re.compile(
    r"^(?P<key>[ \t]*[A-Za-z_][\w-]*)[ \t]*(?P<sign>[=:])[ \t]*(?P<value>\S.*?)(?P<rest>[ \t]+#.*|[ \t]*)$"
)
_HEADER = re.compile(r"^(?P<before>[ \t]*)(?P<opening>\[{1,2})[ \t]*(?P<name>[A-Za-z_][\w.-]*)[ \t]*\]{0,2}[ \t]*$")
_LIST = re.compile(r"^\[(?P<entries>[^\[\]{}]*)\]$")
_CURLY = re.compile(r"^[“”„«](?P<text>[^\"]*)[“”»]$")
_FLAGS = {"True": "true", "False": "false", "TRUE": "true", "FALSE": "false", "yes": "true", "no": "false"}
_LONGEST = 500
_UNCLOSED = "the quotes of a text are not closed"


def mended(line: str) -> tuple[str, str]:
    """What is wrong with a line, and the line as it was meant; twice nothing where that is not certain."""
    if len(line) > _LONGEST or _reads(line):
        return "", ""
    if header := _HEADER.match(line):
        closed = f"{header['before']}{header['opening']}{header['name']}{']' * len(header['opening'])}"
        return "the brackets of the header are not closed", closed
    if pair := _PAIR.match(line):
        for message, value in _values(pair["value"], colon=pair["sign"] == ":"):
            better = f"{pair['key']} = {value}{pair['rest']}"
            if _reads(better):
                return message, better
    return "", ""


def outside_quotes(value: str) -> str:
    """The text without a quote that is never closed, and without a pair round it that has other quotes in it."""
    opening, inside = value[0], value[1:]
    if opening == '"' and inside and opening not in inside:
        return inside
    if opening not in "\"'" or not inside.endswith(opening):
        return value
    inside = inside[:-1]
    # Where the first quote inside is a closing one, those at both ends are words of the text: "a" and "b".
    first = re.search(f"(.?){opening}(.?)", inside)
    closes = first and first[1] not in ("", " ", "(", "[") and not first[2].isalnum()
    return value if closes or not first else inside


def _values(value: str, *, colon: bool) -> Iterator[tuple[str, str]]:
    """What a value may have been meant as, the least change first, each with what is wrong then."""
    if colon:
        yield "a colon stands where a sign of equality belongs", value
    if curly := _CURLY.match(value):
        yield "curly quotes stand round a text", _quoted(curly["text"])
    if value in _FLAGS:
        yield "true and false are written in small letters", _FLAGS[value]
    if entries := _LIST.match(value):
        texts = [entry.strip().strip("\"'“”") for entry in entries["entries"].split(",")]
        yield "a text in a list stands in no quotes", f"[{', '.join(_quoted(text) for text in texts if text)}]"
    if (text := outside_quotes(value)) != value:
        yield _UNCLOSED if value[0] not in value[1:] else "quotes stand inside the quotes of a text", _quoted(text)
    elif value[0] not in "[{\"'" and not re.match(r"[+-]?\d[\d.:_-]*$", value):
        yield "a text stands in no quotes", _quoted(value)


def _quoted(text: str) -> str:
    """A text in the quotes that need the least change to it."""
    return f"'{text}'" if re.search(r'["\\]', text) and "'" not in text else json.dumps(text, ensure_ascii=False)


def _reads(line: str) -> bool:
    try:
        return bool(tomllib.loads(line)) or not line.strip()
    except (ValueError, RecursionError):
        return False
