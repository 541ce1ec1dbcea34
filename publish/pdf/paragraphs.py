"""Where the lines of a paragraph end: the best breaking of the whole, not of one line after the other.

The search is that of Knuth and Plass, "Breaking paragraphs into lines" (Software: Practice and Experience 11, 1981):
every way to end lines has a cost, and the cheapest is found by going once over the places where a line may end. Ways
with other numbers of lines are kept beside the best, for whoever makes up pages.

Knows lengths and costs only: no font, no markup. All lengths are in one unit, from the beginning of the paragraph set
in one line.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

NEAR = 0.1
"""How much of its width a word space is given, or gives, before letters are spaced too."""
TRACKING = 0.015
"""How far letters are spaced at most, or set closer, in ems: hardly to be seen."""
_STRETCH, _SHRINK = 0.4, 0.3
"""How much of its width a word space may be given, or may give, at a cost of one."""
_NO_GAP = 10.0
"""How far a line counts as stretched that has no space to stretch."""
_FULL = 0.7
"""How full a line is at least, unless there is no other way."""
_LINE = 10.0
"""What each line costs."""
_BAD = 100.0
"""What a line costs that is stretched or shrunk as far as is allowed."""
_HYPHEN, _HYPHENS, _STACK = 40_000.0, 60_000.0, 1e7
"""What a hyphen at a line's end costs; one under another; one under two others."""
_CONTRAST = 6_000.0
"""What a tight line under a loose one costs, or the other way round."""
_REST, _RUNT = 1e8, 4e5
"""What a last line costs that is the rest of a word; one that is shorter than the least."""
_LOOSE = 1e6
"""What a line costs that is stretched beyond what is tolerated, for each time."""
_WORST = 500_000.0
"""What a paragraph may cost more, for each of its lines, in another number of lines than is best."""
_DISPLAYED = 30.0
"""How much more it costs to end a display line where it is better not ended: everybody reads it."""
_LEAST = 3.0
"""How long a last line is at least, in ems."""
_RAGGED = 0.12
"""How much of the measure a ragged line may leave at a cost of one."""
_HAIR = 0.01


class Setting(Enum):
    """How lines fill their measure."""

    JUSTIFIED = "justified"
    """All but the last are as wide as the measure."""
    RAGGED = "ragged"
    """All but the last come near the measure."""
    BALANCED = "balanced"
    """All are of about one length, and no more than are needed: display lines."""


@dataclass(frozen=True, slots=True)
class Chance:
    """A place where a line may end, or must."""

    end: int
    """How many characters of the paragraph stand before the end of the line, white space at that end left out."""
    resume: int
    """The character that the next line begins with."""
    width: float
    """How far the words reach."""
    after: float
    """Where the next line begins."""
    spaces: int
    """How many word spaces stand before the end of the line."""
    spaces_after: int
    """How many stand before the beginning of the next line."""
    letters: int = 0
    """How many signs that may be spaced stand before the end of the line; none in scripts whose letters join."""
    letters_after: int = 0
    """How many stand before the beginning of the next line."""
    hyphen: float = 0.0
    """The width of a hyphen that is added to the words; 0 for none."""
    hang: float = 0.0
    """How far the last sign of the line may stand in the margin."""
    cost: float = 0.0
    """What it costs to end a line here, beside the hyphen."""
    forced: bool = False
    """Whether the line must end here."""


@dataclass(frozen=True, slots=True)
class MeasuredParagraph:
    """What is to be broken into lines."""

    chances: tuple[Chance, ...]
    """Where a line may end, in order; the last is the end of the paragraph."""
    rooms: tuple[float, ...]
    """The room of each line; the last one counts for all that follow."""
    space: float
    """A word space as the font has it."""
    em: float
    """The size of its type."""
    setting: Setting = Setting.JUSTIFIED
    """How its lines fill their rooms."""


@dataclass(frozen=True, slots=True)
class Breaking:
    """One way to break a paragraph."""

    ends: tuple[int, ...]
    """For each line the chance that ends it."""
    cost: float
    """What it costs."""


_Key = tuple[int, bool]
"""How many lines end at a chance, and whether the last two of them end in hyphens: a third would cost more."""
_Node = tuple[float, int, _Key, float]
"""The cheapest way there: its cost; the chance before and the key there; how far its last line is stretched."""


def breakings(paragraph: MeasuredParagraph) -> Mapping[int, Breaking]:
    """The cheapest breaking for each number of lines that a paragraph can be set in; empty where it cannot.

    It cannot where what stands between two chances is wider than the measure. Lines that are far from full are tried
    only where there is no other way.
    """
    full = 0.0 if paragraph.setting is Setting.BALANCED else _FULL
    return _searched(paragraph, full) or _searched(paragraph, 0.0)


def _searched(paragraph: MeasuredParagraph, full: float) -> Mapping[int, Breaking]:
    chances, rooms, last = paragraph.chances, paragraph.rooms, len(paragraph.chances)
    costs = _Costs(paragraph)
    starts = [0.0, *(chance.after for chance in chances)]
    reached: list[dict[_Key, _Node]] = [{(0, False): (0.0, 0, (0, False), 0.0)}, *({} for _ in chances)]
    narrow, wide = min(rooms), max(rooms)
    dear = _DISPLAYED if paragraph.setting is Setting.BALANCED else 1.0
    first = forced = 0
    for at, chance in enumerate(chances, 1):
        words = chance.width + chance.hyphen
        here = reached[at]
        while first < at and words - starts[first] - costs.gives(first, chance) > wide + chance.hang:
            first += 1
        ends = chance.forced or at == last
        for start in range(max(first, forced), at):
            if not ends and words - starts[start] < narrow * full:
                break
            divided = start > 0 and chances[start - 1].hyphen > 0
            for (count, stacked), (cost, _, _, before) in reached[start].items():
                room = rooms[count] if count < len(rooms) else rooms[-1]
                line = costs.line(start, chance, room, ends=ends, last=at == last)
                if line is None:
                    continue
                ratio, own = line
                own += cost + chance.cost * dear
                if chance.hyphen:
                    own += _HYPHEN + (_STACK if stacked else _HYPHENS if divided else 0.0)
                if start and abs(ratio - before) > 1:
                    own += _CONTRAST
                key = count + 1, divided and chance.hyphen > 0
                known = here.get(key)
                if known is None or own < known[0]:
                    here[key] = (own, start, (count, stacked), ratio)
        if chance.forced:
            forced = at
    dearest_first = sorted(reached[-1], key=lambda key: -reached[-1][key][0])
    return {key[0]: _traced(reached, key) for key in dearest_first}


def best(found: Mapping[int, Breaking], setting: Setting) -> Breaking | None:
    """The cheapest of all breakings; of display lines the cheapest of the fewest lines."""
    if not found:
        return None
    return found[min(found)] if setting is Setting.BALANCED else min(found.values(), key=lambda way: way.cost)


def changed(found: Mapping[int, Breaking], now: Breaking, lines: int) -> float | None:
    """What each line costs more if a paragraph is set in so many lines more than ``now``; ``None`` for too much."""
    way = found.get(len(now.ends) + lines)
    cost = (way.cost - now.cost) / len(way.ends) if way else _WORST
    return cost if cost < _WORST else None


def spread(free: float, spaces: int, letters: int, paragraph: MeasuredParagraph) -> tuple[float, float]:
    """What each word space and each letter of a line is given so that it fills its room; ``free`` may be negative.

    Word spaces take it alone as long as they stay near their width; then the letters take some.
    """
    if not spaces:
        return 0.0, 0.0
    beyond = max(abs(free) - spaces * paragraph.space * NEAR, 0.0)
    letter = math.copysign(min(beyond / letters, paragraph.em * TRACKING), free) if letters else 0.0
    return (free - letter * letters) / spaces, letter


def _traced(reached: Sequence[Mapping[_Key, _Node]], key: _Key) -> Breaking:
    at, ends = len(reached) - 1, []
    cost = reached[at][key][0]
    while at:
        ends.append(at - 1)
        _, at, key, _ = reached[at][key]
    return Breaking(tuple(reversed(ends)), cost)


class _Costs:
    """What single lines of a paragraph cost."""

    def __init__(self, paragraph: MeasuredParagraph) -> None:
        self._setting, self._em = paragraph.setting, paragraph.em
        self._stretch, self._shrink = paragraph.space * _STRETCH, paragraph.space * _SHRINK
        self._track = paragraph.em * TRACKING
        none = Chance(0, 0, 0.0, 0.0, 0, 0)
        self._begins = (none, *paragraph.chances)

    def gives(self, start: int, chance: Chance) -> float:
        """How much narrower a line can be made."""
        if self._setting is not Setting.JUSTIFIED:
            return _HAIR
        return self._elastic(self._begins[start], chance, self._shrink) + _HAIR

    def _elastic(self, begin: Chance, chance: Chance, space: float) -> float:
        """How far a line can be set wider or narrower, when each of its word spaces can by so much."""
        gaps = chance.spaces - begin.spaces_after
        return gaps * space + (chance.letters - begin.letters_after) * self._track if gaps else 0.0

    def line(self, start: int, chance: Chance, room: float, *, ends: bool, last: bool) -> tuple[float, float] | None:
        """How far the line from one chance to another is stretched, and its cost; ``None`` for one that is too long."""
        begin = self._begins[start]
        words = chance.width - begin.after + chance.hyphen
        if self._setting is not Setting.JUSTIFIED:
            return self._ragged(room - words, room, ends=ends)
        gaps = chance.spaces - begin.spaces_after
        free = room + chance.hang - words
        if free < 0:
            give = self._elastic(begin, chance, self._shrink)
            if -free > give + _HAIR:
                return None
            ratio = free / give if give else 0.0
        elif ends:
            runt = _RUNT if last and start and words < _LEAST * self._em else 0.0
            rest = _REST if last and begin.hyphen and not gaps else 0.0
            return 0.0, _LINE**2 + runt + rest
        else:
            give = self._elastic(begin, chance, self._stretch)
            ratio = free / give if gaps else _NO_GAP
        cost = (_LINE + _BAD * abs(ratio) ** 3) ** 2
        return ratio, cost + _LOOSE * (ratio - 1) ** 2 if ratio > 1 else cost

    def _ragged(self, free: float, room: float, *, ends: bool) -> tuple[float, float] | None:
        if free < -_HAIR:
            return None
        if ends and self._setting is Setting.RAGGED:
            return 0.0, _LINE**2
        return 0.0, (_LINE + _BAD * free / room / _RAGGED) ** 2
