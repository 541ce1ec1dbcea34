"""What a dispatch holds that others, and an editor, can ask for by name: headings, ids, references, people."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from publish.diagnostics import Span
from publish.importers.reader import HEAD, Source
from publish.importers.readers import READERS
from publish.model.blocks import Blocks, Break, Heading
from publish.model.credits import Credit
from publish.model.dispatch import Dispatch
from publish.model.inlines import CrossReference, Phrase
from publish.model.walk import blocks_of, each_block, each_inline, inlines_of, lines_of, plain
from publish.transforms.ids import with_ids
from publish.transforms.places import DispatchPlaces, places_of


@dataclass(frozen=True, slots=True)
class OutlineHeading:
    """A heading of a dispatch."""

    level: int
    """How deep it stands: 2 is a section of the dispatch, whose headline is 1."""
    words: str
    """Its words."""
    span: Span
    """Its line."""


@dataclass(frozen=True, slots=True)
class OutlineReference:
    """A cross reference of a dispatch."""

    path: str
    """The file as the author wrote it; empty for a place in the own dispatch."""
    fragment: str
    """The id in it, or empty."""
    span: Span
    """The block that it stands in, or the field."""


@dataclass(frozen=True, slots=True)
class DispatchOutline:
    """A dispatch as others see it."""

    key: str
    """Its name in the publication: ``folder/slug``."""
    slug: str
    """Its name in its folder."""
    path: str
    """Its file, relative to the project."""
    headline: str
    """Its headline, or the label that stands in for one."""
    span: Span
    """Where its headline stands; its file where that is not known."""
    headings: tuple[OutlineHeading, ...]
    """Its headings, in order."""
    ids: Mapping[str, Span]
    """Where each id of it stands, also those that numbering gives."""
    references: tuple[OutlineReference, ...]
    """Its cross references, in order."""
    people: tuple[Credit, ...]
    """Who did what."""
    places: DispatchPlaces
    """What a link may name in it."""


def outline(dispatch: Dispatch) -> DispatchOutline:
    """The outline of a dispatch as it was read, before any stage."""
    named, _ = with_ids(dispatch)
    headings = [block for _, block in blocks_of(named) if isinstance(block, Heading)]
    return DispatchOutline(
        key=dispatch.key,
        slug=dispatch.slug,
        path=dispatch.span.path,
        headline=plain(dispatch.headline) or dispatch.label,
        span=dispatch.at("headline"),
        headings=tuple(OutlineHeading(one.level, plain(one.inlines), one.span) for one in headings),
        ids=dict(_ids(named)),
        references=tuple(_references(dispatch)),
        people=dispatch.credits,
        places=places_of(named),
    )


def read_outlines(source: Source) -> tuple[DispatchOutline, ...]:
    """The outlines of what a file holds, read by itself; none where no reader knows it."""
    reader = next((reader for reader in READERS if reader.reads(source.path, source.data[:HEAD])), None)
    return tuple(map(outline, reader.read(source).value)) if reader else ()


def _ids(dispatch: Dispatch) -> Iterator[tuple[str, Span]]:
    for _, block in blocks_of(dispatch):
        if not isinstance(block, Break) and block.id:
            yield block.id, block.span
    for line, place in inlines_of(dispatch):
        yield from ((one.id, dispatch.at(place)) for one in each_inline(line) if isinstance(one, Phrase) and one.id)


def referring(blocks: Blocks) -> Iterator[str]:
    """The files of the blocks in which cross references stand."""
    for _, block in each_block(blocks):
        if any(isinstance(one, CrossReference) for line in lines_of(block) for one in each_inline(line)):
            yield block.span.path


def _references(dispatch: Dispatch) -> Iterator[OutlineReference]:
    for line, place in inlines_of(dispatch):
        for one in each_inline(line):
            if isinstance(one, CrossReference):
                yield OutlineReference(one.path, one.fragment, dispatch.at(place))
