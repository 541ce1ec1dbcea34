"""Recognises books built from older content, so that new words are not reported as faults of the book."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from publish.checks.parity.difference_findings import TEXT_ADDED, TEXT_CHANGED, TEXT_LOST, TEXT_MOVED
from publish.checks.parity.links import LINK_UNPRINTED
from publish.diagnostics import Diagnostic, Rule, Severity, Span
from publish.model.edition import Edition
from publish.model.sources import MARK, sources_hash
from publish.pipeline.load import Project
from publish.pipeline.photographs import pictures
from publish.pipeline.picture_files import PictureFiles
from publish.tools.epubcheck import EPUBCHECK
from publish.tools.qpdf import PDF_SYNTAX
from publish.tools.verapdf import VERAPDF

_NOTHING = hashlib.sha256().hexdigest()
"""Of a picture that cannot be read."""


def hash_of(project: Project, edition: Edition) -> str:
    """The hash of an edition after its transforms, with its pictures as they stand."""
    files = PictureFiles(project)
    named = ((source, files.digest(source, at).value or _NOTHING) for source, at in pictures(edition))
    return sources_hash(edition, named)


_DIFFERENCES = frozenset({LINK_UNPRINTED, TEXT_ADDED, TEXT_CHANGED, TEXT_LOST, TEXT_MOVED})
_FAULTS = frozenset({*_DIFFERENCES, EPUBCHECK, PDF_SYNTAX, VERAPDF})
"""What a book may have from whoever had it in hand since it was built."""
_AGAIN = "Build the edition again: the file may have been changed since. If the new book has it too, report it."


def made_of(path: Path) -> str:
    """The hash of what a finished book says that it was made of; empty where it says nothing, or cannot be read."""
    from publish.checks.epub.reading import made_of as epub_made_of
    from publish.preflight.reading import permanent_identifier

    with path.open("rb") as book:
        if path.suffix == ".epub":
            return epub_made_of(book)
        name = permanent_identifier(book)
    return name.removeprefix(MARK).hex() if name.startswith(MARK) else ""


BOOK_OLDER = Rule(
    "book-older",
    Severity.ERROR,
    "The content was changed since the book was built. A book carries a hash of the words, facts and pictures that "
    "it was made of; where that of the content is another, the words of the two are not compared.",
    "Build the edition again.",
)


def judged(found: Sequence[Diagnostic], book: Path, edition: Span, *, older: bool) -> Iterator[Diagnostic]:
    """The findings of a finished book, where a waiver can point: at the content, or at ``edition``, its settings.

    Of a book that is ``older`` than the content that is said once, and not at each word that differs.
    """
    if older:
        places = sum(one.rule in _DIFFERENCES for one in found)
        where = f", and differs from it in {places} place{'' if places == 1 else 's'}" if places else ""
        yield BOOK_OLDER.finding(f"{book.name} was built before the content was changed{where}", edition)
        found = [one for one in found if one.rule not in _DIFFERENCES]
    for one in found:
        if not one.at.path or one.at.path.startswith(f"{book.parent.name}/"):
            one = replace(one, at=edition, message=f"in {book.name}, {one.message}")
        yield replace(one, hint=_AGAIN) if one.rule in _FAULTS else one
