"""All printers that a project can name: its own and the shipped ones."""

from pathlib import Path

from publish.config.printer import Printer
from publish.diagnostics import NOWHERE, Outcome
from publish.pipeline.available import Available, available
from publish.pipeline.styles import PRINTERS, printer_named


def offered_printers(root: Path | None) -> Outcome[dict[str, Available[Printer]]]:
    """The printers of the project in a folder, or without one the shipped ones, by name."""
    return available(root, PRINTERS, lambda resources, name: printer_named(resources, name, NOWHERE))
