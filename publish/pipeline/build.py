"""Building books: all editions that are asked for, in all formats, or none of them.

Books are written beside their places and delivered together at the end, so that a fault in one edition replaces no
book of another.
"""

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from publish.config.printer import Printer
from publish.config.waivers import Waived
from publish.diagnostics import Diagnostic, Outcome
from publish.model.pagination import Pagination
from publish.pipeline.editions import Bench
from publish.pipeline.load import Project
from publish.pipeline.places import placed
from publish.pipeline.prepare import USUAL, Prepared, Terms, judge, ready
from publish.pipeline.sinks import Delivery, delivery

BUILD = "build"
FORMATS = ("epub", "pdf")

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Made:
    """A book that was made."""

    edition: str
    """The edition."""
    format: str
    """``epub`` or ``pdf``."""
    path: Path
    """Where it is."""
    pages: int | None
    """How many pages it has; ``None`` for an EPUB."""
    size: int
    """In bytes."""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a run made."""

    made: tuple[Made, ...] = ()
    """The books, by edition and format; none when there was an error."""
    waived: tuple[Waived, ...] = ()
    """What waivers let through."""


def build(
    project: Project,
    names: Sequence[str],
    *,
    formats: Sequence[str] = FORMATS,
    printer: str = "",
    terms: Terms = USUAL,
    progress: Progress = lambda _: None,
) -> Outcome[BuildReport]:
    """Build editions into ``build/``; no name means every edition. With an error nothing is written.

    ``printer`` names another printer than the editions' own: its PDF is called ``EDITION.PRINTER.pdf``. Raises
    :class:`publish.errors.EnvironmentProblem` when the books cannot be written; the last good ones stay.
    """
    content = ready(project, names, terms)
    said, waived = list(content.diagnostics), list(content.value.waived)
    if not content.ok:
        return Outcome(BuildReport(waived=content.value.waived), content.diagnostics)
    with delivery(project.root / BUILD) as out, tempfile.TemporaryDirectory(prefix="publish-") as scratch:
        made: list[Made] = []
        for prepared in content.value.editions:
            bench = Bench(project, prepared, Path(scratch) / prepared.name)
            books = _books(bench, prepared, formats, printer, out, progress)
            judged = judge(project, prepared.edition, placed(books.diagnostics, prepared.edition), terms)
            said.extend(found for found in judged.diagnostics if found not in said)
            waived.extend(judged.value)
            made.extend(books.value)
        outcome = Outcome(BuildReport(tuple(made), tuple(waived)), tuple(said))
        if not outcome.ok:
            return Outcome(BuildReport(waived=tuple(waived)), tuple(said))
        out.deliver()
    return outcome


def _books(
    bench: Bench, prepared: Prepared, formats: Sequence[str], printer: str, out: Delivery, progress: Progress
) -> Outcome[list[Made]]:
    """The books of one edition. The print edition comes first: the e-book names its pages."""
    made: list[Made] = []
    said: list[Diagnostic] = []
    pages: Pagination | None = None
    if "pdf" in formats:
        progress(f"{prepared.name}: setting the print edition")
        named = bench.printer(printer)
        name = print_name(prepared, named.value)
        with out.sink(name) as sink:
            printed = bench.print_edition(named.value, sink)
            made.append(_made(prepared, "pdf", name, sink, printed.value.pages, bench))
        said.extend((*named.diagnostics, *printed.diagnostics))
        if named.value == prepared.loaded.page_printer:
            pages = bench.pagination(printed.value)
    if "epub" in formats:
        if prepared.loaded.settings.page_list and pages is None:
            progress(f"{prepared.name}: setting pages for the page list")
            pages = bench.page_list()
        progress(f"{prepared.name}: making the e-book")
        with out.sink(f"{prepared.name}.epub") as sink:
            said.extend(bench.e_book(sink, pages if prepared.loaded.settings.page_list else None).diagnostics)
            made.append(_made(prepared, "epub", f"{prepared.name}.epub", sink, None, bench))
    return Outcome(made, tuple(said))


def print_name(prepared: Prepared, printer: Printer) -> str:
    """What the PDF of an edition for a printer is called: the edition's own printer goes without saying."""
    own = printer.name == prepared.loaded.printer.name
    return f"{prepared.name}.pdf" if own else f"{prepared.name}.{printer.name}.pdf"


def _made(prepared: Prepared, format: str, name: str, sink: BinaryIO, pages: int | None, bench: Bench) -> Made:
    sink.seek(0, 2)
    return Made(prepared.name, format, bench.place(name), pages, sink.tell())
