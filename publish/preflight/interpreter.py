"""Follows a content stream: the graphics state while it runs, and the forms that it runs.

The operators are in :mod:`publish.preflight.operators`. Nothing is rendered: paths are rectangles, glyphs are their
widths. What cannot be followed is named, and the rest goes on: a file of somebody else's is to be told of, not
to be stopped at.
"""

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

import pikepdf

from publish.preflight.areas import IDENTITY, Area, Matrix
from publish.preflight.canvas import Canvas
from publish.preflight.library import Instructions, NamedResources, ObjectReader
from publish.preflight.paths import Path
from publish.preflight.state import GraphicsState
from publish.preflight.unread import FAULTS, library_words

Operator: TypeAlias = Callable[..., None]
"""Gets the press and the operands."""

_ENDLESS = "its content goes on without end"
_FORM = 100
"""How many instructions a form counts for besides its own: so many could be followed while it is opened."""

_DEPTH = 24
"""How deep forms may stand in forms."""


class ContentInterpreter:
    """Follows the content of one page."""

    def __init__(self, operators: Mapping[str, Operator], canvas: Canvas, library: ObjectReader, clip: Area) -> None:
        self._operators = operators
        self._inside: list[tuple[int, int]] = []
        self.canvas = canvas
        """Where it paints."""
        self.library = library
        """What the file's objects were read as."""
        self.resources = NamedResources(None, library)
        """The names that the stream may use."""
        self.state = GraphicsState(clip=clip)
        """The graphics state."""
        self.saved: list[GraphicsState] = []
        """The states that were put by."""
        self.path = Path()
        """The path under construction."""
        self.clips = False
        """Whether the path cuts what comes after it."""
        self.base: Matrix = IDENTITY
        """The matrix that the stream began with: patterns count from it."""
        self.line: Matrix = IDENTITY
        """Where the line of text begins."""
        self.text: Matrix = IDENTITY
        """Where the next glyph stands."""
        self.marks: list[bool] = []
        """For each marked content round what comes, whether an artifact was open before it."""
        self.faults: dict[str, None] = {}
        """What could not be followed, each once, in order."""

    def save(self) -> None:
        """Put the state by."""
        self.saved.append(self.state)
        self.state = self.state.copy()

    def restore(self) -> None:
        """Take the last state that was put by."""
        if self.saved:
            self.state = self.saved.pop()

    def follow(self, instructions: Instructions, resources: NamedResources) -> None:
        """Follow a stream."""
        outer, self.resources = self.resources, resources
        library, operators = self.library, self._operators
        for instruction in instructions:
            library.budget -= 1
            if library.budget < 0:
                self.faults[_ENDLESS] = None
                break
            operator = str(instruction.operator)
            if (act := operators.get(operator)) is None:
                continue
            try:
                act(self, *instruction.operands)
            except FAULTS as error:
                self.faults[f"the operator {operator} cannot be followed: {library_words(error)}"] = None
        self.resources = outer

    def within(self, form: pikepdf.Stream, matrix: Matrix, names: pikepdf.Object | None = None) -> None:
        """Follow a stream of its own that begins with a matrix, unless it stands in itself.

        It may use its own names, or else those given, or else those of the stream that it stands in.
        """
        if form.objgen in self._inside or len(self._inside) >= _DEPTH:
            self.faults["a form stands in itself, or too deep in others"] = None
            return
        self.library.budget -= _FORM
        if self.library.budget < 0:
            self.faults[_ENDLESS] = None
            return
        self._inside.append(form.objgen)
        outer = self.saved, self.path, self.base, self.line, self.text, self.marks
        artifact, state = self.canvas.artifact, self.state
        self.state = state.copy()
        self.state.matrix = matrix
        self.saved, self.path, self.base, self.marks = [], Path(), matrix, []
        own = form.get("/Resources", names)
        self.follow(self.library.form(form), NamedResources(own, self.library) if own is not None else self.resources)
        self.canvas.artifact, self.state = artifact, state
        self.saved, self.path, self.base, self.line, self.text, self.marks = outer
        self._inside.pop()


def numbers(values: Any) -> Matrix:
    """Six numbers as a matrix; :class:`ValueError` for another count."""
    a, b, c, d, e, f = map(float, values)
    return a, b, c, d, e, f
