"""A paragraph as WeasyPrint holds it, measured: its words in boxes become places where a line may end.

Pango shapes every run of text once, in one line, in its face, size and features, and says how far each character
reaches. Where a line may end is Unicode's rule (UAX 14, by Pango, over the words of all runs together), the language's
(its patterns of division) and the style sheet's.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate, chain, repeat
from typing import Any
from unicodedata import east_asian_width

import pyphen
from fontTools.unicodedata import script
from weasyprint.formatting_structure import boxes
from weasyprint.layout.inline import atomic_box
from weasyprint.layout.percent import resolve_percentages
from weasyprint.layout.preferred import shrink_to_fit
from weasyprint.text.ffi import FROM_UNITS, ffi, pango
from weasyprint.text.line_break import create_layout, get_log_attrs

from publish.pdf.linebreaks import breaking_behind, chances, is_mark
from publish.pdf.paragraphs import Chance

ffi.cdef(
    "void pango_glyph_item_get_logical_widths (PangoGlyphItem *glyph_item, const char *text, int *logical_widths);"
)

_OBJECT = "\ufffc"
"""Stands for what is no text: a picture, room for the number of a page."""
_SOFT_HYPHEN = "\u00ad"
_WRAPS, _KEEPS = frozenset({"normal", "pre-line"}), "nowrap"
_HANGS: Mapping[str, float] = {
    **dict.fromkeys(".,،۔。、", 0.6),
    **dict.fromkeys("-‐:;؛’”", 0.4),
}
"""Which share of a sign stands in the margin at the end of a line (optical margin)."""
_HYPHEN_HANGS = 0.5
_ADDRESS, _COMPOUND = 6_000.0, 9_000.0
"""What it costs to end a line inside an address or code, and behind the hyphen of a compound word."""
_FEW, _SNIPPET = 3, 60_000.0
"""A part of a divided word with fewer letters is a snippet; what one costs beside the hyphen."""
_HYPHENS = "-‐"
_ELSEWHERE = re.compile("[\u0370-\u1dff\u2c80-\u2dff\u2e80-\ufaff\ufb07-\ufdff\ufe70-\ufefc\U00010000-\U0003ffff]")
"""Letters that the text's own face may lack."""
_WORD = re.compile(r"[^\W_]+(?:[’'\u00ad][^\W_]+)*")
_NOUNS = frozenset({"de", "lb"})
"""Languages that write nouns with a capital: such a word is no name, and may be divided."""
_PARTED = frozenset({"Latn", "Grek", "Cyrl", "Armn", "Geor", "Hebr", "Zyyy"})
"""Scripts whose letters stand by themselves (ISO 15924), with the signs that all scripts share."""
_UNDIVIDED = re.compile(r"(?<=\S) ?[ๆໆៗ]|ฯลฯ|(?<=\S)ฯ|[０-９]+(?:[．，：][０-９]+)*")
"""What begins no line, or is not divided, and UAX 14 does not know: signs of repetition and abbreviation in Thai, Lao
and Khmer; numbers in full width."""
_STYLED = (
    "font_family",
    "font_size",
    "font_style",
    "font_weight",
    "font_stretch",
    "font_kerning",
    "font_variant_ligatures",
    "font_variant_position",
    "font_variant_caps",
    "font_variant_numeric",
    "font_variant_alternates",
    "font_variant_east_asian",
    "font_feature_settings",
    "font_variation_settings",
    "font_language_override",
    "letter_spacing",
    "word_spacing",
    "direction",
    "lang",
    "hyphens",
    "hyphenate_character",
    "hyphenate_limit_chars",
    "white_space",
)


class Unmeasured(Exception):
    """What stands in a paragraph that nothing is planned for."""


@dataclass(frozen=True, slots=True)
class LineItem:
    """A box of text in a paragraph, or one that stands in its line like a letter."""

    box: Any
    start: int
    """Its first character in the paragraph."""
    stop: int
    """Behind its last."""
    path: tuple[int, ...]
    """Where it stands: which child of which child of the line."""

    @property
    def is_text(self) -> bool:
        """Whether it holds text."""
        return isinstance(self.box, boxes.TextBox)

    @property
    def may_be_tracked(self) -> bool:
        """Whether its letters may be spaced: where they join, or signs stand over them, they may not."""
        return self.is_text and all(map(_stands_alone, set(self.box.text)))


@dataclass(slots=True)
class ParagraphText:
    """The words of a paragraph, and the boxes that hold them."""

    text: str = ""
    items: list[LineItem] = field(default_factory=list)
    edges: dict[int, float] = field(default_factory=dict)
    """Room that the borders and padding of inline boxes take before a character."""
    whole: list[tuple[int, int]] = field(default_factory=list)
    """From and to which character no line ends."""
    marks: set[int] = field(default_factory=set)
    """Characters that no line begins with: the marks of notes."""
    atoms: dict[int, float] = field(default_factory=dict)
    """The width of what is no text."""
    floats: list[tuple[float, float]] = field(default_factory=list)
    """Width and height of what floats beside its first lines."""

    def key(self) -> tuple[object, ...]:
        """Two paragraphs of one key are broken alike in a measure."""
        styles = tuple(tuple(_plain(item.box.style[name]) for name in _STYLED) for item in self.items if item.is_text)
        cuts = tuple(item.stop for item in self.items)
        numbers = (tuple(self.edges.items()), tuple(self.atoms.items()), tuple(self.whole), tuple(sorted(self.marks)))
        return self.text, cuts, styles, numbers


@lru_cache(4096)
def _stands_alone(sign: str) -> bool:
    """Whether a sign stands beside its neighbours like a letter in a case; pictures of emoji are placed by others."""
    return script(sign) in _PARTED and east_asian_width(sign) != "W"


def _plain(value: Any) -> object:
    return value if isinstance(value, str | int | float | tuple) else repr(value)


def words_of(linebox: Any, context: Any, containing_block: Any) -> ParagraphText:
    """The words of the line box that holds a whole paragraph; :class:`Unmeasured` for what is not planned."""
    words = ParagraphText()
    _gather(words, linebox, (), context, containing_block)
    if not words.text.strip(f" {_OBJECT}"):
        raise Unmeasured
    return words


def _gather(words: ParagraphText, parent: Any, path: tuple[int, ...], context: Any, containing_block: Any) -> None:
    for number, box in enumerate(parent.children):
        start, here = len(words.text), (*path, number)
        if not box.is_in_normal_flow():
            if box.is_floated():
                words.floats.append(_float(words, box, context, containing_block))
            continue
        if isinstance(box, boxes.TextBox):
            if not _is_set(box):
                raise Unmeasured
            words.text += box.text
        elif isinstance(box, boxes.InlineBox):
            if box.is_leader:
                raise Unmeasured
            before, after = _sides(box, containing_block)
            _widen(words.edges, start, before)
            _gather(words, box, here, context, containing_block)
            _widen(words.edges, len(words.text), after)
        elif isinstance(box, boxes.AtomicInlineLevelBox):
            resolve_percentages(box, containing_block)
            words.atoms[start] = atomic_box(context, box, 0, None, containing_block, [], []).margin_width()
            words.text += _OBJECT
        else:
            raise Unmeasured
        if not isinstance(box, boxes.InlineBox):
            words.items.append(LineItem(box, start, len(words.text), here))
        if is_mark(box):
            words.marks.add(start)
        if box.style["white_space"] == _KEEPS:
            words.whole.append((start, len(words.text)))


def _float(words: ParagraphText, box: Any, context: Any, containing_block: Any) -> tuple[float, float]:
    """Width and height of a float that stands before all words; others move when lines do."""
    resolve_percentages(box, containing_block)
    if words.text or "auto" in (box.height, box.margin_left, box.margin_right, box.margin_top, box.margin_bottom):
        raise Unmeasured
    width = shrink_to_fit(context, box, containing_block.width) if box.width == "auto" else box.width
    across = (box.margin_left, box.margin_right, box.padding_left, box.padding_right)
    down = (box.margin_top, box.margin_bottom, box.padding_top, box.padding_bottom)
    return width + sum(across), box.height + sum(down)


def _is_set(box: Any) -> bool:
    """Whether a text is one line of words, or the end of a line and nothing else."""
    style = box.style
    if style["font_size"] <= 0 or style["white_space"] not in (*_WRAPS, _KEEPS):
        return False
    if style["word_break"] == "break-all" or "\t" in box.text:
        return False
    return "\n" not in box.text or box.text == "\n"


def _sides(box: Any, containing_block: Any) -> tuple[float, float]:
    """The room that an inline box takes before its words and behind them."""
    resolve_percentages(box, containing_block)
    left = [box.padding_left, box.border_left_width, box.margin_left]
    right = [box.padding_right, box.border_right_width, box.margin_right]
    before, after = (sum(0.0 if side == "auto" else side for side in sides) for sides in (left, right))
    return (before, after) if box.style["direction"] == "ltr" else (after, before)


def _widen(edges: dict[int, float], at: int, width: float) -> None:
    if width:
        edges[at] = edges.get(at, 0.0) + width


def measured(words: ParagraphText, context: Any) -> tuple[Chance, ...]:
    """Where a line of a paragraph may end, with how far its words reach there, in CSS pixels."""
    reach = _reach(words, context)
    counts = [0, *accumulate(character in " \u00a0" for character in words.text)]
    letters = [0, *accumulate(chain.from_iterable(_letters(item) for item in words.items))]
    kept = {at for start, stop in words.whole for at in range(start + 1, stop)} | words.marks | _undivided(words.text)
    found: dict[int, Chance] = {}

    def add(at: int, **more: Any) -> None:
        if at in kept:
            return
        end = len(words.text[:at].rstrip(" \n"))
        hang = _HANGS.get(words.text[end - 1], 0.0) * (reach[end] - reach[end - 1]) if end else 0.0
        own = (reach[end], reach[at], counts[end], counts[at], letters[end], letters[at])
        found.setdefault(at, Chance(end, at, *own, **{"hang": hang, **more}))

    for at in _free(words):
        if words.text[at - 1] == "\n":
            add(at, forced=True)
        elif words.text[at - 1] == _SOFT_HYPHEN:
            item = _item_at(words, at - 1)
            if item.box.style["hyphens"] != "none":
                add(at, **_hyphen(item, context))
        else:
            add(at, cost=_COMPOUND if words.text[at - 1] in _HYPHENS else 0.0)
    for item in words.items:
        if not item.is_text:
            continue
        ends = breaking_behind(item.box.style)
        for at in chances(item.box.text, ends) if ends else ():
            if item.start < (place := item.start + at) < item.stop:
                add(place, cost=_ADDRESS)
        for at, snippet in _divisions(words, item):
            add(at, cost=_SNIPPET if snippet else 0.0, **_hyphen(item, context))
    add(len(words.text))
    return tuple(chance for _, chance in sorted(found.items()) if chance.end)


def _undivided(text: str) -> set[int]:
    """Before which characters no line begins, by the rules of their script."""
    found: set[int] = set()
    for match in _UNDIVIDED.finditer(text):
        # A space before a sign of repetition is part of it; a number and “ฯลฯ” may begin a line.
        begins = match.start() + (match[0][0] in "０１２３４５６７８９" or match[0] == "ฯลฯ")
        found.update(range(begins, match.end()))
    return found


def _letters(item: LineItem) -> Iterator[int]:
    """1 for each character of a text whose letters may be spaced, 0 for each other one."""
    return repeat(int(item.may_be_tracked), item.stop - item.start)


def _reach(words: ParagraphText, context: Any) -> list[float]:
    """How far each character begins from the beginning of the paragraph; one more for its end."""
    reach, here = [0.0], 0.0
    for item in words.items:
        widths = _widths(item.box, context) if item.is_text else [words.atoms[item.start]]
        for number, width in enumerate(widths):
            here += words.edges.get(item.start + number, 0.0) + width
            reach.append(here)
    reach[-1] += words.edges.get(len(words.text), 0.0)
    return reach


def as_drawn(text: str, style: Any, context: Any, spacing: float = 0.0) -> Any:
    """The layout of a text in one line, each of whose word spaces is given ``spacing``, in CSS pixels.

    Pango takes a space from the face of the letters round it, but from the style's own face once it is widened. Where
    these may differ all are widened by a hair: what is measured is what will be drawn.
    """
    if not spacing and _ELSEWHERE.search(text):
        spacing = FROM_UNITS
    layout = create_layout(text, style, context, None, spacing)
    if spacing:
        layout.set_text(text, justify=True)
    return layout


def _widths(box: Any, context: Any) -> list[float]:
    """The width of each character of a text."""
    if box.text == "\n":
        return [0.0]
    layout = as_drawn(box.text, box.style, context)
    encoded = layout.text.encode()
    widths = [0.0] * len(box.text)
    run = layout.get_first_line()[0].runs[0]
    text = ffi.new("char[]", encoded)
    while run != ffi.NULL:
        item = run.data.item
        first = len(encoded[: item.offset].decode())
        length = len(encoded[item.offset : item.offset + item.length].decode())
        own = ffi.new("int[]", length)
        pango.pango_glyph_item_get_logical_widths(run.data, text, own)
        for number in range(min(length, len(widths) - first)):
            widths[first + number] = own[number] * FROM_UNITS
        run = run.next
    layout.deactivate()
    return widths


def _free(words: ParagraphText) -> Iterator[int]:
    """Before which characters Unicode lets a line begin."""
    attributes = get_log_attrs(words.text.replace(_OBJECT, "\u2e80"), words.items[0].box.style["lang"])
    for at in range(1, len(words.text)):
        if not attributes[at].is_line_break:
            continue
        before, after = _item_at(words, at - 1), _item_at(words, at)
        if before is after and breaking_behind(before.box.style):
            continue
        if not (before.is_text or after.is_text):
            continue
        yield at


def _item_at(words: ParagraphText, at: int) -> LineItem:
    return words.items[bisect_right(words.items, at, key=lambda item: item.stop)]


def _divisions(words: ParagraphText, item: LineItem) -> Iterator[tuple[int, bool]]:
    """Where the patterns of a text's language divide its words, and whether one of the parts is a snippet."""
    style = item.box.style
    language = style["lang"] and pyphen.language_fallback(style["lang"])
    if style["hyphens"] != "auto" or not language:
        return
    total, left, right = style["hyphenate_limit_chars"]
    nouns = language.split("_")[0] in _NOUNS
    for match in _WORD.finditer(item.box.text):
        word, start, stop = match[0], item.start + match.start(), item.start + match.end()
        inside = words.text[max(start - 1, 0) : start] + words.text[stop : stop + 1]
        if len(word) < total or not word.isalpha() or any(c.isalnum() or c in _HYPHENS for c in inside):
            continue
        if word.isupper() or (word[0].isupper() and not nouns):
            continue
        for place in _patterns(language, left, right).positions(word):
            if place.data is None:  # a division that changes letters would change what is copied
                yield start + int(place), min(place, len(word) - place) < _FEW


@lru_cache
def _patterns(language: str, left: int, right: int) -> Any:
    return pyphen.Pyphen(lang=language, left=left, right=right)


def _hyphen(item: LineItem, context: Any) -> Mapping[str, float]:
    """The width of the hyphen that is added to a text, and how far it hangs."""
    style = item.box.style
    layout = create_layout(style["hyphenate_character"], style, context, None, 0)
    extents = ffi.new("PangoRectangle *")
    pango.pango_layout_line_get_extents(layout.get_first_line()[0], ffi.NULL, extents)
    width = extents.width * FROM_UNITS
    layout.deactivate()
    return {"hyphen": width, "hang": width * _HYPHEN_HANGS}
