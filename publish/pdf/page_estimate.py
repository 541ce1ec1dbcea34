"""Page numbers guessed before anything is set, so that references keep room for as many digits as they will have.

A dispatch whose rooms turn out too wide or too narrow is set once more: so a guess that is some pages out costs nothing
but at 10, 100 and 1,000 pages.
"""

import re
from collections.abc import Mapping, Sequence
from math import ceil

from publish.pdf.references import DIGIT
from publish.pdf.style import PrintStyle

_TAG = re.compile(r"<[^>]*>")
_PLACE = re.compile(r' id="([^"]+)"')
_TARGET = re.compile(r' data-target="([^"]+)"')
_IMAGE = re.compile(r'<img [^>]*\bwidth="(\d+)"[^>]*\bheight="(\d+)"')
_OPENED = 'class="opening"'
_LETTER = 0.43
"""The width of a letter of running text, in ems, with its share of the spaces."""
_OPENING = 8.0
"""The lines of an opening, with the white round it."""
_CAPTION = 2.5
"""The lines of a caption, with the white round its picture."""
_HIGHEST = 0.62
"""How much of a page a picture takes at the most (``picture-height``)."""
_DIGITS = 2
"""For how many digits room is kept where nobody asks for another."""


def guessed_rooms(flows: Sequence[str], style: PrintStyle) -> list[dict[str, float]]:
    """For each flow of a book the widths of its rooms for page numbers, in ems, that differ from the usual ones."""
    found = [_TARGET.findall(flow) for flow in flows]
    if not any(found):
        return [{} for _ in flows]
    pages = _pages(flows, style)
    folios = {target: len(str(pages[target])) for targets in found for target in targets if target in pages}
    wide = {target: digits * DIGIT for target, digits in folios.items() if digits != _DIGITS}
    return [{target: wide[target] for target in targets if target in wide} for targets in found]


def _pages(flows: Sequence[str], style: PrintStyle) -> Mapping[str, int]:
    """On which page each target will about stand, from 1."""
    pages: dict[str, int] = {}
    start = 1
    for flow in flows:
        length = _length(flow, style)
        for place in _PLACE.finditer(flow):
            pages.setdefault(place[1], start + int(length * place.start() / len(flow)))
        start += ceil(length)
    return pages


def _length(flow: str, style: PrintStyle) -> float:
    """About how many pages a flow has."""
    measure, measures = style.printer.measure, style.measures
    page = style.depth / measures.leading
    letters = measure / (_LETTER * measures.text_size)
    pictures = (int(height) / int(width) * measure / measures.leading for width, height in _IMAGE.findall(flow))
    shown = sum(min(height, _HIGHEST * page) + _CAPTION for height in pictures)
    opened = _OPENING * flow.count(_OPENED)
    text = len(_TAG.sub("", flow)) / letters + flow.count("<p") / 2
    return (text + shown + opened) / page
