"""The last wall: where this program fails at one dispatch, that is an error at its file, and the others are read on.

A fault behind the wall is this program's own; what it raised is no word for an editor, so the finding says what to do
and the traceback is logged, for who asks for it with ``--debug``.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from publish.diagnostics import Diagnostic, Outcome, Span, finding
from publish.errors import Fault, PublishError
from publish.model.dispatch import Dispatch
from publish.model.edition import Edition, Part

T = TypeVar("T")

LOG = logging.getLogger("publish.wall")
"""Where tracebacks go."""

_OF_THE_MACHINE = (MemoryError, OSError, ImportError)
"""What says something of the machine, not of the content: it stops the command."""


@dataclass(frozen=True, slots=True)
class Done(Generic[T]):
    """What came of work on an edition."""

    edition: Edition
    """The dispatches that the work did not fail at."""
    value: T | None
    """What the work gave for them; ``None`` where it fails at the edition, and at none of its dispatches alone."""
    diagnostics: tuple[Diagnostic, ...]
    """An error at each file that it fails at."""


def walled(work: Callable[[], T], at: Span) -> Outcome[T | None]:
    """What the work gives; ``None``, and an error at ``at``, where it fails by a fault of this program."""
    try:
        return Outcome(work())
    except Exception as error:
        if isinstance(error, _OF_THE_MACHINE) or (isinstance(error, PublishError) and not isinstance(error, Fault)):
            raise
        LOG.debug("%s", at, exc_info=error)
        return Outcome(None, (finding("program-failed", "this program failed here: the fault is its own", at),))


def walled_by_dispatch(work: Callable[[Edition], T], edition: Edition) -> Done[T]:
    """Work on a whole edition; where it fails, it is done again without the dispatches that it fails at alone."""
    whole = walled(lambda: work(edition), edition.span)
    if whole.ok:
        return Done(edition, whole.value, ())
    said: list[Diagnostic] = []

    def sound(dispatch: Dispatch) -> bool:
        alone = replace(edition, parts=(Part((dispatch,)),), notices=())
        done = walled(lambda: work(alone), dispatch.span)
        said.extend(done.diagnostics)
        return done.ok

    parts = [replace(part, dispatches=tuple(filter(sound, part.dispatches))) for part in edition.parts]
    if not said:
        return Done(edition, None, whole.diagnostics)
    rest = replace(edition, parts=tuple(part for part in parts if part.dispatches) or (Part(()),))
    again = walled(lambda: work(rest), edition.span)
    return Done(rest, again.value, (*said, *again.diagnostics))
