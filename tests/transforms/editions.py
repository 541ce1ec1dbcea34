"""Small editions for the tests of the stages."""

from datetime import date

from publish.diagnostics import Span
from publish.model.blocks import Block, Blocks, Heading, Note, Paragraph
from publish.model.dispatch import Dispatch
from publish.model.edition import Edition, Notice, Part, Publication
from publish.model.inlines import CrossReference, Inline, Inlines, Text
from publish.transforms import StageTerms

LETTER = Publication(title="The Ferry", publisher="Ferry Press", language="en", identifier="urn:x-test:ferry")


def words(value: str) -> Inlines:
    return (Text(value),)


def para(*inlines: Inline | str, line: int = 0, file: str = "e/1/a.md") -> Paragraph:
    return Paragraph(
        tuple(Text(i) if isinstance(i, str) else i for i in inlines), span=Span(file, line, 1) if line else Span("")
    )


def heading(value: str, id: str = "", line: int = 0) -> Heading:
    return Heading(words(value), id=id, span=Span("e/1/a.md", line, 1))


def see(path: str, fragment: str = "") -> CrossReference:
    return CrossReference(words("there"), path=path, fragment=fragment)


def piece(slug: str, *blocks: Block, folder: str = "1", notes: tuple[Note, ...] = ()) -> Dispatch:
    every: Blocks = blocks
    return Dispatch(slug=slug, folder=folder, blocks=every, notes=notes, span=Span(f"e/{folder}/{slug}.md"))


def edition(*dispatches: Dispatch, day: date | None = date(2026, 3, 5), notices: tuple[Notice, ...] = ()) -> Edition:
    return Edition(
        slug="1",
        publication=LETTER,
        title="No. 1",
        parts=(Part(dispatches),),
        date=day,
        language="en",
        notices=notices,
        span=Span("e/1/edition.toml"),
    )


def terms(whole: Edition, **settings: object) -> StageTerms:
    return StageTerms(whole=whole, **settings)  # type: ignore[arg-type]
