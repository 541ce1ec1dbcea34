"""``edition.toml``: what one edition is, and where its settings differ from the publication's."""

import datetime
from dataclasses import dataclass, field, replace
from typing import Annotated, Any, Literal, Self

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    ModelWrapValidatorHandler,
    StringConstraints,
    ValidationInfo,
    model_validator,
)

from publish.config.book import BookSettings, silent
from publish.config.evaluation import Evaluation
from publish.config.geometry import Size
from publish.config.notice import NoticeSetting
from publish.config.publication import PublicationSettings
from publish.config.schema import SETTING_INVALID, Schema, fault
from publish.config.table import BESIDE, Listed, PlacedTable, SettingsTable, WrittenAs
from publish.config.validate import settings_in
from publish.config.values import Changed, Day, Identifier, Isbn, Issn, Language, Maybe, Price, Region, Words
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
class Isbns(SettingsTable):
    """ISBNs, one a format."""

    epub: Isbn = ""
    """Of the e-book."""
    print: Isbn = ""
    """Of the printed book."""


@dataclass(frozen=True, slots=True)
class IssnSetting(SettingsTable):
    """The ISSN, and the code of the issue."""

    number: Issn
    """The ISSN."""
    issue: Annotated[str, StringConstraints(pattern=r"^([0-9]{2}|[0-9]{5})?$")] = ""
    """Two or five digits for the issue."""


def _issn_alone(value: object) -> object:
    return {"number": value} if isinstance(value, str) else value


IssnOrTable = Annotated[IssnSetting, BeforeValidator(_issn_alone, json_schema_input_type=str | IssnSetting)]
"""An ISSN alone, or with the code of the issue."""


@dataclass(frozen=True, slots=True)
class PartSetting(PlacedTable):
    """A part of a yearbook."""

    title: Words
    """Its title."""
    dispatches: Annotated[Listed[Words], Field(min_length=1)]
    """Patterns of files, in order."""
    order: Literal["given", "date"] = "given"
    """date: in the order of the dispatches' dates."""

    @property
    def patterns(self) -> tuple[Pattern, ...]:
        """What gathers its dispatches, in order."""
        return tuple(
            Pattern(glob, self.places.value("dispatches", index)) for index, glob in enumerate(self.dispatches)
        )

    @property
    def by_date(self) -> bool:
        """Whether its dispatches are put in the order of their dates."""
        return self.order == "date"


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionSettings(BookSettings):
    """content/editions/NAME/edition.toml"""

    title: Words
    """The edition's title."""
    number: Annotated[int, Field(ge=0, le=1_000_000)] | None = None
    """Its number in the series."""
    date: Day | None = None
    """When it comes out."""
    captured: Annotated[datetime.datetime | None, WrittenAs(Annotated[Changed, AfterValidator(moment)])] = None
    """When an import wrote it."""
    publication: Maybe = ""
    """The newsletter's name as this edition bore it."""
    identifier: Identifier = ""
    """A URI of its own; by default one is made."""
    language: Language = ""
    """BCP 47 tag; by default the publication's."""
    region: Region = ""
    """For whom it is made: EU, KZ, …"""
    description: Maybe = ""
    """What it holds, in a sentence or two."""
    subjects: Listed[Words] = ()
    """What it is about."""
    rights: Maybe = ""
    """Who may use it; by default as the publication says."""
    isbn: Isbns = Isbns()
    """ISBNs, one a format."""
    issn: Annotated[IssnSetting, BeforeValidator(_issn_alone, json_schema_input_type=str | IssnSetting)] = IssnSetting(
        ""
    )
    """The ISSN, with the code of the issue if it has one."""
    price: Price = ""
    """What the printed book costs: USD 18.99. Stands on its cover."""
    trim: Size | None = None
    """The finished page, where the printer's file says otherwise."""
    cover: Words = ""
    """The cover's picture; without one the cover is set from type."""
    dispatches: Annotated[Listed[Words], Field(min_length=1)] = ()
    """Patterns of files, in order."""
    order: Literal["given", "date"] = "given"
    """date: in the order of the dispatches' dates."""
    parts: Listed[PartSetting] = ()
    """The parts of a yearbook."""
    notices: Listed[NoticeSetting] = ()
    """Notices of its own."""
    own_notices: bool = False
    """Whether the publication's notices are left out."""
    evaluation: Evaluation | None = None
    """An evaluation of its accessibility by people."""
    evaluations: tuple[Evaluation, ...] = field(default=(), metadata=BESIDE)
    """Evaluations of books' accessibility: its own, then those of the publication."""

    @property
    def gathers(self) -> tuple[PartSetting, ...]:
        """What it gathers: the parts of a yearbook, or all of an issue; never empty."""
        return self.parts or (PartSetting("", self.dispatches or ("*.md",), self.order, places=self.places),)

    @property
    def numbers(self) -> BookNumbers:
        """ISBN and ISSN."""
        return BookNumbers(self.isbn.epub, self.isbn.print, self.issn.number)

    @model_validator(mode="wrap")
    @classmethod
    def _over(cls, written: Any, read: ModelWrapValidatorHandler[Self], info: ValidationInfo) -> Self:
        """What holds for the edition: the publication's word where its own file is silent."""
        own = read(written)
        if own.parts and own.dispatches:
            hint = "Give the dispatches before the first part a part of their own."
            raise fault(SETTING_INVALID, "an edition has either dispatches or parts", hint=hint, at="dispatches")
        above = info.context
        assert isinstance(above, PublicationSettings)
        whole = silent(own, above, BookSettings, written)
        return replace(
            whole,
            language=whole.language or above.language,
            rights=whole.rights or above.rights,
            page_source=whole.page_source or whole.printer,
            hyphenation=own.hyphenation.over(above.hyphenation),
            issn=own.issn if "issn" in written else IssnSetting(above.issn),
        )


EDITION = Schema(
    EditionSettings,
    fallbacks={"title": "Untitled"},
    synonyms={"lang": "language", "name": "title", "copyright": "rights", "tags": "subjects", "keywords": "subjects"},
)


def read_edition(text: str, path: str, *, publication: PublicationSettings) -> Outcome[EditionSettings]:
    """An ``edition.toml``; with errors, settings as good as could be made, which must not be used for a book."""

    def evaluated(settings: EditionSettings) -> Outcome[EditionSettings]:
        own = (settings.evaluation,) if settings.evaluation else ()
        return Outcome(replace(settings, evaluations=(*own, *publication.evaluations)))

    return settings_in(EDITION, text, path, then=evaluated, above=publication)
