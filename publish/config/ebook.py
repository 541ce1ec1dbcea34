"""What a publication or an edition sets for its e-book alone: the table ``[ebook]``."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from pydantic import Field

from publish.config.values import ContentsDepth, Maybe, TableModel

Exemption: TypeAlias = Literal["", "eaa-microenterprise", "eaa-disproportionate-burden", "eaa-fundamental-alteration"]
"""Why the law asks for no conformance: the values of the property ``a11y:exemption`` (W3C Note *The EPUB Accessibility
exemption property*, §2), or none."""


@dataclass(frozen=True, slots=True)
class EbookSettings:
    """What is set for the e-book alone."""

    toc_depth: int = 3
    """How deep the contents go: 1 names dispatches, 2 their sections too, 3 the sections in those, up to 6."""
    illustrations: bool = True
    """Whether a book of two or more pictures has a list of them."""
    cover_photo: bool = True
    """Whether a cover that is set from type shows the lead photo of the first dispatch that has one."""
    cover_alt: str = ""
    """What the cover picture shows, for who cannot see it; empty: the title is said."""
    exemption: Exemption = ""
    """Why the law asks for no conformance; empty: no exemption is claimed."""


class EbookTable(TableModel):
    """What is set for the e-book alone."""

    toc_depth: ContentsDepth | None = Field(
        None, description="How deep the contents go: 1 names dispatches, 2 their sections too; by default 3."
    )
    illustrations: bool | None = Field(None, description="Whether a book of two or more pictures lists them.")
    cover_photo: bool | None = Field(
        None, description="Whether a cover that is set from type shows the first dispatch's lead photo; by default yes."
    )
    cover_alt: Maybe | None = Field(None, description="What the cover picture shows, for who cannot see it.")
    exemption: Exemption | None = Field(
        None, description="Why the law asks for no conformance: one of the values of a11y:exemption."
    )


def ebook_in_use(table: EbookTable | None, above: EbookSettings = EbookSettings()) -> EbookSettings:
    """The settings of a table, with those above it where it is silent."""
    if table is None:
        return above
    return EbookSettings(
        toc_depth=above.toc_depth if table.toc_depth is None else table.toc_depth,
        illustrations=above.illustrations if table.illustrations is None else table.illustrations,
        cover_photo=above.cover_photo if table.cover_photo is None else table.cover_photo,
        cover_alt=above.cover_alt if table.cover_alt is None else table.cover_alt,
        exemption=above.exemption if table.exemption is None else table.exemption,
    )
