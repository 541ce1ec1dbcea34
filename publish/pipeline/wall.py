"""The last wall: where this program fails at one dispatch, that is an error at its file, and the others are read on.

A fault behind the wall is this program's own; what it raised means nothing to an editor, so the finding says what to
do, and the traceback is logged for whoever asks for it with ``--debug``. Work on a whole edition is done in the worker,
with the limits of its dispatches together: where it takes too long it is told at the dispatch that does.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from typing import Generic, TypeAlias, TypeVar

from publish.config.limits import LIMIT_EXCEEDED, WorkLimits
from publish.diagnostics import PROGRAM_FAILED, Diagnostic, Outcome, Span
from publish.errors import Fault, OverLimit, PublishError
from publish.model.dispatch import Dispatch
from publish.model.edition import Edition, Part
from publish.model.walk import blocks_of, lines_of, plain
from publish.pipeline.worker import WORKER

T = TypeVar("T")

LOG = logging.getLogger("publish.wall")
"""Where tracebacks go."""


@dataclass(frozen=True, slots=True)
class Done(Generic[T]):
    """What came of work on an edition."""

    edition: Edition
    """The dispatches that the work did not fail at."""
    value: T | None
    """What the work gave for them; ``None`` where it fails at the edition, and at none of its dispatches alone."""
    diagnostics: tuple[Diagnostic, ...]
    """An error at each file that it fails at."""


Work: TypeAlias = Callable[..., T]
"""A function of a module that is given an edition, and further arguments, all of which can be sent to the worker."""


def walled(work: Callable[[], T], at: Span) -> Outcome[T | None]:
    """What the work gives; ``None``, and an error at ``at``, where it fails by a fault of this program."""
    try:
        with faults(str(at)):
            return Outcome(work())
    except Fault:
        return Outcome(None, (PROGRAM_FAILED.finding("this program failed here: the fault is its own", at),))


@contextmanager
def faults(at: str) -> Iterator[None]:
    """What is raised inside, and is neither a stop nor the machine's, is a :class:`Fault`, logged as of ``at``."""
    try:
        yield
    except Exception as error:
        if _is_of_the_machine(error) or (isinstance(error, PublishError) and not isinstance(error, Fault)):
            raise
        LOG.debug("%s", at, exc_info=error)
        raise error if isinstance(error, Fault) else Fault(f"{type(error).__name__}: {error}") from error


def _is_of_the_machine(error: Exception) -> bool:
    """Whether an error says something of the machine, not of the content: that stops the command.

    Libraries raise :class:`OSError` without a number for a file that they cannot read, as Pillow does.
    """
    if isinstance(error, OSError):
        return error.errno is not None or "cannot load library" in str(error)
    return isinstance(error, MemoryError | ImportError)


def bounded_reading(
    work: Callable[[], T], what: str, data: bytes, path: str, *, limits: WorkLimits
) -> Outcome[T | None]:
    """What the work gives in the worker of a file that was brought; ``None``, and an error, where it fails.

    ``what`` is what the file is called: ``this dispatch``; ``data`` is what stands in it.
    """
    try:
        return walled(partial(WORKER.run, work, limits=limits), Span(path, 1, 1))
    except OverLimit as over:
        at = Span(path, largest(data), 1)
        return Outcome(None, (LIMIT_EXCEEDED.finding(f"{what} cannot be read: {over.message}", at),))


def largest(data: bytes) -> int:
    """The line that the largest block of a text begins in: most likely it is what takes too long."""
    most, begins, first, size = 0, 1, 1, 0
    for number, line in enumerate(data.splitlines(), start=1):
        if not line.strip():
            first, size = number + 1, 0
            continue
        size += len(line)
        if size > most:
            most, begins = size, first
    return begins


def bounded(work: Work[T], edition: Edition, *arguments: object, limits: WorkLimits) -> Outcome[T | None]:
    """What the work gives in the worker; ``None``, and an error, where it fails or takes more than it may."""
    dispatches = [*edition.dispatches]
    alone = dispatches[0] if len(dispatches) == 1 else None
    job = partial(WORKER.run, work, edition, *arguments, limits=limits.of(max(1, len(dispatches))))
    try:
        return walled(job, alone.span if alone else edition.span)
    except OverLimit as over:
        what, at = ("this dispatch", _heaviest(alone)) if alone else ("this edition", edition.span)
        return Outcome(None, (LIMIT_EXCEEDED.finding(f"{what} is too much work: {over.message}", at),))


def _heaviest(dispatch: Dispatch) -> Span:
    """Where the most words stand: most likely it is what takes too long."""
    blocks = (block for _, block in blocks_of(dispatch) if block.span.line)
    most = max(blocks, key=lambda block: sum(len(plain(line)) for line in lines_of(block)), default=dispatch)
    return most.span


def bounded_by_dispatch(work: Work[T], edition: Edition, *arguments: object, limits: WorkLimits) -> Done[T]:
    """Work on a whole edition; where it fails, it is done again without the dispatches that it fails at alone."""
    whole = bounded(work, edition, *arguments, limits=limits)
    if whole.ok:
        return Done(edition, whole.value, ())
    findings: list[Diagnostic] = []

    def sound(dispatch: Dispatch) -> bool:
        alone = replace(edition, parts=(Part((dispatch,)),), notices=())
        done = bounded(work, alone, *arguments, limits=limits)
        findings.extend(done.diagnostics)
        return done.ok

    parts = [replace(part, dispatches=tuple(filter(sound, part.dispatches))) for part in edition.parts]
    if not findings:
        return Done(edition, None, whole.diagnostics)
    rest = replace(edition, parts=tuple(part for part in parts if part.dispatches) or (Part(()),))
    again = bounded(work, rest, *arguments, limits=limits)
    return Done(rest, again.value, (*findings, *again.diagnostics))
