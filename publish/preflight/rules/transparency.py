"""Nothing lets what lies below shine through, where the printer takes none."""

from collections.abc import Iterator

from publish.diagnostics import Diagnostic, Severity, check
from publish.preflight.inspection import Inspection
from publish.preflight.observations import Effect
from publish.preflight.page_findings import at, on
from publish.preflight.print_job import PrintJob


@check(
    "transparency",
    Severity.ERROR,
    why="The printer's system cannot let things shine through each other: they come out solid, boxed or not at all.",
    hint="Flatten transparency when the file is made: opacity 1, no blend modes, pictures on white.",
)
def transparency(inspection: Inspection, job: PrintJob) -> Iterator[Diagnostic]:
    """The effects of each page, each once; one that nothing is painted with is refused as well."""
    if job.printer.transparency:
        return
    for page in inspection.pages:
        for seen in page.effects:
            where = at(page, seen.area, job) if seen.area is not None else on(page)
            yield transparency.finding(f"{where}: {_description(seen.effect)}")


def _description(effect: Effect) -> str:
    if effect.kind == "group":
        return f"{effect.detail} is there" if effect.detail.startswith("a ") else "the page is a transparency group"
    return f"{effect.kind}: {effect.detail}"
