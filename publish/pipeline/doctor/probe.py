"""One thing that was looked for."""

import shlex
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Need(StrEnum):
    """What a thing is needed for."""

    BUILD = "build"
    """No book without it."""
    VERIFY = "verify"
    """``publish verify`` leaves out what it would have judged."""


@dataclass(frozen=True, slots=True)
class Probe:
    """One thing that was looked for."""

    group: str
    """What kind of thing it is."""
    name: str
    """What it is called."""
    need: Need
    """What it is needed for."""
    found: str = ""
    """Its version, or where it is; empty when it cannot be used."""
    reason: str = ""
    """Why it cannot be used; empty when it can."""
    hint: str = ""
    """What to do."""
    package: str = ""
    """The package of Debian and Ubuntu that brings it; empty where none does."""

    @property
    def ok(self) -> bool:
        """Whether it can be used."""
        return not self.reason


def line_to_type(probes: Iterable[Probe], *, root: bool) -> str:
    """The one line that installs on Debian and Ubuntu what is missing; empty when no package would help."""
    packages = list(dict.fromkeys(probe.package for probe in probes if not probe.ok and probe.package))
    return shlex.join([*([] if root else ["sudo"]), "apt-get", "install", *packages]) if packages else ""
