"""Which colours a printer takes."""

from publish.checks.pdf.colours import ALL, PaintColour, Space
from publish.checks.pdf.print_job import PrintJob


def objection(space: Space, job: PrintJob, colour: PaintColour | None = None) -> str:
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
