"""From a dump back to files: an edition's Markdown, its settings, and the descriptions of its pictures."""

import json
import posixpath
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC
from pathlib import Path

from publish.config.publication import PublicationSettings
from publish.errors import UsageError
from publish.importers import markdown
from publish.importers.writer import write, write_blocks
from publish.model.blocks import Block, Paragraph
from publish.model.dispatch import Dispatch
from publish.model.edition import BookNumbers, Edition, Notice
from publish.model.figures import Figure
from publish.model.walk import blocks_of, map_dispatch
from publish.pipeline.files import Folder, Refusal, is_plain
from publish.pipeline.gather import EDITIONS
from publish.pipeline.photographs import pictures
from publish.pipeline.project import EDITION, TEXT_LIMIT, Project
from publish.pipeline.starting import write_new
from publish.pipeline.texts import is_text


def edition_settings(
    edition: Edition, *, folder: str, files: Sequence[Sequence[str]], above: PublicationSettings
) -> str:
    """The settings that give the same edition again.

    ``folder`` is the edition's, relative to the project's; ``files`` names the dispatches of each part relative to it;
    ``above`` is the publication that it comes under. What a dump does not hold (theme, printer) is the publication's.
    """
    plain: dict[str, str] = {
        "title": edition.title,
        "publication": edition.publication.title if edition.publication.title != above.publication.title else "",
        "identifier": edition.identifier,
        "language": edition.language,
        "region": edition.region,
        "description": edition.description,
        "rights": edition.rights,
        "cover": posixpath.relpath(edition.cover, folder) if edition.cover else "",
    }
    lines = [f"{key} = {basic(value)}" for key, value in plain.items() if value]
    if edition.number is not None:
        lines.append(f"number = {edition.number}")
    if edition.date is not None:
        lines.append(f"date = {edition.date.isoformat()}")
    if edition.captured is not None:
        moment = edition.captured.astimezone(UTC).replace(tzinfo=None)
        lines.append(f"captured = {moment.isoformat()}Z")
    if edition.subjects:
        lines.append(f"subjects = {_list(edition.subjects)}")
    lines += _numbers(edition.numbers, above.issn)
    lines.append("own_notices = true")
    if any(part.title for part in edition.parts):
        for part, names in zip(edition.parts, files, strict=True):
            lines += ["", "[[parts]]", f"title = {basic(part.title)}", f"dispatches = {_list(names)}"]
    else:
        lines.append(f"dispatches = {_list([name for names in files for name in names])}")
    lines += [line for notice in edition.notices for line in _notice(notice)]
    return "\n".join(lines) + "\n"


def basic(text: str) -> str:
    """A basic string (TOML 1.0, §String): the escapes of JSON, and DEL, which JSON leaves as it is."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _list(texts: Sequence[str]) -> str:
    return f"[{', '.join(map(basic, texts))}]"


def _numbers(numbers: BookNumbers, issn: str) -> Iterator[str]:
    isbn: Mapping[str, str] = {"epub": numbers.isbn_epub, "print": numbers.isbn_print}
    given = [f"{key} = {basic(value)}" for key, value in isbn.items() if value]
    if given:
        yield f"isbn = {{ {', '.join(given)} }}"
    if numbers.issn and numbers.issn != issn:
        yield f"issn = {basic(numbers.issn)}"


def _notice(notice: Notice) -> Iterator[str]:
    yield from ("", "[[notices]]", f"kind = {basic(notice.kind.value)}")
    if notice.heading:
        yield f"heading = {basic(notice.heading)}"
    yield f"text = {basic(write_blocks(notice.blocks))}"
    if notice.condition:
        yield f"condition = {basic(notice.condition)}"
    if notice.exclude_regions:
        yield f"exclude_regions = {_list(notice.exclude_regions)}"


@dataclass(frozen=True, slots=True)
class Restored:
    """What became of a dump."""

    written: tuple[Path, ...]
    """The files that were written."""
    pictures: tuple[str, ...]
    """Pictures that the edition names and that are not there, relative to the project folder: a dump holds none."""


def restore(edition: Edition, *, project: Project, name: str) -> Restored:
    """Write a dumped edition as ``content/editions/NAME``, which must not be there yet, and nowhere else.

    Dispatches that stand in other editions' folders, as a yearbook's do, must be there already and say the same.
    :class:`UsageError` where they do not, where the folder is taken, for a tree that Markdown cannot hold, and for
    one whose files would stand elsewhere.
    """
    home = f"{EDITIONS}/{name}"
    paths = [[_path(dispatch, edition, home) for dispatch in part.dispatches] for part in edition.parts]
    files: dict[str, bytes] = {}
    for part, places in zip(edition.parts, paths, strict=True):
        for dispatch, path in zip(part.dispatches, places, strict=True):
            if path.startswith(f"{home}/"):
                _add(files, path, _written(dispatch, path))
            else:
                _must_be_there(project.files, path, dispatch)
            for at, data in _descriptions(dispatch, home, project.files):
                _add(files, at, data)
    relative = [[posixpath.relpath(path, home) for path in places] for places in paths]
    settings = edition_settings(edition, folder=home, files=relative, above=project.settings)
    _add(files, f"{home}/{EDITION}", settings.encode())
    written = write_new(project.root, files)
    missing = tuple(source for source, _ in pictures(edition) if not project.files.exists(source))
    return Restored(written, missing)


def _add(files: dict[str, bytes], path: str, data: bytes) -> None:
    if files.setdefault(path, data) != data:
        raise UsageError(f"two texts of the dump would be {path}", hint="Give one of them another name.")


def _path(dispatch: Dispatch, edition: Edition, home: str) -> str:
    """Where a dispatch stands: under its old file's name, so that links between dispatches hold."""
    folder = home if dispatch.folder in {"", edition.slug} else f"{EDITIONS}/{dispatch.folder}"
    file = posixpath.basename(dispatch.span.path)
    path = f"{folder}/{file if file.endswith('.md') else f'{dispatch.slug}.md'}"
    if not _is_place(path) or len(path.split("/")) != 4:
        raise UsageError(f"{path} in the dump is not a place for a dispatch", hint="Load what publish dump wrote.")
    return path


def _is_place(path: str) -> bool:
    """Whether a path is one that content has: no part of it is hidden, and no character in it is."""
    return is_plain(path) and path.isprintable() and not any(part.startswith(".") for part in path.split("/"))


def _written(dispatch: Dispatch, path: str) -> bytes:
    text = write(_as_written(dispatch), path=path)
    if not _says(text, path, dispatch):
        raise UsageError(
            f"the dispatch {dispatch.key} holds what Markdown cannot say", hint="Load what publish dump wrote."
        )
    return text.encode()


def _must_be_there(files: Folder, path: str, dispatch: Dispatch) -> None:
    data = files.read(path, limit=TEXT_LIMIT)
    if isinstance(data, Refusal):
        folder = posixpath.dirname(path)
        hint = f"Load the dump of that edition first: publish load FILE --into {folder}"
        raise UsageError(f"the dump takes {path} from another edition, and it {data.reason}", hint=hint)
    if not _says(data.decode("utf-8", "replace"), path, dispatch):
        raise UsageError(
            f"{path} is there, and says something else", hint="Move it away, or load into another project."
        )


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

    return map_dispatch(dispatch, block)


def _descriptions(dispatch: Dispatch, home: str, files: Folder) -> Iterator[tuple[str, bytes]]:
    """The texts that a dispatch's pictures are described in at length, but for those that are there."""
    for _, block in blocks_of(dispatch):
        if isinstance(block, Figure) and block.picture is not None and block.picture.long and block.long:
            path = block.picture.long
            if _is_place(path) and path.startswith("content/") and files.exists(path):
                continue
            if not (_is_place(path) and path.startswith(f"{home}/") and is_text(path)):
                message = f"{path} in the dump is not a place for a description in {home}"
                raise UsageError(message, hint="Load what publish dump wrote.")
            yield path, write_blocks(tuple(Paragraph(line) for line in block.long), path=path).encode()
