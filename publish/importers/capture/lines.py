"""The lines of a saved page, numbered as an editor numbers them, and paragraphs that a program wrapped to a width."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from publish.config.characters import has_ink
from publish.importers.capture.emphasis import bare
from publish.importers.capture.shapes import closed, lower_start

_BREAK = re.compile(r"\r\n?|\n")
_FOLDABLE = re.compile(r"[ \t\v\f\x1c-\x1f\x85\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line that shows something."""

    number: int
    """Its place in the file, from 1, blank lines counted."""
    text: str
    """What it says, without white space round it."""
    above: bool
    """Whether a blank line or the edge of the page stands above it."""
    below: bool
    """Whether a blank line or the edge of the page stands below it."""
    indent: int = 0
    """How many characters of white space stand before it."""
    stress: str = ""
    """The stars or lines that stressed all of it, and are no part of what it says."""
    quoted: bool = False
    """Whether it stood behind a ``>``, as mails quote, among others that do."""

    @property
    def alone(self) -> bool:
        """Whether it stands between blank lines."""
        return self.above and self.below


_QUOTED = re.compile(r"[ \t]{0,3}>(?:[ \t]?>)*(?:[ \t]|$)")
_BARS = "|¦│┃║"
_RULE = re.compile(r"[\s_\-=*~#·•—–―─━═╌┄┈⁂❦❧◆◇■□▪●○+.…—<>:]+")
_RULE_SIGN = re.compile(r"[_\-=*~#·•—–―─━═╌┄┈⁂❦❧◆◇■□●○+<>]|(?<!\S)\.(?!\S)")
_ALONE = frozenset("*⁂❦❧~•—–§")


def is_bar(text: str) -> bool:
    """Whether a line is what a table leaves: bars and nothing else."""
    return all(character in _BARS or character.isspace() for character in text)


def is_rule(text: str) -> bool:
    """Whether a line is drawn: the same few signs, and no letter or figure among them."""
    if text in _ALONE:
        return True
    signs = _RULE_SIGN.findall(text)
    return (
        len(signs) >= 3
        and len(set(signs)) <= 3
        and bool(_RULE.fullmatch(text))
        and 2 * len(signs) >= len(text) - text.count(" ")
    )


def split(text: str) -> tuple[PageLine, ...]:
    """The non-blank lines of a page, in order. A line of invisible characters alone is blank.

    The marks round a line that is stressed from end to end are no words of it.

    Bars at the ends of a line are what is left of a table and are taken off; a line of bars or a rule parts its
    neighbours as a blank line does.
    """
    whole, quoted = _unquoted(_BREAK.split(text))
    texts = [_unbarred(_FOLDABLE.sub(" ", line).strip()) for line in whole]
    shows = [has_ink(line) for line in texts]
    parts = [True, *(not show or is_bar(line) or is_rule(line) for show, line in zip(shows, texts, strict=True)), True]
    said = [(line, "") if is_rule(line) else bare(line) for line in texts]
    return tuple(
        PageLine(
            number, line, parts[number - 1], parts[number + 1], _indent(whole[number - 1]), stress, quoted[number - 1]
        )
        for number, (line, stress) in enumerate(said, start=1)
        if shows[number - 1]
    )


def _unquoted(lines: Sequence[str]) -> tuple[list[str], list[bool]]:
    """Lines without the signs of quotation before them, and which had some; one alone is no quotation.

    Where every line of a page is quoted, none is quoted in it.
    """
    marked = [_QUOTED.match(line) for line in lines]
    beside = [False, *map(bool, marked), False]
    found = [
        bool(mark) and not is_rule(line.strip()) and (beside[at] or beside[at + 2])
        for at, (mark, line) in enumerate(zip(marked, lines, strict=True))
    ]
    bare = [
        line[mark.end() :] if quoted and mark else line for line, mark, quoted in zip(lines, marked, found, strict=True)
    ]
    whole = all(quoted or not line.strip() for quoted, line in zip(found, lines, strict=True))
    return bare, [quoted and not whole for quoted in found]


def _unbarred(text: str) -> str:
    bare = text.strip(f"{_BARS} ")
    return bare or text


def _indent(line: str) -> int:
    line = line.expandtabs(4)
    return len(line) - len(line.lstrip())


_NARROWEST, _WIDEST = 36, 100
"""Between how many characters the longest of some wrapped lines has."""
_FILLED = 0.6
"""How much of the width a line takes at least before a word that would still have stood on it."""


def paragraphs(lines: Sequence[PageLine]) -> list[list[PageLine]] | None:
    """The paragraphs of lines that no blank one parts and that a program or a typist wrapped; ``None`` where none did.

    Wrapped text runs on over a line's end somewhere. A line that ends a sentence far from the right edge, or that the
    next word would still have stood on, ends its paragraph.
    """
    width = max((len(line.text) for line in lines), default=0)
    if len(lines) < 2 or not _NARROWEST <= width <= _WIDEST:
        return None
    joints = [_runs_on(one, other, width) for one, other in itertools.pairwise(lines)]
    if not any(
        not closed(one.text) and lower_start(other.text) and on
        for (one, other), on in zip(itertools.pairwise(lines), joints, strict=True)
    ):
        return None
    found = [[lines[0]]]
    for line, on in zip(lines[1:], joints, strict=True):
        if on:
            found[-1].append(line)
        else:
            found.append([line])
    return found


def _runs_on(one: PageLine, other: PageLine, width: int) -> bool:
    first = other.text.split(maxsplit=1)[0]
    room = width - len(one.text)
    if "://" in first:
        return len(first) + 1 > room
    if len(one.text) < _FILLED * width and not (lower_start(other.text) and not closed(one.text)):
        return False
    full = len(first) + 1 > room
    return full or (not closed(one.text) and (lower_start(other.text) or room <= width * (1 - _FILLED)))
