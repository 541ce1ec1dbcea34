"""Pictures on other machines: refused, or the words that belong to them in their place, until somebody loads them."""

import posixpath
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from publish.config.addresses import WEB, scheme_of
from publish.config.book import RemotePictures
from publish.diagnostics import Diagnostic, Rule, Severity, Span
from publish.importers.addresses import PHOTO_REMOTE
from publish.model.blocks import Block
from publish.model.dispatch import Dispatch
from publish.model.edition import Part
from publish.model.figures import Figure, Picture, Written
from publish.model.inlines import Inlines, LineBreak, Link, Text
from publish.model.walk import map_dispatch
from publish.pipeline.files import FileKind, Folder
from publish.pipeline.gather import EDITIONS
from publish.pipeline.picture_names import ENDINGS, IMAGES, Fetch, lasting_name

PHOTO_ELSEWHERE = Rule(
    "photo-elsewhere",
    Severity.NOTE,
    "The picture lies on another machine, and nothing is loaded from there by this program: with remote_pictures = "
    '"placeholder" the book has its caption and its address instead.',
    "publish check --fetch-list fetch.sh writes a script that loads it into the edition's images folder.",
)


@dataclass(frozen=True, slots=True)
class LocalParts:
    """The parts of an edition, none of whose pictures lies on another machine."""

    parts: tuple[Part, ...]
    """The parts."""
    findings: tuple[Diagnostic, ...]
    """What was noticed before and still holds, and a note for each placeholder."""
    fetches: tuple[Fetch, ...]
    """The pictures that are to be loaded, each once, with their files relative to the project folder."""


def without_remote(
    files: Folder, parts: tuple[Part, ...], findings: Iterable[Diagnostic], *, setting: RemotePictures
) -> LocalParts:
    """The parts with a file, or with words alone, for each picture on the web.

    ``findings`` are those of the reading: each picture on the web is an error there. With placeholders it becomes a
    note, and where somebody has loaded the picture it goes.
    """
    seen = _Remote(files)
    local = tuple(replace(part, dispatches=tuple(map(seen.dispatch, part.dispatches))) for part in parts)
    if setting == "refuse":
        return LocalParts(_refused(parts), tuple(findings), ())
    return LocalParts(local, tuple(seen.told(findings)), tuple(seen.fetches.values()))


def _refused(parts: Sequence[Part]) -> tuple[Part, ...]:
    """The parts without the pictures that lie elsewhere: that they do is an error already, and all there is to tell."""

    def block(old: Block) -> Block:
        return replace(old, picture=None) if isinstance(old, Figure) and _remote(old.picture) else old

    return tuple(
        replace(part, dispatches=tuple(map_dispatch(dispatch, block) for dispatch in part.dispatches)) for part in parts
    )


@dataclass
class _Remote:
    files: Folder
    fetches: dict[str, Fetch] = field(default_factory=dict)
    at: set[Span] = field(default_factory=set)
    loaded: set[Span] = field(default_factory=set)
    _there: dict[str, Mapping[str, str]] = field(default_factory=dict)

    def dispatch(self, dispatch: Dispatch) -> Dispatch:
        home = f"{EDITIONS}/{dispatch.folder}"

        def block(old: Block) -> Block:
            if not isinstance(old, Figure) or old.picture is None:
                return old
            if not _remote(old.picture):
                # Its other sizes may lie elsewhere, which nobody misses.
                self.loaded.add(old.picture.span)
                return old
            path = f"{home}/{lasting_name(old.picture.source)}"
            if there := self._loaded(home).get(posixpath.splitext(path)[0]):
                self.loaded.add(old.picture.span)
                return replace(old, picture=replace(old.picture, source=there))
            self.at.add(old.picture.span)
            self.fetches.setdefault(path, Fetch(old.picture.source, path))
            return _placeholder(old, old.picture)

        return map_dispatch(dispatch, block)

    def told(self, findings: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
        """The findings of the reading, now that it is known what stands for each picture."""
        for found in findings:
            if found.rule != PHOTO_REMOTE or found.at not in self.at | self.loaded:
                yield found
            elif found.at in self.at:
                yield PHOTO_ELSEWHERE.finding(found.message, found.at)

    def _loaded(self, home: str) -> Mapping[str, str]:
        """The pictures in an edition's images folder, by their paths without endings: who loads one may know better."""
        if home not in self._there:
            paths = (
                f"{home}/{IMAGES}/{entry.name}"
                for entry in self.files.entries(f"{home}/{IMAGES}")
                if entry.kind is FileKind.FILE
            )
            known = (path for path in paths if path.lower().endswith(ENDINGS))
            self._there[home] = {posixpath.splitext(path)[0]: path for path in known}
        return self._there[home]


def _remote(picture: Picture | None) -> bool:
    return picture is not None and scheme_of(picture.source) in WEB


def _placeholder(figure: Figure, picture: Picture) -> Figure:
    """The figure without its picture: its caption, else what the picture shows, and where it lies."""
    words: Inlines = figure.caption
    if isinstance(picture.alt, Written) and all(isinstance(inline, Link) for inline in words):
        # No caption, or only where the picture leads.
        words = (Text(picture.alt.text), *((LineBreak(), *words) if words else ()))
    link = Link((Text(picture.source),), picture.source)
    return replace(figure, picture=None, caption=(*words, LineBreak(), link) if words else (link,))
