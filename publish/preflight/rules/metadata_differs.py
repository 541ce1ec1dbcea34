"""Document information and XMP say the same."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from publish.diagnostics import Diagnostic, Severity, check
from publish.preflight.inspection import Inspection
from publish.preflight.print_job import PrintJob

_PAIRS = {
    "Title": "dc:title",
    "Author": "dc:creator",
    "Subject": "dc:description",
    "Keywords": "pdf:Keywords",
    "Creator": "xmp:CreatorTool",
    "Producer": "pdf:Producer",
    "CreationDate": "xmp:CreateDate",
    "ModDate": "xmp:ModifyDate",
    "Trapped": "pdf:Trapped",
}
"""Two names of one thing (ISO 19005-1, §6.7.3); what the document information alone has is a difference."""

_CLAIMS = {"GTS_PDFXVersion": ("pdfx", "pdfxid"), "GTS_PDFXConformance": ("pdfx",)}
"""Claims, and the prefixes under which XMP may repeat them."""

_MOMENT = re.compile(
    r"(\d{4})\D?(\d\d)?\D?(\d\d)?\D?(\d\d)?\D?(\d\d)?\D?(\d\d)?(?:\.\d+)?(?:Z|([+-])(\d\d)\D?(\d\d)?)?"
)


@check(
    "metadata-differs",
    Severity.WARNING,
    why="Programs read one or the other; the standards ask that both say the same.",
    hint="Write both from one source.",
)
def metadata_differs(inspection: Inspection, job: PrintJob) -> Iterator[Diagnostic]:
    """What they say differently, where the file has both."""
    if inspection.xmp is None or not inspection.info:
        return
    severity = Severity.ERROR if job.printer.standard else None
    for key, name in _PAIRS.items():
        one, other = inspection.info.get(key, ""), inspection.xmp.get(name, "")
        if one and not _same(key, one, other):
            stated = f"“{other}”" if other else "nothing"
            what = f"the document information says “{one}” for {key}, and the XMP {stated} for {name}"
            yield metadata_differs.finding(what, severity=severity)
    for key, prefixes in _CLAIMS.items():
        one = inspection.info.get(key, "")
        for other in filter(None, (inspection.xmp.get(f"{prefix}:{key}") for prefix in prefixes)):
            if one and other != one:
                what = f"the document information claims “{one}” by {key}, and the XMP “{other}”"
                yield metadata_differs.finding(what, severity=severity)


def _same(key: str, one: str, other: str) -> bool:
    if key.endswith("Date"):
        return _moment(one) == _moment(other)
    return _plain(one) == _plain(other)


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[;,]", " ", text).split())


def _moment(text: str) -> datetime | None:
    """A moment, as either writes it (ISO 32000-1, §7.9.4; ISO 8601)."""
    found = _MOMENT.search(text)
    if found is None:
        return None
    year, month, day, hour, minute, second = (int(part) if part else None for part in found.groups()[:6])
    try:
        moment = datetime(year or 1, month or 1, day or 1, hour or 0, minute or 0, second or 0, tzinfo=UTC)
    except ValueError:
        return None
    away = timedelta(hours=int(found[8] or 0), minutes=int(found[9] or 0))
    return moment - away if found[7] == "+" else moment + away
