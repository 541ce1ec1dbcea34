"""What every stage is told besides the edition itself."""

from dataclasses import dataclass
from datetime import datetime

from publish.model.edition import Edition


@dataclass(frozen=True, slots=True)
class StageTerms:
    """What the stages go by."""

    whole: Edition
    """The edition as it was loaded: what a stage no longer finds was left out."""
    as_of: datetime | None = None
    """The moment that embargoes are judged by; ``None``: the end of the edition's day."""
    typography: bool = True
    """Whether quotes, dashes and spaces are set by the rules of the language."""
    elsewhere: frozenset[str] = frozenset()
    """The files of the publication's other editions, relative to the project: a reference to one is not dead."""
