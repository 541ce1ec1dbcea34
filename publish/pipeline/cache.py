"""A cache on disk for what a pure function made of some bytes: cleaned photos.

The key is the content: a hash of all that the result depends on. The value carries a hash of itself and of its key,
and a photo is named by its content; one that was changed, cut short or put in another's place is never used, it is
made again, and that is told. The cache guards against damage: who may write into it may write into the books too. It
is never needed: without it, or when it cannot be written, everything is made anew.
"""

import hashlib
import json
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

from publish.diagnostics import Outcome, finding
from publish.imaging import CleanPhoto
from publish.model.assets import Rendition

CACHE = "build/.cache"
"""Where the cache of a project lies."""

_DIGEST = hashlib.sha256().digest_size


class PhotoCache:
    """Keeps cleaned photos in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def photo(
        self, recipe: str, data: bytes, make: Callable[[], Outcome[CleanPhoto | None]]
    ) -> Outcome[CleanPhoto | None]:
        """The clean photo of ``data``, kept or made; ``recipe`` names everything else that it depends on.

        A photo about which there is something to say is not kept: it is said again at the next build.
        """
        key = hashlib.sha256(recipe.encode() + b"\0" + data).hexdigest()
        place = self._folder / key[:2] / key[2:]
        kept = self._kept(place, key)
        if kept.value is not None:
            return kept
        made = make()
        if made.value is not None and not made.diagnostics:
            self._keep(place, key, made.value)
        return made.adding(kept.diagnostics)

    def _kept(self, place: Path, key: str) -> Outcome[CleanPhoto | None]:
        try:
            value = place.read_bytes()
        except OSError:
            return Outcome(None)
        try:
            return Outcome(_opened(value, key))
        except (ValueError, TypeError, KeyError):
            return Outcome(None, (finding("cache-untrusted", "a kept photo is not as it was left, and is made again"),))

    def _keep(self, place: Path, key: str, photo: CleanPhoto) -> None:
        body = json.dumps(asdict(photo.rendition)).encode() + b"\n" + photo.data
        part = place.with_name(f".{place.name}.{os.getpid()}.part")
        with suppress(OSError):  # a cache that cannot be written is no reason to stop
            place.parent.mkdir(parents=True, exist_ok=True)
            try:
                part.write_bytes(_seal(key, body) + body)
                part.replace(place)
            finally:
                part.unlink(missing_ok=True)


def _seal(key: str, body: bytes) -> bytes:
    """The hash that a value carries: of its key too, so that one value cannot stand in for another."""
    return hashlib.sha256(key.encode() + b"\0" + body).digest()


def _opened(value: bytes, key: str) -> CleanPhoto:
    """The photo of a value; :class:`ValueError` for one that is not as it was left, or not named by its content."""
    seal, body = value[:_DIGEST], value[_DIGEST:]
    if seal != _seal(key, body):
        raise ValueError("the seal is broken")
    head, _, data = body.partition(b"\n")
    photo = CleanPhoto(Rendition(**json.loads(head)), data)
    if photo.rendition.name.partition(".")[0] != hashlib.sha256(data).hexdigest()[:20]:
        raise ValueError("the name is not that of the content")
    return photo
