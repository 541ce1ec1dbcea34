"""What an editor asks of the make-up of the printed page, block by block."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MakeUp:
    """How a block is to stand; the e-book, whose pages are the reader's, knows nothing of it."""

    new_page: bool = False
    """Whether a page begins with it."""
    with_next: bool = False
    """Whether what follows begins on its page."""
    whole: bool = False
    """Whether it stands on one page, if one is deep enough."""
    here: bool = False
    """Whether a picture stays between the blocks where its author put it."""
    lines: int = 0
    """In how many lines more it is set, or fewer: -1, 0 or 1."""


AS_PLANNED = MakeUp()
"""Nothing is asked."""
