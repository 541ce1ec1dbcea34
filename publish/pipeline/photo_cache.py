"""Cleaned photos of earlier builds: what is known of one and, apart from it, the bytes of its file.

What is known is read at once, for every picture; the bytes only when they are written into a book.
"""

import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass

from publish.diagnostics import Outcome
from publish.errors import Fault
from publish.imaging.clean import CleanPhoto
from publish.model.assets import Rendition
from publish.pipeline.cache import key_of
from publish.pipeline.reasons import Reasons

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


class PhotoCache:
    """Keeps cleaned photos in a cache."""

    def __init__(self, reasons: Reasons) -> None:
        self._reasons = reasons
        self._cache = reasons.cache

    def photo(
        self, part: str, recipe: str, digest: str, make: Callable[[], Outcome[CleanPhoto | None]]
    ) -> Outcome[KeptPhoto | CleanPhoto | None]:
        """The clean photo of a file whose SHA-256 is ``digest``; ``recipe`` names all else that it depends on.

        ``part`` is what it is called. One that cannot be kept is handed over with its bytes. A photo about which there
        is something to say is not kept: it is said again at the next build.
        """
        key = key_of(recipe, digest)
        kept = self._kept(key, make)
        self._reasons.note(part, {"its file": digest, "what it is made for": key_of(recipe)}, kept=kept is not None)
        if kept is not None:
            return Outcome(kept)
        made = make()
        photo = made.value
        if photo is None or made.diagnostics:
            return Outcome(photo, made.diagnostics)
        if not self._cache.put(_FILES, photo.rendition.name, photo.data):
            return Outcome(photo)
        self._cache.put(_KNOWN, key, json.dumps([asdict(photo.rendition), len(photo.data)]).encode())
        return Outcome(self._kept(key, make) or photo)

    def _kept(self, key: str, make: Callable[[], Outcome[CleanPhoto | None]]) -> KeptPhoto | None:
        value = self._cache.get(_KNOWN, key)
        if value is None:
            return None
        fields, size = json.loads(value)
        rendition = Rendition(**fields)
        return KeptPhoto(rendition, size, lambda: self._file(rendition, make))

    def _file(self, rendition: Rendition, make: Callable[[], Outcome[CleanPhoto | None]]) -> bytes:
        data = self._cache.get(_FILES, rendition.name)
        if data is not None and _name(data) == rendition.name.partition(".")[0]:
            return data
        made = make().value
        if made is None or made.rendition.name != rendition.name:
            raise Fault(f"the picture {rendition.name} changed while the book was made")
        self._cache.put(_FILES, rendition.name, made.data)
        return made.data


def _name(data: bytes) -> str:
    """The name of a file by its content, as :class:`publish.model.assets.Rendition` has it."""
    return hashlib.sha256(data).hexdigest()[:20]
