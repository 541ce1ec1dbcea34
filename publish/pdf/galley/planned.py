"""Lines that are planned, paragraph by paragraph, before WeasyPrint sets them.

WeasyPrint fills one line after the other. Here the whole paragraph is broken first (:mod:`publish.pdf.paragraphs`);
then WeasyPrint is told, text by text, where each line ends, and how its spaces are given or taken. What is not planned
(code, a word longer than the measure, a float among the words) is broken as before.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout.percent import resolve_one_percentage
from weasyprint.text.line_break import Layout, create_layout, first_line_metrics, strut

from publish.pdf.elements import LINES, is_display
from publish.pdf.facts import WAYS
from publish.pdf.galley.kept import Lines, again, keep
from publish.pdf.galley.letters import TRACKED, glyph_count
from publish.pdf.galley.measuring import LineItem, ParagraphText, Unmeasured, as_drawn, measured, words_of
from publish.pdf.galley.reordering import is_mixed
from publish.pdf.linebreaks import Hyphenated
from publish.pdf.paragraphs import Chance, MeasuredParagraph, Setting, best, breakings, changed, spread
from publish.pdf.seams import replaced
from publish.pdf.spills import HANG

_PLAN = "publish_plan"
"""What the line box of a paragraph bears once it is planned."""
_HAIR = 0.01
_KEPT = 20_000
"""How many broken paragraphs a typesetter remembers; they are small."""


@dataclass(frozen=True, slots=True)
class _Line:
    """One line as planned."""

    start: int
    """Its first character."""
    chance: Chance
    """Where it ends."""
    letter: float
    """What each of its letters is given, in CSS pixels; negative where they are set closer."""
    last: bool


@dataclass(slots=True)
class _Plan:
    """A paragraph as planned in a measure."""

    width: float
    beside: tuple[tuple[float, float], ...]
    words: ParagraphText
    lines: dict[int, _Line]
    """By their first characters; empty for a paragraph that is broken as WeasyPrint does it."""
    setting: Setting
    ways: tuple[float | None, float | None] = (None, None)
    items: dict[Any, LineItem] = field(default_factory=dict)
    kept: Lines | None = None
    """Its lines as they were set before; ``None`` where none may be kept."""


_Key = tuple[tuple[object, ...], tuple[float, ...], Setting, int]
"""Words, the rooms of their lines, how these are filled, and in how many lines, 0 for any: what breaks are due to."""
_Broken = tuple[tuple[Chance, ...], tuple[float, ...], tuple[float | None, float | None]]
"""The ends of all lines; what their letters are given; what a line fewer costs, and a line more."""


class _Compositor:
    """Hands planned lines to the functions of ``weasyprint.layout.inline`` that ask where a line ends."""

    def __init__(self, inline: Any) -> None:
        self._next, self._inline_box = inline.get_next_linebox, inline.split_inline_box
        self._text_box, self._align, self._first = inline.split_text_box, inline.text_align, inline.split_first_line
        self._justify, self._avoid, self._layout = inline.justify_line, inline.avoid_collisions, inline.create_layout
        self._set: tuple[_Plan, _Line] | None = None
        self._answer: tuple[Any, ...] | None = None

    def get_next_linebox(self, context: Any, linebox: Any, y: float, bottom: float, skip: Any, *rest: Any) -> Any:
        """Set the next line of a paragraph, as it is planned if it is."""
        block, _, _, first_letter, first_line = rest
        outer, self._set = self._set, None
        try:
            if first_line is None and first_letter is None:
                plan = _planned(context, linebox, y, skip, block)
                line = plan.lines.get(_start(plan.words, skip)) if plan.lines else None
                self._set = (plan, line) if line else None
            if self._set is None or self._set[0].kept is None or context.excluded_shapes:
                return self._next(context, linebox, y, bottom, skip, *rest)
            return self._kept(self._set[0].kept, self._set[1].start, context, linebox, y, bottom, skip, *rest)
        finally:
            self._set = outer

    def _kept(self, lines: Lines, start: int, context: Any, linebox: Any, y: float, *rest: Any) -> Any:
        """A line that nothing floats beside: as it was set before, if it was."""
        block, absolute, fixed = rest[2:5]
        if (found := again(lines, start, block, y)) is not None:
            return found
        out = len(absolute), len(fixed)
        line, resume_at = self._next(context, linebox, y, *rest)
        if line is not None and out == (len(absolute), len(fixed)):
            keep(lines, start, line, resume_at, block)
        return line, resume_at

    def split_inline_box(self, context: Any, box: Any, x: float, max_x: float, *rest: Any) -> Any:
        """A planned line has the room that it needs: its spaces will give it."""
        if self._set is not None and isinstance(box, boxes.LineBox):
            max_x = float("inf")
        return self._inline_box(context, box, x, max_x, *rest)

    def avoid_collisions(self, context: Any, box: Any, *rest: Any, **how: bool) -> Any:
        """A planned line stands beside what floats there, though its spaces have not given yet."""
        if self._set is None or not isinstance(box, boxes.LineBox):
            return self._avoid(context, box, *rest, **how)
        width, box.width = box.width, 0
        try:
            return self._avoid(context, box, *rest, **how)
        finally:
            box.width = width

    def split_text_box(self, context: Any, box: Any, width: float | None, skip: int, **how: bool) -> Any:
        """Of a text as much as stands in the planned line."""
        if self._set is None or (item := self._set[0].items.get(box)) is None or box.text == "\n":
            return self._text_box(context, box, width, skip, **how)
        line, encoded = self._set[1], box.text.encode()
        chance, begin = line.chance, item.start + len(encoded[:skip].decode())
        ends = not line.last and not chance.forced and chance.end <= item.stop
        if ends and chance.end <= begin:
            return None, len(box.text[: max(chance.resume - item.start, 0)].encode()), False
        # White behind the last words would be measured with them, and taken off again.
        words = box.text[begin - item.start : chance.end - item.start if ends or begin < chance.end else None]
        resume = len(box.text[begin - item.start : chance.resume - item.start].encode()) if ends else None
        hyphen = box.style["hyphenate_character"] if ends and chance.hyphen else ""
        letter = line.letter if line.letter and item.may_be_tracked else 0.0
        self._answer = words, hyphen, resume, context, letter
        try:
            part, following, preserved = self._text_box(context, box, None, skip, **how)
        finally:
            self._answer = None
        if letter and part is not None:
            setattr(part, TRACKED, letter)
        return part, following, preserved

    def split_first_line(self, text: str, style: Any, *rest: Any, **how: bool) -> Any:
        """The words that a planned line has of a text."""
        if self._answer is None:
            return self._first(text, style, *rest, **how)
        (words, hyphen, resume, context, letter), self._answer = self._answer, None
        layout = as_drawn(words + hyphen, style, context)
        first, _ = layout.get_first_line()
        # What the last glyph of a line is given cannot be seen.
        tracking = letter * (glyph_count(first) - (resume is not None)) if letter else 0.0
        layout, length, resume, width, *heights = first_line_metrics(
            first, words, layout, resume, False, style, hyphenated=True, hyphenation_character=hyphen
        )
        if hyphen:
            layout.text = Hyphenated(layout.text)
        return (layout, length, resume, width + tracking, *heights)

    def create_layout(self, text: str, style: Any, context: Any, max_width: Any, justification_spacing: float) -> Any:
        """The layout of a text whose spaces are given room: it is made when it is drawn, and set up only then."""
        if style["text_decoration_line"] != "none":  # lines are drawn before their text, by its measures
            return self._layout(text, style, context, max_width, justification_spacing)
        layout = Layout.__new__(Layout)
        layout.text, layout.justification_spacing, layout.max_width = text, justification_spacing, max_width
        layout.layout = layout.language = layout.style = None
        layout.first_line_direction = 0
        return layout

    def text_align(self, context: Any, line: Any, width: float, *, last: bool) -> Any:
        """Give a planned line what its spaces lack, or take what they have too much."""
        if self._set is None or self._set[0].setting is not Setting.JUSTIFIED:
            balanced = self._set is not None and self._set[0].setting is Setting.BALANCED
            return self._align(context, line, width, last=last or balanced)
        if self._set[0].words.floats and not self._set[1].start:
            width = self._set[0].width  # a line reckons what floats out of itself among its words
        free = width + self._set[1].chance.hang - line.width
        if last and free >= self._set[1].chance.hang:
            return self._align(context, line, width, last=last)
        if not last or free < 0:
            self._justify(context, line, free)
        texts = [box for box in line.descendants() if isinstance(box, boxes.TextBox)]
        if texts:
            setattr(texts[-1], HANG, self._set[1].chance.hang)
        return line.text_indent if line.style["direction"] == "rtl" else 0


def _planned(context: Any, linebox: Any, y: float, skip: Any, block: Any) -> _Plan:
    """The plan of a paragraph; made once for a measure and what it stands beside."""
    known: _Plan | None = getattr(linebox, _PLAN, None)
    beside = _beside(context, y)
    if known is not None and known.width == block.width and (skip is not None or known.beside == beside):
        return known
    indent = linebox.text_indent
    if skip is not None:
        resolve_one_percentage(linebox, "text_indent", block.width)
        indent, linebox.text_indent = linebox.text_indent, indent
    plan = _made(context, linebox, block, indent, beside)
    setattr(linebox, _PLAN, plan)
    setattr(linebox, WAYS, plan.ways)
    return plan


def _beside(context: Any, y: float) -> tuple[tuple[float, float], ...]:
    """How wide what floats beside a line is, and how far down it reaches from there."""
    shapes = ((shape.margin_width(), shape.position_y + shape.margin_height() - y) for shape in context.excluded_shapes)
    return tuple((width, depth) for width, depth in shapes if depth > 0)


def _made(context: Any, linebox: Any, block: Any, indent: float, beside: tuple[tuple[float, float], ...]) -> _Plan:
    setting = _setting(linebox)
    try:
        words = words_of(linebox, context, block)
    except Unmeasured:
        return _Plan(block.width, beside, ParagraphText(), {}, setting)
    rooms = _rooms(block.width, strut(linebox.style)[0], (*beside, *words.floats))
    rooms = (rooms[0] - indent, *(rooms[1:] or rooms))
    lines = int(linebox.element.get(LINES, 0)) if linebox.element is not None else 0
    key = (words.key(), rooms, setting, lines)
    ends, letters, ways = _broken(context, linebox.style, words, key)
    plan = _Plan(block.width, beside, words, {}, setting, ways, {item.box: item for item in words.items})
    if not (words.floats or is_mixed(linebox)):
        elements = [linebox.element, *(item.box.element for item in words.items)]
        plan.kept = linebox.style.font_config.kept.of(elements, key)
    start = 0
    for chance, letter in zip(ends, letters, strict=True):
        plan.lines[start] = _Line(start, chance, letter, chance.resume == len(words.text))
        start = chance.resume
    return plan


def _rooms(width: float, leading: float, beside: Sequence[tuple[float, float]]) -> tuple[float, ...]:
    """The room of each line down to the first that nothing floats beside."""
    rooms: list[float] = []
    while taken := [wide for wide, depth in beside if depth > len(rooms) * leading + _HAIR]:
        rooms.append(width - max(taken))
    return (*rooms, width)


def _broken(context: Any, style: Any, words: ParagraphText, key: _Key) -> _Broken:
    """How a paragraph is broken; remembered, for a galley is set more than once, and two paragraphs may be alike."""
    memory: dict[_Key, _Broken] = style.font_config.broken
    if key not in memory:
        if len(memory) >= _KEPT:
            memory.clear()
        memory[key] = _searched(context, style, words, *key[1:])
    return memory[key]


def _searched(
    context: Any, style: Any, words: ParagraphText, rooms: tuple[float, ...], setting: Setting, lines: int
) -> _Broken:
    chances = measured(words, context)
    paragraph = MeasuredParagraph(chances, rooms, _space(style, context), style["font_size"], setting)
    ways = breakings(paragraph)
    found = best(ways, setting)
    if found is None:
        return (), (), (None, None)
    found = ways.get(lines, found)
    ends = tuple(chances[number] for number in found.ends)
    letters = []
    before = Chance(0, 0, 0.0, 0.0, 0, 0)
    for number, chance in enumerate(ends):
        free = rooms[min(number, len(rooms) - 1)] + chance.hang - (chance.width - before.after + chance.hyphen)
        fills = setting is Setting.JUSTIFIED and (free < 0 or not (chance.forced or chance is chances[-1]))
        gaps, signs = chance.spaces - before.spaces_after, chance.letters - before.letters_after
        letters.append(spread(free, gaps, signs, paragraph)[1] if fills else 0.0)
        before = chance
    if setting is not Setting.JUSTIFIED:
        return ends, tuple(letters), (None, None)
    return ends, tuple(letters), (changed(ways, found, -1), changed(ways, found, 1))


def _space(style: Any, context: Any) -> float:
    """The width of a word space."""
    layout = create_layout("\u00a0", style, context, None, 0)
    first, _ = layout.get_first_line()
    return float(first_line_metrics(first, "\u00a0", layout, None, False, style)[3])


def _setting(linebox: Any) -> Setting:
    if linebox.element is not None and is_display(linebox.element):
        return Setting.BALANCED
    return Setting.JUSTIFIED if linebox.style["text_align_all"] == "justify" else Setting.RAGGED


def _start(words: ParagraphText, skip: Any) -> int:
    """The first character of the line that begins where WeasyPrint's ``skip`` says."""
    at = 0
    if skip is not None:
        path: list[int] = []
        while skip is not None:
            ((number, skip),) = skip.items()
            path.append(number)
        at = _place(words, tuple(path))
    while words.text.startswith(" ", at):
        at += 1
    return at


def _place(words: ParagraphText, path: tuple[int, ...]) -> int:
    for item in words.items:
        if item.is_text and item.path == path[:-1]:
            return item.start + len(item.box.text.encode()[: path[-1]].decode())
        if item.path >= path:
            return item.start
    return len(words.text)


@contextmanager
def lines_planned(inline: Any) -> Iterator[None]:
    """Inside, paragraphs are planned before they are set; outside, WeasyPrint's module is as it was."""
    names = (
        "get_next_linebox",
        "split_inline_box",
        "avoid_collisions",
        "split_text_box",
        "split_first_line",
        "create_layout",
        "text_align",
    )
    compositor = _Compositor(inline)
    with replaced(inline, **{name: getattr(compositor, name) for name in names}):
        yield
