"""What may stand in a dispatch's front matter: every value comes in as text, and is converted here.

``no`` stays a word, a date must be a date, and what the author wrote in a field for text is that text.
"""

import re
from collections.abc import Callable
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, model_validator

from publish.config.schema import Schema, fault, kind_of
from publish.config.suggest import did_you_mean
from publish.config.values import Changed, Day, Instant, Language, Maybe, TableModel, Words
from publish.diagnostics import Rule, Severity
from publish.importers.slugs import SLUG, slug_from
from publish.model.credits import Role

ALIASES = {
    "title": "headline",
    "description": "standfirst",
    "datePublished": "date",
    "dateModified": "updated",
    "inLanguage": "lang",
}
"""Names that editors bring along, each with the name in use (schema.org, and several site builders)."""

OTHER_NAMES = {
    "author": "credits",
    "authors": "credits",
    "by": "byline",
    "copyright": "rights",
    "deck": "standfirst",
    "dek": "standfirst",
    "draft": "status",
    "embargo_until": "embargo",
    "errata": "corrections",
    "keywords": "subjects",
    "language": "lang",
    "location": "dateline",
    "modified": "updated",
    "overline": "kicker",
    "published": "date",
    "subtitle": "standfirst",
    "summary": "standfirst",
    "tags": "subjects",
    "job": "role",
}
"""Names for what is meant by a key, from which the key is guessed for a hint."""

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
        raise fault(ROLE_UNKNOWN, f"{kind_of(value)} is no role", hint=hint)
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
        hint = f"Write {better}." if better else ""
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


def _place_alone(value: object) -> object:
    if isinstance(value, str):
        # The dash between dateline and text is the template's.
        return {"place": re.sub(r"\s*[-‐‑‒–—]+\s*$", "", value)}
    return value


def _or_nothing(nothing: Any) -> Callable[[object], Any]:
    """A key without a value is a key that is not there."""
    return lambda value: nothing if value is None else value


RoleName = Annotated[
    Literal["writer", "reporter", "contributor", "photographer", "editor", "translator", "producer"],
    BeforeValidator(_role),
]
Slug = Annotated[str, StringConstraints(strip_whitespace=True), AfterValidator(_slug)]
Flag = Annotated[bool, BeforeValidator(_flag, json_schema_input_type=bool)]
OrEmpty = Annotated[Maybe, BeforeValidator(_or_nothing(""), json_schema_input_type=str | None)]


class CreditTable(TableModel):
    """A person with roles."""

    name: Words = Field(description="The name as printed.")
    role: RoleName | None = Field(None, description="What the person did; short for roles: [role].")
    roles: list[RoleName] | None = Field(None, min_length=1, description="What the person did.")
    place: OrEmpty = Field("", description="Where from.")
    affiliation: OrEmpty = Field("", description="For whom else the person works.")
    file_as: OrEmpty = Field(
        "", description="The name as sorted: Doe, Jane. Without it the last word of a person's name comes first."
    )

    @model_validator(mode="after")
    def _some_role(self) -> "CreditTable":
        if self.role and self.roles:
            raise fault(MATTER_INVALID, "a credit has either role or roles", hint="Keep roles.", at="role")
        if not self.role and not self.roles:
            hint = f"Add role: one of {', '.join(Role)}."
            raise fault(MATTER_INVALID, f"the credit of {self.name} has no role", hint=hint)
        return self

    def all_roles(self) -> tuple[Role, ...]:
        """The roles, each once, as they are written."""
        roles = self.roles or ([self.role] if self.role else [])
        return tuple(dict.fromkeys(Role(role) for role in roles))


class DatelineTable(TableModel):
    """Where a dispatch was written."""

    place: Words = Field(description="The place, as printed.")
    country: OrEmpty = Field("", description="The country or region behind a comma.")


class CorrectionTable(TableModel):
    """What was wrong in an earlier version."""

    date: Day = Field(description="When it was corrected.")
    text: Words = Field(description="What was wrong, and what is right, in Markdown.")


DatelineField = Annotated[DatelineTable, BeforeValidator(_place_alone, json_schema_input_type=str | DatelineTable)]


class MatterFile(TableModel):
    """The front matter of a dispatch."""

    headline: Maybe | None = Field(None, description="The headline, in Markdown; null where there is none.")
    short: OrEmpty = Field(
        "", description="A shorter headline, in Markdown, for the heads of printed pages; by default the headline."
    )
    kicker: OrEmpty = Field("", description="A word or two over the headline.")
    standfirst: OrEmpty = Field("", description="The sentence under the headline, in Markdown.")
    slug: Slug | None = Field(None, description="The dispatch's name in links; by default the file's.")
    date: Day | None = Field(None, description="When it was first published.")
    updated: Changed | None = Field(None, description="When it was last changed.")
    lang: Language | None = Field(None, description="BCP 47 tag; by default the publication's.")
    dateline: DatelineField | None = Field(None, description="Where it was written.")
    byline: OrEmpty = Field("", description="The byline word for word; by default composed from the credits.")
    credits: list[CreditTable] | None = Field(None, description="Who did what.")
    corrections: list[CorrectionTable] | None = Field(None, description="What was corrected, printed in every output.")
    rights: OrEmpty = Field("", description="Who may use it; by default as the edition says.")
    subjects: list[Words] | None = Field(None, description="What it is about.")
    embargo: Instant | None = Field(None, description="Not to be published before.")
    status: Literal["draft", "ready", "withheld"] | None = Field(None, description="How far it is; ready by default.")
    run_on: Flag | None = Field(None, description="true: a brief that shares pages with its neighbours.")


MATTER_KEY_UNKNOWN = Rule(
    "matter-key-unknown",
    Severity.ERROR,
    "A key that nobody reads is a fact that its author believes to be printed.",
    "Take it out, or correct its name.",
    needed=True,
)


MATTER = Schema(
    MatterFile,
    unknown=MATTER_KEY_UNKNOWN,
    missing=MATTER_INVALID,
    invalid=MATTER_INVALID,
    synonyms=OTHER_NAMES,
    sign=": ",
)
