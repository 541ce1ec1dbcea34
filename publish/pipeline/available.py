"""What a project can name of one kind, its own files and the shipped ones."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from publish.diagnostics import Diagnostic, Outcome
from publish.pipeline.files import Folder
from publish.pipeline.styles import ProjectStyles, names_in
from publish.resources import Resources

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Available(Generic[T]):
    """Something that can be named."""

    value: T
    """What its file says."""
    own: bool
    """Whether the project brings its file; else it is shipped."""


def available(
    root: Path | None, folder: str, read: Callable[[Resources, str], Outcome[T]]
) -> Outcome[dict[str, Available[T]]]:
    """All that the project in ``root`` can name, by name and sorted; without a project what is shipped.

    ``folder`` holds a file each (``styles/stores``); ``read`` gets the resources and a name.
    """
    resources = Resources(ProjectStyles(Folder(root))) if root else Resources()
    found: dict[str, Available[T]] = {}
    findings: list[Diagnostic] = []
    for name in names_in(resources, folder):
        outcome = read(resources, name)
        found[name] = Available(outcome.value, resources.is_own(f"{folder}/{name}.toml"))
        findings.extend(outcome.diagnostics)
    return Outcome(found, tuple(findings))
