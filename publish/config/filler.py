"""A filler as a settings file gives it: what stands on a last page that would be nearly empty."""

from dataclasses import dataclass
from typing import Any, Self

from pydantic import ModelWrapValidatorHandler, model_validator

from publish.config.schema import SETTING_INVALID, fault
from publish.config.table import PlacedTable
from publish.config.values import Words


@dataclass(frozen=True, slots=True)
class FillerSetting(PlacedTable):
    """What the house sets at the foot of a last page that has room, in print: a picture, or a line."""

    picture: Words = ""
    """The file of an ornament, relative to this file."""
    line: Words = ""
    """A line of words, instead of a picture."""

    @model_validator(mode="wrap")
    @classmethod
    def _one(cls, written: Any, read: ModelWrapValidatorHandler[Self]) -> Self:
        filler = read(written)
        if bool(filler.picture) == bool(filler.line):
            hint = 'Write { picture = "images/anchor.png" } or { line = "Write to us." }.'
            raise fault(SETTING_INVALID, "a filler is either a picture or a line", hint=hint)
        return filler
