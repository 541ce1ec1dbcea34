"""What the book says of its accessibility: only what holds, each from evidence in the edition.

EPUB Accessibility 1.1 and the schema.org properties that it names. Conformance is never claimed here: that takes
an evaluation by people.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from publish.markup.strings import Strings
from publish.model.edition import Edition
from publish.model.figures import Figure, Missing
from publish.model.walk import blocks_of


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of a book."""

    pictures: bool
    """Whether it has pictures beside the cover."""
    described: bool
    """Whether every picture is described or decorative."""
    long_descriptions: bool
    """Whether a picture has an extended description."""
    pages: bool
    """Whether the pages of a print edition are marked."""


def evidence(edition: Edition, *, pages: bool) -> Evidence:
    """What an edition shows; ``pages``: whether the pages of its print edition are marked."""
    figures = [block for d in edition.dispatches for _, block in blocks_of(d) if isinstance(block, Figure)]
    pictures = [figure.picture for figure in figures if figure.picture]
    return Evidence(
        pictures=bool(pictures),
        described=not any(isinstance(picture.alt, Missing) for picture in pictures),
        long_descriptions=any(figure.long for figure in figures if figure.picture),
        pages=pages,
    )


def accessibility(found: Evidence, strings: Strings) -> Iterator[tuple[str, str]]:
    """Properties and values of the package metadata."""
    yield "schema:accessMode", "textual"
    if found.pictures:
        yield "schema:accessMode", "visual"
    if found.described:
        yield "schema:accessModeSufficient", "textual"
    if found.pictures:
        yield "schema:accessModeSufficient", "textual,visual"
    yield from (("schema:accessibilityFeature", feature) for feature in _features(found))
    yield "schema:accessibilityHazard", "none"
    yield "schema:accessibilitySummary", str(strings.words[_summary(found)])


def _summary(found: Evidence) -> str:
    if not found.pictures:
        return "no_pictures"
    return "all_described" if found.described else "some_undescribed"


def _features(found: Evidence) -> Iterator[str]:
    yield from ("tableOfContents", "structuralNavigation", "readingOrder", "displayTransformability", "ARIA")
    if found.pictures and found.described:
        yield "alternativeText"
    if found.long_descriptions:
        yield "longDescription"
    if found.pages:
        yield from ("pageNavigation", "pageBreakMarkers")
