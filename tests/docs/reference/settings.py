"""The reference of settings: every key that people write, from the schemas that check them."""

import types
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from publish.config import front_matter, printer, store, theme, values
from publish.config.book import BookSettings, EbookSettings
from publish.config.edition import EditionSettings
from publish.config.printer import Printer
from publish.config.publication import PublicationSettings
from publish.config.store import Store
from publish.config.table import SettingsTable, keys
from publish.config.theme import Theme
from publish.importers.matter.names import ASIDE_NAMES, NAMES, PEOPLE
from publish.importers.matter_file import FrontMatter
from tests.docs.reference.markdown import code, page, table
from tests.docs.reference.models import Row, model_in, rows

FILES: tuple[tuple[str, type[Any], str], ...] = (
    (
        "Front matter",
        FrontMatter,
        "Stands between two lines of three hyphens at the top of a dispatch, in YAML: no anchors, no tags, no code. "
        "TOML between two lines of three plus signs, JSON from the first brace on, and lines of `Key: value` with an "
        "empty line below them (`Title:` among them) are read too.",
    ),
    (
        "publication.toml",
        PublicationSettings,
        "`content/publication.toml`: what the newsletter is, and what holds for all of its editions.",
    ),
    (
        "edition.toml",
        EditionSettings,
        "`content/editions/NAME/edition.toml`: what one edition is, and where it differs from the publication.",
    ),
    (
        "A printer's file",
        Printer,
        "`styles/printers/NAME.toml`. A length has a unit: mm, cm, in, pt, pc.",
    ),
    ("A store's file", Store, "`styles/stores/NAME.toml`: what the store takes, and what it shows badly."),
    ("A theme's file", Theme, "`styles/themes/NAME/theme.toml`. Sizes are points, unless another unit is named."),
)
"""The files in the order of the page: heading, schema, what to know before."""

_KINDS: tuple[tuple[Any, str], ...] = (
    (values.Day, "day, as 2026-11-20"),
    (values.Changed, "day or time"),
    (values.Instant, "time with its zone, or day"),
    (values.Language, "language tag (BCP 47)"),
    (values.Isbn, "ISBN of 13 digits"),
    (values.Issn, "ISSN"),
    (values.Points, "length, as 148mm"),
    (values.Identifier, "URI"),
    (values.Name, "name"),
    (values.Region, "region, as EU"),
    (printer.Profile, "name of a profile"),
    (store.Bytes, "size, as 50MB"),
    (theme.ColourValue, "colour"),
    (theme.StylePath, "folder in styles/"),
    (theme.FileName, "file of the folder"),
    (front_matter.WrittenNames, "by name: a key of front matter; `ignore`: list of text"),
    (theme.Script, "script (ISO 15924)"),
)
"""Kinds of values that are told by how they are checked, each in a few words."""

_PLAIN: Mapping[Any, str] = {
    str: "text",
    bool: "true or false",
    int: "whole number",
    float: "number",
    date: "day",
    datetime: "time",
}


def settings() -> str:
    """The page."""
    return page(
        "# Settings",
        "What people write by hand, key by key. `publish schema` prints the same as JSON Schema, so that an editor can "
        "complete keys and show faults while one types. A key that is not listed is a fault: it is told with its line, "
        "and with the key that was probably meant. In front matter that holds of slips of the pen; a key that is like "
        "none of these is a warning.",
        *(_file(title, model, text) for title, model, text in FILES),
    )


def _file(title: str, model: type[Any], introduction: str) -> str:
    aliases = ""
    if model is FrontMatter:
        others = [(name, [other for other in names if other != name]) for name, names in NAMES.items()]
        others.append(("credits", list(PEOPLE)))
        cells = [(code(name), ", ".join(map(code, names))) for name, names in others if names]
        aliases = (
            "Names of other tools are understood too; large letters, hyphens and underscores make no difference. Where "
            "several are given for one key, the first of this table holds.\n\n" + table(("key", "also"), cells) + "\n\n"
            f"Kept aside, and counted in a note: {', '.join(map(code, ASIDE_NAMES))}."
        )
    tables = [_inner(path, inner) for path, inner in _tables(model, title)]
    return page(f"## {title}", introduction, _table(model, title), aliases, *tables)


def _inner(path: str, model: type[Any]) -> str:
    says = (model.__doc__ or "").partition("\n")[0].replace("``", "`")
    return page(f"### {path}", says, _table(model, path))


def _table(model: type[Any], path: str) -> str:
    above = {EbookSettings: keys(EbookSettings), EditionSettings: keys(BookSettings)}
    shared = above.get(model, {}) if path.startswith("edition.toml") else {}
    cells = [
        (code(row.name), _kind(row.kind, []), "the publication's" if row.name in shared else _default(row), row.meaning)
        for row in rows(model)
    ]
    return table(("key", "value", "by default", "meaning"), cells)


def _default(row: Row) -> str:
    if row.needed:
        return "**needed**"
    value = row.default
    if isinstance(value, bool):
        return code(str(value).lower())
    if value is None or isinstance(value, SettingsTable) or value in ("", [], {}, ()):
        return "–"
    return code(f"{value:g}" if isinstance(value, float) else str(value))


def _kind(annotation: Any, metadata: list[Any]) -> str:
    """What a value is, in a few words."""
    for known, words in _KINDS:
        if all(mark in metadata for mark in known.__metadata__):
            return words
    for mark in metadata:
        given = getattr(mark, "json_schema_input_type", None)
        if get_origin(given) in {Union, types.UnionType} and model_in(given):
            return _kind(given, [])
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _kind(inner[0], [*metadata, *inner[1:]])
    if origin in {Union, types.UnionType}:
        return " or ".join(_kind(each, metadata) for each in inner if each is not type(None))
    if origin is Literal:
        choices = [code(str(each)) for each in inner]
        return choices[0] if len(choices) == 1 else f"one of {', '.join(choices)}"
    if origin in {list, tuple}:
        return "tables" if model_in(inner[0]) else f"list of {_kind(inner[0], []).removeprefix('one of ')}"
    if origin in {dict, Mapping}:
        by = _kind(inner[0], [])
        return f"by {'name' if by == 'text' else by}: {_kind(inner[1], [])}"
    if isinstance(annotation, type) and issubclass(annotation, SettingsTable):
        return "table"
    return _PLAIN[annotation]


def _tables(model: type[Any], path: str) -> Iterator[tuple[str, type[Any]]]:
    """Every table inside a file, with the key that it stands under."""
    for row in rows(model):
        inner = model_in(row.kind)
        if inner is not None:
            own = f"{path}: {row.name}"
            yield own, inner
            yield from _tables(inner, own)
