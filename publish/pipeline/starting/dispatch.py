"""A new dispatch: the next file of an edition, a draft until its author says otherwise."""

import fnmatch
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from publish.errors import UsageError
from publish.importers.slugs import slug_from
from publish.pipeline.files import Kind
from publish.pipeline.project import Project
from publish.pipeline.starting.edition import edition_settings, editions
from publish.pipeline.starting.forms import filled, one_line, quoted, write_new

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
    names = [entry.name for entry in project.files.entries(folder) if entry.kind is Kind.FILE]
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
    globs = [pattern.glob for part in settings.parts for pattern in part.patterns]
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
