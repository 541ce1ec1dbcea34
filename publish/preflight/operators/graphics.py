"""The state, and what lets things below shine through (ISO 32000-1, §8.4.4 and §11.6.4)."""

from collections.abc import Mapping
from typing import Any

import pikepdf

from publish.preflight.areas import times
from publish.preflight.interpreter import ContentInterpreter, Operator, numbers
from publish.preflight.observations import Effect

_NORMAL = ("/Normal", "/Compatible")


def _concatenate(interpreter: ContentInterpreter, *values: Any) -> None:
    interpreter.state.matrix = times(numbers(values), interpreter.state.matrix)


def _width(interpreter: ContentInterpreter, width: Any) -> None:
    interpreter.state.width = abs(float(width))


def _set(interpreter: ContentInterpreter, name: Any) -> None:
    found, state = interpreter.resources.named("/ExtGState", name), interpreter.state
    if "/LW" in found:
        state.width = abs(float(found.LW))
    if "/Font" in found:
        state.face, state.size = interpreter.library.face(found.Font[0]), float(found.Font[1])
    if "/OP" in found:
        state.stroke.overprints = bool(found.OP)
    if "/OP" in found or "/op" in found:
        state.fill.overprints = bool(found.get("/op", found.get("/OP")))
    if "/OPM" in found:
        state.overprint_mode = int(found.OPM)
    state.effects = frozenset(_effects(state.effects, found))
    for effect in state.effects:
        interpreter.canvas.effect(effect)


def _effects(before: frozenset[Effect], found: pikepdf.Object) -> set[Effect]:
    effects = set(before)
    for key, what in (("/ca", "areas"), ("/CA", "lines")):
        if key in found:
            effects = {e for e in effects if e.kind != "opacity" or not e.detail.endswith(what)}
            if (opacity := float(found[key])) < 1:
                effects.add(Effect("opacity", f"{opacity:g} of {what}"))
    if "/BM" in found:
        effects = {e for e in effects if e.kind != "blend mode"}
        listed = found.BM
        mode = str(listed[0] if isinstance(listed, pikepdf.Array) and len(listed) else listed)
        if mode not in _NORMAL:
            effects.add(Effect("blend mode", mode[1:]))
    if "/SMask" in found:
        effects = {e for e in effects if e.kind != "soft mask"}
        if found.SMask != "/None":
            effects.add(Effect("soft mask", "over what is drawn"))
    return effects


OPERATORS: Mapping[str, Operator] = {
    "q": ContentInterpreter.save,
    "Q": ContentInterpreter.restore,
    "cm": _concatenate,
    "w": _width,
    "gs": _set,
}
