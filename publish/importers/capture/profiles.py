"""What is known of sites: the lines round the text, the publications, the words of the newsletter footer. All data.

A profile is a TOML file. One that names publications holds for the pages of a site; one that names none holds for
every page. Lines are compared without difference of case, quotes and spaces, and as wholes.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass
from functools import reduce
from typing import Annotated

from pydantic import AfterValidator

from publish.config.notice import Kind
from publish.config.schema import Schema
from publish.config.table import Listed, SettingsTable, WrittenAs
from publish.config.toml import read_toml
from publish.config.validate import validate
from publish.config.values import Language, Name, Words
from publish.diagnostics import Outcome
from publish.importers.capture.lines import PageLine
from publish.importers.capture.shapes import key
from publish.importers.capture.words import NONE, WordLists
from publish.model.edition import NoticeKind

HEAD = 20
"""How many lines at the top of a page are looked through for its chrome and the publication's name."""

_ENOUGH = 2
"""How many different lines of a site's chrome tell its pages without the name of a publication."""


Line = Annotated[Words, AfterValidator(key)]
"""A line, folded for comparison."""
Cue = Annotated[str, AfterValidator(str.casefold)]
"""A part of a line, folded for comparison; spaces round it count."""
Lines = Annotated[frozenset[str], WrittenAs(Annotated[Listed[Line], AfterValidator(frozenset)])]
"""Lines, in any order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeHeading(SettingsTable):
    """A heading of the newsletter footer."""

    kind: Kind
    """The notice under it."""
    heading: Line
    """The line."""


@dataclass(frozen=True, slots=True)
class Chrome(SettingsTable):
    """Lines that are no part of the newsletter."""

    head: Lines = frozenset()
    """Above the text."""
    foot: Lines = frozenset()
    """Below the text."""
    anywhere: Lines = frozenset()
    """Wherever they stand."""
    more: Lines = frozenset()
    """What says that the page holds more than was saved."""

    @property
    def all(self) -> frozenset[str]:
        """All of them."""
        return self.head | self.foot | self.anywhere | self.more


@dataclass(frozen=True, slots=True)
class Cues(SettingsTable):
    """Words that tell the notices apart; spaces round them count."""

    subscribe: Listed[Cue] = ()
    """What a notice on subscribing begins with."""
    contact: Listed[Cue] = ()
    """What a notice on writing to the newsletter begins with."""
    chrome: Listed[Cue] = ()
    """What a line of chrome below the text begins with."""
    legal: Listed[Cue] = ()
    """What a legal notice holds."""


@dataclass(frozen=True, slots=True)
class SiteProfile(SettingsTable):
    """What is known of the pages of a site, or of every page."""

    name: Name
    """The profile's name, for the report."""
    language: Language = ""
    """BCP 47 tag of the pages; with no publications: of the pages that it holds for, empty for all of them."""
    publications: Listed[Words] = ()
    """The newsletters of the site, as their pages print them; none: the profile holds for every page."""
    links: Listed[Cue] = ()
    """Words that were a link, and lead nowhere in a text."""
    chrome: Chrome = Chrome()
    """Lines that are no part of the newsletter."""
    notices: Listed[NoticeHeading] = ()
    """Headings of the newsletter footer."""
    cues: Cues = Cues()
    """Words that tell the notices apart."""
    words: WordLists = NONE
    """The words that lines are known by."""

    def publication(self, line: str) -> str:
        """The newsletter that a line names, as its profile spells it, or an empty string."""
        return next((name for name in self.publications if key(name) == key(line)), "")

    def edge(self, line: str) -> bool:
        """Whether a line is known from above or below the text of the site's pages."""
        return all(part in self.chrome.head | self.chrome.foot for part in _parts(line))

    def closes(self, line: str) -> bool:
        """Whether a line is known from below the text of the site's pages."""
        return self.edge(line) and any(part in self.chrome.foot for part in _parts(line))

    def heading(self, line: str) -> NoticeKind | None:
        """The notice that a line heads, or ``None``."""
        return next((known.kind for known in self.notices if known.heading == key(line)), None)

    def knows(self, line: str) -> bool:
        """Whether a line has a meaning of its own on the site's pages, whatever stands beside it."""
        chrome = all(part in self.chrome.all for part in _parts(line))
        return chrome or bool(self.publication(line)) or self.heading(line) is not None


def _parts(line: str) -> list[str]:
    """A line, or what stands between its bars and dots: menus stand on one line."""
    return [key(part) for part in _BETWEEN.split(line) if part.strip()] or [key(line)]


_BETWEEN = re.compile(r"\s[|·•/‧∙]\s")
_SCHEMA = Schema(SiteProfile, fallbacks={"name": "unnamed"})


def read_profile(text: str, path: str) -> Outcome[SiteProfile]:
    """A profile from its file; faults are ``toml-syntax``, ``setting-unknown`` and their like, each with its place."""
    return read_toml(text, path).then(lambda tree: validate(_SCHEMA, tree))


def choose(profiles: Sequence[SiteProfile], lines: Sequence[PageLine], language: str = "") -> SiteProfile:
    """What is known of a page: the profile of its site, if one fits, and those that hold for every page.

    A site's profile fits when the page names one of its publications near the top, or shows two of its lines of
    chrome. The first of those that fit best wins; the result has its name, else that of the first general one. Of the
    general ones those count that name no language, or that of the page.
    """
    fitting = [(score, profile) for profile in profiles if profile.publications and (score := _score(profile, lines))]
    site = max(fitting, key=lambda pair: pair[0])[1] if fitting else None
    base = language.partition("-")[0]
    general = [profile for profile in profiles if not profile.publications and profile.language in ("", base)]
    return _joined([*([site] if site else []), *general] or [SiteProfile("none")])


def _score(profile: SiteProfile, lines: Sequence[PageLine]) -> int:
    named = any(profile.publication(line.text) for line in lines[:HEAD])
    chrome = {key(line.text) for line in lines} & profile.chrome.all
    return (len(chrome) + (100 if named else 0)) if named or len(chrome) >= _ENOUGH else 0


def _joined(profiles: Sequence[SiteProfile]) -> SiteProfile:
    first = profiles[0]
    return SiteProfile(
        first.name,
        first.language if first.publications else "",
        first.publications,
        _each(profile.links for profile in profiles),
        Chrome(
            *(frozenset[str]().union(*lines) for lines in zip(*(astuple(one.chrome) for one in profiles), strict=True))
        ),
        tuple(heading for profile in profiles for heading in profile.notices),
        Cues(*(_each(same) for same in zip(*(astuple(one.cues) for one in profiles), strict=True))),
        reduce(WordLists.joined, (profile.words for profile in profiles)),
    )


def _each(groups: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for group in groups for word in group))
