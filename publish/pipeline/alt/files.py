"""The sheet and the page on disk; a sheet with edits that are not in the content yet is never written over."""

import base64
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from publish.errors import EnvironmentProblem, UsageError
from publish.imaging.scale import Recipe
from publish.pipeline.alt.apply import Applied, apply_sheet
from publish.pipeline.alt.worklist import WorklistEntry
from publish.pipeline.held import held, within
from publish.pipeline.load import Project, read_picture
from publish.pipeline.photographs import cleaned
from publish.pipeline.sinks import deliver_files

SHEET, PAGE = "alt.csv", "alt.html"
_LARGEST = 32 * 1024 * 1024
"""The most bytes of a sheet that is read."""
_THUMBNAIL = Recipe(max_side=320)


def thumbnails(project: Project, entries: Iterable[WorklistEntry]) -> Iterator[str]:
    """A small picture of each entry as a data URI, clean of its camera; empty for one that cannot be shown."""
    made: dict[str, str] = {}
    for entry in entries:
        if entry.picture not in made:
            data = read_picture(project, entry.picture, entry.at).value
            limits = project.settings.limits
            photo = cleaned(data, entry.picture, _THUMBNAIL, entry.at, limits).value if data else None
            coded = base64.b64encode(photo.data).decode() if photo else ""
            made[entry.picture] = f"data:{photo.rendition.media_type};base64,{coded}" if photo else ""
        yield made[entry.picture]


def write_files(
    project: Project, folder: Path, files: Mapping[str, bytes], *, remark: Callable[[str], None] = lambda _: None
) -> tuple[Path, ...]:
    """Write files into a folder, made if need be, all of them or none.

    :class:`publish.errors.UsageError` where a sheet is there whose edits the content does not have;
    :class:`publish.errors.EnvironmentProblem` where the folder cannot be written.
    """
    root, path = within(folder, project.root)
    if waiting := _waiting(project, root, path):
        hint = f"Carry them over first: publish alt --apply {folder / SHEET}. Or name another folder with --out."
        raise UsageError(f"{folder / SHEET} {waiting}", hint=hint)
    return deliver_files(root, path, files, hint="Name another folder with --out.", remark=remark)


def read_file(path: Path) -> bytes:
    """The bytes of a sheet; :class:`publish.errors.UsageError` for what is no file, or too large for a sheet."""
    try:
        if path.stat().st_size > _LARGEST:
            raise UsageError(f"{path} is too large for a sheet", hint="Name the CSV that publish alt --sheet wrote.")
        return path.read_bytes()
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError) as error:
        raise UsageError(f"{path} is no file", hint="Name the CSV that publish alt --sheet wrote.") from error
    except OSError as error:
        raise EnvironmentProblem(
            f"{path}: {error.strerror or error}", hint="Give yourself the right to read it."
        ) from error


def _waiting(project: Project, root: Path, path: str) -> str:
    """Why a sheet that is there may not be written over; empty when it may."""
    try:
        with held(root, path) as folder, folder.opened(SHEET) as file:
            data = file.read(_LARGEST)
    except (FileNotFoundError, NotADirectoryError):
        return ""
    outcome = apply_sheet(project, data, SHEET, dry=True)
    if not outcome.ok:
        return "holds what the content does not, or is no sheet of ours"
    return _counted(outcome.value)


def _counted(applied: Applied) -> str:
    if not applied.edits:
        return ""
    return f"holds {applied.edits} description{'s' if applied.edits > 1 else ''} that the content does not"
