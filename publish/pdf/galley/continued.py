"""The sign that a line of code goes on in the next one: whoever types it off must not break it there.

It is drawn, not set: an artifact (ISO 32000-1, §14.8.2.2), so that copied and spoken code is what the author wrote. The
style sheet keeps room for it at the end of every line of a code block.
"""

from collections.abc import Callable
from typing import Any

GAP = 0.3
"""From the last letter to the sign, in ems."""
LONG = 0.6
"""How long the sign is, in ems."""
_HIGH, _MIDDLE, _HEAD = 0.5, 0.22, 0.16
"""How high its hook and its shaft stand over the base line, and how far its head reaches, in ems."""
_STROKE = 0.07

Draw = Callable[..., None]
"""WeasyPrint's ``draw_inline_level``."""


def signed(draw: Draw) -> Draw:
    """The same, but that a line of code that goes on in the next one ends with an arrow that turns back.

    Lines are drawn in the order of the text, page by page: what each has drawn of its block is taken off its words.
    """
    left: dict[Any, str] = {}

    def inline_level(stream: Any, page: Any, box: Any, *rest: Any) -> None:
        draw(stream, page, box, *rest)
        if type(box).__name__ != "LineBox" or box.element_tag != "pre":
            return
        words = [inner for inner in box.descendants() if type(inner).__name__ == "TextBox"]
        text = "".join(inner.text for inner in words)
        before = left.get(box.element, "".join(box.element.itertext()))
        after = before.removeprefix(text)
        left[box.element] = after.removeprefix("\n")
        if words and after not in ("", before) and not after.startswith("\n"):
            with stream.artifact(), stream.stacked():
                _arrow(stream, words[-1])

    return inline_level


def _arrow(stream: Any, words: Any) -> None:
    em = words.style["font_size"]
    ahead = -1 if words.style["direction"] == "rtl" else 1
    # Spaces at the end of the line hang over it.
    seen = words.width * len(words.text.rstrip(" ")) / len(words.text)
    edge = words.position_x + (seen if ahead > 0 else words.width - seen)
    base = words.position_y + words.baseline
    tip, hook = edge + ahead * GAP * em, edge + ahead * (GAP + LONG) * em
    shaft, neck = base - _MIDDLE * em, tip + ahead * _HEAD * em
    stream.set_color(words.style["color"], stroke=True)
    stream.set_line_width(_STROKE * em)
    stream.move_to(hook, base - _HIGH * em)
    stream.line_to(hook, shaft)
    stream.line_to(tip, shaft)
    stream.move_to(neck, shaft - _HEAD * em)
    stream.line_to(tip, shaft)
    stream.line_to(neck, shaft + _HEAD * em)
    stream.stroke()
