"""Where a line may end, where WeasyPrint knows it less well than a compositor.

* The space before a link, a note or a word in italics may hang over the end of its line. WeasyPrint measures words
  before an inline element with the space behind them; where the words fit and that space does not, it takes the
  stretch for one that cannot be broken, and leaves its first word alone on a line.
* An address ends its line behind one of the characters that its style names, and nowhere else, and gets no hyphen:
  who types it would type that too.
* The mark of a note never begins a line.
* What is longer than the measure is broken anywhere, as the last resort: it would stand in the margin.

The text of a line that got a hyphen is :class:`Hyphenated`: whoever draws it must tell that from a hyphen of the text.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Protocol

from publish.pdf.seams import replaced

Fitted = tuple[Any, int, int | None, float, float, float]
"""What is set: its layout, its length in bytes, where the next line begins, its width, height and baseline."""

FORCED = "publish_forced"
"""What a layout bears that was broken where no line may end."""

_NARROWEST = 0.2
"""Of a letter, in ems: a longer text cannot fit, and need not be tried."""
_FEWEST = 2
"""How many letters or digits of an address stand before a break in it, and behind it."""
_WORTH = 0.5
"""How much of the measure must be free for what is longer than the measure to begin there."""
_HAIR = 0.01


class Hyphenated(str):
    """The text of a line with a hyphen at its end that setting added; WeasyPrint hands it on as it is."""

    __slots__ = ()


class FirstLine(Protocol):
    """WeasyPrint's ``split_first_line``: as much of a text as fits in a line, by lengths in CSS pixels."""

    def __call__(
        self,
        text: str,
        style: Mapping[str, Any],
        context: Any,
        max_width: float | None,
        justification_spacing: float,
        /,
        *,
        is_line_start: bool = True,
        minimum: bool = False,
    ) -> Fitted:
        """The first line."""


def hanging(split: FirstLine) -> FirstLine:
    """The same, but that a space at the end of the text needs no room."""

    def first_line(text: str, style: Mapping[str, Any], *rest: Any, **how: bool) -> Fitted:
        _, max_width, _ = rest
        fitted = _marked(split(text, style, *rest, **how), text, style)
        words = text.rstrip(" ")
        if fitted[2] is None or words in ("", text) or max_width is None or style["white_space"] != "normal":
            return fitted
        if len(words) * style["font_size"] * _NARROWEST > max_width:
            return fitted
        whole = _marked(split(words, style, *rest, **how), words, style)
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


def in_addresses(split: FirstLine) -> FirstLine:
    """The same, but that an address is broken where its style allows it."""

    def first_line(text: str, style: Mapping[str, Any], *rest: Any, **how: bool) -> Fitted:
        context, max_width, spacing = rest
        ends = breaking_behind(style)
        if not ends or max_width is None:
            return split(text, style, *rest, **how)
        fitted: Fitted | None = None
        for end in (*chances(text, ends), len(text)):
            longer = split(text[:end], style, context, None, spacing)
            if fitted is not None and longer[3] > max_width:
                break
            last = longer[1] == len(text.encode())
            fitted = (*longer[:2], None if last else longer[1], *longer[3:])
        return fitted or split(text, style, context, None, spacing)

    return first_line


def forced(split: FirstLine, measure: Callable[[], float]) -> FirstLine:
    """The same, but that a stretch that is longer than the measure, and cannot be broken, is broken anywhere."""

    def first_line(text: str, style: Mapping[str, Any], *rest: Any, **how: bool) -> Fitted:
        _, max_width, _ = rest
        fitted = split(text, style, *rest, **how)
        full = measure()
        if max_width is None or max_width < _WORTH * full or not _wraps(style):
            return fitted
        # A line that hangs out, as one of verse does, has more room than the measure.
        if fitted[3] <= max(full, max_width) + _HAIR:
            return fitted
        anywhere = style.copy()  # type: ignore[attr-defined]
        anywhere["overflow_wrap"], anywhere["hyphenate_character"] = "anywhere", ""
        broken = split(text, anywhere, *rest, is_line_start=True)
        setattr(broken[0], FORCED, True)
        return broken

    return first_line


def _wraps(style: Mapping[str, Any]) -> bool:
    return style["white_space"] in ("normal", "pre-wrap", "pre-line")


def breaking_behind(style: Mapping[str, Any]) -> str:
    """Behind which characters an address may end its line; empty for what is none.

    The style sheet says it by ``hyphenate-character``, which means nothing where nothing is hyphenated.
    """
    character = style["hyphenate_character"]
    return character if style["hyphens"] == "none" and len(character) > 1 and _wraps(style) else ""


def chances(text: str, ends: str) -> Iterator[int]:
    """Where an address may be broken: behind a run of such characters, and never near its beginning or end."""
    for match in re.finditer(f"[{re.escape(ends)}]+", text):
        if _letters(text[: match.start()]) and _letters(text[match.end() :]):
            yield match.end()


def _letters(text: str) -> bool:
    return sum(map(str.isalnum, text)) >= _FEWEST


@contextmanager
def as_compositors_do(inline: Any, preferred: Any) -> Iterator[None]:
    """Inside, lines end where this module says; outside, WeasyPrint's two modules are as they were."""
    split, level, inside = inline.split_first_line, inline.split_inline_level, inline.can_break_inside
    widths = [float("inf")]

    def split_inline_level(*arguments: Any) -> Any:
        """A note's mark says that no line ends before it."""
        box, block = arguments[1], arguments[6]
        widths.append(getattr(block, "width", widths[-1]))
        try:
            result = level(*arguments)
        finally:
            widths.pop()
        return (*result[:3], False, *result[4:]) if is_mark(box) and result[3] is not None else result

    def can_break_inside(box: Any) -> bool:
        ends = breaking_behind(box.style) if hasattr(box, "text") else ""
        return next(chances(box.text, ends), None) is not None if ends else inside(box)

    first_line = forced(in_addresses(hanging(split)), lambda: widths[-1])
    with (
        replaced(
            inline,
            split_first_line=first_line,
            split_inline_level=split_inline_level,
            can_break_inside=can_break_inside,
        ),
        replaced(preferred, split_first_line=in_addresses(split)),
    ):
        yield


def is_mark(box: Any) -> bool:
    """Whether a box is the mark of a note: one that floats, or one that is called again."""
    tag = box.element_tag or ""
    return tag.endswith("::footnote-call") or (
        box.element is not None and "note-call" in box.element.get("class", "").split()
    )
