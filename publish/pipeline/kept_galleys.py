"""Galleys as earlier builds have set them: one for each flow, wherever in the book it stands.

A galley depends on its flow, which names its pictures by their content, on the style sheet, the fonts, the aims of
make-up and the inks of the printer; and, where it says on which page something stands, on how wide that number is. Its
place in the book, the side that its pages fall on and the numbers themselves are the binding's, and no part of the key.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from html import unescape
from typing import TYPE_CHECKING, TypeAlias

from publish.pipeline.cache import key_of
from publish.pipeline.pickled import NO_SLOT, CacheSlot, keep, load_kept
from publish.pipeline.reasons import Reasons

if TYPE_CHECKING:
    from publish.pdf.galley import Galley
    from publish.pdf.head_setting import SetHeads
    from publish.pdf.workshop import FlowJob, SetFlow, Workshop

KeepingSetter: TypeAlias = "Callable[[Workshop, Sequence[FlowJob], Sequence[CacheSlot]], Sequence[SetFlow]]"
"""Sets flows, keeps each galley in its place, and tells what came of each in their order."""

_KIND, _HEADS = "galleys", "heads"
_DISPATCH = re.compile(r'<article[^>]* data-dispatch="([^"]*)"')
_MATTER = re.compile(r'<body class="([^"]*)"')


class KeptGalleys:
    """A :data:`publish.pdf.workshop.Setter` that sets no flow twice."""

    def __init__(self, reasons: Reasons, edition: str, printer: str, inks: str, setter: KeepingSetter) -> None:
        """``inks`` names what the printer asks of colours; ``setter`` sets what was not kept."""
        self._reasons = reasons
        self._of = f"in {edition} for {printer}"
        self._inks = inks
        self._setter = setter
        self._fonts: tuple[Mapping[str, bytes], str] | None = None
        self._shop: Workshop | None = None
        self._looks: dict[str, str] = {}
        self._names: list[str] = []

    def __call__(self, shop: "Workshop", jobs: "Sequence[FlowJob]") -> "list[SetFlow]":
        """What came of each flow: its galley, kept or set, or why it was given up."""
        cache = self._reasons.cache
        found: list[Galley | None] = []
        places: list[CacheSlot] = []
        for job in jobs:
            place, inputs = self._place(shop, job)
            kept: Galley | None = place.load()
            if cache.keeps:
                self._reasons.note(self._name(job), inputs, kept=kept is not None)
            found.append(kept)
            places.append(place)
        anew = [number for number, kept in enumerate(found) if kept is None]
        made = iter(self._setter(shop, [jobs[number] for number in anew], [places[number] for number in anew]))
        return [kept or next(made) for kept in found]

    def _place(self, shop: "Workshop", job: "FlowJob") -> tuple[CacheSlot, Mapping[str, str]]:
        """Where the galley of a flow is kept, and the hashes of what it depends on."""
        if not self._reasons.cache.keeps:
            return NO_SLOT, {}
        inputs = {"its words and pictures": key_of(job.flow), **self._looks_of(shop)}
        if rooms := job.rooms:
            inputs["the width of its page numbers"] = key_of(*(f"{to}={rooms[to]!r}" for to in sorted(rooms)))
        key = key_of(*(part for pair in sorted(inputs.items()) for part in pair))
        return CacheSlot(self._reasons.cache, _KIND, key), inputs

    def _name(self, job: "FlowJob") -> str:
        name = f"the galley of {_named(job.flow)}{', with page numbers,' if job.rooms else ''} {self._of}"
        self._names.append(name)
        times = self._names.count(name)
        return f"{name} ({times})" if times > 1 else name

    def heads(self, shop: "Workshop", flow: str, *, write: bool) -> "SetHeads":
        """A :data:`publish.pdf.head_setting.HeadSetter`: running heads and folios, kept or set."""
        from publish.pdf.head_setting import set_heads

        cache = self._reasons.cache
        if not cache.keeps:
            return set_heads(shop, flow, write=write)
        inputs = {"their words and numbers": key_of(flow), **self._looks_of(shop)}
        key = key_of(str(write), *(part for pair in sorted(inputs.items()) for part in pair))
        kept: SetHeads | None = load_kept(cache, _HEADS, key)
        if write:
            self._reasons.note(f"the running heads {self._of}", inputs, kept=kept is not None)
        if kept is not None:
            return kept
        made = set_heads(shop, flow, write=write)
        keep(cache, _HEADS, key, made)
        return made

    def _looks_of(self, shop: "Workshop") -> Mapping[str, str]:
        """What all flows of a workshop share, reckoned once for each."""
        if self._shop is not shop:
            if self._fonts is None or self._fonts[0] is not shop.fonts:
                parts = (part for name in sorted(shop.fonts) for part in (name, sha256(shop.fonts[name]).digest()))
                self._fonts = (shop.fonts, key_of(*parts))
            self._shop, self._names = shop, []
            self._looks = {
                "the style sheets": key_of(shop.css),
                "the fonts": self._fonts[1],
                "what make-up works towards": key_of(repr(shop.aims)),
                "the inks": key_of(self._inks),
            }
        return self._looks


def _named(flow: str) -> str:
    """What a flow is called: by its first dispatch, or by the kind of its matter."""
    dispatch, matter = _DISPATCH.search(flow), _MATTER.search(flow)
    if dispatch is not None:
        return unescape(dispatch[1])
    return f"the {matter[1]} matter" if matter else "matter"
