"""Every quotation mark and apostrophe of a line, with what its place says of it."""

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache

from publish.transforms.typography.language import SPACES, Language
from publish.transforms.typography.line import HELD

DOUBLES = '"“”„‟«»'
SINGLES = "'‘’‚‛‹›"
APOSTROPHES = "'‘’‛"
"""What apostrophes are typed as."""
_RUN = re.compile(f"[{DOUBLES}{SINGLES}]+")
_OPENING = frozenset("([{¿¡")
_CLOSING = frozenset(")]}.,;:!?%")
_EITHER = frozenset("/—–-‐‑…")

_FEET = re.compile(r"(?<=[\d½¼¾])'\s?\d+(?:[.,]\d+)?[½¼¾]?\"")
_MINUTES = re.compile(r"(?<=[°º])\s?\d+'(?:\s?\d+(?:[.,]\d+)?\")?")
_DECADE = re.compile(r"(?<![^\W_])['’](?=\d\ds?(?!\w|['’]\w))")
_UNSPACED = re.compile("[\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
"""Letters of scripts that set no space between words: a mark beside them may open or close, and is no apostrophe."""
_AND = re.compile(r"(?<![^\s\w‐‑-])['’]n['’](?=[\s‐‑-])", re.IGNORECASE)


class MarkRole(Enum):
    """What a mark does."""

    OPENS = auto()
    CLOSES = auto()
    EITHER = auto()
    """Its place does not say."""
    REPEATS = auto()
    """Opens again, at the start of a line, what is open already."""
    APOSTROPHE = auto()
    GERSHAYIM = auto()
    """Stands inside a Hebrew abbreviation or number."""
    PRIME = auto()
    STRAY = auto()
    """Opens what nothing closes, or closes what nothing opened."""


@dataclass(slots=True)
class Mark:
    """A quotation mark or apostrophe."""

    at: int
    """Where it stands in the line."""
    typed: str
    """How it was typed."""
    before: str
    """What stands before it and its neighbours; empty at the start."""
    after: str
    """What stands behind it and its neighbours; empty at the end."""
    alone: bool
    """Whether no other mark stands next to it."""
    words: int
    """How many stretches of words stand before it."""
    role: MarkRole = MarkRole.EITHER
    """What it does, as far as it is known."""
    unsure: bool = False
    """Whether its place did not say what it does."""
    paired: bool = False
    """Whether it opens or closes together with another."""

    @property
    def double(self) -> bool:
        """Whether it is of the kind with two strokes."""
        return self.typed in DOUBLES

    @property
    def inside_word(self) -> bool:
        """Whether it stands alone between letters or digits."""
        return self.alone and _is_wordish(self.before) and _is_wordish(self.after)

    @property
    def by_a_letter(self) -> bool:
        """Whether a letter or digit stands next to it and its neighbours."""
        return _is_wordish(self.before) or _is_wordish(self.after)

    @property
    def at_line_start(self) -> bool:
        """Whether nothing stands before it in its line."""
        return self.before in ("", "\n")


def marks_of(text: str, language: Language) -> list[Mark]:
    """The marks of a line in order, each with the role that its place gives it."""
    curly_opens = any(marks.open == "’" for marks in language.levels)
    known = _known(text, language, "'" if curly_opens else "'’")
    marks: list[Mark] = []
    end = words = 0
    for run in _RUN.finditer(text):
        words += bool(text[end : run.start()].strip(SPACES))
        end = run.end()
        before, after = _surroundings(text, run, language)
        for at in range(run.start(), run.end()):
            mark = Mark(at, text[at], before, after, alone=len(run[0]) == 1, words=words)
            if _elides_before_quote(text, mark):
                # l'"ami": the mark behind an elision opens, though a letter stands before it.
                mark.role, before = MarkRole.APOSTROPHE, "("
            else:
                mark.role = known.get(at) or _by_shape(mark, curly_opens=curly_opens) or _placed(mark, language)
            marks.append(mark)
    return marks


def _surroundings(text: str, run: re.Match[str], language: Language) -> tuple[str, str]:
    """The characters before and behind a run of marks; the space inside a guillemet belongs to it."""
    start, end = run.span()
    if language.levels[0].open == "«":
        while run[0].startswith("»") and start and text[start - 1] in SPACES:
            start -= 1
        while run[0].endswith("«") and end < len(text) and text[end] in SPACES:
            end += 1
    return text[start - 1 : start] if start else "", text[end : end + 1]


def _known(text: str, language: Language, typed: str) -> dict[int, MarkRole]:
    """The marks that are read from the words round them, whatever pairs; ``typed`` are those that may be meant."""
    known: dict[int, MarkRole] = {}
    for found in (*_AND.finditer(text), *_DECADE.finditer(text), *_elisions(language.elisions).finditer(text)):
        for at in range(*found.span()):
            if text[at] in typed:
                known[at] = MarkRole.APOSTROPHE
    for found in (*_FEET.finditer(text), *_MINUTES.finditer(text)):
        for at in range(*found.span()):
            if text[at] in "'\"":
                known[at] = MarkRole.PRIME
    if language.gershayim:
        known |= {found.start("mark"): MarkRole.GERSHAYIM for found in language.gershayim.finditer(text)}
    return known


@cache
def _elisions(words: str) -> re.Pattern[str]:
    """Words that begin with an apostrophe, none of them closed by another at once."""
    return re.compile(rf"(?<![^\W_])['’](?=(?:{words})(?![\w'’]))" if words else r"(?!)", re.IGNORECASE)


def _is_wordish(character: str) -> bool:
    if _UNSPACED.match(character):
        return False
    return character.isalnum() or character == HELD or unicodedata.category(character or " ").startswith("M")


def _elides_before_quote(text: str, mark: Mark) -> bool:
    follows = text[mark.at + 1 : mark.at + 2]
    quoted = mark.typed in "'’" and follows != "" and follows in DOUBLES
    return quoted and _is_wordish(mark.before) and _is_wordish(mark.after)


def _by_shape(mark: Mark, *, curly_opens: bool) -> MarkRole | None:
    """An apostrophe inside a word, and one typed with care before it: a mark of that shape opens nothing."""
    if mark.double:
        return None
    if mark.inside_word:
        return MarkRole.APOSTROPHE if mark.typed in APOSTROPHES else MarkRole.STRAY
    opening_place = not mark.before or mark.before.isspace() or mark.before in _OPENING | _EITHER
    careful = mark.typed == "’" and opening_place and _is_wordish(mark.after) and not curly_opens
    return MarkRole.APOSTROPHE if careful else None


def _placed(mark: Mark, language: Language) -> MarkRole:
    if mark.typed in "«»" and language.levels[0].open == "«":
        return MarkRole.OPENS if mark.typed == "«" else MarkRole.CLOSES
    blank_before = not mark.before or mark.before.isspace()
    blank_after = not mark.after or mark.after.isspace()
    opens = (blank_before or mark.before in _OPENING | _EITHER) and not (blank_after or mark.after in _CLOSING)
    closes = (blank_after or mark.after in _CLOSING | _EITHER) and not (blank_before or mark.before in _OPENING)
    if opens != closes:
        return MarkRole.OPENS if opens else MarkRole.CLOSES
    return MarkRole.EITHER
