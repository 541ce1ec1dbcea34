"""Whether a picture says what it shows, and is what it says."""

import io
from collections.abc import Iterator

from lxml import etree
from PIL import Image

from publish.checks.epub.epub_file import XHTML, EpubFile
from publish.checks.epub.inspect.place import THEME_HINT, at
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
        if not item.media_type.startswith("image/") or item.path not in book.names:
            continue
        yield from (
            BOOK_PICTURE.finding(f"{at(item.path)}{fault}") for fault in _faults(book, item.path, item.media_type)
        )


def _faults(book: EpubFile, path: str, media_type: str) -> Iterator[str]:
    format = _FORMATS.get(media_type)
    if format is None:
        yield f"{media_type} is shown by few readers"
        return
    try:
        image = Image.open(io.BytesIO(book.data(path)))
        image.verify()
    except Exception:  # a decoder fails in as many ways as a file can be wrong
        yield "it is no whole picture"
        return
    if image.format != format:
        yield f"it is a {image.format} picture and called {media_type}"
    if getattr(image, "n_frames", 1) > 1:
        yield "it moves"
    if past := sorted({"exif", "xmp", "photoshop", "comment"} & set(image.info)):
        yield f"it carries {', '.join(past)} of its camera or its file"
