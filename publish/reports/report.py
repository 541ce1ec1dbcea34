"""A report: the findings of a run, those that were let through, and the books that it made."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from publish.diagnostics import Diagnostic, Severity

if TYPE_CHECKING:
    from publish.config.waivers import Waived


@dataclass(frozen=True, slots=True)
class Book:
    """A finished book, as reports name it."""

    edition: str
    """The edition's name."""
    format: str
    """``epub``, ``pdf``, or ``cover`` for a cover in one piece."""
    path: str
    """Its file, as the shell can be told it."""
    pages: int | None
    """How many pages it has; ``None`` for a book without pages."""
    bytes: int
    """How large the file is."""
    dimensions: Mapping[str, object] | None = None
    """All measures of a cover, for programs; ``None`` for a book."""
    measures: tuple[str, ...] = ()
    """The same for people, as lines; of an e-book what it says of its accessibility."""
    accessibility: Mapping[str, object] | None = None
    """What an e-book says of its accessibility, with its evidence; ``None`` for others."""


@dataclass(frozen=True, slots=True)
class Absent:
    """A validator that could not judge."""

    name: str
    """What it is called."""
    reason: str
    """Why it cannot be used."""
    hint: str
    """What would bring it."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many findings there are of each severity."""

    errors: int
    """Those that stop a book."""
    warnings: int
    """Those that should be looked at."""
    notes: int
    """Those that only tell."""


@dataclass(frozen=True, slots=True)
class Report:
    """What one command has to say."""

    command: str
    """The command, as it is typed after ``publish``."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """The findings that stand."""
    waived: "tuple[Waived, ...]" = ()
    """The findings that were let through; never hidden."""
    books: tuple[Book, ...] = ()
    """The books that were made."""
    files: tuple[str, ...] = ()
    """Other files that were written."""
    judges: tuple[str, ...] = ()
    """The validators that judged finished books."""
    absent: tuple[Absent, ...] = ()
    """Those that could not."""
    editions: tuple[str, ...] = ()
    """The editions that were asked for."""

    def with_files(self, files: Iterable[str]) -> "Report":
        """The same with other files that were written."""
        return replace(self, files=tuple(files))

    @property
    def counts(self) -> Counts:
        """How many findings stand."""
        found = [diagnostic.severity for diagnostic in self.diagnostics]
        return Counts(found.count(Severity.ERROR), found.count(Severity.WARNING), found.count(Severity.NOTE))

    @property
    def ok(self) -> bool:
        """Whether no error stands."""
        return not self.counts.errors


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The findings by path, line and column, each once; those without a place stand last.

    Several editions share settings and notices, and say the same of them: that is said once.
    """
    unique = dict.fromkeys(diagnostics)
    return tuple(sorted(unique, key=lambda d: (not d.at.path, d.at.path, d.at.line, d.at.column)))
