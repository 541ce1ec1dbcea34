"""The shipped press profiles for the tests, and the way back from their inks to what the eye sees."""

import io
from functools import cache

from PIL import Image, ImageCms

from publish.imaging.press import PrintColour
from publish.resources import SHIPPED

Lab = tuple[float, float, float]


@cache
def profile(limit: int) -> bytes:
    return SHIPPED.read_bytes(f"styles/shared/icc/fogra39-{limit}.icc")


def press(limit: int = 300, **changes: object) -> PrintColour:
    settings: dict[str, object] = {"policy": "cmyk", "profile": profile(limit), "total_ink": limit, **changes}
    return PrintColour(**settings)  # type: ignore[arg-type]


def seen(image: Image.Image, limit: int = 300) -> Image.Image:
    """A separated picture as the press prints it, in sRGB, black point compensated."""
    inks = image if image.mode == "CMYK" else black_alone(image)
    return ImageCms.buildTransform(
        ImageCms.ImageCmsProfile(io.BytesIO(profile(limit))),
        ImageCms.createProfile("sRGB"),
        "CMYK",
        "RGB",
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    ).apply(inks)


def black_alone(grey: Image.Image) -> Image.Image:
    none = Image.new("L", grey.size)
    return Image.merge("CMYK", (none, none, none, grey.point([255 - value for value in range(256)])))


def lab(rgb: Image.Image) -> list[Lab]:
    """CIE L*a*b* of every pixel of a picture in sRGB."""
    data = ImageCms.buildTransform(ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB"), "RGB", "LAB").apply(
        rgb
    )
    lightness, a, b = (band.tobytes() for band in data.split())
    return [
        (light * 100 / 255, red - 128.0, yellow - 128.0) for light, red, yellow in zip(lightness, a, b, strict=True)
    ]


def difference(one: Image.Image, other: Image.Image) -> list[float]:
    """CIE 1976 colour difference, pixel by pixel."""
    return [
        sum((p - q) ** 2 for p, q in zip(first, second, strict=True)) ** 0.5
        for first, second in zip(lab(one), lab(other), strict=True)
    ]


def luminance(image: Image.Image) -> list[float]:
    """Y of CIE, 0 to 1, of every pixel of a picture in sRGB."""
    return [((light + 16) / 116) ** 3 if light > 8 else light / 903.3 for light, _, _ in lab(image)]
