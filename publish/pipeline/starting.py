"""New things to write in: a project that builds as it is, an edition, a dispatch. Nothing there is written over."""

import fnmatch
import json
import os
import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from string import Template
from typing import BinaryIO

from publish.config.edition import EditionSettings, read_edition
from publish.config.languages import tag_fault
from publish.errors import EnvironmentProblem, UsageError
from publish.importers.slugs import slug_from
from publish.pipeline.files import FileKind
from publish.pipeline.gather import EDITIONS
from publish.pipeline.held import Held, Irregular, held
from publish.pipeline.locate import checked_name
from publish.pipeline.project import EDITION, Project, read_settings
from publish.pipeline.project_root import PUBLICATION
from publish.pipeline.workflow import WORKFLOW, repository_of, workflow
from publish.resources import SHIPPED

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~^])")
"""Characters that Markdown would take for markup."""


def form(name: str) -> bytes:
    """A file of the starter project as it ships."""
    return SHIPPED.read_bytes(f"starter/{name}")


def filled(name: str, words: Mapping[str, str]) -> bytes:
    """A form with its ``$words`` filled in; a word that is missing is a :class:`KeyError`, a fault of ours."""
    return Template(form(name).decode()).substitute(words).encode()


def quoted(words: str) -> str:
    """Words in double quotes, which TOML and YAML read alike: both know the escapes of JSON."""
    return json.dumps(words, ensure_ascii=False)


def in_markdown(words: str) -> str:
    """Words that Markdown shows as they are."""
    return _MARKUP.sub(r"\\\1", words)


def one_line(words: str, *, what: str) -> str:
    """Words that fit on a line and can be printed; :class:`UsageError` for others, and for none."""
    told = " ".join(words.split())
    if not told:
        raise UsageError(f"{what} is empty", hint="Give it some words.")
    if not told.replace("\u00a0", " ").isprintable():
        raise UsageError(f"{what} holds a character that cannot be printed", hint="Take it out.")
    return told


def write_new(root: Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Write files that are not there yet below ``root``, with their folders; none is reached through a link.

    :class:`UsageError` when one of them is there, and then none is written; :class:`EnvironmentProblem` when the
    machine refuses or a link stands in the way. Whatever stops it, an interrupt too: files that were written are taken
    away again, and folders that were made.
    """
    for path in files:
        if os.path.lexists(root / path):
            raise UsageError(f"{root / path} is there already", hint="Choose another name, or move it away.")
    missing = _missing(root, files)
    done: list[str] = []
    try:
        for path, data in files.items():
            folder, _, name = path.rpartition("/")
            with held(root, folder, make=True) as place:
                done.append(path)  # first: an interrupt may come when it is made and not yet noted
                with _made(place, name, done) as file:
                    file.write(data)
    except BaseException as failed:
        _take_away(root, done, missing)
        if not isinstance(failed, OSError):
            raise
        what = f"{root / path}: {failed.strerror or failed}"
        raise EnvironmentProblem(what, hint="Give yourself the right to write there, or make room.") from failed
    return tuple(root / path for path in files)


def _made(place: Held, name: str, done: list[str]) -> BinaryIO:
    try:
        return place.new(name)
    except FileExistsError:  # somebody else was quicker, and keeps it
        done.pop()
        raise


def _missing(root: Path, paths: Iterable[str]) -> list[Path]:
    """The folders that have to be made, the deepest first."""
    folders = {above for path in paths for above in (root / path).parents if not os.path.lexists(above)}
    return sorted(folders, key=lambda folder: len(folder.parts), reverse=True)


def _take_away(root: Path, paths: Iterable[str], folders: Iterable[Path]) -> None:
    for path in paths:
        with suppress(OSError, Irregular), held(root) as place:
            place.remove(path)
    for folder in folders:
        with suppress(OSError):  # it was not made, or somebody has put something there
            folder.rmdir()


@dataclass(frozen=True, slots=True)
class NewEdition:
    """What a new edition needs to know."""

    name: str
    """The name of its folder, and of its books."""
    day: date
    """When it comes out."""
    title: str = ""
    """Its title; empty: ``No.`` and its number."""


def start_edition(project: Project, new: NewEdition) -> tuple[Path, ...]:
    """Write a new edition, numbered after the highest number that there is; returns what was written."""
    name = checked_name(new.name)
    number = max((settings.number or 0 for settings in editions(project).values()), default=0) + 1
    title = one_line(new.title, what="the title") if new.title else f"No. {number}"
    words = {"title": quoted(title), "number": str(number), "date": new.day.isoformat()}
    return write_new(project.root, {f"{EDITIONS}/{name}/{EDITION}": filled("edition.toml", words)})


def editions(project: Project) -> dict[str, EditionSettings]:
    """The settings of every edition by name, as good as they could be read: what is wrong in them is not said here."""
    return {name: edition_settings(project, name) for name in project.editions}


def edition_settings(project: Project, name: str) -> EditionSettings:
    """The settings of one edition, as good as they could be read; :class:`UsageError` when there is none."""
    path = f"{project.edition(name)}/{EDITION}"
    text = read_settings(project.files, path).value
    return read_edition(text, path, publication=project.settings).value


_NUMBER = re.compile(r"(\d{1,4})(?:-.*)?\.md", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NewDispatch:
    """What a new dispatch needs to know."""

    headline: str
    """Its headline."""
    day: date
    """When it is published."""
    edition: str = ""
    """The edition that it goes into; empty: the newest."""
    writer: str = ""
    """Who writes it; may be empty."""


@dataclass(frozen=True, slots=True)
class Begun:
    """A dispatch that was begun."""

    place: Path
    """Its file."""
    edition: str
    """The edition that it stands in."""
    gathered: bool
    """Whether a pattern of the edition gathers it; otherwise its name must be added there."""


def start_dispatch(project: Project, new: NewDispatch) -> Begun:
    """Write a new dispatch, numbered after the highest number that a file of the edition begins with."""
    headline = one_line(new.headline, what="the headline")
    edition = new.edition or newest(project)
    folder, settings = project.edition(edition), edition_settings(project, edition)
    names = [entry.name for entry in project.files.entries(folder) if entry.kind is FileKind.FILE]
    number = max((int(match[1]) for name in names if (match := _NUMBER.fullmatch(name))), default=0) + 1
    slug = slug_from(headline)[:60].strip("-")
    name = f"{number:02}-{slug}.md" if slug else f"{number:02}.md"
    words = {
        "headline": quoted(headline),
        "slug": slug or f"dispatch-{number}",
        "date": new.day.isoformat(),
        "language": settings.language,
        "credits": _credits(new.writer),
    }
    (place,) = write_new(project.root, {f"{folder}/{name}": filled("dispatch.md", words)})
    globs = [pattern.glob for part in settings.gathers for pattern in part.patterns]
    return Begun(place, edition, any(fnmatch.fnmatchcase(name, glob) for glob in globs))


def newest(project: Project) -> str:
    """The edition of the latest date, then of the highest number, then of the last name."""
    if not project.editions:
        raise UsageError("the project has no edition yet", hint="Make one: publish new edition NAME")
    found = editions(project)
    return max(found, key=lambda name: (found[name].date or date.min, found[name].number or 0, name))


def _credits(writer: str) -> str:
    if not writer:
        return '# credits: [{name: "…", roles: [writer], place: "…"}]'
    return f'credits:\n  - {{name: {quoted(one_line(writer, what="the name"))}, roles: [writer], place: ""}}'


_NOTICES = ("about", "subscribe", "contact")
_DISPATCHES = ("01-window.md", "02-letter.md")


@dataclass(frozen=True, slots=True)
class NewProject:
    """What a new project needs to know."""

    title: str
    """The newsletter's name."""
    publisher: str
    """Who publishes it."""
    language: str
    """BCP 47 tag of its own words."""
    identifier: str
    """A URI that names it for good."""
    day: date
    """The date of its first edition and of the dispatches in it."""
    action: str = ""
    """``OWNER/REPOSITORY@COMMIT`` of this program, for a workflow; empty for none."""


def start_workflow(root: Path, action: str) -> tuple[Path, ...]:
    """Write the workflow of a project into the repository that it stands in; returns what was written."""
    repository = repository_of(root) or root
    folder = root.relative_to(repository).as_posix()
    return write_new(repository, {WORKFLOW: workflow(action, folder="" if folder == "." else folder)})


def start_project(folder: Path, new: NewProject) -> tuple[Path, ...]:
    """Write a new project into a folder, which may have other files in it; returns what was written.

    :class:`UsageError` when one of its files is there already, or a word is none.
    """
    title, publisher = one_line(new.title, what="the title"), one_line(new.publisher, what="the publisher")
    if hint := tag_fault(new.language):
        raise UsageError(f"“{new.language}” is not a language tag", hint=hint)
    edition = f"{new.day:%Y-%m}"
    words = {
        "title": quoted(title),
        "title_line": in_markdown(title),
        "title_words": in_markdown(title),
        "publisher": quoted(publisher),
        "publisher_words": in_markdown(publisher),
        "language": quoted(new.language),
        "identifier": new.identifier,
        "rights": quoted(f"© {new.day.year} {publisher}"),
        "about_heading": quoted(f"About {title}"),
        "date": new.day.isoformat(),
        "edition": edition,
    }
    in_edition = {"title": quoted("No. 1"), "number": "1", "date": new.day.isoformat()}
    home = f"{EDITIONS}/{edition}"
    files = {
        PUBLICATION: filled("publication.toml", words),
        **{f"content/notices/{name}.md": filled(f"notices/{name}.md", words) for name in _NOTICES},
        f"{home}/edition.toml": filled("edition.toml", in_edition),
        **{f"{home}/{name}": filled(f"dispatches/{name}", words) for name in _DISPATCHES},
        f"{home}/images/desk.jpg": form("desk.jpg"),
        "build/.gitignore": form("gitignore"),
        "README.md": filled("README.md", words),
    }
    if new.action:
        files[WORKFLOW] = workflow(new.action)
    return write_new(folder, files)
