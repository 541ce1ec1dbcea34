"""A notice as a settings file gives it: what it is for, and where its text stands."""

from dataclasses import dataclass, field
from typing import Literal

from pydantic import Field, model_validator

from publish.config.positions import Places
from publish.config.schema import SETTING_INVALID, SETTING_MISSING, fault
from publish.config.values import Maybe, Region, TableModel, Words
from publish.diagnostics import NOWHERE, Span
from publish.model.edition import NoticeKind


@dataclass(frozen=True, slots=True)
class NoticeSetting:
    """A piece of the newsletter footer, before its text is read."""

    kind: NoticeKind
    """What it is for."""
    heading: str = ""
    """Its heading; may be empty."""
    file: str = ""
    """The file of its text, relative to the folder of the settings file; or empty, and ``text`` holds it."""
    text: str = ""
    """Its text in Markdown, when it stands in the settings file."""
    condition: str = ""
    """A quotation from the text that says whom it is for."""
    exclude_regions: tuple[str, ...] = ()
    """Regions of editions that leave it out."""
    span: Span = field(default=NOWHERE, compare=False)
    """Its header in the settings file."""
    at: Span = field(default=NOWHERE, compare=False)
    """Where ``file`` is named, or where ``text`` begins."""
    condition_at: Span = field(default=NOWHERE, compare=False)
    """Where the condition stands."""


class NoticeTable(TableModel):
    """A piece of the newsletter footer."""

    kind: Literal["about", "subscribe", "legal", "contact"] = Field(description="What it is for.")
    heading: Maybe = Field("", description="Its heading.")
    file: Words | None = Field(None, description="The file of its text, relative to this file.")
    text: str | None = Field(None, description="Its text in Markdown, instead of a file.")
    condition: Maybe = Field("", description="A quotation from the text that says whom it is for.")
    exclude_regions: list[Region] = Field(default_factory=list, description="Regions of editions that leave it out.")

    @model_validator(mode="after")
    def _one_text(self) -> "NoticeTable":
        if self.file is None and not (self.text or "").strip():
            raise fault(SETTING_MISSING, "the notice has no text", hint="Add file or text.")
        if self.file is not None and self.text is not None:
            raise fault(SETTING_INVALID, "the notice has both file and text", hint="Keep one of them.")
        return self


def notices_in_use(tables: list[NoticeTable], places: Places) -> tuple[NoticeSetting, ...]:
    """The notices of a settings file, in order."""
    return tuple(
        NoticeSetting(
            kind=NoticeKind(table.kind),
            heading=table.heading,
            file=table.file or "",
            text=table.text or "",
            condition=table.condition,
            exclude_regions=tuple(table.exclude_regions),
            span=places.key("notices", index),
            at=places.value("notices", index, "file" if table.file is not None else "text"),
            condition_at=places.value("notices", index, "condition"),
        )
        for index, table in enumerate(tables)
    )
