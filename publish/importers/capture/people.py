"""Lists of people with places: ``A and B in C, and D in E``.

What is a name is judged by its shape alone: words with capitals, and the particles that stand in names. A place counts
for everyone named since the place before it.
"""

import re
from dataclasses import dataclass, field

_PARTICLE = "de del della der den di da dos das du la le van von zu bin bint ibn ben abu al el y e oglu uulu kyzy qizi"
_PARTICLES = frozenset(_PARTICLE.split())
_BESIDE = frozenset({"of", "de", "la", "el", "upon", "on", "the", "del", "do", "am", "an", "der", "sur"})
_NO_NAME = frozenset({"the", "this", "that", "these", "those", "his", "its", "their", "our", "your"})
_SPLIT = re.compile(r"(\s*;\s*(?:and\s+)?|\s*,\s*(?:and\s+)?|\s+and\s+|\s+&\s+)")
_ENTRY = re.compile(
    r"(?P<name>.+?)(?:\s+of\s+(?:the\s+)?(?P<house>.+?))?(?:\s+(?:reporting\s+)?(?:in|from)\s+(?P<at>.+))?"
)
_WORD = re.compile(r"\w[\w.'’/-]*")


@dataclass(frozen=True, slots=True)
class Person:
    """Someone named in a list."""

    name: str
    """The name as printed."""
    place: str = ""
    """Where from, or empty."""
    affiliation: str = ""
    """For whom the person works, or empty."""


@dataclass(frozen=True, slots=True)
class People:
    """People named in one list."""

    people: tuple[Person, ...]
    """They, in order."""
    doubt: str = ""
    """What in it could be read otherwise, or empty."""


@dataclass(slots=True)
class _Group:
    """People who share a place; open for more while the place is not named."""

    names: list[tuple[str, str]] = field(default_factory=list)
    place: str = ""


def people(text: str) -> People | None:
    """The people of a list, or ``None`` when something in it is neither a name nor a place."""
    chunks = ["", *_SPLIT.split(text.strip())]
    groups = [_Group()]
    doubt = ""
    for joint, chunk in zip(chunks[::2], chunks[1::2], strict=True):
        after_place = len(groups) > 1 and not groups[-1].names
        if after_place and len(chunk.split()) == 1 and _place(chunk):
            groups[-2].place += (
                joint + chunk
            )  # "in Kessport, Estmark" and "in Lindhavn and Tarrow": a name has two words
            continue
        entry = _ENTRY.fullmatch(chunk)
        if entry is None or not _name(entry["name"]) or not all(_place(p) for p in (entry["at"], entry["house"]) if p):
            return None
        if after_place and not entry["at"] and joint.strip() != ";":
            doubt = doubt or f"{chunk} could be a person or a place"
        groups[-1].names.append((entry["name"], entry["house"] or ""))
        if entry["at"]:
            doubt = "" if doubt.startswith(f"{groups[-1].names[0][0]} ") else doubt
            groups[-1].place = entry["at"]
            groups.append(_Group())
    found = tuple(Person(name, group.place, house) for group in groups for name, house in group.names)
    return People(found, doubt) if found else None


def _name(text: str) -> bool:
    """Whether it has the shape of a person's name, or of a desk's (``The Letter's Harbour Desk``)."""
    words = text.split()
    return (
        1 <= len(words) <= 7
        and words[0].lower() not in _NO_NAME
        and all(_capital(word) or word in _PARTICLES for word in words)
        and _capital(words[-1])
    )


def _place(text: str) -> bool:
    words = text.split()
    return 1 <= len(words) <= 6 and all(_capital(word) or word in _BESIDE for word in words) and _capital(words[-1])


def _capital(word: str) -> bool:
    """Whether a word is written as in a name: with a capital, or in a script that has none."""
    if not _WORD.fullmatch(word):
        return False
    head = re.sub(r"^(?:[a-z]{1,2}[’'-])(?=\w)", "", word)
    return head[0].isalpha() and not head[0].islower()
