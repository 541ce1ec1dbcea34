"""One colour space for all: sRGB on opaque white, and greys that stay grey.

A picture without a profile is taken for sRGB, as browsers do; CMYK without one is converted by the plain formula.
"""

import io

from PIL import Image, ImageCms

_SRGB = ImageCms.createProfile("sRGB")
_SPACES = {"RGB": "RGB ", "L": "GRAY", "CMYK": "CMYK"}
"""The name that a profile gives to the space of each mode."""
_TOLERANCE = 2
"""Profiles that move no colour of a grid by more than this, of 255, say sRGB in other words."""
_STEPS = (0, 32, 64, 96, 128, 160, 192, 224, 255)


def plain_samples(image: Image.Image) -> Image.Image:
    """The same picture with eight bits a sample and no palette: mode L, LA, RGB, RGBA or CMYK."""
    if image.mode.startswith("I") or image.mode == "F":
        # Sixteen bits of grey; by way of 32, because a direct conversion clips instead of dividing.
        return image.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    clear = "transparency" in image.info
    if image.mode in ("1", "L"):
        return image.convert("LA" if clear else "L")
    if image.mode in ("LA", "RGBA", "CMYK"):
        return image
    return image.convert("RGBA" if clear or image.mode in ("PA", "RGBa", "La") else "RGB")


def flattened(image: Image.Image) -> Image.Image:
    """The same picture on white: printers refuse transparency, and dark drawings vanish on a dark page."""
    if image.mode not in ("LA", "RGBA"):
        return image
    opaque = image.mode.removesuffix("A")
    ground = Image.new(opaque, image.size, "white")
    ground.paste(image.convert(opaque), mask=image.getchannel("A"))
    return ground


def needs_conversion(mode: str, icc: bytes) -> bool:
    """Whether a picture of this mode and profile would look otherwise, were the profile dropped."""
    if mode == "CMYK":
        return True
    transform = _transform(mode, icc)
    if transform is None:
        return False
    grid = _grid(mode)
    moved = ImageCms.applyTransform(grid, transform)
    assert moved is not None
    expected, found = grid.convert("RGB").tobytes(), moved.tobytes()
    return any(abs(a - b) > _TOLERANCE for a, b in zip(expected, found, strict=True))


def in_srgb(image: Image.Image, icc: bytes) -> Image.Image:
    """An opaque picture (L, RGB or CMYK) in sRGB, by its profile; L stays L."""
    transform = _transform(image.mode, icc)
    if transform is None:
        return image.convert("RGB") if image.mode == "CMYK" else image
    converted = ImageCms.applyTransform(image, transform)
    assert converted is not None
    return converted.getchannel("G") if image.mode == "L" else converted


def in_grey(image: Image.Image) -> Image.Image:
    """A picture in sRGB (mode L or RGB) in mode L: as light as its colours look, which no mean of its channels is."""
    if image.mode == "L":
        return image
    lab = ImageCms.buildTransform(_SRGB, ImageCms.createProfile("LAB"), "RGB", "LAB").apply(image)
    return lab.getchannel("L").point([_grey_of(step * 100 / 255) for step in range(256)])


def _grey_of(lightness: float) -> int:
    """The grey of sRGB (IEC 61966-2-1), 0 to 255, of a lightness L* (ISO 11664-4)."""
    light = ((lightness + 16) / 116) ** 3 if lightness > 8 else lightness / 903.3
    return round(255 * (1.055 * light ** (1 / 2.4) - 0.055 if light > 0.0031308 else 12.92 * light))


def _transform(mode: str, icc: bytes) -> ImageCms.ImageCmsTransform | None:
    if not icc:
        return None
    try:
        profile = ImageCms.ImageCmsProfile(io.BytesIO(icc))
        if profile.profile.xcolor_space != _SPACES[mode]:
            return None
        return ImageCms.buildTransform(
            profile,
            _SRGB,
            mode,
            "RGB",
            renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
            flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )
    except (ImageCms.PyCMSError, OSError, ValueError):
        # A profile that cannot be read says nothing: the picture is taken as it is, like one without.
        return None


def _grid(mode: str) -> Image.Image:
    if mode == "L":
        return Image.frombytes("L", (len(_STEPS), 1), bytes(_STEPS))
    colours = bytes(value for r in _STEPS for g in _STEPS for b in _STEPS for value in (r, g, b))
    return Image.frombytes("RGB", (len(_STEPS) ** 3, 1), colours)
