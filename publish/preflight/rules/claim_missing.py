"""A file that is to follow a standard says so, in the way of that standard."""

from collections.abc import Iterator

from publish.diagnostics import Diagnostic, Severity, check
from publish.preflight.inspection import Inspection
from publish.preflight.page_findings import BUILT
from publish.preflight.print_job import PrintJob

_ANY = ""
_TRAPPED = ("True", "False")
_OLD = {"Title": (_ANY,), "CreationDate": (_ANY,), "ModDate": (_ANY,), "Trapped": _TRAPPED}
_INFO = {
    "PDF/X-1a:2001": {"GTS_PDFXVersion": ("PDF/X-1:2001",), "GTS_PDFXConformance": ("PDF/X-1a:2001",), **_OLD},
    "PDF/X-1a:2003": {"GTS_PDFXVersion": ("PDF/X-1a:2003",), **_OLD},
}
"""What the document information holds: its values, or any (ISO 15930-1, §6.13; ISO 15930-4, §6.13)."""

_XMP = {
    "PDF/X-4": {
        "pdfxid:GTS_PDFXVersion": ("PDF/X-4",),
        "xmpMM:DocumentID": (_ANY,),
        "xmpMM:VersionID": (_ANY,),
        "xmpMM:RenditionClass": (_ANY,),
        "dc:title": (_ANY,),
        "xmp:CreateDate": (_ANY,),
        "xmp:ModifyDate": (_ANY,),
        "xmp:MetadataDate": (_ANY,),
        "pdf:Trapped": _TRAPPED,
    },
    "PDF/A-2b": {"pdfaid:part": ("2",), "pdfaid:conformance": ("B", "U", "A")},
    "PDF/A-3b": {"pdfaid:part": ("3",), "pdfaid:conformance": ("B", "U", "A")},
}
"""What the XMP holds (ISO 15930-7, §6.11; ISO 19005-2, §6.6.4)."""


@check(
    "claim-missing",
    Severity.ERROR,
    why="Printers' systems take a file for PDF/X or PDF/A only when it says so in the way of that standard.",
    hint=f"Export to the standard that the printer's file names. {BUILT}",
)
def claim_missing(inspection: Inspection, job: PrintJob) -> Iterator[Diagnostic]:
    """What the standard asks the file to say of itself, and it does not, or says otherwise."""
    standard = job.printer.standard
    places = (("document information", _INFO, inspection.info), ("XMP", _XMP, inspection.xmp or {}))
    for place, keys, claim in places:
        for key, values in keys.get(standard, {}).items():
            value = claim.get(key, "")
            if not value:
                yield claim_missing.finding(f"{standard} asks for {key} in the {place}, and it is not there")
            elif _ANY not in values and value not in values:
                values_text = " or ".join(values)
                yield claim_missing.finding(f"{key} in the {place} is “{value}”; {standard} asks for “{values_text}”")
    if standard and not inspection.identified:
        yield claim_missing.finding(f"{standard} asks for a file identifier, and there is none")
