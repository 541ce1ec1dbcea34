"""The photos of an edition, each made ready for one target, once, and kept on disk.

The renderers see a gallery: sizes at once, bytes when they are needed, so that the memory of a build does not grow
with the number of photos.
"""

import hashlib
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import publish
from publish.config.limits import USUAL, WorkLimits
from publish.diagnostics import Diagnostic, Outcome, Span
from publish.imaging.foreign import decoders
from publish.imaging.scale import Recipe
from publish.model.assets import Rendition
from publish.model.edition import Edition
from publish.pipeline.cache import PhotoCache
from publish.pipeline.photographs import cleaned, pictures


class EditionPhotos:
    """A :class:`publish.model.assets.Gallery` whose bytes lie in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._renditions: dict[str, Rendition] = {}
        self._kept: dict[str, Rendition] = {}

    def keep(self, source: str, rendition: Rendition, data: bytes) -> None:
        """Take in a picture; one of the same content is kept once."""
        self._renditions[source] = self._kept[rendition.name] = rendition
        place = self._folder / rendition.name
        if not place.exists():
            place.write_bytes(data)

    def rendition(self, source: str) -> Rendition:
        """The rendition of a picture, by its source in the tree; :class:`KeyError` when it has none."""
        return self._renditions[source]

    @property
    def renditions(self) -> Mapping[str, Rendition]:
        """Every rendition once, by its name."""
        return self._kept

    @property
    def weight(self) -> int:
        """The bytes of all renditions together."""
        return sum((self._folder / name).stat().st_size for name in self._kept)

    def data(self, name: str) -> bytes:
        """The bytes of a rendition, by its name; :class:`KeyError` when there is none."""
        # The name may be a theme's word: what was not kept is no file, wherever it would lead.
        return (self._folder / self._kept[name].name).read_bytes()


def develop(
    edition: Edition,
    read: Callable[[str, Span], Outcome[bytes | None]],
    *,
    recipe: Recipe,
    folder: Path,
    cache: PhotoCache,
    cover: Recipe | None = None,
    limits: WorkLimits = USUAL,
) -> Outcome[EditionPhotos]:
    """Clean every picture of an edition for a target into ``folder``; what ``cache`` has kept is not made again.

    ``cover`` is how the edition's cover is made, where that differs from the other pictures. ``read`` gives the bytes
    of a source, or says why not. A picture that is refused is an error at the line that names it, once for each line.
    """
    folder.mkdir(parents=True, exist_ok=True)
    room, found = EditionPhotos(folder), list[Diagnostic]()
    for source, at in pictures(edition):
        raw = read(source, at)
        found.extend(raw.diagnostics)
        if raw.value is None:
            continue
        own = cover if cover and source == edition.cover else recipe
        photo = cache.photo(_name(own), raw.value, partial(cleaned, raw.value, source, own, at, limits))
        found.extend(photo.diagnostics)
        if photo.value is not None:
            room.keep(source, photo.value.rendition, photo.value.data)
    return Outcome(room, tuple(found))


def _name(recipe: Recipe) -> str:
    """Everything that a clean photo depends on besides its own bytes, as text."""
    colour = recipe.colour
    profile = hashlib.sha256(colour.profile).hexdigest()
    return f"{publish.__version__} {decoders()} {recipe!r} {colour!r} {profile}"
