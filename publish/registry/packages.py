"""Rows that installed packages add, named one by one on the command line or in a CI configuration: never in content.

Such a package has an object ``PUBLISH_ROWS``: for each table that it adds to, by the table's field in
:class:`publish.registry.Registry`, its rows.
"""

from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from importlib import import_module

from publish.config.suggest import did_you_mean
from publish.errors import UsageError
from publish.registry.table import Row
from publish.registry.tables import Registry

ROWS = "PUBLISH_ROWS"
"""The object that a package declares its rows in."""


def with_packages(registry: Registry, packages: Iterable[str]) -> Registry:
    """The tables with the rows of packages, in the order in which they are named.

    :class:`UsageError` for a package that is not installed or declares no rows, for a table that there is not, and for
    a name that is taken.
    """
    for package in packages:
        registry = _with_package(registry, package)
    return registry


def _with_package(registry: Registry, package: str) -> Registry:
    try:
        declared = getattr(import_module(package), ROWS)
    except ImportError as error:
        raise UsageError(
            f"the package {package} cannot be loaded: {error}", hint="Install it beside publish."
        ) from error
    except AttributeError:
        raise UsageError(f"the package {package} declares no {ROWS}", hint="Ask who wrote it.") from None
    if not isinstance(declared, Mapping):
        raise UsageError(f"{ROWS} of {package} is no mapping of tables to rows", hint="Ask who wrote it.")
    tables = {field.name for field in fields(registry)}
    for name, rows in declared.items():
        if name not in tables:
            raise UsageError(f"{package} adds to a table “{name}”", hint=did_you_mean(str(name), sorted(tables)))
        if not all(isinstance(row, Row) for row in rows):
            raise UsageError(f"{package} declares what is no row under {name}", hint="Use publish.registry.Row.")
        registry = replace(registry, **{name: getattr(registry, name).adding(rows)})
    return registry
