"""Initials are drawn, and their letters stand where they are read.

An initial reaches down over three lines and is the first letter of the first of them. As text it would be as high as
its face allows: who copies "The" would get "T" and "he" from two lines, and its box would lie over the fourth line.
So its outline is drawn, and the letter itself stands beside its word, in the size of the text, and is not seen (text
rendering mode 3, ISO 32000-1, §9.3.6).
"""

from collections.abc import Callable
from itertools import chain
from typing import Any

from weasyprint.text.ffi import FROM_UNITS, ffi
from weasyprint.text.line_break import create_layout, first_line_metrics

from publish.fonts.outlines import outline
from publish.pdf.elements import names
from publish.pdf.facts import DRAWN, INITIAL
from publish.pdf.galley.letters import glyph_numbers

Draw = Callable[..., None]
"""WeasyPrint's ``draw_text``."""
_UNSEEN, _SEEN = "3 Tr", "0 Tr"


def outlined(draw: Draw) -> Draw:
    """The same, but that an initial is drawn and its letter stands in the line."""

    def text(stream: Any, textbox: Any, *rest: Any) -> None:
        if not _is_initial(textbox):
            draw(stream, textbox, *rest)
            return
        textbox.pango_layout.reactivate(textbox.style)
        stream.set_color(textbox.style["color"])
        _outline(stream, textbox)
        textbox.pango_layout.deactivate()
        letter = _letter(textbox)
        stream.stream.append(_UNSEEN)
        draw(stream, letter, *rest)
        stream.stream.append(_SEEN)
        setattr(textbox, DRAWN, getattr(letter, DRAWN, ""))

    return text


def _is_initial(textbox: Any) -> bool:
    """Whether a text is an initial that hangs below its line: a theme may set it as any other letter."""
    if textbox.element is None or INITIAL not in names(textbox.element):
        return False
    return isinstance(textbox.style.parent_style["vertical_align"], int | float)


def _letter(textbox: Any) -> Any:
    """The letter in the size of its word, right before it."""
    own = textbox.style.parent_style
    style = textbox.style.copy()
    style["font_size"] = own.parent_style["font_size"]
    layout = create_layout(textbox.text, style, None, None, 0)
    first, _ = layout.get_first_line()
    layout, _, _, width, _, baseline = first_line_metrics(first, textbox.text, layout, None, False, style)
    letter = textbox.copy()
    letter.style, letter.pango_layout, letter.width, letter.baseline = style, layout, width, baseline
    margin = own["margin_right"]
    letter.position_x += textbox.width - width + (0.0 if margin == "auto" else margin.value)
    letter.position_y += textbox.baseline + own["vertical_align"] - baseline
    return letter


def _outline(stream: Any, textbox: Any) -> None:
    draw = {"m": stream.move_to, "l": stream.line_to, "c": stream.curve_to, "h": stream.close}
    x, y = textbox.position_x, textbox.position_y + textbox.baseline
    run = textbox.pango_layout.get_first_line()[0].runs[0]
    while run != ffi.NULL:
        font, size = stream.add_font(run.data.item.analysis.font)
        glyphs = run.data.glyphs
        for glyph, number in zip(glyphs.glyphs[0 : glyphs.num_glyphs], glyph_numbers(glyphs), strict=True):
            left, top = x + glyph.geometry.x_offset * FROM_UNITS, y + glyph.geometry.y_offset * FROM_UNITS
            for operator, points in outline(font.file_content, number):
                xs, ys = points[::2], points[1::2]
                places = ((left + across * size, top - up * size) for across, up in zip(xs, ys, strict=True))
                draw[operator](*chain.from_iterable(places))
            x += glyph.geometry.width * FROM_UNITS
        run = run.next
    stream.fill()
