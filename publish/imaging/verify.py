"""Is this file a whole picture? Judged by its bytes, before its size can do harm, and by decoding it to its end."""

import io

from PIL import Image, ImageFile

from publish.imaging.fault import PHOTO_BROKEN, PHOTO_FORMAT, PhotoFaultError, broken
from publish.imaging.file_types import JPEG, PNG, SVG, kind_of
from publish.imaging.foreign import is_foreign, read_foreign
from publish.imaging.jpeg import read_jpeg, with_noise_at_its_end
from publish.imaging.original import Original
from publish.imaging.png import read_png

_READERS = {JPEG: read_jpeg, PNG: read_png}
_STRIP = 256
"""Rows compared at a time: a large picture is not copied as a whole."""


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
    image = _decoded(original.data)
    claimed = (original.width, original.height)
    if image.size != claimed:
        raise broken("decodes to {} × {} pixels and claims {} × {}".format(*image.size, *claimed))
    if original.media_type == "image/jpeg" and not _same(image, _decoded(with_noise_at_its_end(original.data))):
        raise broken("does not decode to its end: the rest would be a grey field")
    return image


def _decoded(data: bytes) -> Image.Image:
    before = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        image = Image.open(io.BytesIO(data), formats=("JPEG", "PNG"))
        image.load()
    except MemoryError:
        raise
    except Exception as error:  # a decoder fails in as many ways as a file can be wrong
        raise broken("does not decode: it is damaged or cut short") from error
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before
    return image


def _same(one: Image.Image, other: Image.Image) -> bool:
    strips = ((0, top, one.width, min(top + _STRIP, one.height)) for top in range(0, one.height, _STRIP))
    return one.size == other.size and all(one.crop(s).tobytes() == other.crop(s).tobytes() for s in strips)
