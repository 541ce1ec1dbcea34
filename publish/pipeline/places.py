"""Findings made on pages name a block by dispatch and path, or a place before it; here they get a line."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from publish.checks.pieces import ExpectedPiece, after_of, body_of, notes_of, opening_of
from publish.checks.words import letters
from publish.diagnostics import Diagnostic, Span
from publish.markup.addresses import CALL, NOTE
from publish.markup.strings import strings_for
from publish.model.dispatch import Dispatch
from publish.model.edition import Edition
from publish.model.inlines import NoteReference, Phrase
from publish.model.walk import blocks_of, each_inline, lines_of


def placed(diagnostics: Iterable[Diagnostic], edition: Edition) -> tuple[Diagnostic, ...]:
    """The findings with the place of the block that each names; those that name none of a dispatch stay as they are."""
    places = BlockPlaces(edition)

    def place(found: Diagnostic) -> Diagnostic:
        at = places.of(found.block, found.words)
        own = places.file(found.block)
        if at is None or own is None:
            return found
        # What only the printed edition has was placed when that was made.
        return found if at == own and found.at.path == own.path and found.at.line else replace(found, at=at)

    return tuple(map(place, diagnostics))


class BlockPlaces:
    """Where the blocks of an edition's dispatches stand."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._dispatches = {dispatch.key: dispatch for dispatch in edition.dispatches}
        self._known: dict[str, _Places] = {}

    def of(self, block: str, words: str = "") -> Span | None:
        """The place of ``KEY:PATH``, or of words at ``KEY#ID``; ``None`` where it is of no dispatch."""
        key = _key(block)
        if key not in self._dispatches:
            return None
        if key not in self._known:
            self._known[key] = _Places(self._dispatches[key], self._edition)
        return self._known[key].of(block.removeprefix(key), words)

    def every(self, key: str) -> Mapping[str, Span]:
        """The places of everything in a dispatch, by path; of nothing where there is no such dispatch."""
        if self.of(key) is None:
            return {}
        return {name.removeprefix(":"): span for name, span in self._known[key].spans.items() if span.path}

    def file(self, block: str) -> Span | None:
        """The file of its dispatch."""
        dispatch = self._dispatches.get(_key(block))
        return dispatch.span if dispatch else None


def _key(block: str) -> str:
    return block.partition(":")[0].partition("#")[0]


class _Places:
    """Where everything of one dispatch stands."""

    def __init__(self, dispatch: Dispatch, edition: Edition) -> None:
        self._own = dispatch.span
        self._pieces = tuple(pieces_of(dispatch, edition))
        self.spans: dict[str, Span] = {f":{piece.path}": piece.at for piece in reversed(self._pieces)}
        self.spans |= {f":{place.field}": place.span for place in dispatch.places}
        self._paths = dict(_ids(dispatch))
        self.spans |= {f":{path}": block.span for path, block in blocks_of(dispatch)}

    def of(self, name: str, words: str) -> Span:
        """The place of ``:PATH``, or of words that stand behind ``#ID``."""
        path = self._paths.get(name, "") if name.startswith("#") else name.removeprefix(":")
        if words and (span := self._written(letters(words), path)):
            return span
        # A caption, a cell, a block that is not known: the nearest one round it, and the dispatch at last.
        while path:
            if (span := self.spans.get(f":{path}")) and span.path:
                return span
            path = path.rpartition(".")[0]
        return self._own

    def _written(self, words: str, path: str) -> Span | None:
        """The place of the first piece that has the words, from a path on, or anywhere."""
        if not words:
            return None
        start = next((n for n, piece in enumerate(self._pieces) if f"{piece.path}.".startswith(f"{path}.")), 0)
        behind = (*self._pieces[start:], *self._pieces[:start])
        return next((piece.at for piece in behind if words in letters(piece.text) and piece.at.path), None)


def _ids(dispatch: Dispatch) -> Iterator[tuple[str, str]]:
    """What links can lead to in a dispatch, as ``#ID``, and the path of its block."""
    numbers = {note.label: note.number or n + 1 for n, note in enumerate(dispatch.notes)}
    for path, block in blocks_of(dispatch):
        yield f"#{getattr(block, 'id', '')}", path
        for inline in (inline for line in lines_of(block) for inline in each_inline(line)):
            if isinstance(inline, NoteReference):
                yield f"#{CALL.format(number=numbers.get(inline.note, 0))}", path
            elif isinstance(inline, Phrase):
                yield f"#{inline.id}", path
    yield from ((f"#{NOTE.format(number=numbers[note.label])}", f"n{n}.0") for n, note in enumerate(dispatch.notes))


def pieces_of(dispatch: Dispatch, edition: Edition) -> Iterator[ExpectedPiece]:
    """All words of a dispatch that reach the reader, with their places, in the order of reading."""
    strings = strings_for(edition.language or edition.publication.language)
    yield from opening_of(dispatch, strings)
    yield from body_of(dispatch)
    yield from after_of(dispatch, edition, strings)
    yield from (piece for _, pieces in notes_of(dispatch) for piece in pieces)
