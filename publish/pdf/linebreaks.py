"""Where a line may end: the space before a link, a note or a word in italics may hang over the end of its line.

The text of a line that got a hyphen is :class:`Hyphenated`: whoever draws it must tell that from a hyphen of the text.

WeasyPrint measures words before an inline element with the space behind them. Where the words fit and that space does
not, it takes the stretch for one that cannot be broken, and leaves its first word alone on a line.
"""

from collections.abc import Mapping
from typing import Any, Protocol

Fitted = tuple[Any, int, int | None, float, float, float]
"""What is set: its layout, its length in bytes, where the next line begins, its width, height and baseline."""

_NARROWEST = 0.2
"""Of a letter, in ems: a longer text cannot fit, and need not be tried."""


class Hyphenated(str):
    """The text of a line with a hyphen at its end that setting added; WeasyPrint hands it on as it is."""

    __slots__ = ()


class Split(Protocol):
    """WeasyPrint's ``split_first_line``: as much of a text as fits in a line, by lengths in CSS pixels."""

    def __call__(
        self,
        text: str,
        style: Mapping[str, Any],
        context: Any,
        max_width: float | None,
        justification_spacing: float,
        *,
        is_line_start: bool = True,
    ) -> Fitted:
        """The first line."""


def hanging(split: Split) -> Split:
    """The same, but that a space at the end of the text needs no room."""

    def first_line(
        text: str,
        style: Mapping[str, Any],
        context: Any,
        max_width: float | None,
        justification_spacing: float,
        *,
        is_line_start: bool = True,
    ) -> Fitted:
        rest = (style, context, max_width, justification_spacing)
        fitted = _marked(split(text, *rest, is_line_start=is_line_start), text, style)
        words = text.rstrip(" ")
        if fitted[2] is None or words in ("", text) or max_width is None or style["white_space"] != "normal":
            return fitted
        if len(words) * style["font_size"] * _NARROWEST > max_width:
            return fitted
        whole = _marked(split(words, *rest, is_line_start=is_line_start), words, style)
        return whole if whole[2] is None else fitted

    return first_line


def _marked(fitted: Fitted, text: str, style: Mapping[str, Any]) -> Fitted:
    """The same line; if setting added a hyphen to it, its text says so."""
    layout, _, following = fitted[:3]
    hyphen = style["hyphenate_character"]
    source = text.encode()[:following].decode(errors="ignore").rstrip(" ")
    if following is not None and layout.text.endswith(hyphen) and not source.endswith(hyphen):
        layout.text = Hyphenated(layout.text)
    return fitted
