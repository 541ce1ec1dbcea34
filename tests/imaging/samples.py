"""Pictures and profiles made for the tests: small, coloured, and each with a fault or a burden of its own."""

import io
import struct
import zlib
from collections.abc import Mapping

from PIL import Image


def drawing(width: int = 64, height: int = 48, mode: str = "RGB") -> Image.Image:
    """A picture whose corners differ, so that a turn shows: red, green, blue, black from the top left."""
    image = Image.new("RGB", (width, height), "red")
    image.paste("lime", (width // 2, 0, width, height // 2))
    image.paste("blue", (0, height // 2, width // 2, height))
    image.paste("black", (width // 2, height // 2, width, height))
    return image.convert(mode)


def corners(image: Image.Image) -> list[str]:
    """What stands in the four corners, clockwise from the top left."""
    rgb = image.convert("RGB")
    right, bottom = image.width - 3, image.height - 3
    places = ((2, 2), (right, 2), (right, bottom), (2, bottom))
    return [_colour(rgb.getpixel(place)) for place in places]


def _colour(pixel: object) -> str:
    assert isinstance(pixel, tuple)
    name = "".join(letter for letter, value in zip("RGB", pixel, strict=True) if value > 128)
    return name or "-"


def saved(image: Image.Image, kind: str, **settings: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **settings)
    return out.getvalue()


def jpeg(image: Image.Image, **settings: object) -> bytes:
    return saved(image, "JPEG", **{"quality": 92, "subsampling": 0, **settings})


def png(image: Image.Image, **settings: object) -> bytes:
    return saved(image, "PNG", **settings)


def opened(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def chunk(kind: bytes, content: bytes) -> bytes:
    return len(content).to_bytes(4) + kind + content + zlib.crc32(kind + content).to_bytes(4)


def _fixed(*values: float) -> bytes:
    return b"".join(struct.pack(">i", round(value * 65536)) for value in values)


def _xyz(*values: float) -> bytes:
    return b"XYZ \0\0\0\0" + _fixed(*values)


def _gamma(value: float) -> bytes:
    return b"curv\0\0\0\0" + struct.pack(">IH", 1, round(value * 256)) + b"\0\0"


def _profile(kind: bytes, space: bytes, connection: bytes, tags: Mapping[bytes, bytes]) -> bytes:
    name = b"Test profile\0"
    described = b"desc\0\0\0\0" + struct.pack(">I", len(name)) + name + b"\0" * 78
    every = {b"desc": described, b"cprt": b"text\0\0\0\0none\0", b"wtpt": _xyz(0.9642, 1.0, 0.8249), **tags}
    table, body, at = b"", b"", 132 + 12 * len(every)
    for signature, content in every.items():
        content += b"\0" * (-len(content) % 4)
        table += signature + struct.pack(">II", at + len(body), len(content))
        body += content
    rest = struct.pack(">I", len(every)) + table + body
    header = struct.pack(
        ">I4sI4s4s4s12s4s", 128 + len(rest), b"test", 0x02400000, kind, space, connection, b"", b"acsp"
    )
    header += b"\0" * 28 + _fixed(0.9642, 1.0, 0.8249)
    return header.ljust(128, b"\0") + rest


def wide_profile() -> bytes:
    """An RGB profile of a wide gamut: its colours are stronger than sRGB's of the same numbers."""
    curve = _gamma(2.2)
    return _profile(
        b"mntr",
        b"RGB ",
        b"XYZ ",
        {
            b"rXYZ": _xyz(0.6097, 0.3111, 0.0195),
            b"gXYZ": _xyz(0.2053, 0.6257, 0.0609),
            b"bXYZ": _xyz(0.1492, 0.0632, 0.7446),
            b"rTRC": curve,
            b"gTRC": curve,
            b"bTRC": curve,
        },
    )


def grey_profile(gamma: float) -> bytes:
    return _profile(b"mntr", b"GRAY", b"XYZ ", {b"kTRC": _gamma(gamma)})


def cmyk_profile() -> bytes:
    """A CMYK profile whose every ink is a grey veil: only a conversion by it makes yellow ink grey."""
    ramp = bytes(range(256))
    grid = b""
    for inks in range(16):
        grid += bytes((255 - 60 * inks.bit_count(), 128, 128))
    table = b"mft1\0\0\0\0" + bytes((4, 3, 2, 0)) + _fixed(1, 0, 0, 0, 1, 0, 0, 0, 1) + ramp * 4 + grid + ramp * 3
    return _profile(b"prtr", b"CMYK", b"Lab ", {b"A2B0": table, b"A2B1": table})
