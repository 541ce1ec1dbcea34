"""Whether every link leads somewhere: inside the book to a place that is there, outside by an address that opens."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from publish.checks.epub.epub_file import NCX, OPF, XHTML, EpubFile, is_relative
from publish.checks.epub.inspect.package import BOOK_STRUCTURE
from publish.checks.epub.inspect.place import THEME_HINT, at, shown
from publish.diagnostics import Diagnostic, Rule, Severity

OUTSIDE = frozenset({"http", "https", "mailto", "tel"})
"""Schemes that a link may have which leaves the book."""
_LINKING = ("href", "src", "data", "poster")
_IDS = ("aria-details", "aria-describedby", "aria-labelledby", "aria-controls", "headers", "for")
_DOCUMENT = "application/xhtml+xml"


BOOK_LINK_DEAD = Rule(
    "book-link-dead",
    Severity.ERROR,
    "The link leads to a place that is not in the book.",
    THEME_HINT,
)


@dataclass(frozen=True, slots=True)
class DocumentLinks:
    """The links of one document, and the places in it."""

    ids: frozenset[str]
    """The places."""
    links: tuple[tuple[str, str], ...]
    """The links that stay in the book: where each stands, for a message, and its reference."""
    findings: tuple[Diagnostic, ...]
    """What is wrong with them, whatever stands in other documents."""


def links_of(path: str, root: etree._Element) -> DocumentLinks:
    """The links of a document and the places in it."""
    elements = tuple(root.iter(etree.Element))
    times = Counter(id for element in elements if (id := element.get("id")))
    links: list[tuple[str, str]] = []
    findings = [
        BOOK_STRUCTURE.finding(f"{at(path)}the id {id} is given twice", block=path)
        for id in sorted(id for id, count in times.items() if count > 1)
    ]
    for element in elements:
        for name in _LINKING:
            if (href := element.get(name)) is None:
                continue
            scheme = href.partition(":")[0].lower() if not is_relative(href) else ""
            if not scheme:
                links.append((at(path, element), href))
            elif scheme not in OUTSIDE and element.tag == f"{XHTML}a":
                problem = f"{at(path, element)}{shown(href)} opens nowhere"
                findings.append(BOOK_LINK_DEAD.finding(problem, block=path))
        for name in _IDS:
            for id in (element.get(name) or "").split():
                if id not in times:
                    problem = f"{at(path, element)}{name} names {id}, which is not in the document"
                    findings.append(BOOK_LINK_DEAD.finding(problem, block=path))
    return DocumentLinks(frozenset(times), tuple(links), tuple(findings))


class Links:
    """Gathers the links of each document, and says at the end which of them are dead."""

    def __init__(self, book: EpubFile) -> None:
        self._book = book
        self._ids: dict[str, frozenset[str]] = {}
        self._links: list[tuple[str, str, str]] = []
        self._findings: list[Diagnostic] = []

    def gather(self, path: str, document: DocumentLinks) -> None:
        """A document in its turn."""
        self._ids[path] = document.ids
        self._links.extend((path, place, href) for place, href in document.links)
        self._findings.extend(document.findings)

    def dead(self) -> Iterator[Diagnostic]:
        """What was noticed while gathering, then every link that leads to no place of the book."""
        yield from self._findings
        types = {item.path: item.media_type for item in self._book.items}
        spine = frozenset(self._book.spine)
        for document, place, href in (*self._links, *self._of_the_package()):
            path, fragment = self._book.beside(document, href)
            problem = ""
            if path not in types:
                problem = "leads to no file of the book"
            elif types[path] == _DOCUMENT and path not in spine:
                problem = "leads out of the reading order"
            elif fragment and path in self._ids and fragment not in self._ids[path]:
                problem = "leads to no place in its document"
            if problem:
                yield BOOK_LINK_DEAD.finding(f"{place}{shown(href)} {problem}", block=document)

    def _of_the_package(self) -> Iterator[tuple[str, str, str]]:
        package = self._book.package_path
        for reference in self._book.package.iter(f"{OPF}reference"):
            yield package, at(package, reference), reference.get("href") or ""
        for item in self._book.of_type("application/x-dtbncx+xml"):
            root = self._book.root(item.path)
            for content in root.iter(f"{NCX}content") if root is not None else ():
                yield item.path, at(item.path, content), content.get("src") or ""
