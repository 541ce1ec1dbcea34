"""Markup that was not understood and would be printed: found in running text, explained by what it looks like.

The text is looked at with :data:`ESCAPED` in the place of each character that the author escaped, of code and of
everything else that was understood, and :data:`PICTURE` in that of each picture.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from publish.importers.markdown.dialects.remains import REMAINS, remains

ESCAPED = "\x00"
"""Stands for what was understood: an escaped character, code, a note, a tag."""
FOREIGN = "\x02"
"""Stands for a construct of another tool that was told already."""
PICTURE = "\x01"
"""Stands for a picture that was understood."""

_KEYS = "(?-i:lang|dir|id|class|alt|width|height|style|title|cite|credit|rights|kind|src|focal|print|fig-[a-z]+)"
"""Keys of attributes; what stands before an equals sign in other braces is a set, or a program's."""
_LEAK = re.compile(
    r"(?P<picture>!\[)|(?P<link>\]\()|(?P<colons>:::|^::(?=[ \w]))|(?P<note>\[\^)"
    r"|(?P<reference>(?<![\w\])])\[[^\[\]\n]+\]\[[^\[\]\n]*\])"
    r"|(?P<stress>(?<![^\s(\[“„«‘\"'—–-])(?P<sign>\*\*|~~|__)(?=[^\s*~_)\]|,.;:]))"
    r"|(?P<verse>^\|[ \t](?:[^\n]*(?:\n\|[^\n]*)*))|(?P<meaning>^:[ \t]+(?=\S))"
    r"|(?P<braces>\{(?=[.#][^\s.#{}]|[A-Za-z][\w:-]*=[\"'“]|" + _KEYS + r"=))"
    rf"|{remains()}",
    re.MULTILINE | re.IGNORECASE,
)
_SIGNS = re.compile(r"[][{|:*~<%=@$\\#`](?:(?<!:)|(?<=::)|(?<=^:))|__|^(?:!!!|\?\?\?)", re.MULTILINE)
"""What all of them have, and few paragraphs: each branch of the pattern is tried at each letter, and takes its time."""
_TARGET = re.compile(r"!?\[[^\n]*?\]\((?P<inside>[^\n]*)")


@dataclass(frozen=True, slots=True)
class Leak:
    """A piece of markup in running text."""

    needle: str
    """The characters as they stand in the source."""
    row: int
    """How many lines below the first line of the text."""
    message: str
    """What is wrong."""
    hint: str
    """What to do."""


def leaks(text: str) -> Iterator[Leak]:
    """The leaked markup of one block's text; one finding for a picture or link, not one for each of its brackets."""
    covered = -1
    for match in _LEAK.finditer(text) if _SIGNS.search(text) else ():
        if match.start() < covered:
            continue
        row = text.count("\n", 0, match.start())
        kind = next(name for name, found in match.groupdict().items() if found is not None)
        if kind == "link" and text.startswith(FOREIGN, match.end()):
            # The construct that stands where the address should is told.
            continue
        if kind in ("picture", "link"):
            covered = _end_of_target(text, match.end())
            yield _bracketed(text, match, row)
        elif kind == "colons":
            yield Leak(match[0], row, "Colons that open or close no container", _COLONS)
        elif kind == "reference":
            covered = match.end()
            yield Leak(match[0], row, f"There is no address for {match[0][:40]}", _REFERENCE)
        elif kind == "stress":
            yield Leak(match["sign"], row, f"The {match['sign']} is never closed and would be printed", _STRESS)
        elif kind == "verse":
            covered = match.end()
            yield Leak("|", row, "Lines behind bars would be run together, and the bars printed", _VERSE)
        elif kind == "meaning":
            yield Leak(":", row, "A meaning that belongs to no term would be printed with its colon", _MEANING)
        elif kind in REMAINS:
            covered = REMAINS[kind].end(text, match)
            construct = text[match.start() : covered].replace(ESCAPED, "…")
            yield Leak(match[0], row, REMAINS[kind].message.format(construct), REMAINS[kind].hint)
        elif kind == "note":
            yield Leak(match[0], row, "A reference to a note that was not understood", _NOTE)
        else:
            covered = _closing(text, match.start())
            yield Leak(match[0], row, "Attributes that belong to nothing", _braces_hint(text, match.start()))


_COLONS = "A container opens with `::: figure {…}` on a line of its own and closes with `:::`; take the others out."
_NOTE = "A label has no spaces: `[^1]`; the note itself stands in a paragraph of its own, `[^1]: …`."
_REFERENCE = "Write [words](https://…), or define the label on a line of its own; a bracket that is meant is \\[."
_STRESS = (
    "Close it behind a letter or a stop, and before a space; signs that are meant get a backslash each, as in \\*\\*."
)
_VERSE = "End each line of verse with a backslash and leave out the bars; a bar that is meant is written \\|."
_MEANING = "Give each term a meaning of its own, on the line under it; a colon that is meant is written \\:."


def _end_of_target(text: str, start: int) -> int:
    """The place behind the round bracket that closes, or the end of the line."""
    line_end = text.find("\n", start)
    line_end = len(text) if line_end < 0 else line_end
    bracket = text.find(")", start, line_end)
    return line_end if bracket < 0 else bracket + 1


def _closing(text: str, start: int) -> int:
    end = text.find("}", start)
    return start if end < 0 else end


def _bracketed(text: str, match: re.Match[str], row: int) -> Leak:
    picture = match["picture"] is not None
    what = "picture" if picture else "link"
    opening = (
        match.start() if picture else max(text.rfind("[", text.rfind("\n", 0, match.start()) + 1, match.start()), 0)
    )
    target = _TARGET.match(text, opening)
    message = f"A {what} that was not understood would be printed as it stands"
    if target is None:
        hint = "A picture is written ![what it shows](file.jpg), without a space between the brackets."
        return Leak(match[0], row, message, hint)
    return Leak(match[0], row, message, _target_hint(target["inside"], picture=picture))


def _target_hint(inside: str, *, picture: bool) -> str:
    address, quote, rest = inside.partition('"')
    if quote and rest.count('"') > 1:
        return 'Straight quotes inside the caption end it: write curly ones there (“ ”), or \\" .'
    if re.search(r"\s[“„«‘]", inside):
        return 'The caption stands between straight quotes: (file.jpg "The caption").'
    named = _balanced(address).strip()
    if re.search(r"\S\s+\S", named):
        return f"A file name with a space stands in angle brackets: (<{named}>)."
    if ")" not in inside:
        return "Close the round bracket on the same line."
    if quote and '"' not in rest:
        return "Close the caption with a straight quote."
    return "Write ![what it shows](file.jpg)." if picture else "Write [words](https://…) ."


def _balanced(text: str) -> str:
    """The text up to the round bracket that closes what stands before it."""
    depth = 0
    for place, character in enumerate(text):
        depth += {"(": 1, ")": -1}.get(character, 0)
        if depth < 0:
            return text[:place]
    return text


def _braces_hint(text: str, start: int) -> str:
    inside = text[start : _closing(text, start) + 1]
    before = text[:start]
    if re.search("[“”„«»]", inside) and not re.search('="', inside):
        return "Values of attributes stand between straight quotes."
    if "}" not in inside:
        return "Close the braces, on the same line."
    if re.search(r"=[^\s\"'{}]+\s+[^\s{}=.#]+(?=[\s}])", inside):
        return 'A value with a space stands between straight quotes: key="two words".'
    if before.rstrip(" \t").endswith("\n") and before.rstrip().endswith(PICTURE):
        return "Put the attributes on the line of the picture, right behind its bracket."
    if before.endswith((PICTURE + " ", ESCAPED + " ", "] ")):
        return "Take out the space before the brace."
    if not before or before.endswith("\n"):
        return "Attributes of a block stand on a line of their own above it, with a blank line before."
    return "Put the words that they belong to in square brackets: [words]{lang=kk}; escape a brace that is meant: \\{."
