"""A notice as a settings file gives it: what it is for, and where its text stands."""

from dataclasses import dataclass
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, ModelWrapValidatorHandler, model_validator

from publish.config.schema import SETTING_INVALID, SETTING_MISSING, fault
from publish.config.table import Listed, PlacedTable, WrittenAs
from publish.config.values import Maybe, Region, Words
from publish.diagnostics import Span
from publish.model.edition import NoticeKind

Kind = Annotated[
    NoticeKind, WrittenAs(Annotated[Literal["about", "subscribe", "legal", "contact"], AfterValidator(NoticeKind)])
]
"""The kind of a notice by its name."""


@dataclass(frozen=True, slots=True)
class NoticeSetting(PlacedTable):
    """A piece of the newsletter footer."""

    kind: Kind
    """What it is for."""
    heading: Maybe = ""
    """Its heading."""
    file: Words = ""
    """The file of its text, relative to this file."""
    text: str = ""
    """Its text in Markdown, instead of a file."""
    condition: Maybe = ""
    """A quotation from the text that says whom it is for."""
    exclude_regions: Listed[Region] = ()
    """Regions of editions that leave it out."""

    @property
    def span(self) -> Span:
        """Its header in the settings file."""
        return self.places.key()

    @property
    def at(self) -> Span:
        """Where ``file`` is named, or where ``text`` begins."""
        return self.places.value("file" if self.file else "text")

    @property
    def condition_at(self) -> Span:
        """Where the condition stands."""
        return self.places.value("condition")

    @model_validator(mode="wrap")
    @classmethod
    def _one_text(cls, written: Any, read: ModelWrapValidatorHandler[Self]) -> Self:
        notice = read(written)
        if not notice.file and not notice.text.strip():
            raise fault(SETTING_MISSING, "the notice has no text", hint="Add file or text.")
        if "file" in written and "text" in written:
            raise fault(SETTING_INVALID, "the notice has both file and text", hint="Keep one of them.")
        return notice
