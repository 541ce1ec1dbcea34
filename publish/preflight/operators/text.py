"""Text (ISO 32000-1, §9)."""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any

import pikepdf

from publish.preflight.areas import IDENTITY, Area, Matrix, placed, put, times, upward
from publish.preflight.faces import UsedFont
from publish.preflight.glyphs import Gap
from publish.preflight.interpreter import ContentInterpreter, Operator, numbers
from publish.preflight.shadings import fill_with_pattern
from publish.preflight.unread import Unfollowed

_OF_NUMBERS = b"0123456789+-. "
_RUBBISH = "what it shows is no string, or no list of strings and numbers"
_MODES = range(8)


def _begin(interpreter: ContentInterpreter) -> None:
    interpreter.line = interpreter.text = IDENTITY


def _matrix(interpreter: ContentInterpreter, *values: Any) -> None:
    interpreter.line = interpreter.text = numbers(values)


def _font(interpreter: ContentInterpreter, name: Any, size: Any) -> None:
    interpreter.state.size = float(size)
    interpreter.state.face = interpreter.resources.face(name)


def _next(interpreter: ContentInterpreter, x: Any, y: Any) -> None:
    interpreter.line = interpreter.text = times((1.0, 0.0, 0.0, 1.0, float(x), float(y)), interpreter.line)


def _next_leaded(interpreter: ContentInterpreter, x: Any, y: Any) -> None:
    interpreter.state.leading = -float(y)
    _next(interpreter, x, y)


def _next_line(interpreter: ContentInterpreter) -> None:
    _next(interpreter, 0, -interpreter.state.leading)


def _show(interpreter: ContentInterpreter, string: Any) -> None:
    _set(interpreter, _bytes(string), 0.0)


def _show_next(interpreter: ContentInterpreter, string: Any) -> None:
    _next_line(interpreter)
    _show(interpreter, string)


def _show_spaced(interpreter: ContentInterpreter, words: Any, letters: Any, string: Any) -> None:
    interpreter.state.words, interpreter.state.letters = float(words), float(letters)
    _show_next(interpreter, string)


def _show_array(interpreter: ContentInterpreter, items: Any) -> None:
    written = items.unparse() if isinstance(items, pikepdf.Array) else b""
    data, moved = _one_by_one(items) if b"(" in written else _at_once(written)
    _set(interpreter, data, moved)


def _at_once(written: bytes) -> tuple[bytes, float]:
    """The strings of a list and the sum of its numbers, from the list as the library writes it: ``[ <0041> -5 ]``.

    Typesetters write each glyph as a string of its own: read at once, this is five times as fast.
    """
    pieces = written.replace(b">", b"<").split(b"<")
    between = b"".join(pieces[::2])
    # Only a dictionary has two angles in a row, for an empty string is written in round brackets.
    if b"<<" in written or between.translate(None, _OF_NUMBERS) != b"[]":
        raise Unfollowed(_RUBBISH)
    return bytes.fromhex(b"".join(pieces[1::2]).decode()), sum(map(float, between[1:-1].split()))


def _one_by_one(items: Iterable[Any]) -> tuple[bytes, float]:
    """The same of a list with strings in round brackets."""
    # A truth value counts as a number in Python, and as none in a PDF.
    listed = [(item, type(item) in (int, Decimal)) for item in items]
    strings = [_bytes(item) for item, is_number in listed if not is_number]
    return b"".join(strings), sum(float(item) for item, is_number in listed if is_number)


def _bytes(string: Any) -> bytes:
    """A string; a number would become as many noughts."""
    if not isinstance(string, pikepdf.String):
        raise Unfollowed(_RUBBISH)
    return bytes(string)


def _set(interpreter: ContentInterpreter, data: bytes, moved: float) -> None:
    """Set a string; ``moved`` is what is taken back between its pieces, in thousandths of an em."""
    state = interpreter.state
    if (face := state.face) is None:
        raise Unfollowed("no font is chosen")
    codes = face.codes(data)
    ems = sum(map(face.widths.__getitem__, codes)) - moved / 1000
    spaces = 0 if face.wide else data.count(b" ")
    advance = (ems * state.size + len(codes) * state.letters + spaces * state.words) * state.stretch
    whole = times(interpreter.text, state.matrix)
    ends = sorted((face.fall * state.size + state.rise, face.rise * state.size + state.rise))
    area = placed(whole, Area(0.0, ends[0], advance, ends[1]))
    text = "".join(map(face.characters.__getitem__, codes))
    lacking = [code for code in dict.fromkeys(codes) if face.gaps[code] is not Gap.NONE]
    gaps = tuple(code for code in lacking if face.gaps[code] is Gap.MISSING)
    empty = tuple(code for code in lacking if face.gaps[code] is Gap.EMPTY)
    baseline = put(whole, 0.0, state.rise)[1]
    interpreter.canvas.text(state, area, baseline, abs(state.size) * upward(whole), face.font, text, gaps, empty)
    if state.fill.pattern is not None and state.fills_text:
        fill_with_pattern(interpreter, state.fill.pattern, area)
    if state.stroke.pattern is not None and state.strokes_text:
        fill_with_pattern(interpreter, state.stroke.pattern, area.grown(state.thickness / 2))
    if face.drawings and state.fills_text:
        size = (state.size * state.stretch, 0.0, 0.0, state.size, 0.0, state.rise)
        _follow_drawings(interpreter, face, set(codes), area, times(times(numbers(face.matrix), size), whole))
    interpreter.text = times((1.0, 0.0, 0.0, 1.0, advance, 0.0), interpreter.text)


def _follow_drawings(
    interpreter: ContentInterpreter, face: UsedFont, codes: set[int], area: Area, matrix: Matrix
) -> None:
    """Follow the drawings that have colours of their own (§9.6.5), as standing all over the text."""
    outer, interpreter.canvas.bounds = interpreter.canvas.bounds, interpreter.canvas.bounds or area
    for code in sorted(codes & face.drawings.keys()):
        drawing = face.drawings[code]
        if any(str(instruction.operator) == "d0" for instruction in interpreter.library.form(drawing)[:1]):
            interpreter.within(drawing, matrix, face.resources)
    interpreter.canvas.bounds = outer


def _mode(interpreter: ContentInterpreter, mode: Any) -> None:
    if mode not in _MODES:
        raise Unfollowed("there is no such way of painting text")
    interpreter.state.mode = int(mode)


def _setting(name: str, factor: float = 1.0) -> Callable[[ContentInterpreter, Any], None]:
    def set_(interpreter: ContentInterpreter, value: Any) -> None:
        setattr(interpreter.state, name, float(value) * factor)

    return set_


OPERATORS: Mapping[str, Operator] = {
    "BT": _begin,
    "Tm": _matrix,
    "Tf": _font,
    "Td": _next,
    "TD": _next_leaded,
    "T*": _next_line,
    "Tj": _show,
    "TJ": _show_array,
    "'": _show_next,
    '"': _show_spaced,
    "Tc": _setting("letters"),
    "Tw": _setting("words"),
    "Tz": _setting("stretch", 0.01),
    "TL": _setting("leading"),
    "Ts": _setting("rise"),
    "Tr": _mode,
}
