"""Packs of fonts: files that a theme or a publication adds for scripts that its faces do not have."""

from dataclasses import dataclass, field
from typing import Annotated

from pydantic import AfterValidator, Field

from publish.config.positions import Places
from publish.config.schema import fault, kind_of
from publish.config.values import PATH_REFUSED, Maybe, TableModel, Words
from publish.diagnostics import NOWHERE, Span


@dataclass(frozen=True, slots=True)
class Pack:
    """A font file that is not in ``styles/``."""

    file: str
    """Its path in the project, or its bare name where it is one of the machine's fonts."""
    sha256: str = ""
    """The hash of its bytes: the same file makes the same book on every machine."""
    face: str = ""
    """The family that is meant, where the file is a collection."""
    at: Span = field(default=NOWHERE, compare=False)
    """Where it is named."""


def _file(value: str) -> str:
    if value.startswith("/") or "\\" in value or any(part in {"", ".", ".."} for part in value.split("/")):
        hint = "Name a file in the project, or the bare name of one of the machine's fonts."
        raise fault(PATH_REFUSED, f"{kind_of(value)} is no path in the project", hint=hint)
    return value


PackFile = Annotated[Words, AfterValidator(_file)]


class PackTable(TableModel):
    """A font file for scripts that the theme's own faces do not have."""

    file: PackFile = Field(description="Its path in the project, or the bare name of one of the machine's fonts.")
    sha256: str = Field(
        "", pattern="^([0-9a-f]{64})?$", description="The hash of its bytes; a run without it tells it."
    )
    face: Maybe = Field("", description="The family that is meant, where the file is a collection (.ttc).")


def packs_in_use(tables: list[PackTable], places: Places) -> tuple[Pack, ...]:
    """The packs of a settings file, in its order."""
    return tuple(
        Pack(table.file, table.sha256, table.face, places.value("fonts", index, "file"))
        for index, table in enumerate(tables)
    )
