"""Whether crops that are meant for one printer name a printer that there is."""

from collections.abc import Iterable, Iterator

from publish.config.suggest import did_you_mean
from publish.diagnostics import Diagnostic, Rule, Severity
from publish.model.edition import Part
from publish.model.figures import Figure
from publish.model.walk import blocks_of
from publish.pipeline.styles import PRINTERS, names_in
from publish.resources import Resources

CROP_UNUSED = Rule(
    "crop-unused",
    Severity.WARNING,
    "A crop is meant for a printer that there is not, so no book has it.",
    "Name a file in styles/printers/, or write crop= for all printers.",
)


def crops_unknown(resources: Resources, parts: Iterable[Part]) -> Iterator[Diagnostic]:
    """Every crop for a printer that has no file."""
    known = names_in(resources, PRINTERS)
    for part in parts:
        for dispatch in part.dispatches:
            for _, block in blocks_of(dispatch):
                for crop in block.crops if isinstance(block, Figure) else ():
                    if crop.printer and crop.printer not in known:
                        message = f"no printer is called “{crop.printer}”"
                        yield CROP_UNUSED.finding(message, block.span, hint=did_you_mean(crop.printer, known))
