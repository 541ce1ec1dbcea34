"""Setting flows in the worker: one that takes too long is given up, and the others are set."""

import re
from collections.abc import Mapping
from pickle import HIGHEST_PROTOCOL, dumps
from typing import TYPE_CHECKING

from publish.config.limits import WorkLimits
from publish.pipeline.wall import faults
from publish.pipeline.worker import WORKER

if TYPE_CHECKING:
    from publish.pdf.galley import Galley
    from publish.pdf.workshop import Workshop

MANY_WORDS = 2_000
"""Words that have the time of one dispatch once more: they are set and made up in two seconds, and a slow machine with
other work needs four times as many."""

_TAG = re.compile(r"<[^>]*>")
_IDEOGRAPHS = re.compile("[\u2e80-\ud7ff\U00020000-\U0003ffff]{2}")
"""Two signs of a script that parts no words; they are reckoned as one."""


class BoundedSetter:
    """A :data:`publish.pdf.workshop.Setter` that sets in the worker."""

    def __init__(self, limits: WorkLimits) -> None:
        self._limits = limits
        self._packed: tuple[Workshop, bytes] | None = None

    def __call__(self, shop: "Workshop", flow: str, rooms: Mapping[str, float]) -> "Galley":
        """Set a flow; raises :class:`publish.errors.OverLimit` where that takes too long, and else any fault as one."""
        from publish.pdf.setting import set_packed  # what it needs is loaded before the time begins

        if self._packed is None or self._packed[0] is not shop:
            self._packed = (shop, dumps(shop, HIGHEST_PROTOCOL))
        limits = self._limits.times(1 + _words(flow) / MANY_WORDS)
        with faults("setting"):
            return WORKER.run(set_packed, self._packed[1], flow, dict(rooms), limits=limits)


def _words(flow: str) -> int:
    """About how many words a flow has."""
    text = _TAG.sub("", flow)
    return len(text.split()) + len(_IDEOGRAPHS.findall(text))
