"""Who did what: taglines and bylines of a page, parsed into credits; lists of people with places."""

import re
from dataclasses import dataclass, field, replace

from publish.importers.capture.dates import dated
from publish.importers.capture.phrases import Phrasebook
from publish.model.credits import Credit, Role

_PARTICLE = "de del della der den di da dos das du la le van von zu bin bint ibn ben abu al el y e oglu uulu kyzy qizi"
_PARTICLES = frozenset(_PARTICLE.split())
_BESIDE = frozenset({"of", "de", "la", "el", "upon", "on", "the", "del", "do", "am", "an", "der", "sur"})
_NO_NAME = frozenset(
    {"the", "this", "that", "these", "those", "his", "its", "their", "our", "your", "a", "an", "my", "one"}
)
_AND = "and|und|et|och|og|en|ja|oraz|și|şi|ve|и|і|та|و"
_SHORT_AND = "y|e|i|a|й"
"""Those that stand in one name too (``Ortega y Gasset``): they join people where a name of several words follows."""
_SPLIT = re.compile(
    rf"(\s*;\s*(?:and\s+)?|\s*,\s*(?:and\s+)?|\s+(?:{_AND})\s+|\s+(?:{_SHORT_AND})\s+(?=\S+\s+[^\W\d_]{{2}})|\s+&\s+)"
)
_ENTRY = re.compile(
    r"(?P<name>.+?)(?:\s+of\s+(?:the\s+)?(?P<house>.+?))?(?:\s+(?:reporting\s+)?(?:in|from)\s+(?P<at>.+))?"
)
_WORD = re.compile(r"\w[\w.'’/-]*")


@dataclass(frozen=True, slots=True)
class NamedPerson:
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

    people: tuple[NamedPerson, ...]
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
    found = tuple(NamedPerson(name, group.place, house) for group in groups for name, house in group.names)
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


_LONGEST = 500
"""The most characters of a tagline."""

_ACTIVITIES = {
    Role.WRITER: "written|writing|words|story|text",
    Role.REPORTER: "reported|reporting",
    Role.CONTRIBUTOR: "contributions?|contributed",
    Role.PHOTOGRAPHER: "photographed|photos?|photographs?|photography|pictures",
    Role.EDITOR: "edited|editing",
    Role.TRANSLATOR: "translated|translations?",
    Role.PRODUCER: "produced|production",
}
_ACTIVITY = "|".join(_ACTIVITIES.values())
_OPENER = re.compile(
    rf"(?:(?:based\s+(?:in\s+part\s+)?on|with|plus)\s+)?"
    rf"(?:(?:additional|further|original|local)\s+)?"
    rf"(?P<done>(?:{_ACTIVITY})(?:(?:\s*,\s*(?:and\s+)?|\s+and\s+|\s+&\s+)(?:{_ACTIVITY}))*)"
    rf"(?:\s+from\s+(?:the\s+)?\w+)?(?:\s+by|(?<=contributions)\s+from)\s+",
    re.IGNORECASE,
)
_CONTRIBUTED = re.compile(
    r"(?P<who>.+?)\s+(?:also\s+)?(?:contributed|added)(?:\s+reporting)?(?:\s+to\s+(?:this|the)\s+\w+)?\.?"
)


@dataclass(frozen=True, slots=True)
class Attribution:
    """A tagline or byline, parsed."""

    credits: tuple[Credit, ...]
    """Who did what, in the order of the line."""
    doubt: str = ""
    """What in it could be read otherwise, or empty."""


def tagline(text: str, book: Phrasebook) -> Attribution | None:
    """The credits that a tagline gives; ``None`` for a text that is none."""
    if len(text) > _LONGEST:
        return None
    if match := _CONTRIBUTED.fullmatch(text):
        who = people(match["who"])
        return _attribution([((Role.CONTRIBUTOR,), who)]) if who else None
    openers = list(_OPENER.finditer(text))
    if not openers or openers[0].start() != 0:
        return _by_roles(text, book)
    found: list[tuple[tuple[Role, ...], People]] = []
    for index, opener in enumerate(openers):
        end = openers[index + 1].start() if index + 1 < len(openers) else len(text)
        who = people(_without_joint(text[opener.end() : end], last=index + 1 == len(openers)))
        if who is None:
            return None
        found.append((_roles(opener["done"]), who))
    return _attribution(found)


def half_tagline(text: str) -> bool:
    """Whether a text that is no tagline begins like one: an activity and a name."""
    opener = _OPENER.match(text)
    if opener is None or len(text) > _LONGEST:
        return False
    return people(" ".join(text[opener.end() :].split()[:2]).rstrip(".,;")) is not None


def _by_roles(text: str, book: Phrasebook) -> Attribution | None:
    """The credits of a line that names roles and people: ``Text: A. Editor: B``."""
    found: list[tuple[tuple[Role, ...], People]] = []
    for part in re.split(r"\s*[|/;·•]\s*|(?<=[^\W\d_]{3})\.\s+|,\s+(?=\w+:)", text.rstrip(".")):
        match = book.role.fullmatch(part)
        who = people(match["who"]) if match else None
        if match is None or who is None or not all(" " in person.name for person in who.people):
            return None
        found.append(((book.roles[match["role"].casefold()],), who))
    return _attribution(found)


def byline(text: str, book: Phrasebook) -> Attribution | None:
    """The credits that a byline (``By A and B``) gives, if any; ``None`` for a text that is none.

    A date may stand in it, an agency or a post behind the names. One that names nobody (``By a reader``) is doubted.
    """
    if len(text) > _LONGEST:
        return None
    parts = dated(text, book)
    match = book.byline.fullmatch((parts.rest if parts else text).strip(" )].*_"))
    if match is None:
        return None
    words = match["who"].strip()
    names, _, house = words.partition(",") if people(words) is None else (words, "", "")
    if not house:
        names, _, house = re.sub(r"\s*[|/·•]\s*|\s+[–—-]\s+", "\n", words, count=1).partition("\n")
    who = people(names.strip())
    if who and (not house or len(house.split()) <= _POST):
        sure = len(names.split()) > 1 or book.agency(names) or names.strip().isupper()
        named = _housed([replace(one, affiliation=one.affiliation or house.strip()) for one in who.people], book)
        doubt = who.doubt or ("" if sure else f"{names.strip()} could be a person or something else")
        return _attribution([((Role.WRITER,), People(named, doubt))])
    first, *others = words.casefold().split()
    nobody = first in book.words.anonymous and (first != "the" or len(others) > 1)
    if nobody and len(others) < _POST and not text.endswith((".", "!", "?")):
        return Attribution((), "it could be a byline that names nobody")
    return None


def _housed(named: list[NamedPerson], book: Phrasebook) -> tuple[NamedPerson, ...]:
    """People, with the agencies and posts among them made those of the person before."""
    found = named[:1]
    for one in named[1:]:
        if book.agency(one.name) or book.has(one.name, book.words.posts):
            before = found[-1]
            house = ", ".join(part for part in (before.affiliation, one.name) if part)
            found[-1] = replace(before, affiliation=house)
        else:
            found.append(one)
    return tuple(found)


_POST = 10
"""The most words of a post, or of a byline without a name."""


def _roles(done: str) -> tuple[Role, ...]:
    return tuple(role for role in Role if re.search(rf"\b(?:{_ACTIVITIES[role]})\b", done, re.IGNORECASE))


def _without_joint(text: str, *, last: bool) -> str:
    """A list of people without what joins it to the next opener, and without the closing stop."""
    text = text.strip()
    if last:
        return re.sub(r"(?<!\b[A-Z])\.$|(?<=\.)\.$", "", text)
    return re.sub(r"[\s,;.—–-]*(?:\band)?$", "", text).strip()


def _attribution(found: list[tuple[tuple[Role, ...], People]]) -> Attribution:
    credits: list[Credit] = []
    for roles, who in found:
        for person in who.people:
            known = next((c for c in credits if c.name == person.name and c.place in ("", person.place)), None)
            if known is None:
                credits.append(Credit(person.name, roles, person.place, person.affiliation))
            else:
                merged = tuple(role for role in Role if role in {*known.roles, *roles})
                credits[credits.index(known)] = replace(known, roles=merged, place=person.place or known.place)
    return Attribution(tuple(credits), next((who.doubt for _, who in found if who.doubt), ""))
