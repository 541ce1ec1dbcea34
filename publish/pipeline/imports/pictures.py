"""The pictures of what is imported: found beside it, in a folder of media, or within it; those elsewhere are listed."""

import base64
import binascii
import hashlib
import posixpath
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import unquote, unquote_to_bytes, urlsplit

from publish.config.addresses import scheme_of
from publish.diagnostics import Diagnostic, Rule, Severity, Span
from publish.imaging.file_types import EMF, WMF, kind_of
from publish.importers.foreign.rules import IMPORT_UNSURE
from publish.model.blocks import Block
from publish.model.dispatch import Dispatch
from publish.model.figures import Figure
from publish.model.walk import map_dispatch
from publish.pipeline.imports.gathering import Found
from publish.pipeline.imports.places import FilePlace, Nowhere
from publish.pipeline.picture_names import IMAGES, Fetch, stem_and_ending
from publish.pipeline.project import PICTURE_LIMIT

IMPORT_PICTURE_REMOTE = Rule(
    "import-picture-remote",
    Severity.WARNING,
    "The picture lies on another machine, and nothing is loaded from there by this program.",
    "Load it with the script of --fetch-list, or name the folder of your pictures with --media.",
    apart=True,
)

IMPORT_PICTURE_MISSING = Rule(
    "import-picture-missing",
    Severity.WARNING,
    "The source names a picture that was not brought with it.",
    "Put the file where it is named, or name the folder of your pictures with --media.",
    apart=True,
)

_SIZE = re.compile(r"-(?:\d{2,5}x\d{2,5}|scaled|e\d{8,})(?=\.\w+$)")
_ENDINGS = {
    "a JPEG picture": ".jpg", "a PNG picture": ".png", "a GIF picture": ".gif", "a WebP picture": ".webp",
    "an AVIF picture": ".avif", "a HEIC picture": ".heic", "a TIFF picture": ".tif", "an SVG drawing": ".svg",
    EMF: ".emf", WMF: ".wmf",
}  # fmt: skip

_METAFILE = "Save it as PNG or SVG in the program that it was drawn with, and put that in its place."


@dataclass
class PictureFinder:
    """Finds the pictures of an import, and gives each a name in the edition."""

    folder: str
    """The edition's folder, relative to the project's."""
    media: tuple[FilePlace, ...] = ()
    """Folders that pictures are looked for in."""
    copied: dict[str, Callable[[], bytes]] = field(default_factory=dict)
    """The pictures to write, by name: what reads each once more, for they are not kept in memory."""
    hashes: dict[str, str] = field(default_factory=dict)
    """SHA-256 of each of these."""
    fetches: dict[str, Fetch] = field(default_factory=dict)
    """The pictures that lie elsewhere, by address."""
    findings: list[Diagnostic] = field(default_factory=list)
    """What is not there."""
    _by_name: dict[int, dict[str, list[str]]] = field(default_factory=dict)
    _names: dict[str, str] = field(default_factory=dict)

    def placed(
        self, dispatch: Dispatch, found: Found, *, parts: Mapping[str, bytes], others: Mapping[str, tuple[str, ...]]
    ) -> Dispatch:
        """The dispatch with names in the edition for the addresses of its pictures."""

        def change(block: Block) -> Block:
            if not isinstance(block, Figure) or block.picture is None:
                return block
            addresses = (block.picture.source, *others.get(block.picture.source, ()))
            name = self._name(addresses, found, parts, block.span)
            return replace(block, picture=replace(block.picture, source=f"{self.folder}/{name}"))

        return map_dispatch(dispatch, change)

    def _name(self, addresses: tuple[str, ...], found: Found, parts: Mapping[str, bytes], at: Span) -> str:
        for address in addresses:
            read = self._reader(address, found, parts)
            data = read() if read else b""
            if read and data:
                return self._copied(address, data, read, at)
        remote = next((address for address in addresses if scheme_of(address) in ("http", "https")), "")
        if remote:
            return self._fetched(remote, at)
        address = addresses[0]
        self.findings.append(IMPORT_PICTURE_MISSING.finding(f"there is no picture {address[:100]}", at))
        return self._unique(address, "", key=address)

    def _reader(self, address: str, found: Found, parts: Mapping[str, bytes]) -> Callable[[], bytes] | None:
        """What reads the picture of an address; ``None`` where it is nowhere."""
        scheme = scheme_of(address)
        if address in parts or (scheme == "cid" and f"cid:{unquote(address[4:])}" in parts):
            data = parts.get(address) or parts[f"cid:{unquote(address[4:])}"]
            return lambda: data
        if scheme == "data":
            data = _of_data(address)
            return (lambda: data) if data else None
        if scheme in ("http", "https") or address.startswith("//"):
            path = unquote(urlsplit(address).path)
            return self._of_media(path) or self._around(found, path)
        if scheme:
            return None
        path = unquote(address.partition("?")[0].partition("#")[0])
        if (name := _joined(found.name, path)) and (read := _reading(found.place, name))():
            return read
        return self._of_media(path) or self._around(found, path)

    def _around(self, found: Found, path: str) -> Callable[[], bytes] | None:
        """A picture of the folder or archive that was brought; what only stands beside a file is not looked through."""
        return None if found.asked_for else self._in_place(found.place, path)

    def _of_media(self, path: str) -> Callable[[], bytes] | None:
        return next((read for place in self.media if (read := self._in_place(place, path))), None)

    def _in_place(self, place: FilePlace, path: str) -> Callable[[], bytes] | None:
        """The file of a place whose path ends as the address does, the longest such ending first."""
        if isinstance(place, Nowhere):
            return None
        if id(place) not in self._by_name:
            index: dict[str, list[str]] = {}
            for name in place.names:
                index.setdefault(name.rpartition("/")[2].casefold(), []).append(name)
            self._by_name[id(place)] = index
        for wish in dict.fromkeys((path, _SIZE.sub("", path))):
            names = self._by_name[id(place)].get(wish.rpartition("/")[2].casefold(), ())
            if names:
                return _reading(place, max(names, key=lambda name: _common(name, wish)))
        return None

    def _copied(self, address: str, data: bytes, read: Callable[[], bytes], at: Span) -> str:
        digest = hashlib.sha256(data).hexdigest()
        known = next((name for name, other in self.hashes.items() if other == digest), "")
        if known:
            return known
        kind = kind_of(data)
        name = self._unique(address, _ENDINGS.get(kind, ""), key=digest)
        if kind in (EMF, WMF):
            message = f"the picture {name.rpartition('/')[2]} is {kind}, which no book can hold"
            self.findings.append(IMPORT_UNSURE.finding(message, at, hint=_METAFILE))
        self.copied[name] = read
        self.hashes[name] = digest
        return name

    def _fetched(self, address: str, at: Span) -> str:
        if address not in self.fetches:
            self.fetches[address] = Fetch(address, self._unique(address, "", key=address))
            self.findings.append(IMPORT_PICTURE_REMOTE.finding(f"the picture {address[:120]} is to be loaded", at))
        return self.fetches[address].name

    def _unique(self, address: str, ending: str, *, key: str) -> str:
        """A name for a picture that no other has: of the last part of its address."""
        wish, ending = stem_and_ending(address, ending)
        number = 1
        name = f"{IMAGES}/{wish}{ending}"
        while self._names.get(name, key) != key:
            number += 1
            name = f"{IMAGES}/{wish}-{number}{ending}"
        self._names[name] = key
        return name


def _reading(place: FilePlace, name: str) -> Callable[[], bytes]:
    def read() -> bytes:
        data = place.read(name, limit=PICTURE_LIMIT)
        return data if isinstance(data, bytes) else b""

    return read


def _joined(name: str, path: str) -> str:
    """A path seen from a file, within the place that it lies in; empty for one that leads out of it."""
    if path.startswith("/") or "\\" in path or "\0" in path:
        return ""
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(name), path))
    return "" if joined.startswith("..") else joined


def _common(name: str, wish: str) -> int:
    """How many parts of two paths are the same, from their ends."""
    pairs = zip(reversed(name.split("/")), reversed(wish.split("/")), strict=False)
    count = 0
    for one, other in pairs:
        if one.casefold() != other.casefold():
            break
        count += 1
    return count


def _of_data(address: str) -> bytes:
    """The picture that an address is itself (RFC 2397)."""
    head, found, body = address.partition(",")
    if not found or len(body) > 2 * PICTURE_LIMIT:
        return b""
    if not head.lower().endswith(";base64"):
        return unquote_to_bytes(body)
    try:
        return base64.b64decode("".join(unquote(body).split()), validate=False)
    except (binascii.Error, ValueError):
        return b""
