"""A printing: what is known of a book, or of all books of a run, when it is compared with another."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from publish.model.results import EditionResult, FindingResult


class Kind(StrEnum):
    """Where a printing is read from, and with it how exactly its words are known."""

    CONTENT = "content"
    EPUB = "EPUB"
    PDF = "PDF"


@dataclass(frozen=True, slots=True)
class Printing:
    """What was printed."""

    name: str
    """How it was named."""
    kind: Kind
    """Where its words come from; those of a report are the content's."""
    editions: tuple[EditionResult, ...]
    """Its editions; one without a name for a book."""
    findings: tuple[FindingResult, ...] | None = None
    """What was found; ``None`` where nobody looked."""
    partial: bool = False
    """Whether there may be other editions: a run may make only those that a change touches, and a book is one."""
    worded: bool = True
    """Whether the passages of its dispatches are known."""
    files: Mapping[str, Path] = field(default_factory=dict)
    """The finished books that still stand, by their paths in the report."""
