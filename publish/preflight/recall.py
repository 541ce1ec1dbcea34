"""What was read of a page before: who keeps it, and who keeps nothing."""

from collections.abc import Callable
from typing import Protocol, TypeVar

T = TypeVar("T")


class PageRecall(Protocol):
    """Gives what was read of a page of that hash before, or reads it."""

    def __call__(self, digest: str, read: Callable[[], T]) -> T:
        """What ``read`` gives for a page of that hash; an empty one is known of no page."""


def read_anew(digest: str, read: Callable[[], T]) -> T:
    """Nothing is known of any page."""
    return read()
