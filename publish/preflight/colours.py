"""Colours as a PDF names them, and the inks that they come to (ISO 32000-1, §8.6).

Only what the numbers say is told: no profile is applied. RGB and Lab have no inks until somebody separates them.
"""

from dataclasses import dataclass

_PROCESS = {"Cyan": 0, "Magenta": 1, "Yellow": 2, "Black": 3}

ALL = "All"
"""The colourant that every plate prints: registration marks."""

NONE = "None"
"""The colourant that no plate prints."""


@dataclass(frozen=True, slots=True)
class ColourSpace:
    """A colour space."""

    kind: str
    """Its name in the standard: ``DeviceRGB``, ``ICCBased``, ``Separation``, …, ``Pattern``; ``unknown`` for others."""
    process: str
    """What its numbers are: ``grey``, ``rgb``, ``cmyk``, ``lab``, ``spot`` or ``pattern``."""
    components: int
    """How many numbers make a colour."""
    colourants: tuple[str, ...] = ()
    """The plates of Separation and DeviceN."""
    profile: bytes = b""
    """The hash of the profile of an ICCBased space; empty for others."""

    @property
    def spots(self) -> tuple[str, ...]:
        """The plates beyond those of the four inks."""
        return tuple(name for name in self.colourants if name not in _PROCESS and name not in (ALL, NONE))

    def __str__(self) -> str:
        if self.colourants:
            return f"{self.kind} {', '.join(self.colourants)}"
        if self.kind == "ICCBased":
            return f"{'Grey' if self.process == 'grey' else self.process.upper()} of an ICC profile"
        return self.kind


GREY = ColourSpace("DeviceGray", "grey", 1)
RGB = ColourSpace("DeviceRGB", "rgb", 3)
CMYK = ColourSpace("DeviceCMYK", "cmyk", 4)
PATTERN = ColourSpace("Pattern", "pattern", 0)
UNKNOWN = ColourSpace("unknown", "spot", 0)


@dataclass(frozen=True, slots=True)
class PaintColour:
    """A colour that something is painted in."""

    space: ColourSpace
    """Where its numbers count."""
    values: tuple[float, ...]
    """The numbers, usually 0 to 1."""

    @property
    def inks(self) -> tuple[float, float, float, float] | None:
        """Cyan, magenta, yellow and black, 0 to 1; ``None`` where only a profile could tell."""
        values = self.values
        if len(values) != self.space.components:
            return None
        if self.space.process == "grey":
            return (0.0, 0.0, 0.0, 1 - values[0])
        if self.space.process == "cmyk":
            return (values[0], values[1], values[2], values[3])
        if self.space.process == "spot" and self.space.colourants:
            return self._plates()
        return None

    def _plates(self) -> tuple[float, float, float, float] | None:
        if ALL in self.space.colourants:
            tint = self.values[0]
            return (tint, tint, tint, tint)
        inks = [0.0] * 4
        for name, tint in zip(self.space.colourants, self.values, strict=True):
            if name in _PROCESS:
                inks[_PROCESS[name]] = tint
            elif name != NONE:
                return None
        return (inks[0], inks[1], inks[2], inks[3])

    @property
    def ink(self) -> float | None:
        """All inks together, in per cent, plates of their own counted; ``None`` where only a profile could tell."""
        if (inks := self.inks) is not None:
            return sum(inks) * 100
        if self.space.colourants and len(self.values) == len(self.space.colourants):
            return sum(self.values) * 100
        return None

    @property
    def is_black_alone(self) -> bool:
        """Whether black is its only ink."""
        inks = self.inks
        return inks is not None and max(inks[:3]) < _TRACE and inks[3] >= _TRACE

    @property
    def is_white(self) -> bool:
        """Whether it leaves the paper bare."""
        if (ink := self.ink) is not None:
            return ink < _TRACE * 100
        return self.space.process == "rgb" and len(self.values) == 3 and min(self.values) > 1 - _TRACE

    def is_like(self, other: "PaintColour") -> bool:
        """Whether both print alike by their numbers, whatever kind of numbers these are."""
        if self == other or (self.inks is not None and self.inks == other.inks):
            return True
        return self._light is not None and self._light == other._light

    @property
    def _light(self) -> tuple[float, ...] | None:
        """Red, green and blue; ``None`` where only a profile could tell."""
        if self.space.process not in ("grey", "rgb"):
            return None
        return self.values * 3 if self.space.process == "grey" else self.values

    def __str__(self) -> str:
        return " ".join((str(self.space), *(f"{value:.3g}" for value in self.values)))


_TRACE = 0.002
"""Less of an ink than this is none: half a step in eight bits."""

BLACK = PaintColour(GREY, (0.0,))
"""The colour before any is set (ISO 32000-1, §8.4.1)."""
