"""A publication's own names in front matter: what each is called here, and which are no affair of a book."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any

from pydantic import BeforeValidator

from publish.config.schema import SETTING_INVALID, fault, kind_of
from publish.config.suggest import did_you_mean
from publish.config.table import SettingsTable, WrittenAs

FIELDS = (
    *("headline", "short", "kicker", "standfirst", "slug", "date", "updated", "lang", "dateline", "byline", "credits"),
    *("corrections", "rights", "subjects", "embargo", "status", "run_on", "opening", "picture", "weight"),
)
"""The keys of a dispatch's front matter."""

_IGNORE = "ignore"


@dataclass(frozen=True, slots=True)
class FrontMatterNames(SettingsTable):
    """Names of the house."""

    names: Mapping[str, str] = field(default_factory=dict)
    """Its own names, each with the key that is meant."""
    ignore: tuple[str, ...] = ()
    """Keys that a book has no use for."""


def _names(written: object) -> object:
    """A table ``sub = "standfirst"``, in which ``ignore`` is a list of names."""
    if not isinstance(written, dict):
        raise fault(SETTING_INVALID, f"front_matter is {kind_of(written)}; a table is expected")
    names = {name: meant for name, meant in written.items() if name != _IGNORE}
    ignore = written.get(_IGNORE, [])
    if not isinstance(ignore, list) or not all(isinstance(name, str) for name in ignore):
        hint = 'Write: ignore = ["internal_id"]'
        raise fault(SETTING_INVALID, f"ignore is {kind_of(ignore)}; a list of names is expected", hint=hint, at=_IGNORE)
    for name, meant in names.items():
        if meant not in FIELDS:
            hint = did_you_mean(meant, FIELDS) if isinstance(meant, str) else 'Write: KEY = "standfirst"'
            raise fault(SETTING_INVALID, f"{kind_of(meant)} is no key of front matter", hint=hint, at=name)
    return FrontMatterNames(names, tuple(ignore))


NO_NAMES = FrontMatterNames()
"""A house without names of its own."""

WrittenNames = Annotated[Any, BeforeValidator(_names, json_schema_input_type=dict[str, str | list[str]])]
"""The table as a file writes it."""

FrontMatterTable = Annotated[FrontMatterNames, WrittenAs(WrittenNames)]
"""The table as the program has it."""
