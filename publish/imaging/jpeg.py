"""Taking a JPEG file apart without decoding it: what is the picture stays, all else falls away.

Segments as in ITU-T T.81 Annex B; EXIF as in CIPA DC-008; profiles as in ICC.1 Annex B.4; the Adobe marker as in
Adobe's Technical Note 5116.
"""

import hashlib
import re
from dataclasses import dataclass, field

from publish.imaging.fault import broken
from publish.imaging.original import Original, check_size, orientation_of

_SOI, _EOI, _SOS, _COM, _DNL = 0xD8, 0xD9, 0xDA, 0xFE, 0xDC
_APP0, _APP1, _APP2, _APP14, _APP15 = 0xE0, 0xE1, 0xE2, 0xEE, 0xEF
_ALONE = {0x01, *range(0xD0, 0xD8)}
_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
_SEQUENTIAL_FRAMES = {0xC0, 0xC1}
"""Baseline and extended."""
_COMMON_FRAMES = {*_SEQUENTIAL_FRAMES, 0xC2}
"""Baseline, extended and progressive, Huffman coded: what every decoder knows."""

MOST_SCANS = 100
"""How many scans a picture may have: each is as much work as a whole picture, and encoders make some ten."""

_MARKER_IN_SCAN = re.compile(rb"\xff\xff*[^\x00\xd0-\xd7\xff]")
"""Begins with one byte and no repetition: such a pattern is searched for by the C library, ten times as fast."""
_EXIF, _ICC, _ADOBE, _JFIF_NAME = b"Exif\0\0", b"ICC_PROFILE\0", b"Adobe", b"JFIF\0"
_JFIF = b"\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
"""Version 1.1, square pixels, no thumbnail."""
_SAYS_RGB = b"\xff\xee\x00\x0eAdobe\x00\x64\x00\x00\x00\x00\x00"
"""Adobe's marker with transform 0: three components are RGB."""
_PLAIN, _YCCK = 0, 2
"""Adobe's transforms of four components: none, and luminance with two chrominances beside black."""


@dataclass(slots=True)
class _Parts:
    kept: list[bytes] = field(default_factory=list)
    exif: bytes = b""
    icc: dict[int, bytes] = field(default_factory=dict)
    adobe: bytes = b""
    jfif: bool = False
    frame: int = 0
    header: bytes = b""
    end: int = 0
    """How many of the pieces kept stand before the end of the last scan."""


_NOISE = bytes(value for value in hashlib.sha512(b"past the end").digest() if value != 0xFF)


def with_noise_at_its_end(data: bytes) -> bytes:
    """The same picture with noise between its last scan and its end marker; for ``data`` of :func:`read_jpeg`.

    A decoder stops reading when every sample is there, and the noise changes nothing. Where a scan ends too soon it
    fills the rest with grey and complains to nobody who listens here; the noise is then taken for samples, and shows.
    """
    return data[:-2] + _NOISE + data[-2:]


def read_jpeg(data: bytes) -> Original:
    """The picture in a JPEG file, from its first marker to its own end marker.

    Raises :class:`~publish.imaging.fault.PhotoFaultError` for a file that ends too soon, whose segments do not fit
    together, or that is too large.
    """
    parts = _Parts()
    at, scans = 2, 0
    while True:
        marker, at = _marker(data, at)
        if marker == _EOI:
            break
        if marker in _ALONE:
            continue
        start = at
        at = _segment_end(data, at)
        _sort(parts, marker, data[start + 2 : at])
        if marker == _SOS:
            scan = at
            at = _scan_end(data, at)
            if (scans := scans + 1) > MOST_SCANS:
                raise broken(f"has more than {MOST_SCANS} scans: it would be decoded for minutes")
            parts.kept.append(data[scan:at])
            parts.end = len(parts.kept)
    return _assembled(parts)


def _marker(data: bytes, at: int) -> tuple[int, int]:
    if at >= len(data):
        raise broken("ends before its end marker: it is cut short")
    if data[at] != 0xFF:
        raise broken(f"has no marker at byte {at}")
    while at < len(data) and data[at] == 0xFF:
        at += 1
    if at >= len(data):
        raise broken("ends before its end marker: it is cut short")
    return data[at], at + 1


def _segment_end(data: bytes, at: int) -> int:
    length = int.from_bytes(data[at : at + 2])
    if length < 2 or at + length > len(data):
        raise broken("ends inside a segment: it is cut short")
    return at + length


def _scan_end(data: bytes, at: int) -> int:
    marker = _MARKER_IN_SCAN.search(data, at)
    if marker is None:
        raise broken("ends before its end marker: it is cut short")
    return marker.start()


def _sort(parts: _Parts, marker: int, content: bytes) -> None:
    if marker == _APP1 and content.startswith(_EXIF):
        parts.exif = parts.exif or content
    elif marker == _APP2 and content.startswith(_ICC) and len(content) > len(_ICC) + 2:
        parts.icc[content[len(_ICC)]] = content[len(_ICC) + 2 :]
    elif marker == _APP14 and content.startswith(_ADOBE) and len(content) >= 12:
        parts.adobe = content[:12]
    elif marker == _APP0 and content.startswith(_JFIF_NAME) and len(content) >= 14:
        parts.jfif = True
    if _APP0 <= marker <= _APP15 or marker == _COM:
        return
    if marker in _FRAMES:
        if parts.header:
            raise broken("holds more than one frame")
        if len(content) < 6:
            raise broken("has a frame header that is too short")
        parts.frame, parts.header = marker, content
        check_size(int.from_bytes(content[3:5]), int.from_bytes(content[1:3]))
    parts.kept.append(bytes((0xFF, marker)) + (len(content) + 2).to_bytes(2) + content)


def _assembled(parts: _Parts) -> Original:
    if not parts.header or not parts.end:
        raise broken("holds no picture")
    components = parts.header[5]
    common = parts.frame in _COMMON_FRAMES and parts.header[0] == 8
    transform = parts.adobe[11] if parts.adobe else None
    return Original(
        media_type="image/jpeg",
        data=b"\xff\xd8" + _opening(parts) + b"".join(parts.kept[: parts.end]) + b"\xff\xd9",
        width=int.from_bytes(parts.header[3:5]),
        height=int.from_bytes(parts.header[1:3]),
        orientation=orientation_of(parts.exif) if parts.exif else 1,
        icc=b"".join(parts.icc[number] for number in sorted(parts.icc)),
        sequential=parts.frame in _SEQUENTIAL_FRAMES,
        portable=common and components in (1, 3),
        press_ready=common and components == 4 and transform in (_PLAIN, _YCCK),
    )


def _opening(parts: _Parts) -> bytes:
    """The marker that says what the components are, where every reader looks for it.

    Without one decoders guess, each in its own way. What they are is judged as the library of the Independent JPEG
    Group does, which set the custom: JFIF means YCbCr, then Adobe's marker speaks, then the names of the components.
    """
    components = parts.header[5]
    if components == 4:
        return b"\xff\xee\x00\x0e" + parts.adobe if parts.adobe else b""
    names = parts.header[6::3][:components]
    is_rgb = parts.adobe[11] == _PLAIN if parts.adobe else names == b"RGB"
    return _SAYS_RGB if components == 3 and is_rgb and not parts.jfif else _JFIF
