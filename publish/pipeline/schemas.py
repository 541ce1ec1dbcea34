"""JSON Schema of what people write by hand, for editors that complete and check while one types; and of reports.

The same models check the files when a book is built, and are what is written, so the two cannot drift apart.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter

from publish.config.book import BookSettings, EbookSettings
from publish.config.edition import EditionSettings
from publish.config.printer import Printer
from publish.config.publication import PublicationSettings
from publish.config.store import Store
from publish.config.table import SettingsTable, keys
from publish.config.theme import Theme
from publish.importers.matter_file import FrontMatter
from publish.model.changes import Changes
from publish.model.results import RunResult

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


@dataclass(frozen=True, slots=True)
class JsonSchema:
    """The schema of one kind of file."""

    model: type[Any]
    """What checks the file, or is written to it."""
    title: str
    """What the file is called."""
    written: bool = False
    """Whether the program writes it, and nobody else."""

    def document(self) -> dict[str, Any]:
        """The schema itself, made anew at each call: it takes a tenth of a second."""
        made = TypeAdapter(self.model).json_schema(mode="serialization" if self.written else "validation")
        described = self.model.__doc__ or self.title
        schema: dict[str, Any] = {"$schema": _DIALECT, **made, "title": self.title, "description": described}
        if self.model is FrontMatter:
            # Other tools have names and shapes of their own, which no schema of ours need know.
            schema["additionalProperties"] = True
        if self.model is EditionSettings:
            inner = made["$defs"][EbookSettings.__name__]["properties"]
            for properties, shared in ((made["properties"], BookSettings), (inner, EbookSettings)):
                for name in keys(shared):
                    # Where an edition is silent, its publication's word holds.
                    properties[name].pop("default", None)
        return schema


SCHEMAS: Mapping[str, JsonSchema] = {
    "front-matter": JsonSchema(FrontMatter, "The front matter of a dispatch"),
    "publication": JsonSchema(PublicationSettings, "content/publication.toml"),
    "edition": JsonSchema(EditionSettings, "content/editions/NAME/edition.toml"),
    "printer": JsonSchema(Printer, "A printer's file in styles/printers/"),
    "store": JsonSchema(Store, "A store's file in styles/stores/"),
    "theme": JsonSchema(Theme, "A theme.toml in styles/themes/NAME/"),
    "report": JsonSchema(RunResult, "build/report/report.json, which publish ci writes", written=True),
    "changes": JsonSchema(Changes, "What publish diff prints with --json", written=True),
}
"""The schemas by name."""

_PLACES = (
    (r"content/publication\.toml", PublicationSettings),
    (r"content/editions/[^/]+/edition\.toml", EditionSettings),
    (r"styles/printers/[^/]+\.toml", Printer),
    (r"styles/stores/[^/]+\.toml", Store),
    (r"styles/themes/[^/]+/theme\.toml", Theme),
    (r"content/.+\.(?:md|markdown|mdown|mkd|mdx|qmd)", FrontMatter),
)
"""Where files of a project stand, and what may stand in them."""


def table_of(path: str) -> type[SettingsTable] | None:
    """The table that a file of a project is, or that its front matter is; ``None`` for other files."""
    return next((table for pattern, table in _PLACES if re.fullmatch(pattern, path)), None)
