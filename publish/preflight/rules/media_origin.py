"""The page begins at 0 0."""

from collections.abc import Iterator

from publish.diagnostics import Diagnostic, Severity, check
from publish.preflight.inspection import Inspection
from publish.preflight.page_findings import OURS, alike
from publish.preflight.print_job import PrintJob


@check(
    "media-origin",
    Severity.ERROR,
    why="Imposition programs place pages by the corner of the media box; some shift a page that does not begin at 0 0.",
    hint=f"Let the media box begin at 0 0 and move the page into it. {OURS}",
)
def media_origin(inspection: Inspection, job: PrintJob) -> Iterator[Diagnostic]:
    """The pages whose media box begins elsewhere: imposition programs place by its corner."""
    yield from alike(
        media_origin.rule,
        (
            (page, f"the media box begins at {page.media.left:g} {page.media.bottom:g}, not at 0 0")
            for page in inspection.pages
            if (page.media.left, page.media.bottom) != (0, 0)
        ),
    )
