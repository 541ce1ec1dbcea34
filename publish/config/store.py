"""A store: what it takes, and what it takes but shows badly. All of it is data, in ``styles/stores/*.toml``."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from fnmatch import fnmatchcase
from typing import Annotated, Literal, TypeAlias

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints

from publish.config.schema import SETTING_INVALID, Schema, fault
from publish.config.sizes import size
from publish.config.table import BESIDE, Listed, SettingsTable, WrittenAs
from publish.config.validate import settings_in
from publish.config.values import Maybe, Words
from publish.diagnostics import Outcome

GENERIC = "generic"
"""The store of a book that is made for no store: what all of them take."""

PackageEntry: TypeAlias = Literal[
    "identifier",
    "isbn",
    "title",
    "language",
    "creator",
    "publisher",
    "date",
    "description",
    "subject",
    "rights",
    "modified",
    "accessibility",
]
"""What a store may ask of the package: elements of Dublin Core, an ISBN among the identifiers, the moment of
modification, and the properties that EPUB Accessibility 1.1 §2 asks for."""


def _bytes(value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str):
        raise fault(SETTING_INVALID, "a size of a file is a text", hint="Write 300kB, 50MB or 2GB.")
    try:
        return size(value)
    except ValueError as error:
        message, hint = error.args
        raise fault(SETTING_INVALID, message, hint=hint) from None


def _expression(value: str) -> str:
    try:
        re.compile(value)
    except re.error as error:
        raise fault(SETTING_INVALID, f"“{value}” is not a regular expression: {error}") from None
    return value


def _range(values: tuple[float, ...]) -> tuple[float, ...]:
    if len(values) != 2 or values[0] > values[1]:
        raise fault(SETTING_INVALID, "a range has a least and a greatest value", hint="Write ratio = [1.3, 1.8].")
    return values


Bytes = Annotated[int, BeforeValidator(_bytes, json_schema_input_type=str)]
"""A size of a file with its unit; becomes bytes."""
Pixels = Annotated[int, Field(ge=0, le=100_000_000)]
"""A number of pixels; 0: none."""
Ratio = Annotated[float, Field(gt=0, le=10)]
"""A height by a width."""


@dataclass(frozen=True, slots=True)
class PictureLimits(SettingsTable):
    """Limits of pictures; 0 or nothing: none."""

    pixels: Pixels = 0
    """The most pixels of one picture."""
    side: Pixels = 0
    """The most pixels of its longer side."""
    size: Bytes = 0
    """The largest file."""
    formats: Listed[Literal["jpeg", "png", "gif", "svg", "webp"]] = ()
    """The formats that are taken."""
    spaces: Listed[Literal["rgb", "grey", "cmyk"]] = ()
    """The spaces of colour that are taken."""


@dataclass(frozen=True, slots=True)
class CoverLimits(SettingsTable):
    """Limits of the cover, besides those of pictures; 0 or nothing: none."""

    pixels: Pixels = 0
    """The most pixels of it; the limit for pictures does not count here."""
    short_side: Pixels = 0
    """The fewest pixels of its shorter side."""
    long_side: Pixels = 0
    """The fewest pixels of its longer side."""
    most_side: Pixels = 0
    """The most pixels of its longer side."""
    size: Bytes = 0
    """The largest file."""
    ratio: Annotated[tuple[float, float] | None, WrittenAs(Annotated[Listed[Ratio], AfterValidator(_range)])] = None
    """The least and the greatest height by width."""


Ending: TypeAlias = Literal[".epub", ".kepub.epub"]
"""What the file of a store's book ends in."""


@dataclass(frozen=True, slots=True)
class StoreLimits(SettingsTable):
    """What a book may be."""

    file: Bytes = 0
    """The largest book."""
    document: Bytes = 0
    """The largest document in it."""
    metadata: Listed[PackageEntry] = ()
    """What the package says."""
    pictures: PictureLimits = PictureLimits()
    """Of its pictures."""
    cover: CoverLimits = CoverLimits()
    """Of its cover."""


class RuleLevel(StrEnum):
    """How much a rule binds."""

    MUST = "must"
    """The store refuses a book that breaks it."""
    SHOULD = "should"
    """The store takes the book, and shows it badly."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CssRule(SettingsTable):
    """A declaration that the store does not want."""

    property: Annotated[str, StringConstraints(pattern=r"^[-*a-z]+$")]
    """The property, or a pattern with *."""
    value: Annotated[Maybe, AfterValidator(_expression)] = ""
    """A regular expression that the value is searched for; by default any value."""
    level: Annotated[RuleLevel, WrittenAs(Annotated[Literal["must", "should"], AfterValidator(RuleLevel)])] = (
        RuleLevel.MUST
    )
    """must: the book is refused; should: it looks bad."""
    reason: Words
    """Why, as the end of a sentence."""
    unless: Annotated[str, StringConstraints(pattern=r"^[-*a-z]*$")] = ""
    """A property, or a pattern with *, that mends it where the same selector declares it; empty: none does."""

    def refuses(self, property: str, value: str, beside: Iterable[str]) -> bool:
        """Whether a declaration is one of these; ``beside`` are all properties that its selector declares."""
        if not fnmatchcase(property, self.property) or not re.search(self.value, value.lower()):
            return False
        return not (self.unless and any(fnmatchcase(other, self.unless) for other in beside))


class StoreMarks(StrEnum):
    """Marks of its own that a store's readers look for in the text."""

    NONE = ""
    KOBO = "kobo"
    """A ``span`` round every sentence, by which places in the book are kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Store(SettingsTable):
    """A file in styles/stores/."""

    name: str = field(default="", metadata=BESIDE)
    """The name of its file."""
    title: Words
    """What people call it."""
    description: Maybe = ""
    """What it is for, in a sentence."""
    ending: Ending = ".epub"
    """The ending of its books' names."""
    marks: Annotated[StoreMarks, WrittenAs(Annotated[Literal["kobo"], AfterValidator(StoreMarks)])] = StoreMarks.NONE
    """Marks of its own that its readers look for in the text."""
    fit: bool = False
    """Whether pictures are scaled until the book is as small as it must be."""
    must: StoreLimits = StoreLimits()
    """A book beyond these is refused."""
    should: StoreLimits = StoreLimits()
    """A book beyond these is taken, and serves badly."""
    css: Listed[CssRule] = ()
    """Declarations that it does not want."""

    def limits(self, level: RuleLevel) -> StoreLimits:
        """The limits of a level."""
        return self.must if level is RuleLevel.MUST else self.should

    def book(self, edition: str) -> str:
        """What the file of an edition's book for this store is called."""
        return f"{edition}{self.ending}" if self.name == GENERIC else f"{edition}.{self.name}{self.ending}"


STORE = Schema(Store, fallbacks={"title": "Unnamed"}, synonyms={"name": "title", "suffix": "ending"})


def read_store(text: str, path: str, *, name: str) -> Outcome[Store]:
    """A store's file; with errors, a store as good as could be made, which must not be used for a book."""
    return settings_in(STORE, text, path, then=lambda store: Outcome(replace(store, name=name)))
