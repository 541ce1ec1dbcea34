"""Pages of print editions as the gates of earlier builds have read them: a page of the same hash is not read again.

What the rules say of them is reckoned anew each time, from what was read: it depends on the other pages, and on the
printer. ``publish verify`` reads every page.
"""

from collections.abc import Callable
from typing import TypeVar

from publish.pipeline.cache import Cache
from publish.pipeline.pickled import dumps, keep, load_kept, loads

T = TypeVar("T")

_SEEN, _WORDS = "pages-seen", "pages-words"


class KeptPages:
    """A :class:`publish.preflight.recall.PageRecall` of the pages of one book; they stand in the cache as one value."""

    def __init__(self, cache: Cache, kind: str, book: str) -> None:
        self._cache = cache
        self._kind = kind
        self._book = book
        self._before: dict[str, bytes] = load_kept(cache, kind, book) or {}
        self._now: dict[str, bytes] = {}

    def __call__(self, digest: str, read: Callable[[], T]) -> T:
        """What was read of a page of that hash, before or now."""
        if not digest or not self._cache.keeps:
            return read()
        kept = self._now.get(digest) or self._before.get(digest)
        if kept is not None:
            self._now[digest] = kept
            known: T = loads(kept)
            return known
        value = read()
        self._now[digest] = dumps(value)
        return value

    def save(self) -> None:
        """Keep what was read of the pages of this book, and of no others."""
        if self._now != self._before:
            keep(self._cache, self._kind, self._book, self._now)


class BookPages:
    """What the gates of a print edition have read of its pages."""

    def __init__(self, cache: Cache, edition: str, printer: str) -> None:
        book = f"{edition} {printer}"
        self.seen = KeptPages(cache, _SEEN, book)
        """What they show, for preflight."""
        self.words = KeptPages(cache, _WORDS, book)
        """What they say, letter by letter."""

    def save(self) -> None:
        """Keep both."""
        self.seen.save()
        self.words.save()
