"""What a publication says to those who spread its books: where they are offered, and whether they may be mined."""

from dataclasses import dataclass
from typing import Any, Self

from pydantic import ModelWrapValidatorHandler, model_validator

from publish.config.schema import SETTING_INVALID, fault
from publish.config.table import PlacedTable, SettingsTable
from publish.config.values import Address
from publish.model.edition import TextMining


@dataclass(frozen=True, slots=True)
class MiningSetting(PlacedTable):
    """What the books say of text and data mining, by the protocol TDMRep; without it they say nothing."""

    reserved: bool
    """Whether it is reserved, as Article 4 of the EU's Directive 2019/790 lets a publisher do."""
    policy: Address = ""
    """The address that says on what terms it is allowed all the same."""

    @property
    def mining(self) -> TextMining:
        """What is said."""
        return TextMining(self.reserved, self.policy)

    @model_validator(mode="wrap")
    @classmethod
    def _reserved(cls, written: Any, read: ModelWrapValidatorHandler[Self]) -> Self:
        setting = read(written)
        if setting.policy and not setting.reserved:
            hint = "Write reserved = true, or take the policy out."
            raise fault(SETTING_INVALID, "there are terms for mining, and it is not reserved", hint=hint)
        return setting


@dataclass(frozen=True, slots=True)
class CatalogSettings(SettingsTable):
    """The catalogue that publish catalog writes."""

    address: Address = ""
    """Where its folder is served; by default /catalog of the site, if there is one."""
    pdf: bool = False
    """Whether the PDF of an edition can be loaded too, besides its e-book."""
