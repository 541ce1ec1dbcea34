"""Packs of fonts: files that a theme or a publication adds for scripts that its faces do not have."""

from dataclasses import dataclass
from typing import Annotated

from pydantic import AfterValidator, StringConstraints

from publish.config.schema import fault, kind_of
from publish.config.table import PlacedTable
from publish.config.values import PATH_REFUSED, Maybe, Words
from publish.diagnostics import Span


def _file(value: str) -> str:
    if value.startswith("/") or "\\" in value or any(part in {"", ".", ".."} for part in value.split("/")):
        hint = "Name a file in the project, or the bare name of one of the machine's fonts."
        raise fault(PATH_REFUSED, f"{kind_of(value)} is not a path in the project", hint=hint)
    return value


PackFile = Annotated[Words, AfterValidator(_file)]


@dataclass(frozen=True, slots=True)
class Pack(PlacedTable):
    """A font file for scripts that the theme's own faces do not have."""

    file: PackFile
    """Its path in the project, or the bare name of one of the machine's fonts."""
    sha256: Annotated[str, StringConstraints(pattern="^([0-9a-f]{64})?$")] = ""
    """The hash of its bytes; a run without it tells it."""
    face: Maybe = ""
    """The family that is meant, where the file is a collection (.ttc)."""

    @property
    def at(self) -> Span:
        """Where it is named."""
        return self.places.value("file")
