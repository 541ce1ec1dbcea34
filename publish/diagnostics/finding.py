"""One row of the table of findings: what can be wrong, how bad it is and why it matters."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How bad a finding is. ``--strict`` raises warnings to errors; notes stay notes."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that can be wrong."""

    id: str
    """Its name: lower case, words joined by hyphens, the thing first (``figure-alt-missing``)."""
    severity: Severity
    """How bad it is unless the place says otherwise."""
    why: str
    """Why it matters, in a sentence or two, for who asks ``publish explain``."""
    hint: str
    """What to do about it, when the place knows nothing better."""
    safety: bool = False
    """Whether it guards people: such a finding cannot be waived."""
    needed: bool = False
    """Whether there is no book without what it asks for: such a finding cannot be waived either."""
    apart: bool = False
    """Whether it is told where no waiver speaks: by ``publish import``, or of the waivers themselves."""
    follows: tuple[str, ...] = ()
    """Findings that it only follows from: where one of them is told of the same file or edition, it is not."""

    @property
    def waivable(self) -> bool:
        """Whether a waiver can let it through."""
        return not (self.safety or self.needed or self.apart)
