"""Rules are thick enough to print."""

from collections.abc import Iterator

from publish.checks.pdf.frames import frame
from publish.checks.pdf.inspection import Inspection
from publish.checks.pdf.observations import Shape
from publish.checks.pdf.page_findings import once
from publish.checks.pdf.print_job import PrintJob
from publish.diagnostics import Diagnostic, Severity, check

_SLACK = 0.005
"""What units and rounding take away, in points."""


@check(
    "rule-thin",
    Severity.WARNING,
    why="A rule so thin breaks up in print; one of no width is a hair on a plate, and an error.",
    hint="Make it a quarter of a point or more.",
)
def rule_thin(inspection: Inspection, job: PrintJob) -> Iterator[Diagnostic]:
    """Rules thinner than the printer's least; one of no width, as thin as can be, is an error at any printer."""
    for page in inspection.pages:
        printed = frame(page, job.printer).bleed
        rules = [shape for shape in page.shapes if _counts(shape) and not shape.area.meet(printed).is_empty]
        none = (("", r.area, "a rule has no width: it is as thin as the press can") for r in rules if not r.thickness)
        least = job.printer.rule_min
        thin = (
            (f"{rule.thickness:.2f}", rule.area, f"a rule is {rule.thickness:.2g} pt thin; {least:.2g} pt is the least")
            for rule in rules
            if 0 < rule.thickness < least - _SLACK
        )
        yield from once(rule_thin.rule, page, job, none, severity=Severity.ERROR)
        yield from once(rule_thin.rule, page, job, thin)


def _counts(shape: Shape) -> bool:
    return not shape.colour.is_white
