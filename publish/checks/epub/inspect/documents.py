"""What the inspector reads of one document of the reading order: its path and its bytes alone decide it.

So what was read of a document is what the same bytes say in the next book, whatever stands beside it.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from lxml import etree

from publish.checks.epub.inspect.active import active
from publish.checks.epub.inspect.contrast import inline_colours
from publish.checks.epub.inspect.headings import headings
from publish.checks.epub.inspect.language import languages
from publish.checks.epub.inspect.links import DocumentLinks, links_of
from publish.checks.epub.inspect.pages import DocumentPages, pages_of
from publish.checks.epub.inspect.pictures import alternatives
from publish.checks.epub.inspect.roles import roles
from publish.diagnostics import Diagnostic

DocumentCheck = Callable[[str, etree._Element], Iterable[Diagnostic]]

_CHECKS: tuple[DocumentCheck, ...] = (languages, headings, alternatives, roles, inline_colours)
"""Each sees one document: its path in the archive, and its root."""


@dataclass(frozen=True, slots=True)
class InspectedDocument:
    """A document that was looked into."""

    active: tuple[Diagnostic, ...]
    """What it runs, and what it loads from elsewhere."""
    findings: tuple[Diagnostic, ...]
    """What else is wrong in it."""
    links: DocumentLinks
    """Where it leads, and what in it can be led to."""
    pages: DocumentPages
    """Its markers of printed pages."""


Recall: TypeAlias = Callable[[Sequence[bytes], Callable[[], InspectedDocument | None]], InspectedDocument | None]
"""Gives what was read of a document before, by its path and its bytes, or reads it; ``None`` for one that is no XML."""


def inspected_anew(of: Sequence[bytes], read: Callable[[], InspectedDocument | None]) -> InspectedDocument | None:
    """Nothing is known of any document."""
    return read()


def inspected(path: str, root: etree._Element | None) -> InspectedDocument | None:
    """Look into a document of the reading order; ``None`` for one that no XML parser reads."""
    if root is None:
        return None
    found = tuple(diagnostic for check in _CHECKS for diagnostic in check(path, root))
    return InspectedDocument(tuple(active(path, root)), found, links_of(path, root), pages_of(path, root))
