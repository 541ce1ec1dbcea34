"""Whether readers and assistive technology are told the same: ``epub:type`` and the ARIA role that goes with it.

EPUB Type to ARIA Role Authoring Guide 1.1 (DAISY, W3C); roles by DPUB-ARIA 1.1.
"""

from collections.abc import Iterator, Mapping

from lxml import etree

from publish.checks.epub.epub_file import TYPE, XHTML
from publish.checks.epub.inspect.place import THEME_HINT, at
from publish.diagnostics import Diagnostic, Rule, Severity

PAIRS: Mapping[str, str] = {
    "chapter": "doc-chapter",
    "colophon": "doc-colophon",
    "credits": "doc-credits",
    "errata": "doc-errata",
    "footnote": "doc-footnote",
    "noteref": "doc-noteref",
    "page-list": "doc-pagelist",
    "pagebreak": "doc-pagebreak",
    "part": "doc-part",
    "pullquote": "doc-pullquote",
    "toc": "doc-toc",
}
"""Types that are always said twice."""


BOOK_ROLE = Rule(
    "book-role",
    Severity.ERROR,
    "What is a note, a page or a chapter to a reader must be one to assistive technology, and the reverse.",
    THEME_HINT,
)


def roles(path: str, root: etree._Element) -> Iterator[Diagnostic]:
    """``book-role`` for a type without its role, and for a role without its type."""
    for element in root.iter(etree.Element):
        types, given = (element.get(TYPE) or "").split(), (element.get("role") or "").split()
        if element.tag == f"{XHTML}body":
            continue  # the body's type says which matter it is, and has no role
        link = element.tag == f"{XHTML}a"
        for kind in types:
            # A landmark says what it leads to; it is a link, and stays one.
            if kind in PAIRS and PAIRS[kind] not in given and not (link and kind != "noteref"):
                yield BOOK_ROLE.finding(f"{at(path, element)}{kind} has no role {PAIRS[kind]}")
        for kind, role in PAIRS.items():
            if role in given and kind not in types:
                yield BOOK_ROLE.finding(f"{at(path, element)}{role} has no epub:type {kind}")
