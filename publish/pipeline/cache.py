"""A cache on disk for what a pure function made of some bytes: cleaned photos.

The key is the content: a hash of all that the result depends on. The value carries a seal over itself and its key, made
with a secret of the machine's user that stands outside the project: a cache that came with a project, or that somebody
else wrote into, is not believed. One that was changed, cut short or put in another's place is never used, it is made
again, and that is told. The cache is never needed: without it, or when it cannot be written, everything is made anew.
"""

import hashlib
import hmac
import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

from publish.diagnostics import Outcome, Rule, Severity
from publish.imaging.clean import CleanPhoto
from publish.model.assets import Rendition
from publish.pipeline.held import held
from publish.pipeline.part_names import part_name

CACHE = "build/.cache"
"""Where the cache of a project lies."""

_DIGEST = hashlib.sha256().digest_size


CACHE_UNTRUSTED = Rule(
    "cache-untrusted",
    Severity.WARNING,
    "Something in build/.cache was changed or cut short by somebody else; it was made again from the source.",
    "Nothing to do; publish clean takes the cache away.",
)


class PhotoCache:
    """Keeps cleaned photos in a project's folder, each user's apart; without a secret it keeps none."""

    def __init__(self, root: Path, secret: bytes | None) -> None:
        self._root = root
        self._secret = secret or b""
        self._folder = f"{CACHE}/{hashlib.sha256(b'shelf' + self._secret).hexdigest()[:12]}"

    def photo(
        self, recipe: str, data: bytes, make: Callable[[], Outcome[CleanPhoto | None]]
    ) -> Outcome[CleanPhoto | None]:
        """The clean photo of ``data``, kept or made; ``recipe`` names everything else that it depends on.

        A photo about which there is something to say is not kept: it is said again at the next build.
        """
        if not self._secret:
            return make()
        key = hashlib.sha256(recipe.encode() + b"\0" + data).hexdigest()
        kept = self._kept(key)
        if kept.value is not None:
            return kept
        made = make()
        if made.value is not None and not made.diagnostics:
            self._keep(key, made.value)
        return made.adding(kept.diagnostics)

    def _kept(self, key: str) -> Outcome[CleanPhoto | None]:
        try:
            with held(self._root, f"{self._folder}/{key[:2]}") as folder:
                value = folder.read(key[2:])
        except OSError:
            return Outcome(None)
        try:
            return Outcome(self._opened(value, key))
        except (ValueError, TypeError, KeyError):
            return Outcome(None, (CACHE_UNTRUSTED.finding("a kept photo is not as it was left, and is made again"),))

    def _keep(self, key: str, photo: CleanPhoto) -> None:
        body = json.dumps(asdict(photo.rendition)).encode() + b"\n" + photo.data
        part = part_name(key[2:])
        with suppress(OSError), held(self._root, f"{self._folder}/{key[:2]}", make=True) as folder:
            # A cache that cannot be written is no reason to stop.
            folder.remove(part)
            try:
                with folder.new(part) as file:
                    file.write(self._seal(key, body) + body)
                folder.move(part, key[2:])
            finally:
                folder.remove(part)

    def _seal(self, key: str, body: bytes) -> bytes:
        """What a value carries: of its key too, so that one value cannot stand in for another."""
        return hmac.digest(self._secret, key.encode() + b"\0" + body, "sha256")

    def _opened(self, value: bytes, key: str) -> CleanPhoto:
        """The photo of a value; :class:`ValueError` for one that is not as it was left, or not named by its content."""
        seal, body = value[:_DIGEST], value[_DIGEST:]
        if not hmac.compare_digest(seal, self._seal(key, body)):
            raise ValueError("the seal is broken")
        head, _, data = body.partition(b"\n")
        photo = CleanPhoto(Rendition(**json.loads(head)), data)
        if photo.rendition.name.partition(".")[0] != hashlib.sha256(data).hexdigest()[:20]:
            raise ValueError("the name is not that of the content")
        return photo
