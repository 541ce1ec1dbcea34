"""Ghostscript, a second interpreter that runs every page of a PDF and draws nothing."""

import re
from dataclasses import dataclass
from pathlib import Path

from publish.tools.run import run
from publish.tools.tool import Tool, program

# After an error the interpreter shows its stacks: they say nothing about the file.
_STACKS = re.compile(r"^Operand stack:\n.*?^Current allocation mode[^\n]*\n", re.MULTILINE | re.DOTALL)


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
    options = ("-dSAFER", "-dBATCH", "-dNOPAUSE", "-q", "-dPDFSTOPONERROR", "-sDEVICE=nullpage")
    finished = run([find().require(), *options, pdf.resolve(strict=True)], timeout=timeout)
    lines = _STACKS.sub("", finished.text + finished.errors).splitlines()
    said = tuple(line.strip(" *") for line in lines if line.strip(" *"))
    if finished.status != 0 and not said:
        said = (f"Ghostscript ends with {finished.status}",)
    return Interpretation(pdf, said)
