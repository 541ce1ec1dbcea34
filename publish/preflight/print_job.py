"""A print job: what a finished PDF is held to."""

from dataclasses import dataclass

from publish.config.printer import Printer
from publish.preflight.colours import ALL, ColourSpace, PaintColour


@dataclass(frozen=True, slots=True)
class PrintJob:
    """What was ordered."""

    printer: Printer
    """The printer's file, with the trim of the edition where there is one."""
    families: frozenset[str] = frozenset()
    """The families of the theme, where the edition is ours; empty for a file of somebody else's."""
    wrap: bool = False
    """Whether it is a cover in one piece, and no book: it has no running text and no folios."""

    @property
    def inks(self) -> bool:
        """Whether everything is to be in inks, or in black alone."""
        return self.printer.colour in ("cmyk", "grey")

    @property
    def is_exchange(self) -> bool:
        """Whether the file is to be one of PDF/X."""
        return self.printer.is_exchange

    @property
    def is_exchange_1a(self) -> bool:
        """Whether the file is to be one of PDF/X-1a: inks alone, no profiles on objects, no transparency."""
        return self.printer.is_exchange_1a

    @property
    def is_archive(self) -> bool:
        """Whether the file is to be one of PDF/A."""
        return self.printer.standard.startswith("PDF/A")


def objection(space: ColourSpace, job: PrintJob, colour: PaintColour | None = None) -> str:
    """What a printer has against a colour space, or one colour in it; empty for nothing.

    Plates of their own are another matter: see ``colour-spot``.
    """
    if space.process == "pattern" or space.colourants == (ALL,):
        return ""  # the colour of registration is that of marks, on whatever plates there are
    if space.kind == "unknown":
        return "no press knows this kind"
    if job.is_exchange_1a and space.kind in ("ICCBased", "CalGray"):
        return "PDF/X-1a holds no colours with profiles of their own"
    if not job.inks:
        return "the printer keeps RGB, and converts inks unseen" if space.process in ("cmyk", "spot") else ""
    if space.process in ("rgb", "lab"):
        return "the printer takes inks alone"
    if job.printer.colour == "grey" and space.process == "cmyk":
        black = colour is not None and colour.values and (colour.is_black_alone or colour.is_white)
        return "" if black else "the book is printed in black alone"
    return ""
