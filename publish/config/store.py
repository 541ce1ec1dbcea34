"""A store: what it takes, and what it takes but shows badly. All of it is data, in ``styles/stores/*.toml``."""

from dataclasses import dataclass
from enum import StrEnum

from publish.config.store_file import STORE, CssTable, LimitsTable, PictureTable, StoreCoverTable, StoreFile
from publish.config.toml import read_toml
from publish.config.validate import checked
from publish.diagnostics import Outcome

GENERIC = "generic"
"""The store of a book that is made for no store: what all of them take."""


@dataclass(frozen=True, slots=True)
class PictureLimits:
    """Limits of pictures inside the book; 0 or nothing: none."""

    pixels: int = 0
    """The most pixels of one picture."""
    side: int = 0
    """The most pixels of its longer side."""
    size: int = 0
    """The most bytes of its file."""
    formats: tuple[str, ...] = ()
    """The formats that are taken, as ``jpeg``, ``png``."""
    spaces: tuple[str, ...] = ()
    """The spaces of colour that are taken, as ``rgb``, ``grey``."""


@dataclass(frozen=True, slots=True)
class CoverLimits:
    """Limits of the cover; 0 or nothing: none. Those of pictures hold for it too, but for their number of pixels."""

    pixels: int = 0
    """The most pixels of it."""
    short_side: int = 0
    """The fewest pixels of its shorter side."""
    long_side: int = 0
    """The fewest pixels of its longer side."""
    most_side: int = 0
    """The most pixels of its longer side."""
    size: int = 0
    """The most bytes of its file."""
    ratio: tuple[float, float] | None = None
    """The least and the greatest height by width."""


@dataclass(frozen=True, slots=True)
class StoreLimits:
    """What a book may be."""

    file: int = 0
    """The most bytes of the book; 0: any."""
    document: int = 0
    """The most bytes of one of its documents; 0: any."""
    pictures: PictureLimits = PictureLimits()
    """Of its pictures."""
    cover: CoverLimits = CoverLimits()
    """Of its cover."""
    metadata: tuple[str, ...] = ()
    """What the package must say: ``isbn``, ``creator``, ``publisher``, …"""


class RuleLevel(StrEnum):
    """How much a rule binds."""

    MUST = "must"
    """The store refuses a book that breaks it."""
    SHOULD = "should"
    """The store takes the book, and shows it badly."""


@dataclass(frozen=True, slots=True)
class CssRule:
    """A declaration that a store does not want."""

    property: str
    """The property, or a pattern with ``*``: ``margin*``."""
    value: str
    """A regular expression that the value is searched for; empty: any value."""
    level: RuleLevel
    """How much it binds."""
    reason: str
    """Why, as the end of a sentence."""


class StoreMarks(StrEnum):
    """Marks of its own that a store's readers look for in the text."""

    NONE = ""
    KOBO = "kobo"
    """A ``span`` round every sentence, by which places in the book are kept."""


@dataclass(frozen=True, slots=True)
class Store:
    """Where an e-book is sold, or how it is sent."""

    name: str
    """The name of its file."""
    title: str
    """What people call it."""
    description: str
    """What it is for, in a sentence."""
    ending: str
    """The ending of its books' names: ``.epub`` or ``.kepub.epub``."""
    marks: StoreMarks
    """Marks of its own."""
    fit: bool
    """Whether pictures are scaled down until the book is no larger than the store takes."""
    must: StoreLimits
    """A book beyond these is refused."""
    should: StoreLimits
    """A book beyond these is taken and serves badly."""
    css: tuple[CssRule, ...]
    """Declarations that it does not want."""

    def limits(self, level: RuleLevel) -> StoreLimits:
        """The limits of a level."""
        return self.must if level is RuleLevel.MUST else self.should

    def book(self, edition: str) -> str:
        """What the file of an edition's book for this store is called."""
        return f"{edition}{self.ending}" if self.name == GENERIC else f"{edition}.{self.name}{self.ending}"


def read_store(text: str, path: str, *, name: str) -> Outcome[Store]:
    """A store's file; with errors, a store as good as could be made, which must not be used for a book."""
    tree = read_toml(text, path)
    outcome = checked(STORE, tree.value)
    return Outcome(_in_use(outcome.value.file, name), outcome.diagnostics if tree.ok else tree.diagnostics)


def _in_use(file: StoreFile, name: str) -> Store:
    return Store(
        name=name,
        title=file.title,
        description=file.description,
        ending=file.ending,
        marks=StoreMarks(file.marks or ""),
        fit=file.fit,
        must=_limits(file.must),
        should=_limits(file.should),
        css=tuple(_rule(row) for row in file.css),
    )


def _limits(table: LimitsTable) -> StoreLimits:
    return StoreLimits(
        file=table.file,
        document=table.document,
        pictures=_pictures(table.pictures),
        cover=_cover(table.cover),
        metadata=tuple(table.metadata),
    )


def _pictures(table: PictureTable | None) -> PictureLimits:
    if table is None:
        return PictureLimits()
    return PictureLimits(table.pixels, table.side, table.size, tuple(table.formats), tuple(table.spaces))


def _cover(table: StoreCoverTable | None) -> CoverLimits:
    if table is None:
        return CoverLimits()
    ratio = (table.ratio[0], table.ratio[1]) if table.ratio else None
    return CoverLimits(table.pixels, table.short_side, table.long_side, table.most_side, table.size, ratio)


def _rule(row: CssTable) -> CssRule:
    return CssRule(row.property, row.value, RuleLevel(row.level), row.reason)
