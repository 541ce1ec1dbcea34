"""Who did what: taglines and bylines of a page, parsed into credits.

A tagline (``Written and reported by A in P based on reporting by B and C in Q, and D in R.``) is a row of openers that
name an activity, each with a list of people. A place counts for everyone named since the place before it. What does
not parse to its end is no tagline: ``Written by hand on the walls …`` begins like one.
"""

import re
from dataclasses import dataclass, replace

from publish.importers.capture.people import People, people
from publish.model.credits import Credit, Role

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
_BYLINE = re.compile(r"by\s+(?P<who>.+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Attribution:
    """A tagline or byline, parsed."""

    credits: tuple[Credit, ...]
    """Who did what, in the order of the line."""
    doubt: str = ""
    """What in it could be read otherwise, or empty."""


def tagline(text: str) -> Attribution | None:
    """The credits that a tagline gives; ``None`` for a text that is none."""
    if len(text) > _LONGEST:
        return None
    if match := _CONTRIBUTED.fullmatch(text):
        who = people(match["who"])
        return _attribution([((Role.CONTRIBUTOR,), who)]) if who else None
    openers = list(_OPENER.finditer(text))
    if not openers or openers[0].start() != 0:
        return None
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


def byline(text: str) -> Attribution | None:
    """The credits that a byline (``By A and B``) gives; ``None`` for a text that is none."""
    match = _BYLINE.fullmatch(text.rstrip("."))
    who = people(match["who"]) if match and len(text) <= _LONGEST else None
    return _attribution([((Role.WRITER,), who)]) if who else None


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
