"""Whether a picture says what it shows, and is what it says."""

from collections.abc import Iterator

from lxml import etree

from publish.checks.epub.epub_file import XHTML, EpubFile
from publish.checks.epub.inspect.place import THEME_HINT, at
from publish.checks.epub.picture_facts import PictureFacts
from publish.diagnostics import REPORT_IT, Diagnostic, Rule, Severity

_FORMATS = {"image/jpeg": "JPEG", "image/png": "PNG", "image/gif": "GIF", "image/webp": "WEBP"}
_SILENT = frozenset({"presentation", "none"})


BOOK_ALT_MISSING = Rule(
    "book-alt-missing",
    Severity.ERROR,
    "A picture without alt is read out by the name of its file; stores and laws ask for alt.",
    THEME_HINT,
)


def alternatives(path: str, root: etree._Element) -> Iterator[Diagnostic]:
    """``book-alt-missing`` for a picture without alt, and for one that is empty where nothing says it is decoration."""
    for image in root.iter(f"{XHTML}img"):
        alt, name = image.get("alt"), (image.get("src") or "").rpartition("/")[2]
        if alt is None:
            yield BOOK_ALT_MISSING.finding(f"{at(path, image)}{name} has no alt")
        elif not alt.strip() and image.get("role") not in _SILENT:
            yield BOOK_ALT_MISSING.finding(f"{at(path, image)}the alt of {name} is empty, and it is not decoration")
        elif alt.strip() and alt.strip() == name:
            yield BOOK_ALT_MISSING.finding(f"{at(path, image)}the alt of {name} is the name of its file")
    for drawing in root.iter("{http://www.w3.org/2000/svg}svg"):
        titled = drawing.find("{http://www.w3.org/2000/svg}title") is not None
        if not (titled or drawing.get("aria-label") or drawing.get("role") in _SILENT):
            yield BOOK_ALT_MISSING.finding(f"{at(path, drawing)}a drawing has neither title nor label")


BOOK_PICTURE = Rule(
    "book-picture",
    Severity.ERROR,
    "A picture of the book is not what the book says it is, and may not be shown.",
    REPORT_IT,
)


def picture_files(book: EpubFile) -> Iterator[Diagnostic]:
    """``book-picture`` for a picture of another format than the manifest says, broken, moving, or with a past."""
    for item in book.items:
        if item.path in book.pictures:
            faults = _faults(book.pictures[item.path], item.media_type)
            yield from (BOOK_PICTURE.finding(f"{at(item.path)}{fault}") for fault in faults)


def _faults(picture: PictureFacts, media_type: str) -> Iterator[str]:
    format = _FORMATS.get(media_type)
    if format is None:
        yield f"{media_type} is shown by few readers"
        return
    if not picture.whole:
        yield "it is no whole picture"
        return
    if picture.format != format:
        yield f"it is a {picture.format} picture and called {media_type}"
    if picture.moves:
        yield "it moves"
    if picture.past:
        yield f"it carries {', '.join(picture.past)} of its camera or its file"
