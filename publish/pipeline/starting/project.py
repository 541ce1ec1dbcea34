"""A new project: a publication with one edition of two dispatches, which builds as it is."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from publish.config.languages import tag_fault
from publish.errors import UsageError
from publish.pipeline.gather import EDITIONS
from publish.pipeline.project import PUBLICATION
from publish.pipeline.starting.forms import filled, form, in_markdown, one_line, quoted, write_new

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


def start_project(folder: Path, new: NewProject) -> tuple[Path, ...]:
    """Write a new project into a folder, which may have other files in it; returns what was written.

    :class:`UsageError` when one of its files is there already, or a word is none.
    """
    title, publisher = one_line(new.title, what="the title"), one_line(new.publisher, what="the publisher")
    if hint := tag_fault(new.language):
        raise UsageError(f"“{new.language}” is no language tag", hint=hint)
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
    return write_new(folder, files)
