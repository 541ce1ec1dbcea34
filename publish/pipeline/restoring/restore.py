"""The files of a dumped edition, each read back before any is written."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from publish.errors import UsageError
from publish.importers import markdown
from publish.importers.writer import write, write_blocks
from publish.model.blocks import Block, Paragraph
from publish.model.dispatch import Dispatch
from publish.model.edition import Edition
from publish.model.figures import Figure
from publish.model.walk import blocks_of
from publish.pipeline.darkroom import pictures
from publish.pipeline.files import Folder, Refusal, is_plain
from publish.pipeline.gather import EDITIONS
from publish.pipeline.project import EDITION, TEXT_LIMIT, Project
from publish.pipeline.restoring.settings import edition_settings
from publish.pipeline.starting.forms import write_new
from publish.transforms.rebuild import rebuilt


@dataclass(frozen=True, slots=True)
class Restored:
    """What became of a dump."""

    written: tuple[Path, ...]
    """The files that were written."""
    pictures: tuple[str, ...]
    """Pictures that the edition names and that are not there, relative to the project folder: a dump holds none."""


def restore(edition: Edition, *, project: Project, name: str) -> Restored:
    """Write a dumped edition as ``content/editions/NAME``, which must not be there yet.

    Dispatches that stand in other editions' folders, as a yearbook's do, are written there; those that are there
    already must say the same. :class:`UsageError` where they do not, where the folder is taken, and for a tree that
    Markdown cannot hold.
    """
    home = f"{EDITIONS}/{name}"
    paths = [[_path(dispatch, edition, home) for dispatch in part.dispatches] for part in edition.parts]
    files: dict[str, bytes] = {}
    for part, places in zip(edition.parts, paths, strict=True):
        for dispatch, path in zip(part.dispatches, places, strict=True):
            if path in files:
                raise UsageError(f"two dispatches of the dump would be {path}", hint="Give one of them another slug.")
            if not (path.split("/")[2] != name and _is_there(project.files, path, dispatch)):
                files[path] = _written(dispatch, path)
            files |= {at: data for at, data in _descriptions(dispatch) if not project.files.exists(at)}
    relative = [[posixpath.relpath(path, home) for path in places] for places in paths]
    settings = edition_settings(edition, folder=home, files=relative, above=project.settings)
    files[f"{home}/{EDITION}"] = settings.encode()
    written = write_new({project.root / path: data for path, data in files.items()})
    missing = tuple(source for source, _ in pictures(edition) if not project.files.exists(source))
    return Restored(written, missing)


def _path(dispatch: Dispatch, edition: Edition, home: str) -> str:
    """Where a dispatch is written: under its old file's name, so that links between dispatches hold."""
    folder = home if dispatch.folder in {"", edition.slug} else f"{EDITIONS}/{dispatch.folder}"
    file = posixpath.basename(dispatch.span.path)
    path = f"{folder}/{file if file.endswith('.md') else f'{dispatch.slug}.md'}"
    if not is_plain(path) or len(path.split("/")) != 4:
        raise UsageError(f"{path} in the dump is no place for a dispatch", hint="Load what publish dump wrote.")
    return path


def _written(dispatch: Dispatch, path: str) -> bytes:
    text = write(_as_written(dispatch), path=path)
    if not _says(text, path, dispatch):
        raise UsageError(
            f"the dispatch {dispatch.key} holds what Markdown cannot say", hint="Load what publish dump wrote."
        )
    return text.encode()


def _is_there(files: Folder, path: str, dispatch: Dispatch) -> bool:
    data = files.read(path, limit=TEXT_LIMIT)
    if isinstance(data, Refusal):
        return False
    if not _says(data.decode("utf-8", "replace"), path, dispatch):
        raise UsageError(
            f"{path} is there, and says something else", hint="Move it away, or load into another project."
        )
    return True


def _says(text: str, path: str, dispatch: Dispatch) -> bool:
    """Whether a text reads back as the dispatch, its label aside."""
    folder = path.split("/")[2]
    again = markdown.read(text, path, folder=folder, language=dispatch.lang)
    wanted = replace(_as_written(dispatch), folder=folder, label=again.value.label)
    return again.ok and again.value == wanted


def _as_written(dispatch: Dispatch) -> Dispatch:
    """The dispatch without the descriptions that were loaded into its figures: those have files of their own."""

    def block(old: Block) -> Block:
        return replace(old, long=()) if isinstance(old, Figure) and old.long else old

    notes = tuple(replace(note, blocks=rebuilt(note.blocks, block)) for note in dispatch.notes)
    return replace(dispatch, blocks=rebuilt(dispatch.blocks, block), notes=notes)


def _descriptions(dispatch: Dispatch) -> Iterator[tuple[str, bytes]]:
    for _, block in blocks_of(dispatch):
        if isinstance(block, Figure) and block.picture is not None and block.picture.long and block.long:
            path = block.picture.long
            if not is_plain(path) or not path.startswith("content/"):
                raise UsageError(f"{path} in the dump leaves the content", hint="Load what publish dump wrote.")
            yield path, write_blocks(tuple(Paragraph(line) for line in block.long), path=path).encode()
