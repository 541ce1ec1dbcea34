"""A source brought into a project, as the command does it, and the words of what was made of it."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from publish.diagnostics import Diagnostic
from publish.model.blocks import Blocks, CodeBlock
from publish.model.dispatch import Dispatch
from publish.model.edition import Edition
from publish.model.walk import lines_as_read, plain
from publish.pipeline.bringing import NewFrom, bring
from publish.pipeline.imports.run import import_sources
from publish.pipeline.load import load_edition
from publish.pipeline.locate import load_project
from tests.importers.sources.table import BroughtSource

CAPTURED = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
IDENTIFIER = "urn:uuid:4d1f7c52-9a0e-4b8e-8a63-2f5b0c7e91ab"
PUBLICATION = f"""
title = "Sources"
publisher = "Sandbank Press"
language = "en-GB"
identifier = "{IDENTIFIER}"
remote_pictures = "placeholder"
"""
_WORD = re.compile(r"[^\W_]+")


def brought(source: BroughtSource, folder: Path, given: Path | None = None) -> tuple[Diagnostic, ...]:
    """Make of a source the project ``folder / "project"``; what the command tells. ``given`` stands for its files."""
    project = folder / "project"
    given = given or source.laid_out(folder)
    if source.is_project:
        bring(given, project, NewFrom("", "Sandbank Press", "", IDENTIFIER, CAPTURED.date(), None))
        return ()
    (project / "content").mkdir(parents=True)
    (project / "content/publication.toml").write_text(PUBLICATION)
    into = Path("content/editions") / source.name
    outcome = import_sources([str(given)], into, project=project, captured=CAPTURED, media=source.media)
    return outcome.diagnostics


def editions(folder: Path) -> Iterator[tuple[Edition, tuple[Diagnostic, ...]]]:
    """The editions of the project in ``folder``, read from its files, with what is told of them."""
    project = load_project(folder / "project").value
    for place in sorted((folder / "project/content/editions").glob("*/edition.toml")):
        loaded = load_edition(project, place.parent.name)
        yield loaded.value.edition, loaded.diagnostics


def words_of(dispatches: Iterator[Dispatch]) -> list[str]:
    """The words of dispatches in the order in which they are read; those that are ready, as a book has them."""
    ready = [one for one in dispatches if one.status.value == "ready"]
    return counted("\n".join(line for dispatch in ready for line in _lines(dispatch)))


def counted(text: str) -> list[str]:
    """The words of a text: letters and digits that stand together."""
    return _WORD.findall(text.replace("\u00ad", ""))


def _lines(dispatch: Dispatch) -> Iterator[str]:
    yield from (dispatch.kicker, plain(dispatch.headline), plain(dispatch.standfirst))
    yield from (credit.name for credit in dispatch.credits)
    if dispatch.dateline:
        yield dispatch.dateline.text
    yield from _text(dispatch.blocks)
    for note in dispatch.notes:
        yield from _text(note.blocks)


def _text(blocks: Blocks) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, CodeBlock):
            yield block.text
        yield from map(plain, lines_as_read((block,)))
