"""Pictures that are named from the root of a site or a vault, ``/img/quay.png``: where they lie in the project."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from urllib.parse import quote

from publish.diagnostics import Diagnostic, Outcome
from publish.importers.addresses import PHOTO_REMOTE
from publish.model.blocks import Block
from publish.model.dispatch import Dispatch
from publish.model.edition import Part
from publish.model.figures import Figure
from publish.model.walk import map_dispatch
from publish.pipeline.files import FileKind, Folder

_CONTENT = "content/"
_EDITIONS = "content/editions/"
_ROOTS = ("static", "public", "assets", "source", "images")
"""The folders that site builders serve as the root."""
_IN_ADDRESSES = "/%@:+,;=~!$&'()"
_MOST = 5_000
"""How many files of an edition are looked at for a name."""


def with_places(files: Folder, parts: tuple[Part, ...], folder: str, *, site: str = "") -> Outcome[tuple[Part, ...]]:
    """The parts with every picture that was named from a root found where it lies; ``folder`` is the edition's.

    One that is found nowhere lies on the ``site``, as a finding says, where that is given; else it keeps its name, and
    is told as missing with all others.
    """
    search = _Search(files, folder, site)
    placed = tuple(replace(part, dispatches=tuple(map(search.dispatch, part.dispatches))) for part in parts)
    return Outcome(placed, tuple(search.findings))


@dataclass
class _Search:
    files: Folder
    folder: str
    site: str
    findings: list[Diagnostic] = field(default_factory=list)
    _known: dict[str, str] = field(default_factory=dict)
    _names: dict[str, list[str]] = field(default_factory=dict)

    def dispatch(self, dispatch: Dispatch) -> Dispatch:
        beside = posixpath.dirname(dispatch.span.path)

        def block(old: Block) -> Block:
            if not isinstance(old, Figure) or old.picture is None or not _from_root(old.picture.source):
                return old
            source = self._found(old.picture.source, beside)
            if self.site and ".." not in source and not self.files.exists(source):
                source = f"{self.site}/{quote(source.removeprefix(_CONTENT), safe=_IN_ADDRESSES)}"
                message = f"The picture {source} is on another machine"
                self.findings.append(PHOTO_REMOTE.finding(message, old.picture.span))
            return replace(old, picture=replace(old.picture, source=source))

        return map_dispatch(dispatch, block)

    def _found(self, source: str, beside: str) -> str:
        key = f"{beside}\0{source}"
        if key not in self._known:
            tried = self._candidates(source.removeprefix(_CONTENT), beside)
            self._known[key] = next((path for path in tried if self.files.exists(path)), source)
        return self._known[key]

    def _candidates(self, path: str, beside: str) -> Iterator[str]:
        yield f"{_CONTENT}{path}"
        yield from (f"{root}/{path}" for root in dict.fromkeys((beside, self.folder)))
        yield from (f"{_CONTENT}{root}/{path}" for root in _ROOTS)
        if "/" not in path:
            # A vault's pictures are named alone, wherever they lie; of two of one name neither is meant.
            named = self._by_name(path)
            yield from named if len(named) == 1 else ()

    def _by_name(self, name: str) -> list[str]:
        if not self._names:
            for count, path in enumerate(self._files(self.folder)):
                if count == _MOST:
                    break
                self._names.setdefault(posixpath.basename(path).casefold(), []).append(path)
        return self._names.get(name.casefold(), [])

    def _files(self, folder: str) -> Iterator[str]:
        for entry in self.files.entries(folder):
            path = f"{folder}/{entry.name}"
            if entry.kind is FileKind.FOLDER:
                yield from self._files(path)
            elif entry.kind is FileKind.FILE:
                yield path


def _from_root(source: str) -> bool:
    return source.startswith(_CONTENT) and not source.startswith(_EDITIONS)
