"""The pages by name, each from its own part of the code."""

from collections.abc import Callable, Mapping
from pathlib import Path

from tests.docs.reference.commands import commands
from tests.docs.reference.data import printers, stores
from tests.docs.reference.findings import findings
from tests.docs.reference.parts import parts
from tests.docs.reference.settings import settings
from tests.docs.reference.tokens import tokens

FOLDER = Path(__file__).parents[3] / "docs/reference"

PAGES: Mapping[str, Callable[[], str]] = {
    "commands.md": commands,
    "settings.md": settings,
    "findings.md": findings,
    "printers.md": printers,
    "stores.md": stores,
    "parts.md": parts,
    "tokens.md": tokens,
}
"""The pages by file name, each with what makes its text."""

_MADE = "<!-- Made by `python -m tests.docs.reference`; what is written here by hand is lost. -->\n\n"


def page_named(name: str) -> str:
    """The text of a page."""
    return _MADE + PAGES[name]()
