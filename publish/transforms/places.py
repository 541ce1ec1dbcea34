"""The places of a book that a cross reference may lead to, and what authors call them."""

import posixpath
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from publish.config.addresses import place_id
from publish.model.blocks import Heading
from publish.model.dispatch import Dispatch
from publish.model.edition import Edition
from publish.model.inlines import CrossReference
from publish.model.walk import blocks_of, each_inline, inlines_of, plain
from publish.transforms.ids import ids_of, slug


@dataclass(frozen=True, slots=True)
class DispatchPlaces:
    """What a link may name in a dispatch."""

    ids: Mapping[str, str]
    """Each id by its name, and headings' ids by their words too."""
    lettered: Mapping[str, str]
    """The headings' ids by the letters of their words, as far as only one has these."""
    references: tuple[tuple[str, str], ...]
    """Where its own links lead, as they were written: path and fragment, each pair once."""
    head: str
    """The letters of its headline, which other tools have for a heading with an id."""


def places_of(dispatch: Dispatch) -> DispatchPlaces:
    """The places in a dispatch whose ids were given (:mod:`publish.transforms.ids`), and where its links lead."""
    inlines = (inline for line, _ in inlines_of(dispatch) for inline in each_inline(line))
    references = ((one.path, one.fragment) for one in inlines if isinstance(one, CrossReference))
    head = letters(plain(dispatch.headline))
    return DispatchPlaces(_ids(dispatch), _lettered(dispatch), tuple(dict.fromkeys(references)), head)


class DispatchIndex:
    """The dispatches of an edition by file and by key, those left out too, and the ids in each."""

    def __init__(
        self,
        edition: Edition,
        whole: Edition,
        elsewhere: frozenset[str] = frozenset(),
        known: Mapping[str, DispatchPlaces] | None = None,
    ) -> None:
        """``known`` are the places of dispatches by their keys; without them, all ids must have been given."""
        self._elsewhere = {_folded(file) for file in elsewhere}
        self._elsewhere_named: dict[str, set[str]] = {}
        for file in elsewhere:
            self._elsewhere_named.setdefault(_name(file), set()).add(_stem(file))
        self._elsewhere_named.pop("", None)
        self._stems: dict[str, str] = {}
        self._by_file: dict[str, str] = {}
        self._files: dict[str, str] = {}
        self._named: dict[str, set[str]] = {}
        self._ids: dict[str, Mapping[str, str]] = {}
        self._lettered: dict[str, Mapping[str, str]] = {}
        self._heads: dict[str, str] = {}
        self._keys = {dispatch.key for dispatch in whole.dispatches}
        for dispatch in whole.dispatches:
            if dispatch.span.path:
                self._by_file[_folded(dispatch.span.path)] = dispatch.key
                self._stems[dispatch.key] = _stem(dispatch.span.path)
            for name in _names(dispatch):
                self._named.setdefault(name, set()).add(dispatch.key)
        for dispatch in edition.dispatches:
            places = places_of(dispatch) if known is None else known[dispatch.key]
            self._ids[dispatch.key] = places.ids
            self._lettered[dispatch.key] = places.lettered
            self._heads[dispatch.key] = places.head
            self._files[dispatch.key] = dispatch.span.path

    def told(self) -> str:
        """All that it is made of as text, the same in every process."""
        named = [(name, sorted(keys)) for name, keys in sorted(self._named.items())]
        places = [(key, self._files[key], ids, self._lettered[key], self._heads[key]) for key, ids in self._ids.items()]
        sets = (sorted(self._elsewhere), sorted(self._elsewhere_named), sorted(self._keys))
        return repr((sets, sorted(self._by_file.items()), named, places))

    def key(self, path: str, *, beside: str, folder: str) -> str:
        """The key of the dispatch that ``path`` names as seen from the file ``beside``; empty when there is none."""
        for spelling in (path, unquote(path)):
            file = _file(spelling, beside)
            if file in self._by_file:
                return self._by_file[file]
            key = posixpath.normpath(posixpath.join(folder, spelling.removesuffix(".md")))
            if key in self._keys:
                return key
        if self.is_elsewhere(path, beside=beside):
            return ""
        named = self._named.get(_name(unquote(path)), set())
        end = f"/{_stem(unquote(path)).strip('/')}"
        meant = {key for key in named if self._stems.get(key, "").endswith(end)}
        if len(meant) == 1:
            return min(meant)
        others = self._elsewhere_named.get(_name(unquote(path)), ())
        if "/" in end[1:] and any(stem.endswith(end) for stem in others):
            # One of that name is here, and the one in the folder that is named stands in another edition.
            return ""
        return min(named) if len(named) == 1 else ""

    def names_file(self, path: str, *, beside: str) -> bool:
        """Whether ``path`` names the file of a dispatch, as seen from the file ``beside``."""
        return any(_file(spelling, beside) in self._by_file for spelling in (path, unquote(path)))

    def is_elsewhere(self, path: str, *, beside: str, by_name: bool = False) -> bool:
        """Whether ``path`` names a dispatch of another edition, as seen from the file ``beside``.

        ``by_name``: in whatever folder it lies, as other tools find it.
        """
        if any(_file(spelling, beside) in self._elsewhere for spelling in (path, unquote(path))):
            return True
        return by_name and _name(unquote(path)) in self._elsewhere_named

    def is_in(self, key: str) -> bool:
        """Whether the dispatch is in the book."""
        return key in self._ids

    def id(self, key: str, fragment: str) -> str:
        """The id that ``fragment`` names in a dispatch of the book; empty when there is none.

        A heading may be named by its words too, as other Markdown tools do: its own id may be plainer than they are.
        """
        ids = self._ids[key]
        for spelling in (fragment, unquote(fragment), slug(unquote(fragment)), place_id(unquote(fragment))):
            if spelling in ids:
                return ids[spelling]
        # Every tool makes its own hyphens of what stands between the letters.
        return self._lettered[key].get(letters(unquote(fragment)), "")

    def is_head(self, key: str, fragment: str) -> bool:
        """Whether ``fragment`` names the headline of a dispatch of the book, and so the dispatch itself."""
        return bool(self._heads[key]) and letters(unquote(fragment)) == self._heads[key]

    def ids(self, key: str) -> Iterable[str]:
        """What the places in a dispatch of the book are called."""
        return self._ids[key]

    def files(self, *, beside: str) -> list[str]:
        """The files of the book's dispatches, as seen from the file ``beside``."""
        start = posixpath.dirname(beside) or "."
        return [posixpath.relpath(file, start) for file in self._files.values() if file]


_DAY = re.compile(r"^\d{4}-\d{2}-\d{2}-")
_ENDING = re.compile(r"\.(?:md|markdown|mdx|qmd|html?)$")


def _name(path: str) -> str:
    """What a path calls a dispatch, as other tools find it in whatever folder: by its last piece."""
    pieces = [piece for piece in path.split("/") if piece not in ("", ".", "..")]
    last = pieces[-1] if pieces else ""
    if _ENDING.sub("", last) in ("index", "_index") and len(pieces) > 1:
        last = pieces[-2]
    return slug(_DAY.sub("", _ENDING.sub("", last)))


def _stem(path: str) -> str:
    """A path without its ending and without the steps to its beginning."""
    pieces = [piece for piece in _ENDING.sub("", path).split("/") if piece not in ("", ".", "..")]
    return f"/{_folded('/'.join(pieces)).casefold()}"


def _names(dispatch: Dispatch) -> Iterable[str]:
    """What others may call a dispatch: its slug, its file, its headline."""
    return {name for name in (_name(dispatch.slug), _name(dispatch.span.path), slug(plain(dispatch.headline))) if name}


def _file(path: str, beside: str) -> str:
    return _folded(posixpath.normpath(posixpath.join(posixpath.dirname(beside), path)))


def _folded(path: str) -> str:
    # Some file systems hand names back with accents taken apart.
    return unicodedata.normalize("NFC", path)


def _ids(dispatch: Dispatch) -> dict[str, str]:
    ids = {id: id for id in ids_of(dispatch)}
    for _, block in blocks_of(dispatch):
        if isinstance(block, Heading) and block.id:
            ids.setdefault(slug(plain(block.inlines)), block.id)
    return ids


def letters(name: str) -> str:
    """The letters and figures of a name, all in lower case."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFC", name).casefold()))


def _lettered(dispatch: Dispatch) -> dict[str, str]:
    """The headings' ids by the letters of their words, as far as only one has these."""
    ids: dict[str, str] = {}
    several: set[str] = set()
    for _, block in blocks_of(dispatch):
        if isinstance(block, Heading) and block.id and (name := letters(plain(block.inlines))):
            several |= {name} & ids.keys()
            ids.setdefault(name, block.id)
    return {name: id for name, id in ids.items() if name not in several}
