"""What installed packages add: named one by one on the command line or in a CI configuration, never in content.

Such a package has an object :data:`OBJECT`, an :class:`Extensions`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from publish.errors import UsageError

if TYPE_CHECKING:
    from publish.checks.makeup import MadeUpGalley
    from publish.checks.source import Manuscript
    from publish.diagnostics import Check, Rule
    from publish.importers.reader import Reader
    from publish.transforms.prepare import Stage

OBJECT = "PUBLISH"
"""The name of the object that a package declares."""


@dataclass(frozen=True, slots=True)
class Extensions:
    """What is added to what ships, behind it."""

    readers: tuple[Reader, ...] = ()
    """Of dispatches: from the bytes of a file of an edition to dispatches."""
    stages: tuple[Stage, ...] = ()
    """From an edition to an edition."""
    checks: tuple[Check[Manuscript], ...] = ()
    """Of the content."""
    makeup: tuple[Check[MadeUpGalley], ...] = ()
    """Of made-up pages."""

    @property
    def rules(self) -> Mapping[str, Rule]:
        """The rules that its checks hold content and pages to, by id."""
        declared = (*(check.rules for check in self.checks), *(check.rules for check in self.makeup))
        return {rule.id: rule for rules in declared for rule in rules}

    def __add__(self, other: Extensions) -> Extensions:
        """What both add."""
        return Extensions(
            self.readers + other.readers,
            self.stages + other.stages,
            self.checks + other.checks,
            self.makeup + other.makeup,
        )


NONE = Extensions()
"""What is added where no package is named."""


def with_packages(packages: Iterable[str]) -> Extensions:
    """What packages add, in the order in which they are named.

    :class:`UsageError` for a package that is not installed, or declares no :class:`Extensions`.
    """
    return sum(map(_declared, packages), NONE)


def _declared(package: str) -> Extensions:
    try:
        declared: object = getattr(import_module(package), OBJECT)
    except ImportError as error:
        raise UsageError(
            f"the package {package} cannot be loaded: {error}", hint="Install it beside publish."
        ) from error
    except AttributeError:
        raise UsageError(f"the package {package} declares no {OBJECT}", hint="Ask the package's author.") from None
    if not isinstance(declared, Extensions):
        raise UsageError(f"{OBJECT} of {package} is no publish.registry.Extensions", hint="Ask the package's author.")
    return declared
