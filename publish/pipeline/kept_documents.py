"""Documents of e-books as earlier builds have made them, and as their gates have read them: one for each dispatch.

What a gate has read of a document is what the same bytes say to it again; ``publish verify`` reads every one anew.
"""

from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256

from publish.checks.epub.reading import DocumentSection
from publish.epub.pages import SpineDocument
from publish.pipeline.cache import key_of
from publish.pipeline.pickled import dumps, keep, load_kept
from publish.pipeline.reasons import Reasons

_KIND, _READ = "documents", "documents-read"


class EditionDocuments:
    """The :class:`publish.epub.pages.KeptDocuments` of an edition."""

    def __init__(self, reasons: Reasons, edition: str) -> None:
        self._reasons = reasons
        self._edition = edition

    def digest(self, value: object) -> str:
        """The hash of a value of this program, as its processes send it."""
        return sha256(dumps(value)).hexdigest() if self._reasons.cache.keeps else ""

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
        cache = self._reasons.cache
        if not cache.keeps:
            return read()
        name = key_of(*of)
        kept: tuple[DocumentSection, ...] | None = load_kept(cache, _READ, name)
        if kept is None:
            kept = read()
            keep(cache, _READ, name, kept)
        return kept
