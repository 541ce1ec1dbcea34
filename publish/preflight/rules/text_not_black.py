"""Running text is printed in full black, and in no other ink."""

from collections import Counter
from collections.abc import Iterator

from publish.diagnostics import Diagnostic, Severity, check
from publish.preflight.colours import PaintColour
from publish.preflight.inspection import Inspection
from publish.preflight.observations import TextRun
from publish.preflight.page_findings import at, paints, quoted
from publish.preflight.print_job import PrintJob
from publish.preflight.rules.black_rich import is_rich

_FULL = 0.995


@check(
    "text-not-black",
    Severity.ERROR,
    why="Running text that is not black in full is made of dots: every letter has a ragged edge.",
    hint="Give the theme's text colour the print value device-cmyk(0 0 0 1).",
)
def text_not_black(inspection: Inspection, job: PrintJob) -> Iterator[Diagnostic]:
    """The colour in which most of the text is set, when it is not black alone and in full."""
    if job.wrap:
        return
    amounts: Counter[tuple[PaintColour, ...]] = Counter()
    for page in inspection.pages:
        for run in page.runs:
            if run.colour is not None and not run.artifact:
                amounts[_colours(run)] += len(run.text)
    if not amounts:
        return
    usual = amounts.most_common(1)[0][0]
    if (grey := next((colour for colour in usual if _is_grey(colour, job)), None)) is None:
        return
    page, run = next((p, r) for p in inspection.pages for r in p.runs if _colours(r) == usual and not r.artifact)
    of = "" if grey == usual[0] else "the outline of "
    where = at(page, run.area, job)
    yield text_not_black.finding(f"{where}: {of}{quoted(run)}, as most of the text, is in {grey}, not in full black")


def _colours(run: TextRun) -> tuple[PaintColour, ...]:
    """The colours of letters, and of a line along them that has another; a white one only shows paper."""
    return tuple(dict.fromkeys(colour for of, colour, _ in paints(run) if not (of and colour.is_white)))


def _is_grey(colour: PaintColour, job: PrintJob) -> bool:
    """Whether a colour is not black in full, and no other rule tells that.

    A black of several inks, light where inks are asked for, and plates of their own have other findings.
    """
    if _is_full(colour) or is_rich(colour):
        return False
    return colour.inks is not None or (not job.inks and _is_light(colour))


def _is_full(colour: PaintColour) -> bool:
    """Whether a colour is black in full: in the one ink, or in numbers of light, of which there is none."""
    if (inks := colour.inks) is not None:
        return colour.is_black_alone and inks[3] >= _FULL
    return _is_light(colour) and max(map(abs, colour.values), default=1.0) <= 1 - _FULL


def _is_light(colour: PaintColour) -> bool:
    """Whether the numbers of a colour say how much light there is."""
    return colour.space.process in ("rgb", "lab")
