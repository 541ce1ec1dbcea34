"""JSON Schema of what people write by hand, for editors that complete and check while one types; and of reports.

The same models check the files when a book is built, and are what is written, so the two cannot drift apart.
"""

import re
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

_MODELS: dict[str, tuple[type[Any], str]] = {
    "front-matter": (FrontMatter, "The front matter of a dispatch"),
    "publication": (PublicationSettings, "content/publication.toml"),
    "edition": (EditionSettings, "content/editions/NAME/edition.toml"),
    "printer": (Printer, "A printer's file in styles/printers/"),
    "store": (Store, "A store's file in styles/stores/"),
    "theme": (Theme, "A theme.toml in styles/themes/NAME/"),
    "report": (RunResult, "build/report/report.json, which publish ci writes"),
    "changes": (Changes, "What publish diff prints with --json"),
}


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


def schemas() -> dict[str, dict[str, object]]:
    """The schemas by name."""
    return {name: _schema(model, title) for name, (model, title) in _MODELS.items()}


def _schema(model: type[Any], title: str) -> dict[str, object]:
    made = TypeAdapter(model).json_schema(mode="serialization" if model in (RunResult, Changes) else "validation")
    schema: dict[str, object] = {"$schema": _DIALECT, **made, "title": title, "description": model.__doc__ or title}
    if model is FrontMatter:
        # Other tools have names and shapes of their own, which no schema of ours need know.
        schema["additionalProperties"] = True
    if model is EditionSettings:
        inner = made["$defs"][EbookSettings.__name__]["properties"]
        for properties, shared in ((made["properties"], BookSettings), (inner, EbookSettings)):
            for name in keys(shared):
                # Where an edition is silent, its publication's word holds.
                properties[name].pop("default", None)
    return schema
