"""Ghostscript, a second interpreter that runs every page of a PDF and draws nothing."""

import re
from dataclasses import dataclass
from pathlib import Path

from publish.tools.run import run
from publish.tools.tool import Tool, program

# What it says of itself, of its work, and of who made the file; the stacks that it shows after an error. All else is a
# problem: asked to be quiet it would keep its warnings to itself.
_NO_PROBLEM = re.compile(
    r"^GPL Ghostscript [\d.]+ \(.*?^see the file COPYING[^\n]*\n"
    r"|^(?:Processing pages|Page|Loading|Querying|Scanning|Substituting|Can't find \(or can't open\) font)[^\n]*\n"
    r"|^[* ]*The file was produced by.*?specification\.\n"
    r"|^Operand stack:\n.*?^Current allocation mode[^\n]*\n",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Interpretation:
    """What Ghostscript says of one PDF."""

    pdf: Path
    """The PDF."""
    problems: tuple[str, ...]
    """Its errors and warnings; a sound file has none."""


def find() -> Tool:
    """Where Ghostscript is."""
    return program("gs", package="ghostscript")


def check(pdf: Path, *, timeout: float = 300) -> Interpretation:
    """Interpret every page of ``pdf``, stopping at the first error."""
    options = ("-dSAFER", "-dBATCH", "-dNOPAUSE", "-dPDFSTOPONERROR", "-sDEVICE=nullpage")
    finished = run([find().require(), *options, pdf.resolve(strict=True)], timeout=timeout)
    lines = _NO_PROBLEM.sub("", finished.text + finished.errors).splitlines()
    messages = tuple(line.strip("\t *") for line in lines if line.strip("\t *"))
    if finished.status != 0 and not messages:
        messages = (f"Ghostscript ends with {finished.status}",)
    return Interpretation(pdf, messages)
