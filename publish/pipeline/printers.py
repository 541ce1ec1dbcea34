"""All printers that a project can name: its own and the shipped ones."""

from pathlib import Path

from publish.config.printer import Printer
from publish.diagnostics import NOWHERE, Outcome
from publish.pipeline.looks import PRINTERS, printer_named
from publish.pipeline.offers import Offered, offered


def offered_printers(root: Path | None) -> Outcome[dict[str, Offered[Printer]]]:
    """The printers of the project in a folder, or without one the shipped ones, by name."""
    return offered(root, PRINTERS, lambda shelf, name: printer_named(shelf, name, NOWHERE))
