"""The picture on the front of a cover: set once to learn its frame, then made ready for just that frame."""

from dataclasses import dataclass
from typing import Protocol

from publish.diagnostics import Rule, Severity
from publish.model.assets import Gallery, Rendition
from publish.model.facts import SetPicture
from publish.model.inlines import Inlines

COVER_PHOTO_LEFT_OUT = Rule(
    "cover-photo-left-out",
    Severity.NOTE,
    "A photo with too few pixels looks soft on a cover, and beside long titles it has no place: type stands alone.",
    "Use a larger file of the photo, or another one.",
)

COVER_CROPPED = Rule(
    "cover-cropped",
    Severity.WARNING,
    "A cover of another shape than the book loses what stands at its edges.",
    "Make the cover's picture in the printer's format, with its bleed.",
)


@dataclass(frozen=True, slots=True)
class FrontPhoto:
    """A picture for the front."""

    source: str
    """The file, by its source in the tree."""
    width: int
    """In pixels, upright."""
    height: int
    """In pixels, upright."""
    focal: tuple[float, float] | None = None
    """The point that a crop must keep: x and y from the top left, 0 to 1."""
    credit: Inlines = ()
    """Who made it."""
    dispatch: str = ""
    """The key of the dispatch that it belongs to; empty: the picture is a whole cover, with words of its own."""


class Studio(Protocol):
    """Makes a picture ready for its frame on the cover."""

    def developed(self, source: str, *, width: float) -> Gallery:
        """A gallery with the picture, as the printer wants it, in a width of so many points."""


class Blank:
    """A gallery that has the sizes of pictures and nothing on them: enough to find the frame that one gets."""

    def __init__(self, *photos: FrontPhoto) -> None:
        self._photos = {photo.source: photo for photo in photos}

    def rendition(self, source: str) -> Rendition:
        """An empty picture of the same size; :class:`KeyError` when there is none."""
        photo = self._photos[source]
        return Rendition(f"blank-{photo.width}x{photo.height}", "image/svg+xml", photo.width, photo.height)

    def data(self, name: str) -> bytes:
        """Its bytes, as SVG."""
        width, _, height = name.removeprefix("blank-").partition("x")
        return f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"/>'.encode()


def frame_ppi(photo: FrontPhoto, frame: SetPicture) -> float:
    """How many pixels an inch the picture has where it fills its frame and what is over is cut off."""
    return min(photo.width / frame.box.width, photo.height / frame.box.height) * 72


def cut_off(photo: FrontPhoto, frame: SetPicture) -> float:
    """How much of the picture's longer way its frame cuts off, 0 to 1."""
    shape, framed = photo.width / photo.height, frame.box.width / frame.box.height
    return 1 - min(shape, framed) / max(shape, framed)
