"""What a press does with colour: the profile of its inks on its paper, and how pictures are brought to it."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from PIL import Image, ImageCms

from publish.config.printer import Intent, Policy
from publish.imaging.ink import total_ink


@dataclass(frozen=True, slots=True)
class PrintColour:
    """The colours of a target."""

    policy: Policy = "rgb"
    """``rgb`` keeps sRGB, ``cmyk`` separates into the inks of the profile, ``grey`` into black alone."""
    profile: bytes = field(default=b"", repr=False)
    """The ICC profile of the press, of class output and space CMYK; ``cmyk`` needs it, ``grey`` may have it."""
    intent: Intent = "relative"
    """How colours that the press lacks are brought in: ``relative`` clips them, ``perceptual`` moves all a little."""
    total_ink: int = 0
    """The most ink in one place, all inks together, in per cent; 0 for no limit."""


SRGB = PrintColour()
"""For screens, and for printers who convert colours themselves."""


@dataclass(frozen=True, slots=True)
class ProfileFacts:
    """What a profile says of itself."""

    description: str
    """Its name for people."""
    space: str
    """Its space of colours: ``RGB``, ``CMYK``, ``GRAY`` or another."""
    kind: str
    """Its class: ``prtr`` for a press, ``mntr`` for a screen."""
    version: str
    """The version of the ICC's specification that it follows: ``2.2``."""


def profile_facts(profile: bytes) -> ProfileFacts:
    """Read a profile; :class:`ValueError` for bytes that are none."""
    read = open_profile(profile).profile
    return ProfileFacts(
        description=(read.profile_description or "").strip(),
        space=read.xcolor_space.strip(),
        kind=read.device_class.strip(),
        version=f"{read.version:g}",
    )


def open_profile(profile: bytes) -> ImageCms.ImageCmsProfile:
    """A profile as the library knows it; :class:`ValueError` for bytes that are none."""
    try:
        return ImageCms.ImageCmsProfile(io.BytesIO(profile))
    except (ImageCms.PyCMSError, OSError) as error:
        raise ValueError("the bytes are no ICC profile") from error


_INTENTS = {"relative": ImageCms.Intent.RELATIVE_COLORIMETRIC, "perceptual": ImageCms.Intent.PERCEPTUAL}
_SPACES = {"RGB": "RGB", "L": "GRAY", "CMYK": "CMYK"}
"""The name that a profile gives to the space of each mode."""
_HEADER = 128
"""Bytes of a profile before its tables: who made it, when and for whom (ICC.1 §7.2)."""
_ALIKE = 2.0
"""A mean colour difference that no press holds from sheet to sheet: profiles this near describe the same inks."""


def to_inks(image: Image.Image, icc: bytes, colour: PrintColour) -> Image.Image:
    """A picture (mode L, RGB or CMYK) in mode CMYK by its own profile and the press's, black point compensated.

    Without a profile of its own, or with one that cannot be read or meant, L and RGB are taken for sRGB, and CMYK keeps
    its numbers, as it does in the press's own profile. :class:`ValueError` when the press's profile cannot separate
    colours.
    """
    if image.mode == "CMYK" and keeps_inks(icc, colour):
        return image
    transform = _separation(image.mode, icc, colour) if icc else None
    if transform is None:
        image = image.convert("RGB")
        transform = _separation("RGB", b"", colour)
    assert transform is not None
    inks = transform.apply(image)
    inks.info = {}
    return inks


def profile_ink(colour: PrintColour) -> float:
    """The most ink that a colour of sRGB becomes, in per cent, asked on a grid of 33 × 33 × 33; as :func:`to_inks`."""
    values = [round(step * 255 / 32) for step in range(33)]
    grid = bytes(value for red in values for green in values for blue in values for value in (red, green, blue))
    return total_ink(to_inks(Image.frombytes("RGB", (33, 33 * 33), grid), b"", colour)).most


def keeps_inks(icc: bytes, colour: PrintColour) -> bool:
    """Whether a picture in CMYK with this profile is in the inks of the press already.

    Converted there and back its blacks would come out in four inks. So it is without a profile, with one that cannot be
    read or meant, with the press's own, and with another maker's for the same inks on the same paper.
    """
    return not icc or _separation("CMYK", icc, colour) is None or _same_inks(icc, colour.profile)


@lru_cache(maxsize=16)
def _same_inks(one: bytes, other: bytes) -> bool:
    """Whether the same numbers look the same by two profiles."""
    if one[_HEADER:] == other[_HEADER:]:
        return True
    steps = (0, 64, 128, 191, 255)
    grid = bytes(ink for c in steps for m in steps for y in steps for k in steps for ink in (c, m, y, k))
    patches = Image.frombytes("CMYK", (len(steps) ** 2, len(steps) ** 2), grid)
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    absolute = ImageCms.Intent.ABSOLUTE_COLORIMETRIC
    try:
        seen = [
            ImageCms.buildTransform(open_profile(icc), lab, "CMYK", "LAB", absolute).apply(patches).tobytes()
            for icc in (one, other)
        ]
    except (ImageCms.PyCMSError, ValueError, OSError):
        return False
    apart = [_distance(a, b) for a, b in zip(_triples(seen[0]), _triples(seen[1]), strict=True)]
    return sum(apart) / len(apart) <= _ALIKE and max(apart) <= 4 * _ALIKE


def _triples(lab: bytes) -> Iterator[bytes]:
    return (lab[at : at + 3] for at in range(0, len(lab), 3))


def _distance(one: bytes, other: bytes) -> float:
    """The colour difference of 1976 of two colours in eight bits of CIE L*a*b* (a and b turn over at 128)."""
    light = (one[0] - other[0]) * 100 / 255
    a, b = (((p - q + 128) % 256) - 128 for p, q in zip(one[1:], other[1:], strict=True))
    return float((light * light + a * a + b * b) ** 0.5)


@lru_cache(maxsize=16)
def _separation(mode: str, icc: bytes, colour: PrintColour) -> ImageCms.ImageCmsTransform | None:
    """The way from a mode and a profile to the inks; ``None`` when the picture's profile cannot be meant."""
    press = open_profile(colour.profile)
    try:
        source = open_profile(icc) if icc else ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
        if icc and source.profile.xcolor_space.strip() != _SPACES[mode]:
            return None
        return _transform(source, press, mode, colour.intent)
    except (ImageCms.PyCMSError, ValueError, OSError) as error:
        if icc:
            return None
        raise ValueError("the profile cannot separate colours into cyan, magenta, yellow and black") from error


@lru_cache(maxsize=16)
def black_curve(profile: bytes) -> tuple[int, ...]:
    """How a grey of the screen is printed in black ink alone: 256 values of DeviceGray, by those of sRGB.

    White is the paper and black the darkest that black ink alone reaches; luminance between them is in proportion, as
    black point compensation has it. :class:`ValueError` when the profile is no press's.
    """
    ramp = Image.frombytes("CMYK", (256, 1), bytes(value for ink in range(256) for value in (0, 0, 0, ink)))
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    try:
        printed = ImageCms.buildTransform(open_profile(profile), lab, "CMYK", "LAB", _INTENTS["relative"]).apply(ramp)
    except ImageCms.PyCMSError as error:
        raise ValueError("the profile does not say how its inks look") from error
    light = [_luminance(step) for step in _smooth(printed.getchannel("L").tobytes())]
    span = light[0] - light[-1]
    return tuple(255 - _ink_for(light[-1] + _linear(grey / 255) * span, light) for grey in range(256))


def _smooth(steps: bytes) -> list[float]:
    """Steps of lightness, as L* of 0 to 100; the library rounds them to 256, which would band a sky."""
    reach = [min(2, at, len(steps) - 1 - at) for at in range(len(steps))]
    return [sum(steps[at - r : at + r + 1]) / (2 * r + 1) * 100 / 255 for at, r in enumerate(reach)]


def _ink_for(luminance: float, light: list[float]) -> int:
    return min(range(256), key=lambda ink: abs(light[ink] - luminance))


def _luminance(lightness: float) -> float:
    """Of CIE L*, 0 to 1 (ISO 11664-4)."""
    return ((lightness + 16) / 116) ** 3 if lightness > 8 else lightness / 903.3


def _linear(grey: float) -> float:
    """Of a channel of sRGB (IEC 61966-2-1)."""
    return ((grey + 0.055) / 1.055) ** 2.4 if grey > 0.04045 else grey / 12.92


def _transform(
    source: ImageCms.ImageCmsProfile, press: ImageCms.ImageCmsProfile, mode: str, intent: Intent
) -> ImageCms.ImageCmsTransform:
    return ImageCms.buildTransform(
        source,
        press,
        mode,
        "CMYK",
        renderingIntent=_INTENTS[intent],
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION | ImageCms.Flags.HIGHRESPRECALC,
    )
