"""Books take their date of modification from the content, never from the clock: the content needs one."""

from collections.abc import Iterator

from publish.checks.source.manuscript import Manuscript
from publish.diagnostics import Diagnostic, Severity, check


@check(
    "edition-undated",
    Severity.ERROR,
    why="The book's date of modification comes from the content; without any date it would have to be invented.",
    hint="Give the edition a date, or captured, or give one of its dispatches a date.",
    needed=True,
    follows=(
        "toml-syntax",
        "date-invalid",
        "dispatches-none",
        "matter-syntax",
        "matter-unclosed",
        "matter-fence",
    ),
)
def edition_undated(manuscript: Manuscript) -> Iterator[Diagnostic]:
    """An edition that has no date, holds no dispatch with one, and was not captured."""
    edition = manuscript.edition
    if edition.modified is None:
        yield edition_undated.finding("neither the edition nor any of its dispatches has a date", edition.span)
