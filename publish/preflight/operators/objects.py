"""Pictures, forms and gradients that are placed, and marked content (ISO 32000-1, §8.8 to §8.10 and §14.6)."""

from collections.abc import Mapping
from typing import Any

import pikepdf

from publish.preflight.areas import IDENTITY, area_of, placed, times
from publish.preflight.images import read_inline
from publish.preflight.library import shown
from publish.preflight.observations import Effect
from publish.preflight.press import Operator, Press, numbers
from publish.preflight.shadings import read_shading
from publish.preflight.unread import Unfollowed

_GROUP = Effect("group", "a transparency group")


def _place(press: Press, name: Any) -> None:
    thing = press.resources.named("/XObject", name)
    if not isinstance(thing, pikepdf.Stream):
        raise Unfollowed(f"{shown(name)} is nothing that can be placed")
    kind = thing.get("/Subtype")
    if kind == "/Image":
        picture = press.library.picture(thing, press.resources.spaces)
        press.canvas.picture(press.state, picture, shown(name))
    elif kind == "/Form":
        _form(press, thing)


def _form(press: Press, form: pikepdf.Stream) -> None:
    press.save()
    state = press.state
    matrix = times(numbers(form.get("/Matrix", IDENTITY)), state.matrix)
    if "/BBox" in form:
        state.clip = state.clip.meet(placed(matrix, area_of(form.BBox)))
    group = form.get("/Group")
    if group is not None and group.get("/S") == "/Transparency":
        state.effects |= {_GROUP}
        press.canvas.effect(_GROUP)
    press.within(form, matrix)
    press.restore()


def _inline(press: Press, picture: pikepdf.PdfInlineImage) -> None:
    press.canvas.picture(press.state, read_inline(picture, press.resources.spaces), "")


def _shade(press: Press, name: Any) -> None:
    space, ink = read_shading(press.resources.named("/Shading", name), press.resources)
    press.canvas.gradient(press.state, press.state.clip, space, ink)


def _mark(press: Press, tag: Any, properties: Any = None) -> None:
    press.marks.append(press.canvas.artifact)
    press.canvas.artifact = press.canvas.artifact or tag == "/Artifact"


def _unmark(press: Press) -> None:
    if press.marks:
        press.canvas.artifact = press.marks.pop()


OPERATORS: Mapping[str, Operator] = {
    "Do": _place,
    "INLINE IMAGE": _inline,
    "sh": _shade,
    "BMC": _mark,
    "BDC": _mark,
    "EMC": _unmark,
}
