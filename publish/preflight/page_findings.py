"""How a rule says where: the page, and millimetres from the top left of the trimmed page.

A fault that a page has many times is said once, at its first place, with its number.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from publish.diagnostics import Diagnostic, Rule, Severity
from publish.preflight.areas import Area
from publish.preflight.colours import PaintColour
from publish.preflight.frames import MILLIMETRE, frame
from publish.preflight.inspection import InspectedPage
from publish.preflight.observations import UNMAPPED, Gradient, Overprint, Shape, TextRun
from publish.preflight.print_job import PrintJob

BUILT = "Build the edition for this printer: publish build --printer NAME."
"""A hint: our own books come out right."""
OURS = "In a book of ours report it: it is a fault of this program."
"""A hint: no content can bring this about."""

_QUOTED, _LISTED = 24, 8


def on(page: InspectedPage) -> str:
    """``page 7``, or ``page 7 (iv)`` where viewers call it otherwise."""
    return f"page {page.number}" + (f" ({page.label})" if page.label not in ("", str(page.number)) else "")


def alike(rule: Rule, faults: Iterable[tuple[InspectedPage, str]], *, hint: str = "") -> Iterator[Diagnostic]:
    """A finding for each different sentence about whole pages, with all pages that it is true of."""
    pages: dict[str, list[InspectedPage]] = {}
    for page, sentence in faults:
        pages.setdefault(sentence, []).append(page)
    for sentence, found in pages.items():
        yield rule.finding(f"{_all(found)}: {sentence}", hint=hint)


def at(page: InspectedPage, area: Area, job: PrintJob) -> str:
    """``page 7 at 12.5 × 40 mm``: how far the top left of an area is from that of the trimmed page."""
    trim = frame(page, job.printer).trim
    across, down = (area.left - trim.left) / MILLIMETRE, (trim.top - area.top) / MILLIMETRE
    return f"{on(page)} at {_short(across)} × {_short(down)} mm"


def quoted(run: TextRun) -> str:
    """``text “The harbour of Kiel …”``."""
    words = " ".join(run.text.replace(UNMAPPED, "\ufffd").split())
    return f"text “{words if len(words) <= _QUOTED else words[:_QUOTED].rstrip() + ' …'}”"


def paints(run: TextRun) -> Iterator[tuple[str, PaintColour, Overprint | None]]:
    """What text is painted in, and how that is laid over: its letters, and a line along them that is otherwise.

    The line is told by the words before what it belongs to.
    """
    if run.colour is not None:
        yield "", run.colour, run.overprint
    if (line := run.outline) is not None and (line.colour, line.overprint) != (run.colour, run.overprint):
        yield "the outline of ", line.colour, line.overprint


def once(
    rule: Rule,
    page: InspectedPage,
    job: PrintJob,
    faults: Iterable[tuple[str, Area, str]],
    *,
    severity: Severity | None = None,
) -> Iterator[Diagnostic]:
    """A finding for each different fault of a page.

    A fault is what makes it different, where it stands, and the sentence about it, of which the first counts.
    """
    first: dict[str, tuple[Area, str]] = {}
    count: dict[str, int] = {}
    for kind, area, sentence in faults:
        first.setdefault(kind, (area, sentence))
        count[kind] = count.get(kind, 0) + 1
    for kind, (area, sentence) in first.items():
        more = f", and {count[kind] - 1} more on this page" if count[kind] > 1 else ""
        block, words = _element_behind(page, area)
        found = rule.finding(f"{at(page, area, job)}: {sentence}{more}", severity=severity, block=block)
        yield replace(found, words=words)


def _element_behind(page: InspectedPage, area: Area) -> tuple[str, str]:
    """Behind which place an area lies, and its words; neither for what is no part of the text.

    A picture that is none is decoration: it stands in the text all the same.
    """
    drawn: tuple[TextRun | Shape | Gradient, ...] = (*page.runs, *page.shapes, *page.gradients)
    if any(thing.artifact and thing.area is area for thing in drawn):
        return "", ""
    return page.target(area.top), next((run.text for run in page.runs if run.area is area), "")


def _all(pages: Sequence[InspectedPage]) -> str:
    """``page 7``, ``pages 1 to 34``, ``pages 1, 3, 5 and 14 more``."""
    numbers = [page.number for page in pages]
    if len(numbers) == 1:
        return on(pages[0])
    if len(numbers) > 2 and numbers[-1] - numbers[0] == len(numbers) - 1:
        return f"pages {numbers[0]} to {numbers[-1]}"
    shown = numbers[:_LISTED]
    more = f" and {len(numbers) - len(shown)} more" if len(numbers) > len(shown) else ""
    return f"pages {', '.join(map(str, shown))}{more}"


def _short(value: float) -> str:
    return f"{round(value, 1) + 0.0:.1f}".removesuffix(".0")
