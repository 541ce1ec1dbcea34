"""What is known of sites: the lines round the text, the publications, the words of the newsletter footer. All data.

A profile is a TOML file. One that names publications holds for the pages of a site; one that names none holds for
every page. Lines are compared without difference of case, quotes and spaces, and as wholes.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from publish.config.schema import Schema
from publish.config.toml import read_toml
from publish.config.validate import validate
from publish.config.values import Language, Name, TableModel, Words
from publish.diagnostics import Outcome
from publish.importers.capture.lines import PageLine
from publish.importers.capture.shapes import key
from publish.model.edition import NoticeKind

HEAD = 20
"""How many lines at the top of a page are looked through for its chrome and the publication's name."""

_ENOUGH = 2
"""How many different lines of a site's chrome tell its pages without the name of a publication."""


@dataclass(frozen=True, slots=True)
class NoticeHeading:
    """A heading of the newsletter footer."""

    heading: str
    """The line, as :func:`publish.importers.capture.shapes.key` folds it."""
    kind: NoticeKind
    """The notice under it."""


@dataclass(frozen=True, slots=True)
class SiteProfile:
    """What is known of the pages of a site, or of every page. Lines are folded for comparison."""

    name: str
    """The profile's name, for the report."""
    language: str = ""
    """BCP 47 tag of the pages; empty where it is not known."""
    publications: tuple[str, ...] = ()
    """The newsletters of the site, as their pages print them; none: the profile holds for every page."""
    head: frozenset[str] = frozenset()
    """Lines that stand above the text."""
    foot: frozenset[str] = frozenset()
    """Lines that stand below it."""
    anywhere: frozenset[str] = frozenset()
    """Lines that are never text, wherever they stand."""
    more: frozenset[str] = frozenset()
    """Lines that say that the page holds more than was saved."""
    headings: tuple[NoticeHeading, ...] = ()
    """The headings of the newsletter footer."""
    subscribe: tuple[str, ...] = ()
    """Words that a notice on subscribing begins with."""
    contact: tuple[str, ...] = ()
    """Words that a notice on writing to the newsletter begins with."""
    legal: tuple[str, ...] = ()
    """Words that a legal notice holds."""
    links: tuple[str, ...] = ()
    """Words that were a link, and lead nowhere in a text."""

    def publication(self, line: str) -> str:
        """The newsletter that a line names, as its profile spells it, or an empty string."""
        return next((name for name in self.publications if key(name) == key(line)), "")

    def edge(self, line: str) -> bool:
        """Whether a line is known from above or below the text of the site's pages."""
        return key(line) in self.head or key(line) in self.foot

    def heading(self, line: str) -> NoticeKind | None:
        """The notice that a line heads, or ``None``."""
        return next((known.kind for known in self.headings if known.heading == key(line)), None)

    def knows(self, line: str) -> bool:
        """Whether a line has a meaning of its own on the site's pages, whatever stands beside it."""
        folded = key(line)
        edges = self.head | self.foot | self.anywhere | self.more
        return folded in edges or bool(self.publication(line)) or self.heading(line) is not None


class _Chrome(TableModel):
    """Lines that are no part of the newsletter."""

    head: list[Words] = Field(default_factory=list, description="Above the text.")
    foot: list[Words] = Field(default_factory=list, description="Below the text.")
    anywhere: list[Words] = Field(default_factory=list, description="Wherever they stand.")
    more: list[Words] = Field(default_factory=list, description="What says that the page holds more.")


class _Heading(TableModel):
    """A heading of the newsletter footer."""

    kind: Literal["about", "subscribe", "legal", "contact"] = Field(description="The notice under it.")
    heading: Words = Field(description="The line.")


class _Cues(TableModel):
    """Words that tell the notices apart; spaces round them count."""

    subscribe: list[str] = Field(default_factory=list, description="What a notice on subscribing begins with.")
    contact: list[str] = Field(default_factory=list, description="What a notice on writing to you begins with.")
    legal: list[str] = Field(default_factory=list, description="What a legal notice holds.")


class _Site(TableModel):
    """A profile's file."""

    name: Name = Field(description="The profile's name.")
    language: Language | None = Field(None, description="BCP 47 tag of the pages.")
    publications: list[Words] = Field(default_factory=list, description="The newsletters; none: any page's profile.")
    links: list[Words] = Field(default_factory=list, description="Words that were a link.")
    chrome: _Chrome = Field(default_factory=_Chrome, description="Lines that are no part of the newsletter.")
    notices: list[_Heading] = Field(default_factory=list, description="Headings of the newsletter footer.")
    cues: _Cues = Field(default_factory=_Cues, description="Words that tell the notices apart.")


_SCHEMA = Schema(_Site, fallbacks={"name": "unnamed"})


def read_profile(text: str, path: str) -> Outcome[SiteProfile]:
    """A profile from its file; faults are ``toml-syntax``, ``setting-unknown`` and their like, each with its place."""
    return read_toml(text, path).then(lambda tree: validate(_SCHEMA, tree)).then(lambda site: Outcome(_profile(site)))


def _profile(site: _Site) -> SiteProfile:
    return SiteProfile(
        name=site.name,
        language=site.language or "",
        publications=tuple(site.publications),
        head=frozenset(map(key, site.chrome.head)),
        foot=frozenset(map(key, site.chrome.foot)),
        anywhere=frozenset(map(key, site.chrome.anywhere)),
        more=frozenset(map(key, site.chrome.more)),
        headings=tuple(NoticeHeading(key(entry.heading), NoticeKind(entry.kind)) for entry in site.notices),
        subscribe=tuple(cue.casefold() for cue in site.cues.subscribe),
        contact=tuple(cue.casefold() for cue in site.cues.contact),
        legal=tuple(cue.casefold() for cue in site.cues.legal),
        links=tuple(cue.casefold() for cue in site.links),
    )


def choose(profiles: Sequence[SiteProfile], lines: Sequence[PageLine]) -> SiteProfile:
    """What is known of a page: the profile of its site, if one fits, and those that hold for every page.

    A site's profile fits when the page names one of its publications near the top, or shows two of its lines of
    chrome. The first of those that fit best wins; the result has its name, else that of the first general one.
    """
    fitting = [(score, profile) for profile in profiles if profile.publications and (score := _score(profile, lines))]
    site = max(fitting, key=lambda pair: pair[0])[1] if fitting else None
    general = [profile for profile in profiles if not profile.publications]
    return _joined([*([site] if site else []), *general] or [SiteProfile("none")])


def _score(profile: SiteProfile, lines: Sequence[PageLine]) -> int:
    named = any(profile.publication(line.text) for line in lines[:HEAD])
    chrome = {key(line.text) for line in lines} & (profile.head | profile.foot | profile.more | profile.anywhere)
    return (len(chrome) + (100 if named else 0)) if named or len(chrome) >= _ENOUGH else 0


def _joined(profiles: Sequence[SiteProfile]) -> SiteProfile:
    first = profiles[0]

    def lines(field: str) -> frozenset[str]:
        return frozenset[str]().union(*(getattr(profile, field) for profile in profiles))

    def words(field: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(_each(getattr(profile, field) for profile in profiles)))

    return SiteProfile(
        name=first.name,
        language=next((profile.language for profile in profiles if profile.language), ""),
        publications=first.publications,
        head=lines("head"),
        foot=lines("foot"),
        anywhere=lines("anywhere"),
        more=lines("more"),
        headings=tuple(heading for profile in profiles for heading in profile.headings),
        subscribe=words("subscribe"),
        contact=words("contact"),
        legal=words("legal"),
        links=words("links"),
    )


def _each(groups: Iterable[tuple[str, ...]]) -> Iterable[str]:
    return (word for group in groups for word in group)
