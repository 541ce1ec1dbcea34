"""The job ticket: what an e-book is made to, besides its content and its looks."""

from dataclasses import dataclass, field

from publish.config.ebook import EbookSettings
from publish.config.evaluation import Evaluation
from publish.config.store import Marks


@dataclass(frozen=True, slots=True)
class JobTicket:
    """What is asked of an e-book."""

    settings: EbookSettings = field(default_factory=EbookSettings)
    """What the edition sets for it."""
    evaluations: tuple[Evaluation, ...] = ()
    """What people found who read books of the publication for their accessibility."""
    marks: Marks = Marks.NONE
    """Marks of a store's own in the text."""


USUAL = JobTicket()
"""The ticket of who asks for nothing in particular."""
