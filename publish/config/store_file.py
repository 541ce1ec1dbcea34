"""What may stand in a store's file."""

import re
from typing import Annotated, Literal, TypeAlias

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints

from publish.config.schema import SETTING_INVALID, Schema, fault
from publish.config.sizes import size
from publish.config.values import Maybe, TableModel, Words

Said: TypeAlias = Literal[
    "identifier",
    "isbn",
    "title",
    "language",
    "creator",
    "publisher",
    "date",
    "description",
    "subject",
    "rights",
    "modified",
    "accessibility",
]
"""What a store may ask of the package: elements of Dublin Core, an ISBN among the identifiers, the moment of
modification, and the properties that EPUB Accessibility 1.1 §2 asks for."""


def _bytes(value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str):
        raise fault(SETTING_INVALID, "a size of a file is a text", hint="Write 300kB, 50MB or 2GB.")
    try:
        return size(value)
    except ValueError as error:
        message, hint = error.args
        raise fault(SETTING_INVALID, message, hint=hint) from None


def _expression(value: str) -> str:
    try:
        re.compile(value)
    except re.error as error:
        raise fault(SETTING_INVALID, f"“{value}” is no regular expression: {error}") from None
    return value


def _range(values: list[float]) -> list[float]:
    if len(values) != 2 or values[0] > values[1]:
        raise fault(SETTING_INVALID, "a range has a least and a greatest value", hint="Write ratio = [1.3, 1.8].")
    return values


Bytes = Annotated[int, BeforeValidator(_bytes, json_schema_input_type=str)]
"""A size of a file with its unit; becomes bytes."""
Pixels = Annotated[int, Field(ge=0, le=100_000_000)]
"""A number of pixels; 0: none."""
Ratio = Annotated[float, Field(gt=0, le=10)]
"""A height by a width."""


class PictureTable(TableModel):
    """Limits of pictures."""

    pixels: Pixels = Field(0, description="The most pixels of one picture.")
    side: Pixels = Field(0, description="The most pixels of its longer side.")
    size: Bytes = Field(0, description="The largest file.")
    formats: list[Literal["jpeg", "png", "gif", "svg", "webp"]] = Field(
        default_factory=list, description="The formats that are taken."
    )
    spaces: list[Literal["rgb", "grey", "cmyk"]] = Field(
        default_factory=list, description="The spaces of colour that are taken."
    )


class StoreCoverTable(TableModel):
    """Limits of the cover, besides those of pictures."""

    pixels: Pixels = Field(0, description="The most pixels of it; the limit for pictures does not count here.")
    short_side: Pixels = Field(0, description="The fewest pixels of its shorter side.")
    long_side: Pixels = Field(0, description="The fewest pixels of its longer side.")
    most_side: Pixels = Field(0, description="The most pixels of its longer side.")
    size: Bytes = Field(0, description="The largest file.")
    ratio: Annotated[list[Ratio], AfterValidator(_range)] | None = Field(
        None, description="The least and the greatest height by width."
    )


class LimitsTable(TableModel):
    """What a book may be."""

    file: Bytes = Field(0, description="The largest book.")
    document: Bytes = Field(0, description="The largest document in it.")
    metadata: list[Said] = Field(default_factory=list, description="What the package says.")
    pictures: PictureTable | None = Field(None, description="Of its pictures.")
    cover: StoreCoverTable | None = Field(None, description="Of its cover.")


class CssTable(TableModel):
    """A declaration that the store does not want."""

    property: Annotated[str, StringConstraints(pattern=r"^[-*a-z]+$")] = Field(
        description="The property, or a pattern with *."
    )
    value: Annotated[Maybe, AfterValidator(_expression)] = Field(
        "", description="A regular expression that the value is searched for; by default any value."
    )
    level: Literal["must", "should"] = Field("must", description="must: the book is refused; should: it looks bad.")
    reason: Words = Field(description="Why, as the end of a sentence.")


class StoreFile(TableModel):
    """A file in styles/stores/."""

    title: Words = Field(description="What people call it.")
    description: Maybe = Field("", description="What it is for, in a sentence.")
    ending: Literal[".epub", ".kepub.epub"] = Field(".epub", description="The ending of its books' names.")
    marks: Literal["kobo"] | None = Field(None, description="Marks of its own that its readers look for in the text.")
    fit: bool = Field(False, description="Whether pictures are scaled until the book is as small as it must be.")
    must: LimitsTable = Field(default_factory=lambda: LimitsTable(), description="A book beyond these is refused.")
    should: LimitsTable = Field(
        default_factory=lambda: LimitsTable(), description="A book beyond these is taken, and serves badly."
    )
    css: list[CssTable] = Field(default_factory=list, description="Declarations that it does not want.")


STORE = Schema(StoreFile, fallbacks={"title": "Unnamed"}, synonyms={"name": "title", "suffix": "ending"})
