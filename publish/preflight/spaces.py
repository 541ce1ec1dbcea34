"""Reading colour spaces off a PDF (ISO 32000-1, §8.6)."""

from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

import pikepdf

from publish.preflight.colours import CMYK, GREY, PATTERN, RGB, UNKNOWN, ColourSpace, PaintColour

_DEPTH = 6
"""How many spaces are looked through: Indexed over Separation over ICCBased is three."""

_DEVICE = {
    "/DeviceGray": GREY,
    "/G": GREY,
    "/DeviceRGB": RGB,
    "/RGB": RGB,
    "/DeviceCMYK": CMYK,
    "/CMYK": CMYK,
    "/Pattern": PATTERN,
}
_DEFAULTS = {"DeviceGray": "/DefaultGray", "DeviceRGB": "/DefaultRGB", "DeviceCMYK": "/DefaultCMYK"}
_BY_COMPONENTS = {1: "grey", 3: "rgb", 4: "cmyk"}


@dataclass(frozen=True, slots=True)
class Palette:
    """An Indexed space: numbers for colours of another one."""

    base: ColourSpace
    """The space of the colours."""
    table: bytes
    """The colours, a byte a component."""

    def colour(self, index: int) -> PaintColour:
        """The colour of a number; the last one for a number too high."""
        step = self.base.components
        last = max(len(self.table) // step - 1, 0) if step else 0
        at = min(max(index, 0), last) * step
        return PaintColour(self.base, tuple(value / 255 for value in self.table[at : at + step]))

    @property
    def ink(self) -> float | None:
        """The most ink of its colours, in per cent."""
        step = self.base.components
        inks = [self.colour(index).ink for index in range(len(self.table) // step)] if step else []
        known = [ink for ink in inks if ink is not None]
        return max(known) if known and len(known) == len(inks) else None


def read_space(value: pikepdf.Object | None, defaults: pikepdf.Object | None = None) -> ColourSpace | Palette:
    """A colour space; ``defaults`` are the spaces of the resources, among which device spaces may be replaced."""
    found = _space(value, _DEPTH)
    if isinstance(found, ColourSpace) and found.kind in _DEFAULTS and defaults is not None:
        other = defaults.get(_DEFAULTS[found.kind])
        replaced = _space(other, _DEPTH) if other is not None else None
        if isinstance(replaced, ColourSpace) and replaced.components == found.components:
            return replaced
    return found


def base_of(space: ColourSpace | Palette) -> ColourSpace:
    """The space that the colours are in."""
    return space.base if isinstance(space, Palette) else space


def _space(value: pikepdf.Object | None, depth: int) -> ColourSpace | Palette:
    if isinstance(value, pikepdf.Name):
        return _DEVICE.get(str(value), UNKNOWN)
    if not isinstance(value, pikepdf.Array) or not len(value) or depth == 0:
        return UNKNOWN
    family = str(value[0])
    if len(value) == 1 or family == "/Pattern":
        return _DEVICE.get(family, UNKNOWN)
    if family in ("/Indexed", "/I"):
        return _palette(value, depth)
    return _of_family(family, value)


def _of_family(family: str, value: pikepdf.Array) -> ColourSpace:
    kind = family[1:]
    if family == "/CalGray":
        return ColourSpace(kind, "grey", 1)
    if family == "/CalRGB":
        return ColourSpace(kind, "rgb", 3)
    if family == "/Lab":
        return ColourSpace(kind, "lab", 3)
    if family == "/ICCBased":
        return _profiled(value[1])
    if family == "/Separation":
        return ColourSpace(kind, "spot", 1, (str(value[1])[1:],))
    if family == "/DeviceN":
        names = tuple(str(name)[1:] for name in value[1])
        return ColourSpace(kind, "spot", len(names), names)
    return UNKNOWN


def _profiled(profile: pikepdf.Object) -> ColourSpace:
    components = int(profile.get("/N", 0))
    data = profile.read_bytes()
    process = "lab" if data[16:20] == b"Lab " else _BY_COMPONENTS.get(components, "spot")
    return ColourSpace("ICCBased", process, components, profile=_digest(data))


@lru_cache(maxsize=8)
def _digest(data: bytes) -> bytes:
    return sha256(data).digest()


def _palette(value: pikepdf.Array, depth: int) -> ColourSpace | Palette:
    base = _space(value[1], depth - 1)
    if not isinstance(base, ColourSpace) or not base.components:
        return UNKNOWN
    table = value[3]
    data = table.read_bytes() if isinstance(table, pikepdf.Stream) else bytes(table)
    return Palette(base, data[: (int(value[2]) + 1) * base.components])
