"""Front and back matter as data: what a book says about itself, before anyone asks how it looks.

Computed once from an edition (:mod:`publish.transforms.matter`) and shown by both renderers with the same parts.
Places that are no dispatch have names of their own here; a colon never stands in the key of a dispatch.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from publish.model.credits import Role
from publish.model.inlines import Inlines

COVER = "matter:cover"
TITLE_PAGE = "matter:title-page"
IMPRINT = "matter:imprint"
CONTENTS = "matter:contents"
CREDITS = "matter:credits"
NOTICES = "matter:notices"
COLOPHON = "matter:colophon"
ILLUSTRATIONS = "matter:illustrations"
ACCESSIBILITY = "matter:accessibility"


def part_target(number: int) -> str:
    """The name of a part's title page; parts count from 1."""
    return f"matter:part-{number}"


class ContentsLevel(StrEnum):
    """What a line of the contents names."""

    PART = "part"
    DISPATCH = "dispatch"
    BRIEF = "brief"
    SECTION = "section"
    MATTER = "matter"
    PICTURE = "picture"


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A line of the contents, with the lines under it."""

    level: ContentsLevel
    """What it names."""
    target: str
    """Where it leads: the key of a dispatch, ``KEY#ID`` for a section, or a name of this module."""
    title: Inlines
    """The words, without links and marks of notes."""
    lang: str
    """BCP 47 tag of the title."""
    kicker: str = ""
    """The dispatch's kicker."""
    byline: str = ""
    """The names of the writers, in one line."""
    standfirst: str = ""
    """The first sentence of the dispatch's standfirst, without its stop."""
    generated: bool = False
    """Whether the title was made by the program for a dispatch without headline."""
    children: tuple["ContentsEntry", ...] = ()
    """The lines under it: the dispatches of a part, the sections of a dispatch."""


def cut(entry: ContentsEntry, depth: int) -> ContentsEntry:
    """An entry with so many levels, itself counted; a part is no level."""
    below = depth if entry.level is ContentsLevel.PART else depth - 1
    return replace(entry, children=tuple(cut(child, below) for child in entry.children) if below else ())


@dataclass(frozen=True, slots=True)
class Masthead:
    """What the title page and the cover say."""

    publication: str
    """The newsletter's title."""
    title: str
    """The edition's title; empty where it is no other than the newsletter's."""
    number: int | None
    """The edition's number in the series."""
    date: str
    """The date as printed in the edition's language, or empty."""
    iso_date: str
    """The date as ``YYYY-MM-DD``, or empty."""
    description: str
    """What the edition holds, or empty."""
    publisher: str
    """Who publishes it."""


class ImprintKind(StrEnum):
    """What a line of the imprint says."""

    TITLE = "title"
    PUBLISHER = "publisher"
    RIGHTS = "rights"
    ISBN_EPUB = "isbn-epub"
    ISBN_PRINT = "isbn-print"
    ISSN = "issn"
    IDENTIFIER = "identifier"


@dataclass(frozen=True, slots=True)
class ImprintLine:
    """A line of the imprint."""

    kind: ImprintKind
    """What it says."""
    text: str
    """The line as printed, in the edition's language."""


@dataclass(frozen=True, slots=True)
class CreditedDispatch:
    """A dispatch on the credits page."""

    target: str
    """The key of the dispatch."""
    title: Inlines
    """Its headline or label, without links and marks of notes."""
    lang: str
    """BCP 47 tag of the title."""
    generated: bool = False
    """Whether the title was made by the program for a dispatch without headline."""


@dataclass(frozen=True, slots=True)
class CreditedPerson:
    """Someone on the credits page."""

    name: str
    """The name as printed."""
    file_as: str
    """The name as sorted."""
    roles: tuple[Role, ...]
    """What the person did in the edition, in the order of a byline."""
    dispatches: tuple[CreditedDispatch, ...]
    """For which dispatches, in the order of the book."""


@dataclass(frozen=True, slots=True)
class FrontAndBackMatter:
    """The front and back matter of an edition."""

    masthead: Masthead
    """What the title page and the cover say."""
    imprint: tuple[ImprintLine, ...]
    """The imprint, in order."""
    contents: tuple[ContentsEntry, ...]
    """The contents: parts or dispatches at the top, then the back matter."""
    people: tuple[CreditedPerson, ...]
    """The credits page, by the name as sorted; empty when nobody is credited."""
    illustrations: tuple[ContentsEntry, ...] = ()
    """The list of illustrations, in the order of the book: every picture that has something to say."""
