"""Everything that is drawn is printed."""

from collections.abc import Iterator

from publish.diagnostics import Diagnostic, Severity, check
from publish.preflight.inspection import Inspection
from publish.preflight.print_job import PrintJob


@check(
    "layers-present",
    Severity.WARNING,
    why="Layers can be hidden, and presses differ in which of them they print.",
    hint="Flatten the layers.",
)
def layers_present(inspection: Inspection, job: PrintJob) -> Iterator[Diagnostic]:
    """Layers can be hidden, and not every press looks; older standards than PDF 1.5 do not know them."""
    if inspection.layers:
        severity = Severity.ERROR if job.is_exchange_1a else None
        names = ", ".join(f"“{name}”" for name in inspection.layers[:3])
        yield layers_present.finding(f"the file has layers: {names}", severity=severity)
