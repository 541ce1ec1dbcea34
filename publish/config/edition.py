"""``edition.toml``: what one edition is, and where its settings differ from the publication's."""

import datetime
from dataclasses import dataclass, field
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from publish.config.ebook import EbookSettings, EbookTable, ebook_in_use
from publish.config.evaluation import Evaluation, EvaluationTable, evaluation_in_use
from publish.config.geometry import Size
from publish.config.notice import NoticeSetting, NoticeTable, notices_in_use
from publish.config.positions import EMPTY, Places
from publish.config.publication import PublicationSettings
from publish.config.schema import SETTING_INVALID, Schema, fault
from publish.config.toml import read_toml
from publish.config.validate import Checked, checked
from publish.config.values import (
    Changed,
    ContentsDepth,
    Day,
    Identifier,
    Isbn,
    Issn,
    Language,
    Maybe,
    Price,
    Region,
    TableModel,
    Words,
)
from publish.diagnostics import NOWHERE, Outcome, Span
from publish.model.dates import moment
from publish.model.edition import BookNumbers


@dataclass(frozen=True, slots=True)
class Pattern:
    """A file name or a pattern that gathers dispatches."""

    glob: str
    """The pattern, relative to the edition's folder: ``*.md``, ``../2026-0[12]-*/*.md``."""
    span: Span = field(default=NOWHERE, compare=False)
    """Where it stands."""


@dataclass(frozen=True, slots=True)
class PartSetting:
    """A part of a yearbook, or all of an issue."""

    patterns: tuple[Pattern, ...]
    """What gathers its dispatches, in order."""
    title: str = ""
    """Its title; empty for the only part of an issue."""
    by_date: bool = False
    """Whether its dispatches are put in the order of their dates."""


@dataclass(frozen=True)
class EditionSettings:
    """What ``edition.toml`` sets, with the publication's settings where it is silent."""

    title: str
    """The edition's title."""
    parts: tuple[PartSetting, ...]
    """What it gathers; never empty."""
    theme: str
    """The folder in ``styles/themes/``."""
    printer: str
    """The file in ``styles/printers/``."""
    page_source: str
    """The printer whose pages the EPUB names."""
    language: str
    """BCP 47 tag of the edition's own words."""
    publication: str = ""
    """The newsletter's name as this edition bore it; empty: the publication's."""
    identifier: str = ""
    """A URI of its own; empty: one is made from the publication's and the folder's name."""
    number: int | None = None
    """Its number in the series."""
    date: datetime.date | None = None
    """When it comes out."""
    captured: datetime.datetime | None = None
    """When an import wrote it."""
    region: str = ""
    """For whom it is made."""
    description: str = ""
    """What it holds."""
    subjects: tuple[str, ...] = ()
    """What it is about."""
    numbers: BookNumbers = field(default_factory=BookNumbers)
    """ISBN and ISSN."""
    issue_code: str = ""
    """The two or five digits that an ISSN's bar code carries for the issue."""
    price: str = ""
    """What the printed book costs: currency and amount, ``USD 18.99``; empty: the cover says nothing."""
    rights: str = ""
    """Who may use it."""
    trim: Size | None = None
    """The finished page, where it differs from the printer's file."""
    paper: str = ""
    """The paper of the print edition, by the printer's name for it."""
    stores: tuple[str, ...] = ()
    """Where the e-book is sold."""
    typography: bool = True
    """Whether quotes, dashes and spaces are mended by the rules of the language."""
    page_list: bool = True
    """Whether the EPUB names the pages of the print edition."""
    contents_depth: int | None = None
    """How deep the printed contents go: 1 names dispatches, 2 their sections too; ``None``: by how many they are."""
    cover: str = ""
    """The picture of its cover, relative to the edition's folder; empty: the cover is set from type."""
    notices: tuple[NoticeSetting, ...] = ()
    """Notices of its own."""
    own_notices: bool = False
    """Whether the publication's notices are left out."""
    ebook: EbookSettings = field(default_factory=EbookSettings)
    """What is set for the e-book alone."""
    evaluations: tuple[Evaluation, ...] = ()
    """Evaluations of books' accessibility: its own, then those of the publication."""
    places: Places = field(default=EMPTY, compare=False, repr=False)
    """Where all of it stands."""


class IsbnTable(TableModel):
    """ISBNs, one a format."""

    epub: Isbn | None = Field(None, description="Of the e-book.")
    print: Isbn | None = Field(None, description="Of the printed book.")


class IssnTable(TableModel):
    """The ISSN, and the code of the issue."""

    number: Issn = Field(description="The ISSN.")
    issue: str = Field("", pattern=r"^([0-9]{2}|[0-9]{5})?$", description="Two or five digits for the issue.")


def _issn_alone(value: object) -> object:
    return {"number": value} if isinstance(value, str) else value


IssnSetting = Annotated[IssnTable, BeforeValidator(_issn_alone, json_schema_input_type=str | IssnTable)]
"""An ISSN alone, or with the code of the issue."""


class PartTable(TableModel):
    """A part of a yearbook."""

    title: Words = Field(description="Its title.")
    dispatches: list[Words] = Field(min_length=1, description="Patterns of files, in order.")
    order: Literal["given", "date"] = Field("given", description="date: in the order of the dispatches' dates.")


class EditionFile(TableModel):
    """content/editions/NAME/edition.toml"""

    title: Words = Field(description="The edition's title.")
    number: int | None = Field(None, ge=0, le=1_000_000, description="Its number in the series.")
    date: Day | None = Field(None, description="When it comes out.")
    captured: Changed | None = Field(None, description="When an import wrote it.")
    publication: Maybe = Field("", description="The newsletter's name as this edition bore it.")
    identifier: Identifier | None = Field(None, description="A URI of its own; by default one is made.")
    language: Language | None = Field(None, description="BCP 47 tag; by default the publication's.")
    region: Region | None = Field(None, description="For whom it is made: EU, KZ, …")
    description: Maybe = Field("", description="What it holds, in a sentence or two.")
    subjects: list[Words] = Field(default_factory=list, description="What it is about.")
    rights: Maybe = Field("", description="Who may use it; by default as the publication says.")
    isbn: IsbnTable | None = Field(None, description="ISBNs, one a format.")
    issn: IssnSetting | None = Field(None, description="The ISSN, with the code of the issue if it has one.")
    price: Price | None = Field(None, description="What the printed book costs: USD 18.99. Stands on its cover.")
    theme: Words | None = Field(None, description="A folder in styles/themes/; by default the publication's.")
    printer: Words | None = Field(None, description="A file in styles/printers/; by default the publication's.")
    trim: Size | None = Field(None, description="The finished page, where the printer's file says otherwise.")
    paper: Maybe | None = Field(None, description="The paper of the print edition.")
    stores: list[Words] | None = Field(None, description="Where the e-book is sold.")
    typography: bool | None = Field(None, description="Whether quotes, dashes and spaces are mended by language.")
    page_list: bool | None = Field(None, description="Whether the EPUB names the pages of the print edition.")
    contents_depth: ContentsDepth | None = Field(
        None, description="How deep the printed contents go; by default as the publication says."
    )
    page_source: Words | None = Field(None, description="The printer whose pages are meant; by default the edition's.")
    cover: Words | None = Field(None, description="The cover's picture; without one the cover is set from type.")
    dispatches: list[Words] | None = Field(None, min_length=1, description="Patterns of files, in order.")
    order: Literal["given", "date"] = Field("given", description="date: in the order of the dispatches' dates.")
    parts: list[PartTable] = Field(default_factory=list, description="The parts of a yearbook.")
    notices: list[NoticeTable] = Field(default_factory=list, description="Notices of its own.")
    own_notices: bool = Field(False, description="Whether the publication's notices are left out.")
    ebook: EbookTable | None = Field(None, description="What is set for the e-book alone.")
    evaluation: EvaluationTable | None = Field(None, description="An evaluation of its accessibility by people.")

    @model_validator(mode="after")
    def _either(self) -> "EditionFile":
        if self.parts and self.dispatches:
            hint = "Give the dispatches before the first part a part of their own."
            raise fault(SETTING_INVALID, "an edition has either dispatches or parts", hint=hint, at="dispatches")
        return self


EDITION = Schema(
    EditionFile,
    fallbacks={"title": "Untitled"},
    synonyms={"lang": "language", "name": "title", "copyright": "rights", "tags": "subjects", "keywords": "subjects"},
)


def read_edition(text: str, path: str, *, publication: PublicationSettings) -> Outcome[EditionSettings]:
    """An ``edition.toml``; with errors, settings as good as could be made, which must not be used for a book."""
    tree = read_toml(text, path)
    outcome = checked(EDITION, tree.value)
    settings = _in_use(outcome.value, publication)
    return Outcome(settings, outcome.diagnostics if tree.ok else tree.diagnostics)


def _in_use(source: Checked[EditionFile], above: PublicationSettings) -> EditionSettings:
    file, places = source.file, source.places
    printer = file.printer or above.printer
    isbn, issn = file.isbn or IsbnTable(epub=None, print=None), file.issn
    return EditionSettings(
        title=file.title,
        parts=_parts(file, places),
        theme=file.theme or above.theme,
        printer=printer,
        page_source=file.page_source or above.page_source or printer,
        language=file.language or above.publication.language,
        publication=file.publication,
        identifier=file.identifier or "",
        number=file.number,
        date=file.date,
        captured=None if file.captured is None else moment(file.captured),
        region=file.region or "",
        description=file.description,
        subjects=tuple(file.subjects),
        numbers=BookNumbers(isbn.epub or "", isbn.print or "", issn.number if issn else above.issn),
        issue_code=issn.issue if issn else "",
        price=file.price or "",
        rights=file.rights or above.publication.rights,
        trim=file.trim,
        paper=above.paper if file.paper is None else file.paper,
        stores=above.stores if file.stores is None else tuple(file.stores),
        typography=above.typography if file.typography is None else file.typography,
        page_list=above.page_list if file.page_list is None else file.page_list,
        contents_depth=above.contents_depth if file.contents_depth is None else file.contents_depth,
        cover=file.cover or "",
        notices=notices_in_use(file.notices, places),
        own_notices=file.own_notices,
        ebook=ebook_in_use(file.ebook, above.ebook),
        evaluations=(*_evaluation(file, places), *above.evaluations),
        places=places,
    )


def _evaluation(file: EditionFile, places: Places) -> tuple[Evaluation, ...]:
    return (evaluation_in_use(file.evaluation, places.key("evaluation")),) if file.evaluation else ()


def _parts(file: EditionFile, places: Places) -> tuple[PartSetting, ...]:
    def patterns(globs: list[str], *location: str | int) -> tuple[Pattern, ...]:
        return tuple(Pattern(glob, places.value(*location, "dispatches", index)) for index, glob in enumerate(globs))

    if file.parts:
        return tuple(
            PartSetting(patterns(part.dispatches, "parts", index), part.title, part.order == "date")
            for index, part in enumerate(file.parts)
        )
    return (PartSetting(patterns(file.dispatches or ["*.md"]), by_date=file.order == "date"),)
