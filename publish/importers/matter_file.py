"""What may stand in a dispatch's front matter: every value comes in as text, and is converted here.

``no`` stays a word, a date must be a date, and what the author wrote in a field for text is that text.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Annotated, Any, Literal, Self

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    ModelWrapValidatorHandler,
    StringConstraints,
    model_validator,
)

from publish.config.characters import has_ink
from publish.config.schema import Schema, fault, kind_of
from publish.config.suggest import did_you_mean
from publish.config.table import BESIDE, Listed, PlacedTable, SettingsTable, WrittenAs, keys
from publish.config.values import Changed, Day, Instant, Language, Maybe, OpeningForm, Words
from publish.diagnostics import Hint, Replacement, Rule, Severity, Span
from publish.importers.matter.mapping import MATTER_KEY_UNKNOWN
from publish.importers.matter.names import HINTS
from publish.importers.matter.values import names
from publish.importers.slugs import SLUG, slug_from
from publish.model.credits import Credit, Dateline, Role
from publish.model.dispatch import FieldPlace, Status

_ROLES = {
    "author": "writer",
    "correspondent": "reporter",
    "photo": "photographer",
    "photos": "photographer",
    "photography": "photographer",
    "pictures": "photographer",
    "reporting": "reporter",
    "researcher": "contributor",
    "translation": "translator",
    "words": "writer",
}


ROLE_UNKNOWN = Rule(
    "role-unknown",
    Severity.ERROR,
    "A role that the house does not know has no place in the byline and no code in the e-book.",
    "Use one of the roles that are named.",
    needed=True,
)


def _role(value: object) -> object:
    roles = [str(role) for role in Role]
    if isinstance(value, str) and value.strip().lower() not in roles:
        hint = did_you_mean(value, roles, synonyms=_ROLES)
        raise fault(ROLE_UNKNOWN, f"{kind_of(value)} is not a role", hint=hint)
    return value.strip().lower() if isinstance(value, str) else value


SLUG_INVALID = Rule(
    "slug-invalid",
    Severity.ERROR,
    "The slug becomes part of links; other characters would have to be rewritten, and links would break.",
    "Use lower-case letters, digits and hyphens.",
    needed=True,
)


def _slug(value: str) -> str:
    if not SLUG.fullmatch(value):
        better = slug_from(value)
        hint = Hint(f"Write {better}.", Replacement(value, better)) if better else ""
        raise fault(SLUG_INVALID, f"{kind_of(value)} cannot stand in a link", hint=hint)
    return value


MATTER_INVALID = Rule(
    "matter-invalid",
    Severity.ERROR,
    "A value of the wrong kind would be guessed at.",
    "Give a value of the kind that is named.",
    needed=True,
)


def _flag(value: object) -> object:
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value.strip().lower() in {"true", "false"}:
        return value.strip().lower() == "true"
    raise fault(MATTER_INVALID, f"{kind_of(value)} is neither true nor false", hint="Write true or false.")


def _whole(value: object) -> object:
    if isinstance(value, str) and value.strip().removeprefix("-").isdecimal() and len(value) < 10:
        return int(value)
    raise fault(MATTER_INVALID, f"{kind_of(value)} is not a whole number", hint="Write a number, such as 10.")


def _place_alone(value: object) -> object:
    if isinstance(value, str):
        # The dash between dateline and text is the template's.
        return {"place": re.sub(r"\s*[-‐‑‒–—]+\s*$", "", value)}
    return value


def _or_nothing(nothing: Any) -> Callable[[object], Any]:
    """A key without a value is a key that is not there."""
    return lambda value: nothing if value is None else value


def _maybe(kind: Any, nothing: Any) -> Any:
    """A kind of value that may be empty."""
    return Annotated[kind | None, AfterValidator(_or_nothing(nothing))]


RoleName = Annotated[
    Literal["writer", "reporter", "contributor", "photographer", "editor", "translator", "producer"],
    BeforeValidator(_role),
]
Slug = Annotated[str, StringConstraints(strip_whitespace=True), AfterValidator(_slug)]
Flag = Annotated[bool, BeforeValidator(_flag, json_schema_input_type=bool)]
Whole = Annotated[int, BeforeValidator(_whole, json_schema_input_type=int)]
OrEmpty = Annotated[Maybe, BeforeValidator(_or_nothing(""), json_schema_input_type=str | None)]


@dataclass(frozen=True, slots=True)
class Markdown(PlacedTable):
    """A line of Markdown from the front matter."""

    text: str
    """The characters."""

    @property
    def span(self) -> Span:
        """Where its value begins."""
        return self.places.value()


def _markdown(text: str | None) -> Markdown | None:
    return Markdown(text) if text and has_ink(text) else None


Line = Annotated[Markdown | None, WrittenAs(Annotated[OrEmpty, AfterValidator(_markdown)])]
"""A line of Markdown; nothing where it shows nothing."""


@dataclass(frozen=True, slots=True)
class CreditMatter(PlacedTable):
    """A person with roles."""

    name: Words
    """The name as printed."""
    role: RoleName | None = None
    """What the person did; short for roles: [role]."""
    roles: Annotated[Listed[RoleName], Field(min_length=1)] | None = None
    """What the person did."""
    place: OrEmpty = ""
    """Where from."""
    affiliation: OrEmpty = ""
    """For whom else the person works."""
    file_as: OrEmpty = ""
    """The name as sorted: Doe, Jane. Without it the last word of a person's name comes first."""

    @model_validator(mode="after")
    def _some_role(self) -> "CreditMatter":
        if self.role and self.roles:
            raise fault(MATTER_INVALID, "a credit has either role or roles", hint="Keep roles.", at="role")
        if not self.role and not self.roles:
            hint = f"Add role: one of {', '.join(Role)}."
            raise fault(MATTER_INVALID, f"the credit of {self.name} has no role", hint=hint)
        return self

    @property
    def credit(self) -> Credit:
        """The person, with each role once, as they are written."""
        roles = tuple(dict.fromkeys(map(Role, self.roles or filter(None, [self.role]))))
        return Credit(self.name, roles, self.place, self.affiliation, self.file_as, self.places.key())


def _no_bare_names(value: object) -> object:
    """People by their names alone have no role: the lines to type are told."""
    entries = value if isinstance(value, list) else [value]
    if not entries or not all(isinstance(entry, str) and has_ink(entry) for entry in entries):
        return value
    people = [name for entry in entries for name in names(str(entry))]
    hint = f"Write: credits: [{', '.join(map(_credit_line, people))}], or author: {', '.join(people)}."
    what = kind_of(value) if isinstance(value, str) else "a list of names"
    raise fault(MATTER_INVALID, f"credits is {what}, and says not what they did", hint=hint)


def _no_bare_name(value: object) -> object:
    if isinstance(value, str) and has_ink(value):
        hint = f"Write: {_credit_line(value.strip())}."
        raise fault(MATTER_INVALID, f"the credit of {value.strip()} has no role", hint=hint)
    return value


def _credit_line(name: str) -> str:
    return f"{{name: {json.dumps(name, ensure_ascii=False)}, role: writer}}"


@dataclass(frozen=True, slots=True)
class _Dateline(SettingsTable):
    """Where a dispatch was written."""

    place: Words
    """The place, as printed."""
    country: OrEmpty = ""
    """The country or region behind a comma."""


@dataclass(frozen=True, slots=True)
class CorrectionMatter(PlacedTable):
    """What was wrong in an earlier version."""

    date: Day
    """When it was corrected."""
    text: Annotated[Markdown, WrittenAs(Annotated[Words, AfterValidator(Markdown)])]
    """What was wrong, and what is right, in Markdown."""


@dataclass(frozen=True, slots=True)
class PictureMatter(PlacedTable):
    """The lead picture."""

    file: Words
    """The file, beside the dispatch."""
    alt: OrEmpty = ""
    """What it shows, for readers who cannot see it."""
    caption: Line = None
    """The words under it, in Markdown."""
    credit: Line = None
    """Who made it, in Markdown."""


def _file_alone(value: object) -> object:
    return {"file": value} if isinstance(value, str) else value


_Credits: Any = Annotated[
    _maybe(Listed[Annotated[CreditMatter, BeforeValidator(_no_bare_name)]], ()),
    BeforeValidator(_no_bare_names, json_schema_input_type=list[CreditMatter] | None),
]
_PictureField = Annotated[PictureMatter, BeforeValidator(_file_alone, json_schema_input_type=str | PictureMatter)]

_DatelineField = Annotated[
    _Dateline,
    BeforeValidator(_place_alone, json_schema_input_type=str | _Dateline),
    AfterValidator(lambda written: Dateline(written.place, written.country)),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter(PlacedTable):
    """The front matter of a dispatch."""

    headline: Annotated[Markdown | None, WrittenAs(Annotated[Maybe | None, AfterValidator(_markdown)])] = None
    """The headline, in Markdown; null where there is none."""
    short: Line = None
    """A shorter headline, in Markdown, for the heads of printed pages; by default the headline."""
    kicker: Annotated[OrEmpty, AfterValidator(lambda words: words if has_ink(words) else "")] = ""
    """A word or two over the headline."""
    standfirst: Line = None
    """The sentence under the headline, in Markdown."""
    slug: Annotated[str, WrittenAs(_maybe(Slug, ""))] = ""
    """The dispatch's name in links; by default the file's."""
    date: Day | None = None
    """When it was first published."""
    updated: Changed | None = None
    """When it was last changed."""
    lang: Annotated[str, WrittenAs(_maybe(Language, ""))] = ""
    """BCP 47 tag; by default the publication's."""
    dateline: Annotated[Dateline | None, WrittenAs(_DatelineField | None)] = None
    """Where it was written."""
    byline: Line = None
    """The byline word for word; by default composed from the credits."""
    credits: Annotated[tuple[CreditMatter, ...], WrittenAs(_Credits)] = ()
    """Who did what."""
    corrections: Annotated[tuple[CorrectionMatter, ...], WrittenAs(_maybe(Listed[CorrectionMatter], ()))] = ()
    """What was corrected, printed in every output."""
    rights: OrEmpty = ""
    """Who may use it; by default as the edition says."""
    subjects: Annotated[tuple[str, ...], WrittenAs(_maybe(Listed[Words], ()))] = ()
    """What it is about."""
    embargo: Instant | None = None
    """Not to be published before."""
    status: Annotated[
        Status, WrittenAs(Annotated[_maybe(Literal["draft", "ready", "withheld"], "ready"), AfterValidator(Status)])
    ] = Status.READY
    """How far it is; ready by default."""
    run_on: Annotated[bool, WrittenAs(_maybe(Flag, False))] = False
    """true: a brief that shares pages with its neighbours."""
    opening: Annotated[str, WrittenAs(_maybe(OpeningForm, ""))] = ""
    """The form of its opening: usual, plain, sunk, or another of the theme; by default the edition chooses."""
    picture: Annotated[PictureMatter | None, WrittenAs(_PictureField | None)] = None
    """The lead picture, above the text: its file, or a table."""
    weight: Annotated[int | None, WrittenAs(_maybe(Whole, None))] = None
    """Its place among the dispatches of its pattern, the lightest first; those without one come behind, by name."""
    written: frozenset[str] = field(default=frozenset(), compare=False, metadata=BESIDE)
    """The keys that it holds and that hold something."""
    aside: tuple[str, ...] = field(default=(), compare=False, metadata=BESIDE)
    """The keys of other tools that a book has no use for."""
    said: Mapping[str, str] = field(default_factory=dict, compare=False, metadata=BESIDE)
    """What its keys say in one line each, under the names of their author: texts may name them."""

    @model_validator(mode="wrap")
    @classmethod
    def _with_keys(cls, written: Any, read: ModelWrapValidatorHandler[Self]) -> Self:
        return replace(read(written), written=frozenset(written))

    @property
    def span(self) -> Span:
        """The first line of the front matter."""
        return self.places.whole

    def field_places(self) -> Iterator[FieldPlace]:
        """Where each field stands that is given, and each correction."""
        for name in FIELDS:
            if (name,) in self.places.table:
                yield FieldPlace(name, self.places.value(name))
        for number, correction in enumerate(self.corrections):
            yield FieldPlace(f"corrections.{number}", correction.text.span)


FIELDS = tuple(keys(FrontMatter))
"""The names of its fields, in order."""

MATTER = Schema(
    FrontMatter,
    unknown=MATTER_KEY_UNKNOWN,
    missing=MATTER_INVALID,
    invalid=MATTER_INVALID,
    synonyms=HINTS,
    sign=": ",
)
