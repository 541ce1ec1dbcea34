"""What the contents of a file name: fonts, pictures, spaces and states, each read once however often it is used."""

from collections.abc import Callable, Sequence
from typing import Any, TypeAlias, TypeVar
from warnings import catch_warnings, simplefilter

import pikepdf

from publish.preflight.colours import ColourSpace
from publish.preflight.faces import UsedFont, read_face
from publish.preflight.images import PdfImage, read_picture
from publish.preflight.observations import EmbeddedFont
from publish.preflight.spaces import Palette, read_space
from publish.preflight.unread import Unfollowed

K = TypeVar("K")
T = TypeVar("T")

Instructions: TypeAlias = Sequence[pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage]
"""A content stream, taken apart."""


MOST_CONTENT = 32_000_000
"""Bytes of content, unpacked, beyond which it is not taken apart: each becomes a hundred in memory."""


def instructions(stream: pikepdf.Stream | pikepdf.Page, size: int) -> Instructions:
    """A content stream of ``size`` bytes, taken apart; :class:`Unfollowed` when it is too large."""
    if size > MOST_CONTENT:
        raise Unfollowed(f"unpacked it has {size:,} bytes; {MOST_CONTENT:,} are the most")
    with catch_warnings():
        # Of a form that breaks off Python would write a line to the terminal; the file's own notices tell it too.
        simplefilter("ignore")
        return list(pikepdf.parse_content_stream(stream))


def shown(name: Any) -> str:
    """A name as it is said: without its slash, and with what is no UTF-8 as the file writes it."""
    return str(name.unparse().decode("ascii", "replace"))[1:] if isinstance(name, pikepdf.Name) else "nothing"


class ObjectReader:
    """The objects of one file that were read."""

    def __init__(self, budget: int) -> None:
        self.faces: dict[tuple[int, int], UsedFont] = {}
        """The fonts, in order of their first use."""
        self.asked: dict[EmbeddedFont, None] = {}
        """Those that were asked for since somebody emptied this, in order."""
        self.budget = budget
        """How many instructions may still be followed: forms in forms can make billions of a few."""
        self._pictures: dict[tuple[int, int], PdfImage] = {}
        self._spaces: dict[tuple[int, int], ColourSpace | Palette] = {}
        self._forms: dict[tuple[int, int], Instructions] = {}

    def face(self, font: pikepdf.Object) -> UsedFont:
        """A font."""
        key = font.objgen if font.objgen != (0, 0) else (0, -1 - len(self.faces))
        face = _once(self.faces, key, lambda: read_face(font))
        self.asked[face.font] = None
        return face

    def picture(self, picture: pikepdf.Stream, spaces: pikepdf.Object | None) -> PdfImage:
        """A picture."""
        return _once(self._pictures, picture.objgen, lambda: read_picture(picture, spaces))

    def space(self, space: pikepdf.Object, spaces: pikepdf.Object | None) -> ColourSpace | Palette:
        """A colour space."""
        if space.objgen == (0, 0):
            return read_space(space, spaces)
        return _once(self._spaces, space.objgen, lambda: read_space(space, spaces))

    def form(self, form: pikepdf.Stream) -> Instructions:
        """The instructions of a form or a pattern."""
        return _once(self._forms, form.objgen, lambda: instructions(form, len(form.read_bytes())))


class NamedResources:
    """The names that one content stream may use."""

    def __init__(self, found: pikepdf.Object | None, library: ObjectReader) -> None:
        self._found = found if isinstance(found, pikepdf.Dictionary) else pikepdf.Dictionary()
        self._library = library
        self._faces: dict[str, UsedFont] = {}
        spaces = self._found.get("/ColorSpace")
        self.spaces = spaces if isinstance(spaces, pikepdf.Dictionary) else None
        """Its colour spaces, or ``None``."""

    def named(self, kind: str, name: Any) -> pikepdf.Object:
        """An object by its kind and name; :class:`Unfollowed` when there is none."""
        found = self._found.get(kind)
        thing = found.get(name) if isinstance(found, pikepdf.Dictionary) and isinstance(name, pikepdf.Name) else None
        if thing is None:
            raise Unfollowed(f"there is no {kind[1:]} {shown(name)}")
        return thing

    def face(self, name: Any) -> UsedFont:
        """A font by its name."""
        return _once(self._faces, shown(name), lambda: self._library.face(self.named("/Font", name)))

    def space(self, name: pikepdf.Object) -> ColourSpace | Palette:
        """A colour space by its name, in the resources or in the standard."""
        own = self.spaces.get(name) if self.spaces is not None and isinstance(name, pikepdf.Name) else None
        return self._library.space(own if own is not None else name, self.spaces)

    def device(self, space: ColourSpace) -> ColourSpace:
        """A device's space, or the one that the resources put in its place."""
        if self.spaces is None:
            return space
        found = read_space(pikepdf.Name(f"/{space.kind}"), self.spaces)
        return found if isinstance(found, ColourSpace) else space


def _once(known: dict[K, T], key: K, read: Callable[[], T]) -> T:
    if key not in known:
        known[key] = read()
    return known[key]
