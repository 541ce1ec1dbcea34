"""Pictures, forms and gradients that are placed, and marked content (ISO 32000-1, §8.8 to §8.10 and §14.6)."""

from collections.abc import Mapping
from typing import Any

import pikepdf

from publish.preflight.areas import IDENTITY, area_of, placed, times
from publish.preflight.images import read_inline
from publish.preflight.interpreter import ContentInterpreter, Operator, numbers
from publish.preflight.library import shown
from publish.preflight.observations import Effect
from publish.preflight.shadings import read_shading
from publish.preflight.unread import Unfollowed

_GROUP = Effect("group", "a transparency group")


def _place(interpreter: ContentInterpreter, name: Any) -> None:
    thing = interpreter.resources.named("/XObject", name)
    if not isinstance(thing, pikepdf.Stream):
        raise Unfollowed(f"{shown(name)} is nothing that can be placed")
    kind = thing.get("/Subtype")
    if kind == "/Image":
        picture = interpreter.library.picture(thing, interpreter.resources.spaces)
        interpreter.canvas.picture(interpreter.state, picture, shown(name))
    elif kind == "/Form":
        _form(interpreter, thing)


def _form(interpreter: ContentInterpreter, form: pikepdf.Stream) -> None:
    interpreter.save()
    state = interpreter.state
    matrix = times(numbers(form.get("/Matrix", IDENTITY)), state.matrix)
    if "/BBox" in form:
        state.clip = state.clip.meet(placed(matrix, area_of(form.BBox)))
    group = form.get("/Group")
    if group is not None and group.get("/S") == "/Transparency":
        state.effects |= {_GROUP}
        interpreter.canvas.effect(_GROUP)
    interpreter.within(form, matrix)
    interpreter.restore()


def _inline(interpreter: ContentInterpreter, picture: pikepdf.PdfInlineImage) -> None:
    interpreter.canvas.picture(interpreter.state, read_inline(picture, interpreter.resources.spaces), "")


def _shade(interpreter: ContentInterpreter, name: Any) -> None:
    space, ink = read_shading(interpreter.resources.named("/Shading", name), interpreter.resources)
    interpreter.canvas.gradient(interpreter.state, interpreter.state.clip, space, ink)


def _mark(interpreter: ContentInterpreter, tag: Any, properties: Any = None) -> None:
    interpreter.marks.append(interpreter.canvas.artifact)
    interpreter.canvas.artifact = interpreter.canvas.artifact or tag == "/Artifact"


def _unmark(interpreter: ContentInterpreter) -> None:
    if interpreter.marks:
        interpreter.canvas.artifact = interpreter.marks.pop()


OPERATORS: Mapping[str, Operator] = {
    "Do": _place,
    "INLINE IMAGE": _inline,
    "sh": _shade,
    "BMC": _mark,
    "BDC": _mark,
    "EMC": _unmark,
}
