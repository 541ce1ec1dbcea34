"""Whether a spine bears words, and how large they are."""

from dataclasses import dataclass

from publish.config.cover import Cover
from publish.pdf.cover.geometry import Wrap

LEAST = 5.5
"""The smallest words on a spine that can be read from a shelf, in points."""
_MOST = 1.7
"""The largest words on a spine, in the size that a cover's sizes are told in."""
_EM = 1.05
"""How much of the width of a spine a line of type needs, in its size: from ascender to descender."""


@dataclass(frozen=True, slots=True)
class SpineWords:
    """The words on a spine before they are set."""

    size: float
    """Their type size in points; 0 for none."""
    least: float
    """What it may be brought down to, in points."""
    why: str
    """Why there are words, or why there are none, in a sentence."""


def spine_words(on: Wrap, cover: Cover, *, pages: int, type_min: float) -> SpineWords:
    """What fits across the spine: words keep their distance from both folds, and are never smaller than can be read.

    Printers allow none on a thin book, whose folds lie now here, now there. ``type_min`` is the printer's own limit.
    """
    wanted, least = cover.spine.text_pages, max(LEAST, type_min)
    if not wanted:
        return SpineWords(0.0, least, "none: the printer allows none")
    if pages < wanted:
        return SpineWords(0.0, least, f"none: the printer wants at least {wanted} pages for it")
    size = min(on.spine_room.height / _EM, _MOST * on.base)
    if size < least:
        return SpineWords(0.0, least, f"none: the spine has no room for words of {least:g} pt")
    return SpineWords(size, least, f"set from head to foot, the printer allows it from {wanted} pages")
