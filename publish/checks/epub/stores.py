"""Whether a store takes a finished book. Its rules are data (:mod:`publish.config.store`); the file is read anew."""

import io
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import BinaryIO, TypeAlias

from publish.checks.epub.epub_file import DAMAGED, DC, EpubFile, Unopened
from publish.checks.epub.inspect.package import BOOK_STRUCTURE
from publish.config.sizes import shown
from publish.config.store import GENERIC, CoverLimits, PictureLimits, RuleLevel, Store, StoreLimits
from publish.diagnostics import Diagnostic, Rule, Severity
from publish.markup.css import Declaration, declarations

_SPACES = {"RGB": "rgb", "P": "rgb", "1": "grey", "L": "grey", "CMYK": "cmyk", "RGBA": "rgb", "LA": "grey"}
_ACCESSIBILITY = ("schema:accessMode", "schema:accessibilityFeature", "schema:accessibilityHazard")


@dataclass(frozen=True, slots=True)
class _Picture:
    path: str
    format: str
    space: str
    width: int
    height: int
    size: int


_Pictures: TypeAlias = Sequence[tuple[_Picture, bool]]
"""Pictures, each with whether it is the cover."""


def store_rules(book: BinaryIO, store: Store) -> Iterator[Diagnostic]:
    """What of a finished book a store refuses (errors), and what it takes and shows badly.

    The latter are warnings, but notes for a book that is made for no store in particular: somebody has to have asked.
    """
    size = book.seek(0, io.SEEK_END)
    book.seek(0)
    try:
        with zipfile.ZipFile(book) as archive:
            epub = EpubFile(archive)
            pictures = tuple(_pictures(epub))
            for level in RuleLevel:
                for rule, problem, document in _broken(epub, pictures, size, store, level):
                    yield rule.finding(f"{store.title}: {problem}", severity=_severity(store, level), block=document)
    except Unopened as error:
        yield BOOK_STRUCTURE.finding(f"the book cannot be opened: {error}")
    except DAMAGED:
        yield BOOK_STRUCTURE.finding("the book cannot be opened: it is not a whole archive")


def _severity(store: Store, level: RuleLevel) -> Severity:
    if level is RuleLevel.MUST:
        return Severity.ERROR
    return Severity.NOTE if store.name == GENERIC else Severity.WARNING


STORE_DOCUMENT_SIZE = Rule(
    "store-document-size",
    Severity.ERROR,
    "Readers on small devices turn slowly in a document of this size, or stop at it.",
    "Divide the dispatch.",
)


def _broken(
    book: EpubFile, pictures: _Pictures, size: int, store: Store, level: RuleLevel
) -> Iterator[tuple[Rule, str, str]]:
    """Which rule, what breaks it, and in which document, where it is one."""
    limits = store.limits(level)
    yield from ((STORE_DOCUMENT_SIZE, problem, path) for path, problem in _documents(book, limits))
    yield from ((rule, problem, "") for rule, problem in _whole(book, pictures, size, store, level))


STORE_FILE_SIZE = Rule(
    "store-file-size",
    Severity.ERROR,
    "The store refuses books of this size, or they cannot be sent to readers.",
    "Take out pictures, or divide the edition.",
)

STORE_PICTURE = Rule(
    "store-picture",
    Severity.ERROR,
    "The store refuses a picture of this size, format or space of colour, or spoils it.",
    "Export the picture again.",
)

STORE_COVER = Rule(
    "store-cover",
    Severity.ERROR,
    "The store refuses the cover, or shows it badly on its shelves.",
    "Give a cover of 1600 by 2560 pixels, or none: then one is set from type.",
)

STORE_CSS = Rule(
    "store-css",
    Severity.ERROR,
    "The store does not want this declaration: its readers ignore it, or the book becomes unreadable.",
    "Change the style sheet of the theme.",
)

STORE_METADATA = Rule(
    "store-metadata",
    Severity.ERROR,
    "The store asks for this, and takes no book without it or cannot find it on its shelves.",
    "Add it to edition.toml or publication.toml.",
)


def _whole(
    book: EpubFile, pictures: _Pictures, size: int, store: Store, level: RuleLevel
) -> Iterator[tuple[Rule, str]]:
    limits = store.limits(level)
    if limits.file and size > limits.file:
        yield STORE_FILE_SIZE, f"the book has {shown(size)}, and {shown(limits.file)} is the most"
    for picture, is_cover in pictures:
        own = replace(limits.pictures, pixels=limits.cover.pixels) if is_cover else limits.pictures
        yield from ((STORE_PICTURE, f"{picture.path} {problem}") for problem in _picture(picture, own))
        if is_cover:
            yield from ((STORE_COVER, f"the cover {problem}") for problem in _cover(picture, limits.cover))
    for name in limits.metadata:
        if not _METADATA[name](book):
            yield STORE_METADATA, f"the book names no {name}"
    yield from ((STORE_CSS, problem) for problem in _css(book, store, level))


def _documents(book: EpubFile, limits: StoreLimits) -> Iterator[tuple[str, str]]:
    for path in book.spine if limits.document else ():
        size = book.archive.getinfo(path).file_size
        if size > limits.document:
            yield path, f"{path} has {shown(size)}, and {shown(limits.document)} is the most"


def _pictures(book: EpubFile) -> Iterator[tuple[_Picture, bool]]:
    for item in book.items:
        if (facts := book.pictures.get(item.path)) is None:
            continue
        kind = item.media_type.removeprefix("image/").removesuffix("+xml")
        # A drawing has no space and no size, nor has what is broken: the inspector tells.
        space = _SPACES.get(facts.mode, facts.mode.lower())
        picture = _Picture(item.path, kind, space, facts.width, facts.height, facts.size)
        yield picture, "cover-image" in item.properties


def _picture(picture: _Picture, limits: PictureLimits) -> Iterator[str]:
    pixels, side = picture.width * picture.height, max(picture.width, picture.height)
    if limits.formats and picture.format not in limits.formats:
        yield f"is {picture.format}, and {' and '.join(limits.formats)} are taken"
    if limits.spaces and picture.space and picture.space not in limits.spaces:
        yield f"is {picture.space}, and {' and '.join(limits.spaces)} are taken"
    if limits.pixels and pixels > limits.pixels:
        yield f"has {pixels / 1e6:.1f} million pixels, and {limits.pixels / 1e6:.1f} million are the most"
    if limits.side and side > limits.side:
        yield f"is {side} pixels long, and {limits.side} are the most"
    if limits.size and picture.size > limits.size:
        yield f"has {shown(picture.size)}, and {shown(limits.size)} is the most"


def _cover(cover: _Picture, limits: CoverLimits) -> Iterator[str]:
    short, long = sorted((cover.width, cover.height))
    if limits.short_side and short < limits.short_side:
        yield f"is {short} pixels on its shorter side, and {limits.short_side} are the least"
    if limits.long_side and long < limits.long_side:
        yield f"is {long} pixels on its longer side, and {limits.long_side} are the least"
    if limits.most_side and long > limits.most_side:
        yield f"is {long} pixels on its longer side, and {limits.most_side} are the most"
    if limits.size and cover.size > limits.size:
        yield f"has {shown(cover.size)}, and {shown(limits.size)} is the most"
    if limits.ratio and cover.width and not limits.ratio[0] <= cover.height / cover.width <= limits.ratio[1]:
        least, most = limits.ratio
        yield f"is {cover.height / cover.width:.2f} times as high as wide, and {least:g} to {most:g} times is asked"


def _css(book: EpubFile, store: Store, level: RuleLevel) -> Iterator[str]:
    rules = [rule for rule in store.css if rule.level is level]
    for item in book.of_type("text/css") if rules else ():
        css = book.data(item.path).decode("utf-8", "replace") if item.path in book else ""
        found = [entry for entry in declarations(css) if isinstance(entry, Declaration)]
        for entry in found:
            beside = [other.property for other in found if other.selector == entry.selector]
            for rule in rules:
                if rule.refuses(entry.property, entry.value, beside):
                    what = f"{entry.selector} {{ {entry.property}: {entry.value} }}"
                    yield f"{item.path}:{entry.line}: {what}: {rule.reason}"


def _says(name: str) -> Callable[[EpubFile], bool]:
    return lambda book: any((element.text or "").strip() for element in book.metadata(name))


_METADATA: Mapping[str, Callable[[EpubFile], bool]] = {
    "identifier": _says("identifier"),
    "isbn": lambda book: any((e.text or "").startswith("urn:isbn:") for e in book.package.iter(f"{DC}identifier")),
    "title": _says("title"),
    "language": _says("language"),
    "creator": _says("creator"),
    "publisher": _says("publisher"),
    "date": _says("date"),
    "description": _says("description"),
    "subject": _says("subject"),
    "rights": _says("rights"),
    "modified": _says("dcterms:modified"),
    "accessibility": lambda book: all(_says(name)(book) for name in _ACCESSIBILITY),
}
