"""Taking a PNG file apart without decoding it: the chunks that make the picture stay, all others fall away.

Chunks as in the W3C's PNG Specification, third edition.
"""

import zlib
from dataclasses import dataclass, field

from publish.imaging.fault import broken
from publish.imaging.original import Original, check_size, orientation_of

SIGNATURE = b"\x89PNG\r\n\x1a\n"
_KEPT = {b"IHDR", b"PLTE", b"tRNS", b"IDAT"}
_MAX_PROFILE = 4_000_000
"""No colour profile in use is larger; the text of a bomb would be."""


@dataclass(slots=True)
class _Parts:
    kept: list[bytes] = field(default_factory=list)
    exif: bytes = b""
    icc: bytes = b""
    header: bytes = b""
    data: bool = False
    frames: int = 1
    """How many pictures it shows one after the other; each but the first stands in chunks that are not kept."""


def read_png(data: bytes) -> Original:
    """The picture in a PNG file, up to its own end chunk.

    Raises :class:`~publish.imaging.fault.PhotoFaultError` for a file that ends too soon, whose chunks fail
    their checksum, or that is too large.
    """
    parts = _Parts()
    at = len(SIGNATURE)
    while True:
        length = int.from_bytes(data[at : at + 4])
        end = at + 12 + length
        if len(data) < at + 12 or end > len(data):
            raise broken("ends before its end chunk: it is cut short")
        kind, content = data[at + 4 : at + 8], data[at + 8 : end - 4]
        critical = not kind[0] & 0x20
        if critical and zlib.crc32(data[at + 4 : end - 4]) != int.from_bytes(data[end - 4 : end]):
            raise broken(f"fails the checksum of its chunk at byte {at}")
        if kind == b"IEND":
            break
        _sort(parts, kind, content)
        if kind in _KEPT:
            parts.kept.append(data[at:end])
        elif critical:
            raise broken(f"holds a chunk that no PNG may hold, at byte {at}")
        at = end
    if not parts.header or not parts.data:
        raise broken("holds no picture")
    return Original(
        media_type="image/png",
        data=SIGNATURE + b"".join(parts.kept) + b"\0\0\0\0IEND\xaeB`\x82",
        width=int.from_bytes(parts.header[0:4]),
        height=int.from_bytes(parts.header[4:8]),
        orientation=orientation_of(parts.exif) if parts.exif else 1,
        icc=parts.icc,
        pictures=parts.frames,
    )


def _sort(parts: _Parts, kind: bytes, content: bytes) -> None:
    if not parts.header and kind != b"IHDR":
        raise broken("does not begin with its header")
    if kind == b"IHDR":
        if len(content) != 13 or parts.header:
            raise broken("has a wrong header")
        parts.header = content
        check_size(int.from_bytes(content[0:4]), int.from_bytes(content[4:8]))
    elif kind == b"IDAT":
        parts.data = True
    elif kind == b"acTL":
        parts.frames = max(1, int.from_bytes(content[:4]))
    elif kind == b"iCCP":
        parts.icc = _profile(content)
    elif kind == b"eXIf":
        parts.exif = content


def _profile(content: bytes) -> bytes:
    _, _, rest = content.partition(b"\0")
    unpacker = zlib.decompressobj()
    try:
        profile = unpacker.decompress(rest[1:], _MAX_PROFILE)
    except zlib.error:
        return b""
    return profile if unpacker.eof else b""
