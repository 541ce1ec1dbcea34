"""qpdf, which reads the whole syntax of a PDF."""

from dataclasses import dataclass
from pathlib import Path

from publish.diagnostics import REPORT_IT, Rule, Severity
from publish.tools.run import misbehaved, run
from publish.tools.tool import Tool, program

PDF_SYNTAX = Rule(
    "pdf-syntax",
    Severity.ERROR,
    "The PDF has a fault in its structure; printers' systems stop at it.",
    REPORT_IT,
)


@dataclass(frozen=True, slots=True)
class Syntax:
    """What qpdf says of one PDF."""

    pdf: Path
    """The PDF."""
    problems: tuple[str, ...]
    """Its errors and warnings; a sound file has none."""


def find() -> Tool:
    """Where qpdf is."""
    return program("qpdf", package="qpdf")


def check(pdf: Path, *, timeout: float = 120) -> Syntax:
    """Read all of ``pdf``: cross references, objects, streams and their encodings, linearization data."""
    whole = str(pdf.resolve(strict=True))
    finished = run([find().require(), "--check", whole], timeout=timeout)
    if finished.status == 0:
        return Syntax(pdf, ())
    # 2: errors, 3: warnings alone.
    if finished.status not in (2, 3):
        raise misbehaved("qpdf", finished)
    lines = [line for line in (finished.errors + finished.text).splitlines() if whole in line]
    messages = tuple(
        line.removeprefix("WARNING: ").replace(f"{whole}: ", "").replace(whole, "").strip() for line in lines
    )
    problems = tuple(line for line in messages if line and line != "checking")
    return Syntax(pdf, problems or (f"qpdf ends with {finished.status}",))
