"""Preflight of finished files: a PDF, ours or somebody else's, held to what a printer asks."""

from dataclasses import dataclass, replace
from pathlib import Path

from publish.config.geometry import Size
from publish.config.limits import WorkLimits
from publish.config.printer import Printer
from publish.config.schema import SETTING_INVALID, SETTING_MISSING, SETTING_UNKNOWN
from publish.config.suggest import did_you_mean
from publish.config.toml import TOML_SYNTAX
from publish.diagnostics import NOWHERE, Outcome, Span
from publish.errors import OverLimit, UsageError
from publish.pipeline.files import Folder
from publish.pipeline.load import load_edition
from publish.pipeline.project import Project
from publish.pipeline.styles import PRINTER_UNKNOWN, PRINTERS, THEME_UNKNOWN, ProjectStyles, printer_named
from publish.pipeline.worker import WORKER
from publish.preflight.cover_job import printer_for_cover
from publish.preflight.inspect import inspect
from publish.preflight.preflight import PDF_UNREADABLE, preflight
from publish.preflight.rules.trim_size import trim_size
from publish.resources import Resources

_SECONDS, _A_SECOND, _MEMORY = 30, 50_000, 1500
"""Seconds for any file, bytes that bring another one, and megabytes of memory."""

_LOOKS = frozenset(
    {
        PRINTER_UNKNOWN,
        THEME_UNKNOWN,
        trim_size.rule,
        SETTING_INVALID,
        SETTING_UNKNOWN,
        SETTING_MISSING,
        TOML_SYNTAX,
    }
)
"""Rules whose breach leaves it open what a file is to be held to."""


@dataclass(frozen=True, slots=True)
class PreflightOrder:
    """What a file is held to."""

    printer: Printer
    """The printer, with the trim of the edition where one was named."""
    families: frozenset[str] = frozenset()
    """The families of the edition's theme; empty where none was named: then any font will do."""
    paper: str = ""
    """The edition's paper, by the printer's name for it; empty: the usual one."""
    wrap: bool = False
    """Whether it is the cover in one piece that was ordered, and not the book."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A file that was looked at."""

    pages: int
    """How many pages it has; 0 when it could not be read."""
    size: int
    """Its bytes."""


def ordered(root: Path | None, printer: str) -> Outcome[PreflightOrder]:
    """An order at a printer of the project in a folder, or without one at a shipped printer.

    :class:`publish.errors.UsageError` for a printer that there is not.
    """
    resources = Resources(ProjectStyles(Folder(root))) if root else Resources()
    found = printer_named(resources, printer, NOWHERE)
    if not resources.has(f"{PRINTERS}/{printer}.toml"):
        raise UsageError(found.diagnostics[0].message, hint=found.diagnostics[0].hint)
    return Outcome(PreflightOrder(found.value), found.diagnostics)


def ordered_edition(project: Project, edition: str, printer: str = "") -> Outcome[PreflightOrder]:
    """An order of an edition: its own printer with its own trim, or another one by name; and its theme's fonts."""
    outcome = load_edition(project, edition)
    loaded = outcome.value
    families = frozenset(family.name for family in loaded.theme.families)
    faults = tuple(found for found in outcome.diagnostics if found.rule in _LOOKS)
    if printer in ("", loaded.printer.name):
        return Outcome(PreflightOrder(loaded.printer, families, paper=loaded.settings.paper), faults)
    found = ordered(project.root, printer)
    return Outcome(replace(found.value, families=families, paper=loaded.settings.paper), (*faults, *found.diagnostics))


def ordered_cover(order: PreflightOrder, pages: int, paper: str = "") -> PreflightOrder:
    """The cover in one piece of a book that was ordered: so many pages on a paper, the usual one for an empty name.

    :class:`publish.errors.UsageError` for a printer that wants no such cover, or does not have the paper.
    """
    paper = paper or order.paper
    printer, on = order.printer, order.printer.paper(paper)
    if printer.cover is None:
        raise UsageError(f"{printer.name} wants no cover in one piece", hint="Leave --cover out.")
    if on is None:
        named = f"has no paper “{paper}”" if paper else "names no paper"
        raise UsageError(f"{printer.name} {named}", hint=did_you_mean(paper, printer.papers))
    size = Size(2 * printer.trim.width + printer.cover.spine.width(pages, on), printer.trim.height)
    return replace(order, printer=printer_for_cover(printer, printer.cover, size), wrap=True)


def preflight_file(path: Path, order: PreflightOrder, shown: str) -> Outcome[Seen]:
    """Hold a file to an order; ``shown`` is the path that findings name.

    :class:`publish.errors.UsageError` for a path where no file is.
    """
    if not path.is_file():
        what = "is no file" if path.exists() else "is not there"
        raise UsageError(f"{shown} {what}", hint="Name a PDF, such as build/2026-11.pdf.")
    at = Span(shown)
    try:
        seen = WORKER.run(_judged, path, order, limits=for_file(path))
    except OverLimit as over:
        findings = PDF_UNREADABLE.finding(f"the file cannot be read: {over.message}", at)
        return Outcome(Seen(0, path.stat().st_size), (findings,))
    return Outcome(seen.value, tuple(replace(found, at=at, block="") for found in seen.diagnostics))


def for_file(path: Path) -> WorkLimits:
    """How much work reading a finished book may be: a picture book of a hundred megabytes takes minutes."""
    return for_size(path.stat().st_size)


def for_size(size: int) -> WorkLimits:
    """The same of a book of so many bytes."""
    return WorkLimits(_SECONDS + size / _A_SECOND, _MEMORY)


def _judged(path: Path, order: PreflightOrder) -> Outcome[Seen]:
    with path.open("rb") as file:
        inspection = inspect(file)
    findings = preflight(inspection, order.printer, families=order.families, wrap=order.wrap)
    return Outcome(Seen(len(inspection.pages), inspection.size), findings)
