"""How pictures are cropped by an edition, for a printer; and whether there is a printer of that name."""

from collections.abc import Iterable, Iterator

from publish.config.suggest import did_you_mean
from publish.diagnostics import Diagnostic, Rule, Severity
from publish.model.edition import Edition, Part
from publish.model.figures import Figure, crop_for
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


def narrowest(edition: Edition, printer: str) -> dict[str, float]:
    """The narrowest proportion that each picture is cropped to for a printer, width by height, by its source."""
    found: dict[str, float] = {}
    for dispatch in edition.dispatches:
        for _, block in blocks_of(dispatch):
            if isinstance(block, Figure) and block.picture and (crop := crop_for(block.crops, printer)):
                source, proportion = block.picture.source, crop.width / crop.height
                found[source] = min(found.get(source, proportion), proportion)
    return found
