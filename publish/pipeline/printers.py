"""All printers that a project can name: its own and the shipped ones."""

from dataclasses import dataclass
from pathlib import Path

from publish.config.printer import Printer
from publish.diagnostics import NOWHERE, Diagnostic, Outcome
from publish.pipeline.files import Folder
from publish.pipeline.looks import PRINTERS, ProjectStyles, printer_named
from publish.resources import Shelf


@dataclass(frozen=True, slots=True)
class Offered:
    """A printer that can be named."""

    printer: Printer
    """What it asks for."""
    own: bool
    """Whether the project brings its file; else it is shipped."""


def offered(root: Path | None) -> Outcome[tuple[Offered, ...]]:
    """The printers of the project in a folder, or without one the shipped ones, sorted by name."""
    shelf = Shelf(ProjectStyles(Folder(root))) if root else Shelf()
    found: list[Offered] = []
    said: list[Diagnostic] = []
    for file in shelf.names(PRINTERS):
        if not file.endswith(".toml"):
            continue
        printer = printer_named(shelf, file.removesuffix(".toml"), NOWHERE)
        found.append(Offered(printer.value, shelf.is_own(f"{PRINTERS}/{file}")))
        said.extend(printer.diagnostics)
    return Outcome(tuple(found), tuple(said))
