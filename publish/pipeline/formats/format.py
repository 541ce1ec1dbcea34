"""What a format of books is: a name, an ending, and the function that makes the books of an edition."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from publish.config.store import Store
from publish.diagnostics import Outcome
from publish.model.figures import Output
from publish.model.pagination import Pagination
from publish.pipeline.editions import EditionBuilder
from publish.pipeline.prepare import Prepared
from publish.pipeline.sinks import Delivery

if TYPE_CHECKING:
    from publish.pdf.cover.dimensions import Dimensions

Progress = Callable[[str], None]
"""Is told what is being done, for somebody who waits."""


@dataclass(frozen=True, slots=True)
class Accessibility:
    """What an e-book says of its accessibility."""

    entry: Mapping[str, object]
    """With its evidence, for programs."""
    line: str
    """In a line, for people."""


@dataclass(frozen=True, slots=True)
class Made:
    """A book that was made."""

    edition: str
    """The edition."""
    format: str
    """The format's name, ``cover`` for the cover in one piece, or ``links`` for the folder of short addresses."""
    path: Path
    """Where it is."""
    pages: int | None
    """How many pages it has; ``None`` for one without pages."""
    size: int
    """In bytes."""
    dimensions: "Dimensions | None" = None
    """The measures of a cover; ``None`` for a book."""
    accessibility: Accessibility | None = None
    """What an e-book says of its accessibility; ``None`` for others."""
    folios: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Of a print edition, the folios of the pages on which each dispatch stands, by its key."""
    turns: Mapping[str, tuple[tuple[int, str], ...]] = field(default_factory=dict)
    """Of a print edition, the pages of each block by its place (``KEY:PATH``), each with what is read before it."""


@dataclass
class EditionJob:
    """One edition, what is asked for, and where its books go: each format in turn makes its own."""

    prepared: Prepared
    """The edition, ready to be set."""
    builder: EditionBuilder
    """Hands its renderers what they need."""
    printer: str
    """Another printer than the edition's own; empty for that one."""
    stores: tuple[Store, ...]
    """The stores that get an e-book each."""
    out: Delivery
    """Takes the files, and delivers them when every book of the run is whole."""
    progress: Progress
    """Is told what is being done."""
    pages: Pagination | None = None
    """The pages that the e-book names, once they were set for print."""

    def made(self, format: str, name: str, sink: BinaryIO, pages: int | None = None) -> Made:
        """What is told of a book that was written into ``sink``, a file of the delivery called ``name``."""
        return Made(self.prepared.name, format, self.builder.place(name), pages, sink.seek(0, 2))


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of book."""

    name: str
    """Its name on the command line and in reports."""
    suffix: str
    """The ending of its files."""
    output: Output
    """What the permissions of pictures call it."""
    make: Callable[[EditionJob], Outcome[tuple[Made, ...]]]
    """Makes its books of an edition; with errors none of them is delivered."""
