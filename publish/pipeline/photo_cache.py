"""Cleaned photos of earlier builds: what is known of one and, apart from it, the bytes of its file.

What is known is read at once, for every picture; the bytes only when they are written into a book.
"""

import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, TypeAlias

from publish.diagnostics import Outcome
from publish.errors import Fault
from publish.model.assets import Rendition
from publish.pipeline.cache import Cache, key_of
from publish.pipeline.reasons import Reasons

if TYPE_CHECKING:
    from publish.imaging.clean import CleanPhoto

_KNOWN, _FILES = "photos", "photo-files"


@dataclass(frozen=True, slots=True)
class KeptPhoto:
    """A cleaned photo whose bytes are fetched when they are needed."""

    rendition: Rendition
    """Its name, kind and size."""
    size: int
    """Bytes of its file."""
    data: Callable[[], bytes]
    """Fetches them; where they were lost, the photo is made again."""


Make: TypeAlias = Callable[[], "Outcome[CleanPhoto | None]"]
"""Makes a photo."""


class PhotoCache:
    """Cleaned photos in a cache."""

    def __init__(self, reasons: Reasons) -> None:
        self._reasons = reasons

    def kept(self, part: str, recipe: str, digest: str, make: Make) -> "KeptPhoto | PhotoPlace":
        """The clean photo of a file whose SHA-256 is ``digest``; where there is none, its place.

        ``part`` is what it is called; ``recipe`` names all else that it depends on.
        """
        place = PhotoPlace(self._reasons.cache, key_of(recipe, digest))
        kept = place.load(make)
        self._reasons.note(part, {"its file": digest, "what it is made for": key_of(recipe)}, kept=kept is not None)
        return kept or place


@dataclass(frozen=True, slots=True)
class PhotoPlace:
    """Where a cleaned photo is kept, by this process or by a worker."""

    cache: Cache
    """The cache."""
    key: str
    """All that the photo depends on."""

    def keep(self, photo: "CleanPhoto") -> bool:
        """Keep a photo, and say whether it was kept."""
        if not self.cache.put(_FILES, photo.rendition.name, photo.data):
            return False
        return self.cache.put(_KNOWN, self.key, json.dumps([asdict(photo.rendition), len(photo.data)]).encode())

    def load(self, make: Make) -> KeptPhoto | None:
        """The photo that is kept; ``make`` makes it again where its file is lost."""
        value = self.cache.get(_KNOWN, self.key)
        if value is None:
            return None
        fields, size = json.loads(value)
        rendition = Rendition(**fields)
        return KeptPhoto(rendition, size, lambda: self._file(rendition, make))

    def _file(self, rendition: Rendition, make: Make) -> bytes:
        data = self.cache.get(_FILES, rendition.name)
        if data is not None and _name(data) == rendition.name.partition(".")[0]:
            return data
        made = make().value
        if made is None or made.rendition.name != rendition.name:
            raise Fault(f"the picture {rendition.name} changed while the book was made")
        self.cache.put(_FILES, rendition.name, made.data)
        return made.data


def _name(data: bytes) -> str:
    """The name of a file by its content, as :class:`publish.model.assets.Rendition` has it."""
    return hashlib.sha256(data).hexdigest()[:20]
