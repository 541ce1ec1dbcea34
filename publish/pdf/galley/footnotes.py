"""Notes at the foot of the page, which go over to the next page where one page cannot hold them.

WeasyPrint sets a note whole: beside the line of its mark, or on the next page. Here a note that does not fit is cut
between two of its lines, and goes on at the foot of the page after; text and notes never stand on each other. For
each page WeasyPrint's own book-keeping (:class:`NoteLayout`) is replaced, and a page on which something was forced over
its notes, or whose notes left white, is set once more with another height for them.
"""

from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass, replace
from math import inf
from typing import Any

from publish.pdf.galley.feet import avoids, bottom, kept, restore, white

Stack = Any
"""Where the setting of a box goes on, as WeasyPrint counts it; ``None`` is the beginning."""
Layout = Callable[..., Any]

_SHARE = 2 / 3
"""How much of a page notes from earlier pages take while there is text to set."""
_TRIES = 4
_WHOLE = 5
"""How many things WeasyPrint says of a block in the running text, besides the block and its place."""
_HAIR = 0.5
_WHITE = 24.0
"""How much white between text and notes is given to the notes, in CSS pixels: about two lines."""
_UNDER = 4.2
"""The room for two lines and their white under a heading, in ems of it."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """What stands of a note on the page."""

    start: Stack
    limit: float
    height: float
    resume: Stack
    forced: bool = False
    """Whether something of it had to stand there, however high."""
    laid: tuple[Any, list[Any], list[Any]] | None = None
    """Its box, with what stands out of the lines; it is laid anew where only its height is known."""


@dataclass(frozen=True, slots=True)
class _Line:
    """The line that is being set: how far down text must reach if it stays on the page."""

    owner: Any
    index: int
    foot: float
    """With the lines that may not be parted from it."""
    own: float
    """Without them."""


class NoteLayout:
    """The notes of the page that is being set: mixed into WeasyPrint's ``LayoutContext``, before it.

    A note waits (``footnotes``) until the line of its mark is set. Then it stands on the page, whole or cut; or it is
    held for the next page, with the line or, where the line cannot go, without it (``reported_footnotes``).
    """

    # Of WeasyPrint's.
    footnotes: list[Any]
    current_page_footnotes: list[Any]
    reported_footnotes: list[Any]
    current_footnote_area: Any
    page_bottom: float
    in_column: bool
    broken_out_of_flow: dict[Any, Any]
    overflows: Callable[[float, float], bool]
    create_block_formatting_context: Callable[..., None]
    finish_block_formatting_context: Callable[..., None]
    # Given by the door.
    lay: Layout
    boxed: Layout

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._starts: dict[Any, Stack] = {}
        self._ready: dict[Any, Any] = {}
        self._wholes: dict[tuple[Any, float], float] = {}
        self._limit: float | None = None
        self._begin(inf, forced=False)

    def _begin(self, ceiling: float, *, forced: bool, share: float = 1.0) -> None:
        """A new page: ``ceiling`` is how high its notes may stand, ``share`` those that come from the page before."""
        self._pieces: dict[Any, _Piece] = {}
        self._taken: tuple[_Line | None, tuple[float, bool] | None] = None, None
        self._held: list[Any] = []
        self._line: _Line | None = None
        self._together: tuple[float, bool] | None = None
        self._frame: Any = None
        self._ceiling, self._share, self._forced = ceiling, share, forced

    # What WeasyPrint calls.

    def overflows_page(self, bottom_space: float, position_y: float) -> bool:
        """Whether something is set below the foot of the page, or of what a note may take."""
        foot = self.page_bottom - bottom_space if self._limit is None else self._limit
        return self.overflows(foot, position_y)

    def layout_footnote(self, footnote: Any) -> bool:
        """Take a note to the page; says whether the line of its mark must go to the next one for it."""
        self.footnotes.remove(footnote)
        if self._line is not None and self.reported_footnotes:
            self.current_page_footnotes.append(footnote)
            return True
        self.current_page_footnotes.append(footnote)
        piece = None if self._cut or self._held else self._fitted(footnote, self._room())
        if piece is not None:
            self._pieces[footnote] = piece
            self._taken = self._line, self._together
            self._settle()
            return False
        if not self._is_bound():
            return True
        self.current_page_footnotes.remove(footnote)
        self._held.append(footnote)
        return False

    def unlayout_footnote(self, footnote: Any) -> None:
        """The line of a note's mark is taken from the page, and the note with it."""
        if footnote in self.footnotes:
            return
        self.footnotes.append(footnote)
        for resources in (self.current_page_footnotes, self.reported_footnotes, self._held):
            if footnote in resources:
                resources.remove(footnote)
        if self._pieces.pop(footnote, None):
            self._taken = None, None
        self._settle()

    def report_footnote(self, footnote: Any) -> None:
        """A note leaves the page, or stands lower on it if that makes room for the line that is being set."""
        piece = self._pieces.pop(footnote, None)
        if piece is not None and self._line is not None and self._taken[0] is not self._line:
            shorter = self._fitted(footnote, self._area.position_y - self._line.own)
            if shorter is not None and shorter.height < piece.height:
                self._pieces[footnote] = shorter
                self._settle()
                return
        self.current_page_footnotes.remove(footnote)
        self.reported_footnotes.append(footnote)
        self._settle()

    # What the seams call.

    def lines(self, inner: Layout, box: Any, position_y: float, bottom_space: float, *rest: Any) -> Iterator[Any]:
        """The lines of a paragraph as ``inner`` sets them, each noted before it is given."""
        skip_stack, owner, absolute, fixed, letter, first = rest
        found = inner(self, box, position_y, bottom_space, skip_stack, owner, absolute, fixed, letter, first)
        if self._limit is not None:
            yield from found
            return
        over = False
        for index, (line, resume_at) in enumerate(found):
            below = max(bottom_space, 0.0) + (bottom(owner) if resume_at is None else 0.0)
            foot = own = line.position_y + line.height + below
            if self.footnotes and self._calls(line):
                ahead = inner(self, box, own - below, bottom_space, resume_at, owner, [], [], None, None)
                foot = kept(owner, index, ahead if resume_at is not None else iter(()), own, below)
            if not over:
                self._line = _Line(owner, index, foot, own)
            over = over or (index > 0 and self.overflows_page(bottom_space, own))
            yield line, resume_at

    def together(self, inner: Layout, box: Any, bottom_space: float, skip_stack: Stack, *rest: Any) -> Any:
        """Set a block; notes leave room for all of one that stays together."""
        if skip_stack is not None or self._together is not None or len(rest) < _WHOLE or not self._stays_whole(box):
            return inner(self, box, bottom_space, skip_stack, *rest)
        containing, empty, absolute, fixed, margins, *more = rest
        place = box.position_x, box.position_y
        waiting, standing, broken = self.footnotes, self.current_page_footnotes, dict(self.broken_out_of_flow)
        self.footnotes, self.current_page_footnotes = [], []
        trial, resume_at, *_ = inner(self, box, bottom_space, None, containing, empty, [], [], [*margins], *more)
        self.footnotes, self.current_page_footnotes = waiting, standing
        self.broken_out_of_flow.clear()
        self.broken_out_of_flow.update(broken)
        box.position_x, box.position_y = place
        if trial is None or resume_at is not None:
            return inner(self, box, bottom_space, None, *rest)
        foot = trial.border_box_y() + trial.border_height() + max(bottom_space, 0.0)
        if avoids(box.style["break_after"]):
            foot += trial.margin_bottom + _UNDER * box.style["font_size"]
        self._together = (foot, empty)
        try:
            return inner(self, box, bottom_space, None, containing, empty, absolute, fixed, margins, *more)
        finally:
            self._together = None

    def page(self, inner: Layout, root: Any, kind: Any, resume_at: Stack, number: int, state: Any) -> Any:
        """Set a page, and once more where its notes stand too high or too low."""
        if number == 1:
            self._starts.clear()
        before = deepcopy(state)
        waiting, reported = list(self.footnotes), list(self.reported_footnotes)
        broken, starts = dict(self.broken_out_of_flow), dict(self._starts)

        def tried(ceiling: float, share: float) -> Any:
            restore(state, before)
            self.footnotes[:] = waiting
            self.reported_footnotes = list(reported)
            self.broken_out_of_flow = dict(broken)
            self._starts = dict(starts)
            self._begin(ceiling, forced=kind.blank, share=share)
            result = inner(self, root, kind, resume_at, number, state)
            return result, [*self._left(), *self._overlooked(result[0])]

        ceiling, share = inf, 1.0 if kind.blank else _SHARE
        result, left = tried(ceiling, share)
        for attempt in range(_TRIES):
            over = -white(result[0])
            if over <= _HAIR:
                break
            ceiling = max(result[0].children[1].margin_height() - over - _HAIR, 0.0) if attempt < _TRIES - 1 else 0.0
            result, left = tried(ceiling, share)
        blank = white(result[0])
        if reported and left and blank > _WHITE and ceiling == inf:
            higher, still = tried(result[0].children[1].margin_height() + blank - _HAIR, 1.0)
            if -_HAIR <= white(higher[0]) < blank:
                result, left = higher, still
            else:
                result, left = tried(ceiling, share)
        self.reported_footnotes[:0] = left
        return result

    def area(self, absolute_boxes: list[Any], fixed_boxes: list[Any]) -> Any:
        """The notes of the page, each below the other."""
        frame = self._standing()
        y = frame.content_box_y()
        top = y
        placed = []
        for footnote, piece in self._pieces.items():
            out: tuple[list[Any], list[Any]] = [], []
            box, absolute, fixed = piece.laid or (self._laid(footnote, piece, *out)[0], *out)
            absolute_boxes += absolute
            fixed_boxes += fixed
            box.translate(dy=y - self._area.position_y)
            placed.append(box)
            y += piece.height
        area = frame.copy_with_children(placed)
        area.height = y - top
        return area

    # What stands on the page.

    @property
    def _area(self) -> Any:
        return self.current_footnote_area

    @property
    def _cut(self) -> bool:
        return any(piece.resume is not None for piece in self._pieces.values())

    def _standing(self) -> Any:
        """The area of the notes, as wide as it is on this page, and empty."""
        if self._frame is None:
            self._area.children = []
            self._frame = self.lay(self, self._area.copy_with_children([]), -inf, None, self._area.page)[0]
        return self._frame

    def _is_bound(self) -> bool:
        """Whether the line that is being set cannot go to the next page, or not without a note that this page took."""
        line, together = self._line, self._together
        taken, within = self._taken
        if line is None or taken is line or (together is not None and (together[1] or together is within)):
            return True
        return taken is not None and taken.owner is line.owner and line.own <= taken.foot + _HAIR

    def _settle(self) -> None:
        """The foot of the text is over the notes."""
        frame = self._standing()
        self._area.children = []
        height = sum(piece.height for piece in self._pieces.values())
        self._area.height = height
        if not self.in_column:
            taken = frame.margin_height() - frame.height + height if self._pieces else 0.0
            self.page_bottom = self._area.position_y - taken

    def _room(self) -> float:
        """How high the notes of the page may stand, with their rule."""
        foot = self._area.position_y
        if self._line is None:
            return float(min((foot - self._area.page.content_box_y()) * self._share, self._ceiling))
        lowest = max(self._line.foot, self._together[0] if self._together else 0.0)
        return float(min(foot - lowest, self._ceiling))

    def _fitted(self, footnote: Any, room: float) -> _Piece | None:
        """As much of a note as ``room`` holds beside those that stand on the page already; ``None`` for nothing."""
        frame = self._standing()
        taken = frame.margin_height() - frame.height
        limit = room - taken - sum(piece.height for other, piece in self._pieces.items() if other is not footnote)
        start, whole = self._starts.get(footnote), (footnote, frame.width)
        if start is None and whole in self._wholes and self._wholes[whole] <= limit:
            return _Piece(None, inf, self._wholes[whole], None)
        if limit <= 0:
            return None
        piece = _Piece(start, limit, 0.0, None, forced=self._forced and not self._pieces)
        out: tuple[list[Any], list[Any]] = [], []
        box, resume, height = self._laid(footnote, piece, *out)
        if start is None and resume is None and box is not None:
            self._wholes[whole] = height
        # What is no higher than nothing is the place of a number, and no line.
        if box is None or height < _HAIR:
            return None
        return replace(piece, height=height, resume=resume, laid=(box, *out))

    def _laid(self, footnote: Any, piece: _Piece, absolute: list[Any], fixed: list[Any]) -> tuple[Any, Stack, float]:
        """A note set from where the piece starts, within its limit; where it goes on; and its height."""
        if footnote not in self._ready:
            self._area.children = [footnote]
            self._ready[footnote] = self.boxed(self._area.deepcopy()).children[0]
            self._area.children = []
        note, frame, top = self._ready[footnote], self._standing(), self._area.position_y
        note.position_x, note.position_y = frame.content_box_x(), top
        waiting, standing, out = self.footnotes, self.current_page_footnotes, self._limit
        self.footnotes, self.current_page_footnotes, self._limit = [], [], top + piece.limit
        self.create_block_formatting_context(object())
        box, resume, _, margins, *_ = self.lay(self, note, -inf, piece.start, frame, piece.forced, absolute, fixed, [])
        self.finish_block_formatting_context()
        self.footnotes, self.current_page_footnotes, self._limit = waiting, standing, out
        if box is None:
            return None, None, 0.0
        return box, resume, box.position_y + box.margin_height() + max([0.0, *margins]) - top

    def _left(self) -> list[Any]:
        """What goes over to the next page of the notes that this one took: the rest of one, and those behind it."""
        left = []
        for footnote, piece in self._pieces.items():
            self._starts.pop(footnote, None)
            if piece.resume is not None:
                self._starts[footnote] = piece.resume
                left.append(footnote)
        return [*left, *self._held]

    def _overlooked(self, page: Any) -> list[Any]:
        """Notes whose marks stand on a page though nobody asked for them: such a line mends orphans."""
        found = [box.footnote for box in page.children[0].descendants() if box.footnote in self.footnotes]
        for footnote in found:
            self.footnotes.remove(footnote)
        return found

    def _calls(self, box: Any) -> bool:
        """Whether the mark of a note that waits is in a box."""
        return any(each.footnote is not None and each.footnote in self.footnotes for each in box.descendants())

    def _stays_whole(self, box: Any) -> bool:
        """Whether a block that stays together, or with what follows, has marks of notes that wait."""
        if self._limit is not None or not self.footnotes:
            return False
        whole = avoids(box.style["break_inside"]) or avoids(box.style["break_after"])
        return whole and hasattr(box, "descendants") and self._calls(box)
