"""Heading levels of an EPUB document: one h1, no level skipped, none empty."""

from collections.abc import Iterator
from itertools import pairwise

from lxml import etree

from publish.checks.epub.epub_file import TYPE, XHTML
from publish.checks.epub.inspect.place import THEME_HINT, at, shown
from publish.diagnostics import Diagnostic, Rule, Severity

_RANKS = {f"{XHTML}h{rank}": rank for rank in range(1, 7)}


BOOK_HEADING = Rule(
    "book-heading",
    Severity.ERROR,
    "Screen readers navigate by headings: each document needs exactly one h1, and no level may be skipped.",
    THEME_HINT,
)


def headings(path: str, root: etree._Element) -> Iterator[Diagnostic]:
    """``book-heading``: one h1 opens a document, no rank is left out, none is empty. A cover has no heading."""
    found = [(_RANKS[str(e.tag)], e) for e in root.iter(*_RANKS)]
    tops = [element for rank, element in found if rank == 1]
    if len(tops) > 1:
        yield BOOK_HEADING.finding(f"{at(path, tops[1])}the document has {len(tops)} h1 headings")
    if not tops and not _is_cover(root):
        yield BOOK_HEADING.finding(f"{at(path)}the document has no h1 heading")
    elif found and found[0][0] != 1 and tops:
        yield BOOK_HEADING.finding(f"{at(path, found[0][1])}a heading comes before the h1")
    for (before, _), (rank, element) in pairwise(found):
        if rank > before + 1:
            words = shown("".join(map(str, element.itertext())))
            yield BOOK_HEADING.finding(f"{at(path, element)}{words} is an h{rank} directly after an h{before}")
    for _, element in found:
        if not "".join(map(str, element.itertext())).strip() and element.find(f".//{XHTML}img") is None:
            yield BOOK_HEADING.finding(f"{at(path, element)}the heading is empty")


def _is_cover(root: etree._Element) -> bool:
    return any("cover" in (element.get(TYPE) or "").split() for element in root.iter(etree.Element))
