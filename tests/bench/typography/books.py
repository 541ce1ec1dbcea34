"""Builds the sample editions in two themes and for the printers whose pages are measured."""

import sys
from collections.abc import Iterator
from pathlib import Path

from tests.books.press import ROOT, copied, publish

THEMES = ("default", "broadsheet")
PRINTERS = ("office", "trade", "kdp")
"""A5 with neutral margins, a perfect-bound trade book, and a large paperback."""


def sample_books(folder: Path) -> Iterator[tuple[str, str, tuple[Path, ...]]]:
    """Theme, printer and PDFs of all sample editions, built one after another in a folder of the caller's.

    ``SystemExit`` where they cannot be built.
    """
    usual = next(line for line in _settings(ROOT).splitlines() if line.startswith("theme = "))
    for theme in THEMES:
        project = copied(ROOT, folder / theme)
        path = project / "content/publication.toml"
        path.write_text(_settings(project).replace(usual, f'theme = "{theme}"'))
        for printer in PRINTERS:
            done = publish("build", "--quiet", "--format", "pdf", "--printer", printer, folder=project)
            if done.returncode:
                sys.exit(done.stderr)
            made = [project / line for line in done.stdout.splitlines()]
            yield theme, printer, tuple(path for path in made if not path.name.endswith(".cover.pdf"))


def _settings(project: Path) -> str:
    return (project / "content/publication.toml").read_text()
