"""The templates and words that travel in the package."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable


@cache
def shipped_templates() -> Mapping[str, str]:
    """Every shipped template by its name: the path under ``publish/templates``, with forward slashes."""
    return dict(_files(resources.files("publish") / "templates", ""))


def _files(folder: Traversable, prefix: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            found.extend(_files(entry, f"{prefix}{entry.name}/"))
        elif entry.name.endswith((".html", ".xhtml", ".css")):
            found.append((f"{prefix}{entry.name}", entry.read_text(encoding="utf-8")))
    return found


@cache
def shipped_words() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    """The house's own words by primary language: tables ``byline``, ``roles`` and ``words``."""
    folder = resources.files("publish.markup") / "strings"
    return {
        entry.name.removesuffix(".toml"): tomllib.loads(entry.read_text(encoding="utf-8"))
        for entry in folder.iterdir()
        if entry.name.endswith(".toml")
    }
