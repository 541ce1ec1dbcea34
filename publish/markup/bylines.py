"""Bylines by house rule: "By A in P and B in Q; photographs by C", in the edition's language.

Roles follow each other in the order of :class:`publish.model.credits.Role`. A writer who also reported is not named
twice; a place stands at the first mention of a name, once for all when it is everybody's.
"""

from collections.abc import Sequence

from markupsafe import Markup

from publish.markup.strings import Strings
from publish.model.credits import Credit, Role


def compose_byline(credits: Sequence[Credit], strings: Strings) -> Markup:
    """The byline of some credits, with each name in ``span.name``; empty when there are none."""
    mentioned: set[str] = set()
    segments = []
    for role in Role:
        people = [credit for credit in credits if role in credit.roles and not _implied(credit, role)]
        if people:
            segments.append(strings.byline[role].format(people=_people(people, mentioned, strings)))
    return capital(Markup("; ").join(segments))


def names_line(credits: Sequence[Credit], strings: Strings) -> str:
    """The names of the writers, or else of the people who come first in a byline: for a line of the contents."""
    for role in Role:
        if names := [credit.name for credit in credits if role in credit.roles]:
            return strings.enumerate(names)
    return ""


def _implied(credit: Credit, role: Role) -> bool:
    return role is Role.REPORTER and Role.WRITER in credit.roles


def _people(people: Sequence[Credit], mentioned: set[str], strings: Strings) -> Markup:
    fresh = [credit.name not in mentioned for credit in people]
    mentioned.update(credit.name for credit in people)
    places = {credit.place for credit in people}
    shared = places.pop() if len(people) > 1 and all(fresh) and len(places) == 1 else ""
    names = [
        _person(credit, strings, place="" if shared or not new else credit.place, affiliation=new)
        for credit, new in zip(people, fresh, strict=True)
    ]
    together = Markup(strings.enumerate(names))
    return strings.byline["in_place"].format(name=together, place=shared) if shared else together


def _person(credit: Credit, strings: Strings, *, place: str, affiliation: bool) -> Markup:
    person = Markup('<span class="name">{}</span>').format(credit.name)
    if affiliation and credit.affiliation:
        person = strings.byline["of_affiliation"].format(name=person, affiliation=credit.affiliation)
    return strings.byline["in_place"].format(name=person, place=place) if place else person


def capital(line: Markup) -> Markup:
    """The line with a capital where it begins with a word of the house; names stay as they are printed."""
    return Markup(line[:1].upper()) + Markup(line[1:]) if line and line[0] != "<" else line
