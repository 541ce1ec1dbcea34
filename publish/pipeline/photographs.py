"""Pictures decoded and cleaned in the worker: one that takes too long or too much memory is refused at its line."""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from publish.config.limits import LIMIT_EXCEEDED, WorkLimits
from publish.diagnostics import Diagnostic, Outcome, Span
from publish.errors import OverLimit
from publish.imaging.verify import verify
from publish.model.edition import Edition
from publish.model.figures import Figure
from publish.model.walk import blocks_of
from publish.pipeline.cache import Cache
from publish.pipeline.kept_set import KeptSet
from publish.pipeline.worker import WORKER

if TYPE_CHECKING:
    from publish.imaging.clean import CleanPhoto
    from publish.imaging.scale import Recipe

TIMES = 3
"""How many times the time of a dispatch a picture may have: the largest that is taken, in inks, has eight seconds."""


def looked_at(data: bytes, source: str, at: Span, limits: WorkLimits) -> tuple[Diagnostic, ...]:
    """What is wrong with a picture; it is decoded in full."""
    try:
        return WORKER.run(_verified, data, source, at, limits=limits.times(TIMES))
    except OverLimit as over:
        return (_refused(source, at, over),)


def cleaned(
    data: bytes, source: str, recipe: "Recipe", at: Span, limits: WorkLimits, *, whole: bool = False
) -> "Outcome[CleanPhoto | None]":
    """As :func:`publish.imaging.clean`."""
    try:
        return WORKER.run(partial(_cleaned, data, source, recipe, at, whole=whole), limits=limits.times(TIMES))
    except OverLimit as over:
        return Outcome(None, (_refused(source, at, over),))


def _refused(source: str, at: Span, over: OverLimit) -> Diagnostic:
    return LIMIT_EXCEEDED.finding(f"“{source}” cannot be decoded: {over.message}", at)


def _verified(data: bytes, source: str, at: Span) -> tuple[Diagnostic, ...]:
    return verify(data, source=source, at=at).diagnostics


def _cleaned(data: bytes, source: str, recipe: "Recipe", at: Span, *, whole: bool) -> "Outcome[CleanPhoto | None]":
    from publish.imaging.clean import clean

    return clean(data, source=source, recipe=recipe, at=at, whole=whole)


def pictures(edition: Edition) -> Iterable[tuple[str, Span]]:
    """Every picture of an edition, once, with the first line that names it."""
    seen: dict[str, Span] = {}
    for source, at in _named(edition):
        seen.setdefault(source, at)
    return seen.items()


def _named(edition: Edition) -> Iterator[tuple[str, Span]]:
    if edition.cover:
        yield edition.cover, edition.span
    for dispatch in edition.dispatches:
        for _, block in blocks_of(dispatch):
            if isinstance(block, Figure) and block.picture:
                yield block.picture.source, block.picture.span


def sound_pictures(cache: Cache, edition: str) -> KeptSet:
    """The digests of the pictures of an edition that were found whole, with nothing to say of them."""
    return KeptSet(cache, "sound-pictures", edition)
