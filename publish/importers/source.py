"""From bytes to text: one encoding, one kind of line end, and no character that would harm a reader."""

from bisect import bisect_right

from publish.diagnostics import Diagnostic, Outcome, Span, finding
from publish.importers.characters import Blemish, blemishes, mended

_BOM = "\ufeff"
_SIGNATURES = {
    b"\xff\xfe": "UTF-16",
    b"\xfe\xff": "UTF-16",
    b"%PDF": "PDF",
    b"PK\x03\x04": "a zipped file, as word processors write",
    b"\xd0\xcf\x11\xe0": "an old word processor's file",
    b"{\\rtf": "RTF",
}
_REPORTED = 20
"""How many findings of one kind are listed before the rest is only counted."""


def decode(data: bytes, path: str) -> Outcome[str]:
    """The text of a file: UTF-8 without its byte order mark, lines ended by ``\\n``, mended by the table of characters.

    Bytes that are no UTF-8 are ``text-encoding`` errors at their line and column; the text then has U+FFFD in
    their place. Characters are judged by :mod:`publish.importers.characters`.
    """
    for signature, kind in _SIGNATURES.items():
        if data.startswith(signature):
            message = f"This is {kind}, not text in UTF-8"
            return Outcome("", (finding("text-encoding", message, Span(path, 1, 1), hint="Save it as UTF-8 text."),))
    diagnostics: list[Diagnostic] = []
    try:
        text = data.decode()
    except UnicodeDecodeError:
        diagnostics += _undecodable(data, path)
        text = data.decode(errors="replace")
    text = text.removeprefix(_BOM).replace("\r\n", "\n").replace("\r", "\n")
    return scrub(text, Span(path, 1, 1)).adding(diagnostics)


def scrub(text: str, at: Span, *, pairs: bool = True) -> Outcome[str]:
    """A text without harmful characters; ``at`` is the place of its first character.

    ``pairs`` off leaves isolates alone: in a piece of a line the other half of a pair may stand elsewhere.
    """
    found = blemishes(text, pairs=pairs)
    if not found:
        return Outcome(text)
    starts = [0, *(place + 1 for place, character in enumerate(text) if character == "\n")]
    said = [_said(blemish, _place(blemish.start, starts, at)) for blemish in found[:_REPORTED]]
    if len(found) > _REPORTED:
        rest = f"{len(found) - _REPORTED} more such characters in this text"
        said.append(finding("character-removed", rest, at))
    return Outcome(mended(text, found), tuple(said))


def _said(blemish: Blemish, at: Span) -> Diagnostic:
    if not blemish.illegal:
        return finding("character-removed", f"The {blemish.why} was taken out", at)
    hint = "This looks like text in Windows-1252: save it as UTF-8." if " U+008" in blemish.why else ""
    return finding("character-illegal", f"No book can hold the {blemish.why}", at, hint=hint)


def _place(offset: int, starts: list[int], at: Span) -> Span:
    row = bisect_right(starts, offset) - 1
    column = offset - starts[row] + (at.column or 1 if row == 0 else 1)
    return Span(at.path, at.line + row if at.line else 0, column)


def _undecodable(data: bytes, path: str) -> list[Diagnostic]:
    """One finding for each line with bytes that are no UTF-8."""
    said: list[Diagnostic] = []
    for row, line in enumerate(data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n"), start=1):
        try:
            line.decode()
        except UnicodeDecodeError as error:
            if len(said) == _REPORTED:
                break
            column = len(line[: error.start].decode(errors="replace")) + 1
            guess = " (Windows-1252, probably)" if 0x80 <= line[error.start] <= 0x9F else ""
            message = f"The byte 0x{line[error.start]:02X} is no UTF-8{guess}"
            said.append(finding("text-encoding", message, Span(path, row, column)))
    return said
