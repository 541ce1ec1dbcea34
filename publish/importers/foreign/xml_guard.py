"""Limits on foreign XML before it is parsed: no entities of its own, nothing that another file would be loaded for."""

import re

from publish.diagnostics import Diagnostic, Span
from publish.importers.foreign.rules import IMPORT_REFUSED

_BEFORE = re.compile(rb"\s*(?:(?:<!--.*?-->|<\?.*?\?>)\s*)*", re.DOTALL)
_DOCTYPE = re.compile(rb"<!DOCTYPE[^\[>]*(?P<own>\[)?", re.IGNORECASE)
_UTF_16 = (b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<")


def xml_refusal(data: bytes, path: str) -> Diagnostic | None:
    """Why a file is not parsed; ``None`` for one that may be.

    A file that declares entities could grow a thousandfold, or ask for another file; none that a tool writes does.
    """
    if data.startswith(_UTF_16):
        return IMPORT_REFUSED.finding("XML in UTF-16 is not read", Span(path, 1, 1), hint="Save it as UTF-8.")
    before = _BEFORE.match(data.removeprefix(b"\xef\xbb\xbf"))
    found = _DOCTYPE.match(data.removeprefix(b"\xef\xbb\xbf"), before.end() if before else 0)
    if found is None or not found["own"]:
        return None
    line = data.count(b"\n", 0, found.start()) + 1
    message = "the XML declares entities of its own, and was not read"
    return IMPORT_REFUSED.finding(message, Span(path, line, 1), hint="Export it once more, without a DOCTYPE.")
