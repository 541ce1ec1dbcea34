"""Pictures in the text of a dispatch as it stands on disk, and another description for one of them.

For tools that change one picture's line and nothing else. What is found here is a guess by the marks alone; whether a
changed text says what was meant, its caller asks the reader of Markdown.
"""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass

from publish.importers.markdown.attributes import LONGEST, parse
from publish.importers.writer.escapes import escaped, value
from publish.model.figures import Alt, Decorative, Written

_OPENING = re.compile(r"(?<!\\)(?:\\\\)*!\[")
_DESTINATION = re.compile(
    r"""\(\s*(?:<(?:\\.|[^<>\n\\])*>|(?:\\.|\((?:\\.|[^\\()\s])*\)|[^\\()\s])*)
        (?:\s+(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\((?:\\.|[^()\\])*\)))?\s*\)""",
    re.VERBOSE | re.DOTALL,
)
_LABEL = re.compile(r"\[(?:\\.|[^\[\]\\])*\]")
_PAIR = r"""(?<=[\s{{}}"']){key}(?:=(?:"(?:\\.|[^"\\])*"|[^\s"'{{}}=<>`]+))?(?=[\s}}])"""


@dataclass(frozen=True, slots=True)
class PictureMark:
    """A picture's place in a text, in characters."""

    start: int
    """Where it begins."""
    words: tuple[int, int]
    """What stands between its square brackets."""
    braces: tuple[int, int] | None
    """The attributes behind it, with their braces."""
    end: int
    """Behind its last character."""

    def lines(self, text: str) -> tuple[int, int]:
        """Its first and last line, from 1."""
        return text.count("\n", 0, self.start) + 1, text.count("\n", 0, self.end) + 1

    def source(self, text: str) -> str:
        """The whole lines that it stands in."""
        first = text.rfind("\n", 0, self.start) + 1
        last = text.find("\n", self.end)
        return text[first : last if last >= 0 else len(text)]


def picture_marks(text: str) -> Iterator[PictureMark]:
    """Every picture of a text whose lines end in ``\\n``, in order."""
    for opening in _OPENING.finditer(text):
        start = opening.end() - 2
        closing = _closing(text, opening.end())
        if closing < 0:
            continue
        target = _DESTINATION.match(text, closing + 1) or _LABEL.match(text, closing + 1)
        end = target.end() if target else closing + 1
        attributes = parse(text, end, flags=("decorative",))
        braces = (end, attributes[1]) if attributes else None
        yield PictureMark(start, (opening.end(), closing), braces, braces[1] if braces else end)


def _closing(text: str, at: int) -> int:
    """The bracket that closes the one before ``at``; -1 when none does within reach."""
    depth = 0
    limit = min(len(text), at + LONGEST)
    while at < limit:
        character = text[at]
        if character == "\\":
            at += 2
            continue
        if character == "]":
            if not depth:
                return at
            depth -= 1
        depth += character == "["
        at += 1
    return -1


@dataclass(frozen=True, slots=True)
class Splice:
    """A piece of a text and what comes in its place."""

    start: int
    """Where it begins."""
    end: int
    """Where it ends."""
    text: str
    """The new piece."""


def with_description(text: str, mark: PictureMark, alt: Alt) -> tuple[Splice, ...]:
    """The changes, from the front, that give a picture another description, or mark it decorative, or neither.

    A description in an attribute (``fig-alt="…"``) stays in one, since what stands in the brackets is the caption then.
    """
    braces = text[slice(*mark.braces)] if mark.braces else ""
    key = next((key for key in ("fig-alt", "alt") if re.search(_PAIR.format(key=key), braces)), "")
    words = alt.text if isinstance(alt, Written) else ""
    changed = _with(braces, "decorative", alt.reason if isinstance(alt, Decorative) else "")
    splices = []
    if key:
        changed = _with(changed, key, words)
    elif (new := escaped(words, enclosed=True)) != text[slice(*mark.words)]:
        splices.append(Splice(*mark.words, new))
    if changed != braces:
        splices.append(_narrowed(mark.braces[0] if mark.braces else mark.end, braces, changed))
    return tuple(splices)


def _narrowed(start: int, old: str, new: str) -> Splice:
    """The change of a text at a place, without what both have at their ends: line ends there stay as they are."""
    ahead = len(posixpath.commonprefix([old, new]))
    behind = len(posixpath.commonprefix([old[ahead:][::-1], new[ahead:][::-1]]))
    return Splice(start + ahead, start + len(old) - behind, new[ahead : len(new) - behind])


def _with(braces: str, key: str, text: str) -> str:
    """Attributes with one of them set, added, or taken out where ``text`` is empty."""
    found = re.search(_PAIR.format(key=key), braces)
    pair = f"{key}={value(text)}" if text else ""
    if found and pair:
        return braces[: found.start()] + pair + braces[found.end() :]
    if found:
        before, behind = braces[: found.start()], braces[found.end() :]
        left = before.rstrip() + behind if behind == "}" else before + behind.lstrip()
        return "" if left == "{}" else left
    if not pair:
        return braces
    return f"{braces[:-1].rstrip()} {pair}}}" if braces else f"{{{pair}}}"
