"""A new edition: the next number of the publication."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from publish.config.edition import EditionSettings, read_edition
from publish.pipeline.gather import EDITIONS
from publish.pipeline.locate import checked_name
from publish.pipeline.project import EDITION, Project, read_settings
from publish.pipeline.starting.forms import filled, one_line, quoted, write_new


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
