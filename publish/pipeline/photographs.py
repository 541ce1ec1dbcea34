"""Pictures decoded and cleaned in the worker: one that takes too long or too much memory is refused at its line."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
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
from publish.pipeline.crew import in_worker
from publish.pipeline.kept_set import KeptSet

if TYPE_CHECKING:
    from publish.imaging.clean import CleanPhoto
    from publish.imaging.scale import Recipe
    from publish.pipeline.photo_cache import PhotoPlace

TIMES = 3
"""How many times the time of a dispatch a picture may have: the largest that is taken, in inks, has eight seconds."""


AHEAD = 4
"""How many pictures are read ahead for each worker: their files are in memory until their turn comes."""


def looked_at(data: bytes, source: str, at: Span, limits: WorkLimits) -> tuple[Diagnostic, ...]:
    """What is wrong with a picture; it is decoded in full."""
    try:
        return in_worker(_verified, data, source, at, limits=limits.times(TIMES))
    except OverLimit as over:
        return (_refused(source, at, over),)


def cleaned(
    data: bytes, source: str, recipe: "Recipe", at: Span, limits: WorkLimits, *, whole: bool = False
) -> "Outcome[CleanPhoto | None]":
    """As :func:`publish.imaging.clean`."""
    try:
        return in_worker(partial(_cleaned, data, source, recipe, at, whole=whole), limits=limits.times(TIMES))
    except OverLimit as over:
        return Outcome(None, (_refused(source, at, over),))


@dataclass(frozen=True, slots=True)
class PictureJob:
    """A picture that is to be cleaned in a worker."""

    source: str
    """Its source in the tree."""
    at: Span
    """The line that names it."""
    recipe: "Recipe"
    """What it is made for."""
    place: "PhotoPlace"
    """Where it is kept."""
    limits: WorkLimits
    """How much work it may be."""
    whole: bool
    """Whether it was decoded to its end already, with nothing to say of it."""


def cleaned_and_kept(job: tuple[PictureJob, Outcome[bytes | None]]) -> "Outcome[CleanPhoto | None] | None":
    """As :func:`cleaned`, of what was read of the file; ``None`` where the photo is kept in its place.

    A photo about which there is something to say is not kept: it is said again at the next build.
    """
    picture, data = job
    if data.value is None:
        return Outcome(None, data.diagnostics)
    try:
        return in_worker(_cleaned_and_kept, picture, data.value, limits=picture.limits.times(TIMES))
    except OverLimit as over:
        return Outcome(None, (_refused(picture.source, picture.at, over),))


def _refused(source: str, at: Span, over: OverLimit) -> Diagnostic:
    return LIMIT_EXCEEDED.finding(f"“{source}” cannot be decoded: {over.message}", at)


def _verified(data: bytes, source: str, at: Span) -> tuple[Diagnostic, ...]:
    return verify(data, source=source, at=at).diagnostics


def _cleaned(data: bytes, source: str, recipe: "Recipe", at: Span, *, whole: bool) -> "Outcome[CleanPhoto | None]":
    from publish.imaging.clean import clean

    return clean(data, source=source, recipe=recipe, at=at, whole=whole)


def _cleaned_and_kept(picture: PictureJob, data: bytes) -> "Outcome[CleanPhoto | None] | None":
    made = _cleaned(data, picture.source, picture.recipe, picture.at, whole=picture.whole)
    if made.value is not None and not made.diagnostics and picture.place.keep(made.value):
        return None
    return made


def pictures(edition: Edition) -> Iterable[tuple[str, Span]]:
    """Every picture of an edition, once, with the first line that names it."""
    seen: dict[str, Span] = {}
    for source, at in _named(edition):
        seen.setdefault(source, at)
    return seen.items()


def _named(edition: Edition) -> Iterator[tuple[str, Span]]:
    if edition.cover:
        yield edition.cover, edition.span
    for filler in edition.fillers:
        if filler.picture:
            yield filler.picture, filler.span
    for dispatch in edition.dispatches:
        for _, block in blocks_of(dispatch):
            if isinstance(block, Figure) and block.picture:
                yield block.picture.source, block.picture.span


def sound_pictures(cache: Cache, edition: str) -> KeptSet:
    """The digests of the pictures of an edition that were found whole, with nothing to say of them."""
    return KeptSet(cache, "sound-pictures", edition)
