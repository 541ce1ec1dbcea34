"""From bytes to text: one encoding, one kind of line end, and no character that would harm a reader."""

from publish.config.scrub import REPORTED, scrub
from publish.diagnostics import Diagnostic, Outcome, Rule, Severity, Span

_BOM = "\ufeff"
_SIGNATURES = {
    b"\xff\xfe": "UTF-16",
    b"\xfe\xff": "UTF-16",
    b"%PDF": "PDF",
    b"PK\x03\x04": "a zipped file, as word processors write",
    b"\xd0\xcf\x11\xe0": "an old word processor's file",
    b"{\\rtf": "RTF",
}


TEXT_ENCODING = Rule(
    "text-encoding",
    Severity.ERROR,
    "Bytes that are no UTF-8 would turn into other letters.",
    "Save the file as UTF-8.",
)


def decode(data: bytes, path: str) -> Outcome[str]:
    """The text of a file: UTF-8 without its byte order mark, lines ended by ``\\n``, mended by the table of characters.

    Bytes that are no UTF-8 are ``text-encoding`` errors at their line and column; the text then has U+FFFD in
    their place. Characters are judged by :mod:`publish.config.characters`.
    """
    for signature, kind in _SIGNATURES.items():
        if data.startswith(signature):
            message = f"This is {kind}, not text in UTF-8"
            return Outcome("", (TEXT_ENCODING.finding(message, Span(path, 1, 1), hint="Save it as UTF-8 text."),))
    diagnostics: list[Diagnostic] = []
    try:
        text = data.decode()
    except UnicodeDecodeError:
        diagnostics += _undecodable(data, path)
        text = data.decode(errors="replace")
    text = text.removeprefix(_BOM).replace("\r\n", "\n").replace("\r", "\n")
    return scrub(text, Span(path, 1, 1)).adding(diagnostics)


def _undecodable(data: bytes, path: str) -> list[Diagnostic]:
    """One finding for each line with bytes that are no UTF-8."""
    findings: list[Diagnostic] = []
    for row, line in enumerate(data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n"), start=1):
        try:
            line.decode()
        except UnicodeDecodeError as error:
            if len(findings) == REPORTED:
                break
            column = len(line[: error.start].decode(errors="replace")) + 1
            guess = " (Windows-1252, probably)" if 0x80 <= line[error.start] <= 0x9F else ""
            message = f"The byte 0x{line[error.start]:02X} is no UTF-8{guess}"
            findings.append(TEXT_ENCODING.finding(message, Span(path, row, column)))
    return findings
