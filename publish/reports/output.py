"""The forms in which a report can be told: a document for programs, or lines in a log.

A form is a file of its own; this is the table of them.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from publish.reports.harmless import Shown
from publish.reports.report import Report


class OutputFormat(StrEnum):
    """The forms, by what they are called on the command line."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    GITLAB = "gitlab"
    SARIF = "sarif"
    JUNIT = "junit"
    MARKDOWN = "markdown"


@dataclass(frozen=True, slots=True)
class Stopped:
    """Why work could not go on."""

    message: str
    """What is wrong."""
    hint: str
    """What to do."""


@dataclass(frozen=True, slots=True)
class Ending:
    """A command that has ended, as documents tell it."""

    report: Report
    """What it has to say."""
    exit_code: int
    """What the shell sees."""
    folder: str = ""
    """The project's folder, relative to the repository's; empty where they are one."""
    stopped: Stopped | None = None
    """Why work could not go on, where it could not."""

    def in_repository(self, path: str) -> str:
        """A path of the project as the repository knows it."""
        return f"{self.folder}/{path}" if self.folder and path else path


Document: TypeAlias = Callable[[Ending], Shown]
"""Makes the document of a form, with a line break at its end."""


def _json() -> Document:
    from publish.reports.json import as_json

    return as_json


def _gitlab() -> Document:
    from publish.reports.gitlab import as_code_quality

    return as_code_quality


def _sarif() -> Document:
    from publish.reports.sarif import as_sarif

    return as_sarif


def _junit() -> Document:
    from publish.reports.junit import as_junit

    return as_junit


def _markdown() -> Document:
    from publish.reports.markdown import as_markdown

    return as_markdown


DOCUMENTS: Mapping[OutputFormat, Callable[[], Document]] = {
    OutputFormat.JSON: _json,
    OutputFormat.GITLAB: _gitlab,
    OutputFormat.SARIF: _sarif,
    OutputFormat.JUNIT: _junit,
    OutputFormat.MARKDOWN: _markdown,
}
"""Those that are one document on standard output; the others are lines."""
