"""The characters that no dispatch may carry: what books cannot hold, and what makes text read otherwise than it is.

A table by character, after XML 1.0 §2.2 and Unicode's advice on bidirectional controls (UAX #9) and
tag characters. Zero-width joiners, directional marks and isolates in pairs stay: Persian and Arabic need them.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

COMBINING_LIMIT = 8
"""How many combining marks may follow each other: no language writes more, floods of them bury the lines around."""

ILLEGAL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(17))
    + "]"
)
"""Control characters, surrogates and noncharacters: XML or PDF cannot hold them."""

_ISOLATES = "\u2066\u2067\u2068"
_HIDDEN = re.compile(
    "[\u180e\u2028\u2029\u202a-\u202e\u2061-\u2064\u206a-\u206f\ufeff\ufff9-\ufffc\U000e0000-\U000e007f]"
)
_SELECTORS = "[\ufe00-\ufe0f\U000e0100-\U000e01ef]"
_SELECTOR_FLOOD = re.compile(f"(?<={_SELECTORS}){_SELECTORS}+")
_ISOLATE = re.compile("[\u2066-\u2069]")
_MARK_RUN = re.compile(f"[^\x00-\u02ff]{{{COMBINING_LIMIT + 1},}}")
_LINE_ENDS = "\u2028\u2029"
_SUSPECT = re.compile(f"{ILLEGAL.pattern}|{_HIDDEN.pattern}|{_SELECTORS}|{_ISOLATE.pattern}|{_MARK_RUN.pattern}")


@dataclass(frozen=True, slots=True)
class Blemish:
    """One run of characters that must not stand in the text."""

    start: int
    """Its place in the text, in characters."""
    end: int
    """The place behind it."""
    illegal: bool
    """Whether books cannot hold it at all; else it only hides something."""
    why: str
    """What it is, to be read behind "the": ``bidirectional override U+202E``."""
    instead: str = ""
    """What stands in its place."""


def blemishes(text: str, *, pairs: bool = True) -> tuple[Blemish, ...]:
    """Everything in a text that must not stand there, in order.

    Isolates are paired within a paragraph; ``pairs`` off leaves them alone, for pieces of a line.
    """
    if not _SUSPECT.search(text):
        return ()
    found = [
        *(Blemish(m.start(), m.end(), True, _named(m[0]), "\ufffd") for m in ILLEGAL.finditer(text)),
        *(
            Blemish(m.start(), m.end(), False, _named(m[0]), " " if m[0] in _LINE_ENDS else "")
            for m in _HIDDEN.finditer(text)
        ),
        *(
            Blemish(m.start(), m.end(), False, f"{m.end() - m.start()} variation selectors behind another")
            for m in _SELECTOR_FLOOD.finditer(text)
        ),
        *(_unpaired(text) if pairs else ()),
        *_floods(text),
    ]
    return tuple(sorted(found, key=lambda blemish: blemish.start))


def mended(text: str, found: tuple[Blemish, ...]) -> str:
    """The text without what was found in it."""
    pieces: list[str] = []
    at = 0
    for blemish in found:
        pieces += [text[at : blemish.start], blemish.instead if blemish.start >= at else ""]
        at = max(at, blemish.end)
    return "".join([*pieces, text[at:]])


def _named(character: str) -> str:
    name = unicodedata.name(character, "").lower() or ("control character" if ord(character) < 0xA0 else "character")
    return f"{name} U+{ord(character):04X}"


def _unpaired(text: str) -> Iterator[Blemish]:
    """Isolates without their end in the same paragraph, and ends without a beginning."""
    start = 0
    for paragraph in re.split(r"(\n[ \t]*\n)", text):
        open_at: list[int] = []
        stray: list[int] = []
        for match in _ISOLATE.finditer(paragraph):
            if match[0] in _ISOLATES:
                open_at.append(match.start())
            elif open_at:
                open_at.pop()
            else:
                stray.append(match.start())
        for place in sorted(stray + open_at):
            yield Blemish(start + place, start + place + 1, False, f"unpaired {_named(paragraph[place])}")
        start += len(paragraph)


def _floods(text: str) -> Iterator[Blemish]:
    for run in _MARK_RUN.finditer(text):
        first = -1
        for place in range(run.start(), run.end() + 1):
            if place < run.end() and unicodedata.category(text[place]) in ("Mn", "Me"):
                first = place if first < 0 else first
                continue
            if first >= 0 and place - first > COMBINING_LIMIT:
                extra = place - first - COMBINING_LIMIT
                yield Blemish(place - extra, place, False, f"flood of {place - first} combining marks")
            first = -1


_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
"""Letters and marks by their category that show nothing: fillers, joiners, the empty cell of Braille."""


_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp", "Zs"})
"""Categories of characters that draw nothing: controls, formats, halves of others, separators."""


def has_ink(text: str) -> bool:
    """Whether a text shows anything at all: spaces, controls, invisible formats and fillers alone do not.

    What Unicode leaves to others, or has not given out yet, may be drawn: it is for the fonts to say that they cannot.
    """
    return any(
        unicodedata.category(character) not in _INVISIBLE
        and character not in _BLANK
        and not "\ufe00" <= character <= "\ufe0f"
        and not "\U000e0100" <= character <= "\U000e01ef"
        for character in text
    )
