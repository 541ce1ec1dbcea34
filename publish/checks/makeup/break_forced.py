"""Nothing should be longer than its line."""

from collections.abc import Iterator

from publish.checks.makeup.made_up_galley import MadeUpGalley
from publish.diagnostics import Diagnostic, Severity, check


@check(
    "break-forced",
    Severity.WARNING,
    why="What is longer than the line, and may not be broken, was broken anywhere: nobody can tell how it is written.",
    hint="Write it shorter, or put a space or a line break where it may be broken.",
)
def break_forced(galley: MadeUpGalley) -> Iterator[Diagnostic]:
    """Blocks in which a line had to end where no line may end."""
    for folio, page in galley.pages():
        for block in page.blocks:
            if any(line.forced for line in block.lines):
                what = "a line of code" if block.element == "pre" else "a word"
                yield break_forced.finding(
                    f"{what} on page {folio} is too long for the line, and was broken", block=block.place
                )
