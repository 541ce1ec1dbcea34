"""The Python packages that books are made with, held against what this program asks for."""

import re
from collections.abc import Iterator
from importlib import metadata

from publish.pipeline.doctor.probe import Need, Probe

DISTRIBUTION = "dispatch-press"
SHOWN = ("weasyprint", "ebooklib", "jinja2", "pikepdf", "pillow", "fonttools", "markdown-it-py", "lxml")
"""The packages that leave their mark in a book; what else is needed is only named when it is not there."""

_REQUIREMENT = re.compile(r"(?P<name>[\w.-]+)(?:\[[^]]*\])?\s*(?P<bounds>[^;]*)(?P<marker>;.*)?")


def packages() -> Iterator[Probe]:
    """A probe for each package of :data:`SHOWN`, and for each other one that is missing or has another version."""
    for name, bounds in _required():
        try:
            version = metadata.version(name)
        except metadata.PackageNotFoundError:
            yield Probe("packages", name, Need.BUILD, "", "it is not installed", _hint(name, bounds))
            continue
        exact = bounds.removeprefix("==") if bounds.startswith("==") else version
        if version != exact:
            reason = f"version {version} is installed, and {exact} is needed"
            yield Probe("packages", name, Need.BUILD, "", reason, _hint(name, bounds))
        elif name in SHOWN:
            yield Probe("packages", name, Need.BUILD, version)


def _required() -> list[tuple[str, str]]:
    """The packages that this program asks for, with the versions that it can use."""
    try:
        wanted = metadata.requires(DISTRIBUTION) or []
    except metadata.PackageNotFoundError:  # run from a checkout that nobody installed
        return [(name, "") for name in SHOWN]
    found = [match for text in wanted if (match := _REQUIREMENT.fullmatch(text)) and not match["marker"]]
    return sorted((match["name"].lower(), match["bounds"].strip()) for match in found)


def _hint(name: str, bounds: str) -> str:
    return f"Type: python -m pip install '{name}{bounds}'"
