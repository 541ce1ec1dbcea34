"""Setting flows in workers: one that takes too long is given up, and the others are set.

Several are set side by side where the words are enough to keep several workers busy. A galley comes back through the
cache, where it is to be kept anyway.
"""

import re
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pickle import HIGHEST_PROTOCOL, dumps
from typing import TYPE_CHECKING, TypeVar

from publish.config.limits import WorkLimits
from publish.errors import Fault, OverLimit
from publish.pipeline.crew import Crew, in_worker
from publish.pipeline.pickled import CacheSlot
from publish.pipeline.wall import faults

if TYPE_CHECKING:
    from publish.pdf.galley import Galley
    from publish.pdf.workshop import FlowJob, SetFlow, Workshop


T = TypeVar("T")

MANY_WORDS = 2_000
"""Words that have the time of one dispatch once more: they are set and made up in two seconds, and a slow machine with
other work needs four times as many."""

_TAG = re.compile(r"<[^>]*>")
_IDEOGRAPHS = re.compile("[\u2e80-\ud7ff\U00020000-\U0003ffff]{2}")
"""Two signs of a script that parts no words; they are reckoned as one."""

_WORTH = 1_000
"""Words that are worth a worker: it parses the styles and fonts of a book in the time in which it sets so many."""


class BoundedSetter:
    """Sets flows in workers, and keeps what came of each in its place."""

    def __init__(self, limits: WorkLimits, crew: Crew) -> None:
        self._limits = limits
        self._crew = crew

    def __call__(self, shop: "Workshop", jobs: "Sequence[FlowJob]", places: Sequence[CacheSlot]) -> "list[SetFlow]":
        """What came of each flow, in their order."""
        import publish.pdf.setting  # noqa: F401 - what it needs is loaded before workers are started

        if not jobs:
            return []
        packed = dumps(shop, HIGHEST_PROTOCOL)
        words = [_words(job.flow) for job in jobs]
        limits = [self._limits.times(1 + count / MANY_WORDS) for count in words]
        settings = [_Setting(packed, *each) for each in zip(jobs, places, limits, strict=True)]
        with closing(self._crew.in_order(_Setting.done, settings, wanted=_workers(words))) as made:
            # Those that are done are loaded while others are set.
            return [one or setting.loaded() for one, setting in zip(made, settings, strict=True)]


@dataclass(frozen=True, slots=True)
class _Setting:
    """A flow to be set in a worker."""

    shop: bytes
    """Its workshop, pickled."""
    job: "FlowJob"
    place: CacheSlot
    """Where the galley is kept."""
    limits: WorkLimits

    def done(self) -> "SetFlow | None":
        """What came of it; ``None`` where the galley is kept in its place."""
        return _tried(_set_and_keep, self.shop, self.job, self.place, limits=self.limits)

    def loaded(self) -> "SetFlow":
        """The galley that is kept in its place; one that another program took away meanwhile is set again."""
        from publish.pdf.setting import set_packed

        self.place.cache.grown = True
        kept: Galley | None = self.place.load()
        if kept is not None:
            return kept
        return _tried(set_packed, self.shop, self.job, limits=self.limits)


def _tried(function: Callable[..., T], *arguments: object, limits: WorkLimits) -> T | OverLimit | Fault:
    """What a function gives in a worker, or why it was given up."""
    try:
        with faults("setting"):
            return in_worker(function, *arguments, limits=limits)
    except (OverLimit, Fault) as error:
        return error


def _set_and_keep(shop: bytes, job: "FlowJob", place: CacheSlot) -> "Galley | None":
    """Set a flow in this process; ``None`` where it could be kept."""
    from publish.pdf.setting import set_packed

    galley = set_packed(shop, job)
    return None if place.keep(galley) else galley


def _workers(words: Sequence[int]) -> int:
    """How many workers flows of so many words keep busy."""
    return min(len(words), 1 + (sum(words) - max(words)) // _WORTH)


def _words(flow: str) -> int:
    """About how many words a flow has."""
    text = _TAG.sub("", flow)
    return len(text.split()) + len(_IDEOGRAPHS.findall(text))
