"""What differs between a book and its content, judged: a book that is older than the content is no faulty one."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from publish.diagnostics import Diagnostic, Span, finding

_DIFFERENCES = frozenset({"text-added", "text-changed", "text-lost", "text-moved"})
_FAULTS = frozenset({*_DIFFERENCES, "epubcheck", "pdf-syntax", "verapdf"})
"""What a book may have from whoever had it in hand since it was built."""
_AGAIN = "Build the edition again: the file may have been changed since. If the new book has it too, report it."


def judged(found: Sequence[Diagnostic], book: Path, content: Path, edition: Span) -> Iterator[Diagnostic]:
    """The findings of a finished book, where a waiver can point: at the content, or at ``edition``, its settings.

    Where words differ and a file below ``content`` is newer than the book, that is said once, and not at each word.
    """
    differing = [one for one in found if one.id in _DIFFERENCES]
    if differing and (newer := _newer(content, book.stat().st_mtime_ns)):
        places = f"{len(differing)} place{'' if len(differing) == 1 else 's'}"
        changed = newer.relative_to(content.parent).as_posix()
        message = f"{book.name} was built before {changed} was changed, and differs from the content in {places}"
        yield finding("book-older", message, edition)
        found = [one for one in found if one.id not in _DIFFERENCES]
    for one in found:
        if not one.at.path or one.at.path.startswith(f"{book.parent.name}/"):
            one = replace(one, at=edition, message=f"in {book.name}, {one.message}")
        yield replace(one, hint=_AGAIN) if one.id in _FAULTS else one


def _newer(folder: Path, moment: int) -> Path | None:
    """The newest file below a folder, or the newest folder where one was taken away, if it is newer than a moment."""
    newest: Path | None = None
    when = moment
    for place, folders, files in os.walk(folder):
        for name in (*files, *folders):
            path = Path(place, name)
            changed = path.lstat().st_mtime_ns
            if changed > when:
                newest, when = path, changed
    return newest
