"""Rules are thick enough to print."""

from collections.abc import Iterator

from publish.checks.pdf.frames import frame
from publish.checks.pdf.inspection import Inspection
from publish.checks.pdf.observations import Shape
from publish.checks.pdf.saying import once
from publish.checks.pdf.ticket import Ticket
from publish.diagnostics import Diagnostic, Severity, check

_SLACK = 0.005
"""What units and rounding take away, in points."""


@check(
    "rule-thin",
    Severity.WARNING,
    why="A rule so thin breaks up in print; one of no width is a hair on a plate, and an error.",
    hint="Make it a quarter of a point or more.",
)
def rule_thin(inspection: Inspection, ticket: Ticket) -> Iterator[Diagnostic]:
    """Rules thinner than the printer's least; one of no width, as thin as can be, is an error at any printer."""
    for page in inspection.pages:
        printed = frame(page, ticket.printer).bleed
        rules = [shape for shape in page.shapes if _counts(shape) and not shape.area.meet(printed).is_empty]
        none = (("", r.area, "a rule has no width: it is as thin as the press can") for r in rules if not r.thickness)
        least = ticket.printer.rule_min
        thin = (
            (f"{rule.thickness:.2f}", rule.area, f"a rule is {rule.thickness:.2g} pt thin; {least:.2g} pt is the least")
            for rule in rules
            if 0 < rule.thickness < least - _SLACK
        )
        yield from once(rule_thin.rule, page, ticket, none, severity=Severity.ERROR)
        yield from once(rule_thin.rule, page, ticket, thin)


def _counts(shape: Shape) -> bool:
    return not shape.colour.is_white
