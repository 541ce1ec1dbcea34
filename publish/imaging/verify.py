"""Is this file a whole picture? Judged by its bytes, before its size can do harm, and by decoding it to its end."""

import io
from collections.abc import Iterator

from PIL import Image, ImageFile

from publish.diagnostics import NOWHERE, Diagnostic, Outcome, Span
from publish.imaging.fault import PHOTO_BROKEN, PHOTO_CONVERTED, PHOTO_FORMAT, PHOTO_SEVERAL, PhotoFaultError, broken
from publish.imaging.file_types import JPEG, PNG, SVG, kind_of
from publish.imaging.foreign import is_foreign, read_foreign
from publish.imaging.jpeg import read_jpeg, with_noise_at_its_end
from publish.imaging.original import Original
from publish.imaging.png import read_png

_READERS = {JPEG: read_jpeg, PNG: read_png}
_BLOCK = 8
"""Samples along the side of a block of a JPEG (ITU-T T.81 A.3.1)."""
_STRIP = 256
"""Rows compared at a time: a large picture is not copied as a whole."""


def verify(data: bytes, *, source: str, at: Span = NOWHERE) -> Outcome[Original | None]:
    """Decode a photo in full; the value is ``None`` when it is refused, and then a finding says why.

    ``source`` names the file in messages, ``at`` is the line that names it. What a book does not show of it is told
    here, and not by :func:`clean`: it is the same for every target.
    """
    try:
        original = read_original(data)
        check_decodes(original)
    except PhotoFaultError as fault:
        return Outcome(None, (refused(fault, source, at),))
    return Outcome(original, tuple(_told(original, source, at)))


def _told(original: Original, source: str, at: Span) -> Iterator[Diagnostic]:
    """What is made of a file that no book holds as it is."""
    if original.came_as:
        kind = "PNG" if original.media_type == "image/png" else "JPEG"
        yield PHOTO_CONVERTED.finding(f"“{source}” is {original.came_as}, and becomes a {kind}", at)
    if original.pictures > 1:
        what = f"“{source}” holds {original.pictures} pictures; the first is printed"
        yield PHOTO_SEVERAL.finding(what, at)


def refused(fault: PhotoFaultError, source: str, at: Span) -> Diagnostic:
    """What a book's maker is told of a picture that is refused."""
    return fault.rule.finding(f"“{source}” {fault.what}", at, hint=fault.hint)


def read_original(data: bytes) -> Original:
    """The picture in a file; raises :class:`~publish.imaging.fault.PhotoFaultError` for what is none.

    One that is neither JPEG nor PNG is decoded, or drawn, here already.
    """
    kind = kind_of(data)
    if is_foreign(kind):
        return read_foreign(data, kind)
    if kind == SVG:
        from publish.imaging.drawing import read_drawing

        return read_drawing(data)
    reader = _READERS.get(kind)
    if reader is None:
        raise PhotoFaultError(PHOTO_FORMAT if data else PHOTO_BROKEN, f"is {kind}")
    return reader(data)


def decoded(original: Original) -> Image.Image:
    """The samples of a picture, every one of them read; raises :class:`~publish.imaging.fault.PhotoFaultError`.

    What is decoded is the file without its metadata: exactly what may be written to a book. Other libraries in this
    process tell Pillow to fill the missing part of a truncated file with grey; here that is taken back.
    """
    if original.samples is not None:
        return original.samples
    image = _decoded(original.data, original)
    if original.media_type == "image/jpeg":
        _check_end(original, None if original.sequential else image)
    return image


def known_whole(original: Original) -> Image.Image:
    """As :func:`decoded`, of a file that :func:`verify` found whole: nothing of it is decoded before it is needed."""
    if original.samples is not None:
        return original.samples
    return Image.open(io.BytesIO(original.data), formats=("JPEG", "PNG"))


def check_decodes(original: Original) -> None:
    """As :func:`decoded`, for callers that want no samples; every bit of the file is read all the same."""
    if original.sequential:
        _check_end(original)
    else:
        decoded(original)


def _check_end(original: Original, image: Image.Image | None = None) -> None:
    """Refuse a JPEG whose last scan ends too soon; ``image`` is what it decodes to, ``None`` for its averages.

    Averages are one sample a block, and a third of the work: a block that is missing shows in its average too. In a
    progressive file the last scans change no average, so it is to be decoded in full.
    """
    averages = image is None
    one = image or _decoded(original.data, original, averages=True)
    if not _same(one, _decoded(with_noise_at_its_end(original.data), original, averages=averages)):
        raise broken("does not decode to its end: the rest would be a grey field")


def _decoded(data: bytes, original: Original, *, averages: bool = False) -> Image.Image:
    before = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        image = Image.open(io.BytesIO(data), formats=("JPEG", "PNG"))
        size = image.size
        if averages:
            image.draft(image.mode, (max(1, image.width // _BLOCK), max(1, image.height // _BLOCK)))
        image.load()
    except MemoryError:
        raise
    except Exception as error:  # a decoder fails in as many ways as a file can be wrong
        raise broken("does not decode: it is damaged or cut short") from error
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before
    if size != (claimed := (original.width, original.height)):
        raise broken("decodes to {} × {} pixels and claims {} × {}".format(*size, *claimed))
    return image


def _same(one: Image.Image, other: Image.Image) -> bool:
    strips = ((0, top, one.width, min(top + _STRIP, one.height)) for top in range(0, one.height, _STRIP))
    return one.size == other.size and all(one.crop(s).tobytes() == other.crop(s).tobytes() for s in strips)
