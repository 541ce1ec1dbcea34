"""Numbers and names inside each dispatch: figures, notes in the order in which they are met, ids of headings."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from publish.diagnostics import Diagnostic, Outcome
from publish.model.blocks import Block, Note
from publish.model.dispatch import Dispatch
from publish.model.edition import Edition
from publish.model.figures import Figure
from publish.model.inlines import Inline, Inlines, NoteReference
from publish.model.walk import each_inline, lines_as_read, map_dispatch, rewrite_dispatch, rewrite_inlines
from publish.transforms.ids import with_ids

if TYPE_CHECKING:
    from publish.transforms.places import DispatchIndex


@dataclass(frozen=True, slots=True)
class StageTerms:
    """What the stages go by."""

    whole: Edition
    """The edition as it was loaded: what a stage no longer finds was left out."""
    as_of: datetime | None = None
    """The moment that embargoes are judged by; ``None``: the end of the edition's day."""
    typography: bool = True
    """Whether quotes, dashes and spaces are set by the rules of the language."""
    elsewhere: frozenset[str] = frozenset()
    """The files of the publication's other editions, relative to the project: a reference to one is not dead."""
    index: "DispatchIndex | None" = None
    """Where links may lead, where a stage is given less than the edition; ``None``: to what it is given."""


def number(edition: Edition, terms: StageTerms) -> Outcome[Edition]:
    """The edition with figures and notes numbered by dispatch, and an id on each heading and figure.

    Notes that nothing refers to stay behind the others, without a number.
    """
    diagnostics: list[Diagnostic] = []
    parts = []
    for part in edition.parts:
        dispatches = []
        for dispatch in part.dispatches:
            numbered, doubles = with_ids(_figures_numbered(notes_numbered(dispatch)))
            dispatches.append(numbered)
            diagnostics.extend(doubles)
        parts.append(replace(part, dispatches=tuple(dispatches)))
    return Outcome(replace(edition, parts=tuple(parts)), tuple(diagnostics))


def _figures_numbered(dispatch: Dispatch) -> Dispatch:
    count = 0

    def numbered(block: Block) -> Block:
        nonlocal count
        if not isinstance(block, Figure):
            return block
        count += 1
        return replace(block, number=count)

    return map_dispatch(dispatch, numbered)


def notes_numbered(dispatch: Dispatch, *, in_order: bool = True) -> Dispatch:
    """The dispatch with its notes numbered as they are met, and where they are to stand ``in_order`` put so."""
    order = _order(dispatch)

    def marked(inline: Inline) -> Inlines:
        if isinstance(inline, NoteReference):
            return (replace(inline, number=order.get(inline.note, 0)),)
        return (inline,)

    dispatch = rewrite_dispatch(dispatch, lambda line, _: rewrite_inlines(line, marked))
    notes = [replace(note, number=order.get(note.label, 0)) for note in dispatch.notes]
    if not in_order:
        return replace(dispatch, notes=tuple(notes))
    last = len(notes) + 1
    return replace(dispatch, notes=tuple(sorted(notes, key=lambda note: note.number or last)))


def _order(dispatch: Dispatch) -> dict[str, int]:
    """The number of each label, in the order in which a reader meets them: one that a note calls comes behind it."""
    notes: dict[str, Note] = {note.label: note for note in dispatch.notes}
    opening = (dispatch.headline, dispatch.standfirst, dispatch.byline)
    closing = (correction.text for correction in dispatch.corrections)
    order: dict[str, int] = {}
    waiting = [*_references((*opening, *lines_as_read(dispatch.blocks), *closing))]
    while waiting:
        label = waiting.pop(0)
        if label in order or label not in notes:
            continue
        order[label] = len(order) + 1
        waiting[:0] = _references(lines_as_read(notes[label].blocks))
    return order


def _references(lines: Iterable[Inlines]) -> Iterator[str]:
    return (inline.note for line in lines for inline in each_inline(line) if isinstance(inline, NoteReference))
