"""What a publication sets for its catalogue."""

from dataclasses import dataclass

from publish.config.table import SettingsTable
from publish.config.values import Address


@dataclass(frozen=True, slots=True)
class CatalogSettings(SettingsTable):
    """The catalogue that publish catalog writes."""

    address: Address = ""
    """Where its folder is served; by default /catalog of the site, if there is one."""
    pdf: bool = False
    """Whether the PDF of an edition can be loaded too, besides its e-book."""
