"""Datelines: the place in capitals that a text begins with, and a dash behind it."""

import re
from typing import NamedTuple

from publish.importers.capture.phrases import Phrasebook
from publish.model.credits import Dateline

_DASHED = re.compile(r"(?P<line>\S[^—–]{0,100}?)(?:\s*--\s*|\s+-\s+|\s*[—–]\s*)(?P<rest>\S.*)", re.DOTALL)
_AGENCY = re.compile(r"\s*\([^()]{2,40}\)$")
_WORD = re.compile(r"[\w.'’/-]+")
_MONTH_NAME = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?|"
    r"Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY = re.compile(rf"(?:{_MONTH_NAME}\s+\d{{1,2}}|\d{{1,2}}\s+{_MONTH_NAME})")

_YEAR = re.compile(r"(?:19|20)\d{2}")
_LONGEST = 100
"""In how many characters a dateline ends."""
_SHORTEST = 4
"""The fewest letters of a place before a hyphen without spaces."""
_LABEL = "it could be a place, or a label"


class SplitDateline(NamedTuple):
    """A paragraph without its dateline."""

    dateline: Dateline
    """The dateline, as printed."""
    rest: str
    """The paragraph behind the dash."""
    doubt: str = ""
    """What else it could be, or empty."""


def dateline(text: str, book: Phrasebook) -> SplitDateline | None:
    """The dateline that a text begins with, and the rest; ``None`` when it begins with none.

    A label in capitals (``COUNT OF THE DAY``) is none. A hyphen without spaces parts a place from its sentence where a
    small word or a quotation follows; ``COVID-Related`` would be no place.

    Place and country come apart only where nothing else stands in the dateline: a date or an agency is kept with the
    place in one string, as printed.
    """
    match = _DASHED.match(text)
    found = _split(match["line"].strip(), match["rest"], book) if match else None
    if found:
        return found
    glued = [split for at in _hyphens(text) if (split := _glued(text, at, book))]
    return next((split for split in glued if not split.doubt), glued[0] if glued else None)


def _split(line: str, rest: str, book: Phrasebook) -> SplitDateline | None:
    if not _begins(rest):
        return None
    named = _AGENCY.sub("", line)
    place, *behind = [part.strip() for part in named.split(",")]
    if (
        not _place(place)
        or len(behind) > 3
        or not all(_country(part) or _DAY.fullmatch(part) or _YEAR.fullmatch(part) for part in behind)
    ):
        return None
    words = [word.casefold().strip(".:") for word in place.split()]
    known = words[0] in book.words.places
    if any(word in book.words.labels for word in (words[1:] if known else words)):
        return None
    doubt = "" if known or behind or named != line or len(words) == 1 else _LABEL
    if named == line and len(behind) == 1 and _country(behind[0]) and not _DAY.fullmatch(behind[0]):
        return SplitDateline(Dateline(place, behind[0]), rest, doubt)
    return SplitDateline(Dateline(line), rest, doubt)


def _hyphens(text: str) -> list[int]:
    return [match.start() for match in re.finditer(r"(?<=\S)-(?=\S)", text[:_LONGEST])]


def _glued(text: str, at: int, book: Phrasebook) -> SplitDateline | None:
    """The dateline that a hyphen without spaces ends."""
    line, rest = text[:at], text[at + 1 :]
    bare = rest.lstrip("\"'“„«‘")
    first = bare.split(maxsplit=1)[0] if bare else ""
    if not first or not first[0].isupper() or (len(first) > 1 and first.isupper()):
        return None
    split = _split(line, rest, book)
    if split is None or (len(split.dateline.place) < _SHORTEST and not split.dateline.country):
        return None
    sure = bare != rest or first.casefold() in book.words.common
    return split if sure else split._replace(doubt="it could be a dateline, or a word with a hyphen")


def _begins(rest: str) -> bool:
    """Whether a sentence begins: what stands behind a dash in the middle of one goes on in lower case."""
    bare = rest.lstrip("\"'“„«‘‚([¿¡")
    return bool(bare) and not bare[0].islower()


def _place(text: str) -> bool:
    """Whether it is a name in capitals, of five words at most; ``McALLEN`` and ``al-RAQQA`` are two."""
    words = text.split()
    return 1 <= len(words) <= 5 and all(map(_capitals, words)) and sum(map(str.isupper, text)) > 1


def _capitals(word: str) -> bool:
    bare = re.sub(r"^(?:Mc|Mac|al-|el-|ad-|ar-|as-|d[’'])(?=[^\W\d_])", "", word)
    return bool(_WORD.fullmatch(word)) and not any(map(str.islower, bare)) and any(map(str.isalpha, bare))


def _country(text: str) -> bool:
    """Whether it is a name: four words at most, the first and the last with a capital."""
    words = text.split()
    return (
        1 <= len(words) <= 4
        and all(_WORD.fullmatch(word) for word in words)
        and words[0][0].isupper()
        and words[-1][0].isupper()
    ) or bool(_DAY.fullmatch(text))
