"""What a publication sets for all of its books, and an edition for its own where it differs."""

from collections.abc import Container
from dataclasses import dataclass, field, replace
from typing import Annotated, Any, Literal, Self, TypeAlias, TypeVar

from pydantic import Field, ModelWrapValidatorHandler, ValidationInfo, model_validator

from publish.config.dialects import NamedDialects
from publish.config.filler import FillerSetting
from publish.config.hyphenation import AS_ABOVE, Hyphenation
from publish.config.table import Listed, PlacedTable, SettingsTable, keys
from publish.config.theme import Colour
from publish.config.values import Address, ContentsDepth, Maybe, OpeningForm, Words

S = TypeVar("S", bound=SettingsTable)

Exemption: TypeAlias = Literal["", "eaa-microenterprise", "eaa-disproportionate-burden", "eaa-fundamental-alteration"]
"""Why the law asks for no conformance: the values of the property ``a11y:exemption`` (W3C Note *The EPUB Accessibility
exemption property*, §2), or none."""


PrintLinks: TypeAlias = Literal["notes", "list", "qr", "inline", "none"]
"""How print gives the addresses of links: :data:`publish.model.paper.WAYS`."""


DispatchStarts: TypeAlias = Literal["next", "recto"]
"""On which pages dispatches begin."""


ListColumns: TypeAlias = Annotated[int, Field(ge=0, le=3)]
"""In how many columns a list is set; 0: as the theme says."""


RemotePictures: TypeAlias = Literal["refuse", "placeholder"]
"""What becomes of pictures on other machines; none is ever loaded."""


def silent(settings: S, above: SettingsTable, shared: type[SettingsTable], written: Container[str]) -> S:
    """Settings with what stands above them, for those of the shared keys that are not written."""
    return replace(settings, **{name: getattr(above, name) for name in keys(shared) if name not in written})


@dataclass(frozen=True, slots=True)
class EbookSettings(SettingsTable):
    """What is set for the e-book alone."""

    toc_depth: ContentsDepth = 3
    """How deep the contents go: 1 names dispatches, 2 their sections too."""
    illustrations: bool = True
    """Whether a book of two or more pictures lists them."""
    cover_photo: bool = True
    """Whether a cover that is set from type shows the first dispatch's lead photo."""
    cover_alt: Maybe = ""
    """What the cover picture shows, for readers who cannot see it."""
    exemption: Exemption = ""
    """Why the law asks for no conformance: one of the values of a11y:exemption."""

    @model_validator(mode="wrap")
    @classmethod
    def _over(cls, written: Any, read: ModelWrapValidatorHandler[Self], info: ValidationInfo) -> Self:
        own = read(written)
        return silent(own, info.context.ebook, cls, written) if isinstance(info.context, BookSettings) else own


@dataclass(frozen=True, slots=True, kw_only=True)
class BookSettings(PlacedTable):
    """What holds for a book: an edition's own word, or its publication's."""

    theme: Words = "default"
    """A folder in styles/themes/."""
    printer: Words = "office"
    """A file in styles/printers/, without its ending."""
    paper: Maybe = ""
    """The paper of print editions, by the printer's name for it."""
    stores: Listed[Words] = ()
    """Where the e-book is sold."""
    typography: bool = True
    """Whether quotes, dashes and spaces are mended by language."""
    dialect: NamedDialects = None
    """What its Markdown was written for; by default each construct of another tool is known by its marks."""
    page_list: bool = True
    """Whether the EPUB names the pages of the print edition."""
    contents_depth: ContentsDepth | None = None
    """How deep the printed contents go: 1 names dispatches, 2 their sections too, up to 6; by default all in a yearbook
    of at most 12 dispatches, else 1."""
    contents_standfirsts: bool | None = None
    """Whether the printed contents give the standfirst of each dispatch; by default all but those of yearbooks do."""
    contents_columns: ListColumns = 0
    """In how many columns the printed contents are set, 1 to 3; 0: as the theme says."""
    credits_columns: ListColumns = 0
    """The same for the credits."""
    dispatch_starts: DispatchStarts = "next"
    """On which pages dispatches begin: on the next one (next), or on the next right one (recto), as parts always do."""
    opening: OpeningForm | Literal[""] = ""
    """The form of the openings of its dispatches that choose none: plain, sunk, or another one that the theme has."""
    fillers: Listed[FillerSetting] = ()
    """What stands on last pages that would be nearly empty: pictures or lines, each dispatch has one of them."""
    accent: Colour | None = None
    """The accent, where it is not the theme's: accent = { screen = "#1d5c63", print = "device-cmyk(1 0 0.3 0.5)" }."""
    hyphenation: Hyphenation = AS_ABOVE
    """How words are divided at the ends of lines, where it is not as the theme says."""
    print_links: PrintLinks = "notes"
    """How print gives the addresses of links: as notes at the foot of the page, in a list behind the dispatch, there
    with QR codes (qr), in brackets behind the words (inline), or not at all (none)."""
    links_base: Address = ""
    """Where short addresses begin, https://go.example: print gives them beside QR codes then, and build --links makes
    what the server needs to know them."""
    remote_pictures: RemotePictures = "refuse"
    """What becomes of pictures on other machines: an error (refuse), or their captions with a link (placeholder)."""
    page_source: Words = ""
    """The printer whose pages are meant; by default the edition's."""
    ebook: EbookSettings = field(default_factory=EbookSettings)
    """What is set for the e-book alone."""
