"""How two printings of the same publication differ: dispatch by dispatch, book by book, page by page.

This is what ``publish diff`` prints as JSON, key by key; ``publish schema changes`` prints its schema. The version
changes when a reader of the old form would misread the new one; new keys do not change it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal


class _Told:
    """What the schema takes its words from."""

    __slots__ = ()
    __pydantic_config__: ClassVar[Mapping[str, object]] = {"use_attribute_docstrings": True}


@dataclass(frozen=True, slots=True)
class SentenceChange(_Told):
    """A sentence that differs."""

    before: str
    """What it was; empty for one that is new."""
    after: str
    """What it is; empty for one that is gone."""
    page_before: str
    """The page on which its passage began; empty where that is not known."""
    page_after: str
    """The page on which it begins."""


@dataclass(frozen=True, slots=True)
class PictureChange(_Told):
    """A picture that differs."""

    change: Literal["added", "dropped", "altered", "described"]
    """What became of it: altered is another picture in the same file, described the same one with other words."""
    source: str
    """Its file."""
    alt: str
    """What is said of it now; of one that was dropped, what was said."""


@dataclass(frozen=True, slots=True)
class DispatchChange(_Told):
    """A dispatch that differs."""

    change: Literal["added", "dropped", "changed", "moved"]
    """What became of it: one that was only moved begins on another page, or stands on other ones."""
    key: str
    """What it is called in links: EDITION/SLUG; empty in printings that do not know it."""
    headline: str
    """Its headline; of one that was dropped, what it was."""
    words_before: int | None
    """How many words it had; null for a new one."""
    words_after: int | None
    """How many it has; null for one that was dropped."""
    pages_before: tuple[str, ...]
    """The folios of its pages before."""
    pages_after: tuple[str, ...]
    """The folios of its pages now."""
    sentences: tuple[SentenceChange, ...]
    """Its sentences that differ, in the order of reading."""
    pictures: tuple[PictureChange, ...]
    """Its pictures that differ."""


@dataclass(frozen=True, slots=True)
class PageChange(_Told):
    """A page of a PDF that differs."""

    change: Literal["added", "dropped", "changed", "moved"]
    """What became of it: one that was only moved says the same in another place."""
    before: str
    """What a viewer called it; empty for a new one."""
    after: str
    """What a viewer calls it; empty for one that was dropped."""
    number_before: int
    """Its place in the file, from 1; 0 for a new one."""
    number_after: int
    """Its place in the file, from 1; 0 for one that was dropped."""


@dataclass(frozen=True, slots=True)
class MetadataChange(_Told):
    """Something that a file says of itself and that differs."""

    name: str
    """Its name: dc:title."""
    before: str
    """What it was; empty where nothing was said."""
    after: str
    """What it is; empty where nothing is said."""


@dataclass(frozen=True, slots=True)
class BookChange(_Told):
    """A book that differs."""

    change: Literal["added", "dropped", "changed"]
    """What became of it."""
    path: str
    """Its file."""
    pages_before: int | None
    """How many pages it had; null for one without, and for a new one."""
    pages_after: int | None
    """How many it has; null for one without, and for one that was dropped."""
    metadata: tuple[MetadataChange, ...]
    """What it says of itself otherwise."""
    pages: tuple[PageChange, ...]
    """Its pages that differ, in order."""


@dataclass(frozen=True, slots=True)
class EditionChange(_Told):
    """An edition that differs."""

    change: Literal["added", "dropped", "changed"]
    """What became of it."""
    name: str
    """The name of its folder; empty in printings that do not know it."""
    title: str
    """Its title."""
    words_before: int
    """How many words it had."""
    words_after: int
    """How many it has."""
    dispatches: tuple[DispatchChange, ...]
    """Its dispatches that differ, in the order of the book; those that were dropped stand last."""
    books: tuple[BookChange, ...]
    """Its books that differ."""


@dataclass(frozen=True, slots=True)
class FindingChange(_Told):
    """A finding that is new, or is no more."""

    change: Literal["new", "fixed"]
    """What became of it."""
    id: str
    """The name of the rule."""
    severity: Literal["error", "warning", "note"]
    """How bad it is."""
    message: str
    """What is wrong."""
    path: str
    """The file, relative to the project's folder."""
    line: int
    """The line, from 1; 0 where it is not known."""


@dataclass(frozen=True, slots=True)
class Changes(_Told):
    """How two printings differ."""

    before: str
    """The earlier one, as it was named."""
    after: str
    """The later one."""
    editions: tuple[EditionChange, ...]
    """The editions that differ."""
    findings: tuple[FindingChange, ...]
    """The findings that are new, then those that are no more."""
    uncompared: tuple[str, ...]
    """What could not be compared, and why."""
    format: Literal["dispatch-press changes"] = "dispatch-press changes"
    """What this document is."""
    version: Literal[1] = 1
    """The version of its form."""

    @property
    def none(self) -> bool:
        """Whether nothing differs."""
        return not self.editions and not self.findings
