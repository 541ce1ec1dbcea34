"""What an editor can do about a finding by itself: the edit that its hint tells."""

from collections.abc import Iterable, Iterator

from lsprotocol import types

from publish.diagnostics import Diagnostic
from publish.language_server.findings import shown
from publish.language_server.positions import TextPositions


def fixes(
    address: str, text: TextPositions, findings: Iterable[Diagnostic], over: types.Range
) -> Iterator[types.CodeAction]:
    """An action for each finding in a piece of a text that an edit is known for; ``address`` is the file's."""
    for found in findings:
        (told,) = shown([found], text)
        if found.edit is None or told.range.end < over.start or over.end < told.range.start:
            continue
        if place := _place(found, text):
            edit = types.TextEdit(text.piece(*place), found.edit.new)
            yield types.CodeAction(
                title=_title(found.edit.new),
                kind=types.CodeActionKind.QuickFix,
                diagnostics=[told],
                is_preferred=True,
                edit=types.WorkspaceEdit(changes={address: [edit]}),
            )


def _place(found: Diagnostic, text: TextPositions) -> tuple[int, int] | None:
    """From where to where the words stand that are replaced: behind the place of the finding, or in its line."""
    assert found.edit is not None
    line, old = found.at.line or 1, found.edit.old
    start = text.offset(text.position(line, 1))
    end = text.text.find("\n\n", start)
    piece = text.text[start : end if end >= 0 else len(text.text)]
    column = max(found.at.column - 1, 0)
    at = next((at for at in (_word(piece, old, column), _word(piece, old, 0)) if at >= 0), -1)
    return (start + at, start + at + len(old)) if old and at >= 0 else None


def _word(text: str, word: str, start: int) -> int:
    """Where a word stands by itself in a text; -1 for nowhere."""
    at = text.find(word, start)
    while at >= 0:
        before, behind = text[at - 1 : at] if at else "", text[at + len(word) : at + len(word) + 1]
        parted = not (before.isalnum() and word[:1].isalnum()) and not (behind.isalnum() and word[-1:].isalnum())
        if parted:
            return at
        at = text.find(word, at + 1)
    return -1


def _title(new: str) -> str:
    return f"Write {new if len(new) <= 60 else new[:59] + '…'}"
