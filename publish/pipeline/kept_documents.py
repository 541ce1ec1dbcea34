"""Documents of e-books as earlier builds have made them, and as their gates have read them: one for each dispatch.

What a gate has read of a document is what the same bytes say to it again; ``publish verify`` reads every one anew.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from hashlib import sha256
from types import MappingProxyType
from typing import TypeVar

from publish.checks.epub.inspect.documents import InspectedDocument
from publish.checks.epub.reading import DocumentSection
from publish.checks.parity.compare import Difference
from publish.epub.pages import SpineDocument
from publish.model.dispatch import Dispatch
from publish.pipeline.cache import key_of
from publish.pipeline.kept_set import KeptSet
from publish.pipeline.pickled import dumps, keep, load_kept
from publish.pipeline.reasons import Reasons

_KIND, _READ, _INSPECTED, _AGREED = "documents", "documents-read", "documents-inspected", "documents-agreed"

T = TypeVar("T")


class EditionDocuments:
    """The :class:`publish.epub.pages.KeptDocuments` of an edition."""

    def __init__(
        self,
        reasons: Reasons,
        edition: str,
        *,
        dispatches: Iterable[Dispatch] = (),
        digests: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """``digests`` are hashes of all that its ``dispatches`` came of, by their keys; others are hashed here."""
        self._reasons = reasons
        self._edition = edition
        self._digests: dict[int, tuple[Dispatch, str]] = {
            id(one): (one, digests[one.key]) for one in dispatches if one.key in digests
        }
        self._agreed = KeptSet(reasons.cache, _AGREED, edition)

    def digest(self, value: object) -> str:
        """The hash of a value of this program: of what it came of where that is known, else as it is sent."""
        if not self._reasons.cache.keeps:
            return ""
        if not isinstance(value, Dispatch):
            return sha256(dumps(value)).hexdigest()
        if id(value) not in self._digests:  # the dispatch is held, so that no other has its place
            self._digests[id(value)] = (value, sha256(dumps(value)).hexdigest())
        return self._digests[id(value)][1]

    def document(self, key: str, inputs: Mapping[str, str], make: Callable[[], SpineDocument]) -> SpineDocument:
        """The document of a dispatch, kept or made."""
        cache = self._reasons.cache
        if not cache.keeps:
            return make()
        name = key_of(key, *(part for pair in sorted(inputs.items()) for part in pair))
        kept: SpineDocument | None = load_kept(cache, _KIND, name)
        self._reasons.note(f"the document of {key} in {self._edition}", inputs, kept=kept is not None)
        if kept is not None:
            return kept
        made = make()
        keep(cache, _KIND, name, made)
        return made

    def read(self, of: Sequence[bytes], read: Callable[[], tuple[DocumentSection, ...]]) -> tuple[DocumentSection, ...]:
        """What a document says, by its bytes and those that it is shown by: a ``Recall`` of the reader of e-books."""
        return self._recalled(_READ, of, read)

    def inspected(
        self, of: Sequence[bytes], inspect: Callable[[], InspectedDocument | None]
    ) -> InspectedDocument | None:
        """What the inspector has read of a document, by its path and its bytes: a ``Recall`` of the inspector."""
        return self._recalled(_INSPECTED, of, inspect)

    def compared(self, of: tuple[object, ...], compare: Callable[[], tuple[Difference, ...]]) -> tuple[Difference, ...]:
        """How a document differs from its dispatch: a ``Compare`` of the parity of e-books. That they agree is kept."""
        if not self._reasons.cache.keeps:
            return compare()
        key = key_of(*map(self.digest, of))
        if key in self._agreed:
            return ()
        found = compare()
        if not found:
            self._agreed.add(key)
        return found

    def save(self) -> None:
        """Keep what was found to agree, for the next build."""
        self._agreed.save()

    def _recalled(self, kind: str, of: Sequence[bytes], make: Callable[[], T]) -> T:
        cache = self._reasons.cache
        if not cache.keeps:
            return make()
        name = key_of(*of)
        kept: T | None = load_kept(cache, kind, name)
        if kept is None:
            kept = make()
            keep(cache, kind, name, kept)
        return kept
