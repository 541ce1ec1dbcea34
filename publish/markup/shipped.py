"""The templates and words that travel in the package."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources

from publish.resources import SHIPPED


@cache
def shipped_templates() -> Mapping[str, str]:
    """Every shipped template by its name: the path under ``templates``, with forward slashes."""
    files = SHIPPED.files("templates", ".html")
    return {name.removeprefix("templates/"): SHIPPED.read_text(name) for name in files}


@cache
def shipped_words() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    """The house's own words by primary language: tables ``byline``, ``roles``, ``words`` and
    ``accessibility``."""
    folder = resources.files("publish.markup") / "strings"
    return {
        entry.name.removesuffix(".toml"): tomllib.loads(entry.read_text(encoding="utf-8"))
        for entry in folder.iterdir()
        if entry.name.endswith(".toml")
    }
