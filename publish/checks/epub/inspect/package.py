"""Whether the book's own lists say what is in it: archive, manifest, reading order, contents, and what it is called."""

from collections import Counter
from collections.abc import Iterator, Sequence

from lxml import etree

from publish.checks.epub.epub_file import NCX, TYPE, XHTML, EpubFile
from publish.checks.epub.inspect.place import THEME_HINT, at, shown
from publish.diagnostics import Diagnostic, Rule, Severity

_NEEDED = ("identifier", "title", "language", "dcterms:modified")
_ACCESSIBILITY = (
    "schema:accessMode",
    "schema:accessModeSufficient",
    "schema:accessibilityFeature",
    "schema:accessibilityHazard",
)
"""What a package must say of its accessibility (EPUB Accessibility 1.1 §2.2)."""
_OUTSIDE_MANIFEST = ("mimetype", "META-INF/")


BOOK_STRUCTURE = Rule(
    "book-structure",
    Severity.ERROR,
    "The book's own lists do not agree with what is in it; readers stop at such a book, or skip a part of it.",
    THEME_HINT,
)


def package(book: EpubFile, unparsed: Sequence[str]) -> Iterator[Diagnostic]:
    """``book-structure`` for lists that disagree, and for documents that no XML parser reads: ``unparsed``."""
    documents = [f"{at(path)}the document is not well-formed" for path in unparsed]
    faults = (*_archive(book), *_manifest(book), *_metadata(book), *documents, *_contents(book))
    return (BOOK_STRUCTURE.finding(fault) for fault in faults)


def _archive(book: EpubFile) -> Iterator[str]:
    first = book.archive.infolist()[0]
    if first.filename != "mimetype" or first.compress_type or book.data("mimetype") != b"application/epub+zip":
        yield "the archive does not begin with its kind"
    for name in sorted(name for name, count in Counter(book.names).items() if count > 1):
        yield f"{at(name)}the archive holds two files of this name"


def _manifest(book: EpubFile) -> Iterator[str]:
    named = Counter(item.path for item in book.items)
    for path in (item.path for item in book.items):
        if path not in book:
            yield f"{at(path)}the manifest names a file that is not in the book"
    for name in book.names:
        if name not in named and name != book.package_path and not name.startswith(_OUTSIDE_MANIFEST):
            yield f"{at(name)}the file is not in the manifest"
    for path in sorted(path for path, count in named.items() if count > 1):
        yield f"{at(path)}the manifest names the file twice"
    if not all(book.spine) or not book.spine:
        yield f"{at(book.package_path)}the reading order names what is not in the manifest"


def _metadata(book: EpubFile) -> Iterator[str]:
    for name in (*_NEEDED, *_ACCESSIBILITY):
        if not any((element.text or "").strip() for element in book.metadata(name)):
            yield f"{at(book.package_path)}{name} is missing"
    cover = book.with_property("cover-image")
    if cover is None:
        yield f"{at(book.package_path)}no picture is named as the cover"


def _contents(book: EpubFile) -> Iterator[str]:
    item = book.with_property("nav")
    root = book.root(item.path) if item else None
    toc = next((nav for nav in root.iter(f"{XHTML}nav") if _is_toc(nav)), None) if root is not None else None
    if item is None or toc is None:
        yield f"{at(book.package_path)}the book has no contents"
        return
    entries = [("".join(map(str, a.itertext())).strip(), a.get("href") or "") for a in toc.iter(f"{XHTML}a")]
    if not entries:
        yield f"{at(item.path)}the contents are empty"
    places = [book.beside(item.path, href)[0] for _, href in entries]
    spine = {place: number for number, place in reversed([*enumerate(book.spine)])}
    order = [spine[place] for place in places if place in spine]
    if order != sorted(order):
        yield f"{at(item.path)}the contents have another order than the book"
    for ncx in book.of_type("application/x-dtbncx+xml"):
        yield from _old_contents(book, ncx.path, [(label, book.beside(item.path, href)) for label, href in entries])


def _is_toc(nav: etree._Element) -> bool:
    return "toc" in (nav.get(TYPE) or "").split()


def _old_contents(book: EpubFile, path: str, entries: list[tuple[str, tuple[str, str]]]) -> Iterator[str]:
    root = book.root(path)
    if root is None:
        yield f"{at(path)}the contents for old readers are not well-formed"
        return
    old = []
    for point in root.iter(f"{NCX}navPoint"):
        label = point.findtext(f"{NCX}navLabel/{NCX}text") or ""
        content = point.find(f"{NCX}content")
        src = (content.get("src") or "") if content is not None else ""
        old.append((" ".join(label.split()), book.beside(path, src)))
    new = [(" ".join(label.split()), place) for label, place in entries]
    if old != new:
        other = next((pair for pair in zip(old, new, strict=False) if pair[0] != pair[1]), None)
        where = f": {shown(other[0][0])} and {shown(other[1][0])}" if other else ""
        yield f"{at(path)}the contents for old readers are others{where}"
