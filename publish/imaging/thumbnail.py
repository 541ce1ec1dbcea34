"""A small picture of a finished cover."""

from io import BytesIO

from PIL import Image


def thumbnail(data: bytes, width: int) -> tuple[bytes, tuple[int, int], tuple[int, int]]:
    """A JPEG no wider than ``width`` pixels, with its size, and that of the picture itself, which is a JPEG too.

    :class:`OSError` or another fault of the library for what is none.
    """
    with Image.open(BytesIO(data), formats=("JPEG",)) as picture:
        whole = picture.size
        picture.draft("RGB", (width, width * 2))
        small = picture.convert("RGB")
        small.thumbnail((width, width * 4), Image.Resampling.LANCZOS)
        made = BytesIO()
        small.save(made, "JPEG", quality=82, optimize=True)
        return made.getvalue(), small.size, whole
