"""Preflight of finished files: a PDF, ours or somebody else's, held to what a printer asks."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from publish.checks.pdf.inspect import inspect
from publish.checks.pdf.preflight import preflight
from publish.config.printer import Printer
from publish.config.theme import Theme
from publish.diagnostics import NOWHERE, Diagnostic, Outcome, Span
from publish.errors import UsageError
from publish.pipeline.files import Folder
from publish.pipeline.load import load_edition
from publish.pipeline.looks import PRINTERS, ProjectStyles, printer_named
from publish.pipeline.project import Project
from publish.resources import Shelf


@dataclass(frozen=True, slots=True)
class Order:
    """What a file is held to."""

    printer: Printer
    """The printer, with the trim of the edition where one was named."""
    families: frozenset[str] = frozenset()
    """The families of the edition's theme; empty where none was named: then any font will do."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A file that was looked at."""

    pages: int
    """How many pages it has; 0 when it could not be read."""
    size: int
    """Its bytes."""


def ordered(root: Path | None, printer: str) -> Outcome[Order]:
    """An order at a printer of the project in a folder, or without one at a shipped printer.

    :class:`publish.errors.UsageError` for a printer that there is not.
    """
    shelf = Shelf(ProjectStyles(Folder(root))) if root else Shelf()
    found = printer_named(shelf, printer, NOWHERE)
    if not shelf.has(f"{PRINTERS}/{printer}.toml"):
        raise UsageError(found.diagnostics[0].message, hint=found.diagnostics[0].hint)
    return Outcome(Order(found.value), found.diagnostics)


def ordered_edition(project: Project, edition: str, printer: str = "") -> Outcome[Order]:
    """An order of an edition: its own printer with its own trim, or another one by name; and its theme's fonts."""
    loaded = load_edition(project, edition).value
    families = frozenset(family.name for family in loaded.theme.families)
    if printer in ("", loaded.printer.name):
        return Outcome(Order(loaded.printer, families))
    found = ordered(project.root, printer)
    return Outcome(replace(found.value, families=families), found.diagnostics)


def preflight_file(path: Path, order: Order, shown: str) -> Outcome[Seen]:
    """Hold a file to an order; ``shown`` is the path that findings name.

    :class:`publish.errors.UsageError` for a path where no file is.
    """
    if not path.is_file():
        what = "is no file" if path.exists() else "is not there"
        raise UsageError(f"{shown} {what}", hint="Name a PDF, such as build/2026-11.pdf.")
    with path.open("rb") as file:
        inspection = inspect(file)
    said = preflight(inspection, order.printer, families=order.families)
    at = Span(shown)
    return Outcome(Seen(len(inspection.pages), inspection.size), tuple(replace(found, at=at) for found in said))


def gate(book: BinaryIO, printer: Printer, theme: Theme, at: Span) -> tuple[Diagnostic, ...]:
    """What a printer would refuse in a book of ours that was just written, before it replaces the last one.

    ``at`` is the place that findings name: the edition's settings, so that a waiver can speak of them.
    """
    families = (family.name for family in theme.families)
    return tuple(replace(found, at=at) for found in preflight(inspect(book), printer, families=families))
