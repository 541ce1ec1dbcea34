"""Two printings compared: what of the later one is not as it was."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from publish.checks.source.passages import count_words
from publish.model.changes import (
    BookChange,
    Changes,
    DispatchChange,
    EditionChange,
    FindingChange,
    MetadataChange,
    PictureChange,
    SentenceChange,
)
from publish.model.results import BookResult, DispatchResult, EditionResult, FindingResult, PictureResult
from publish.pipeline.changes.page_changes import page_changes
from publish.pipeline.changes.pairs import paired_dispatches, paired_editions
from publish.pipeline.changes.printing import Kind, Printing
from publish.pipeline.changes.sentence_changes import Closeness, sentence_changes


def compared(before: Printing, after: Printing) -> Changes:
    """What changed between the two."""
    comparison = _Comparison(before, after)
    pairs = paired_editions(before.editions, after.editions)
    editions = tuple(change for old, new in pairs if (change := comparison.edition(old, new)))
    return Changes(before.name, after.name, editions, tuple(_findings(before, after)), tuple(comparison.uncompared()))


class _Comparison:
    def __init__(self, before: Printing, after: Printing) -> None:
        self._before, self._after = before, after
        self._exactly = before.kind is after.kind
        # A PDF need hold no spaces between its lines.
        same = Closeness.WORDS if before.kind is Kind.PDF else Closeness.LETTERS
        mixed = {(Kind.PDF, after.kind): Closeness.FROM_PAPER, (before.kind, Kind.PDF): Closeness.TO_PAPER}
        kinds = (before.kind, after.kind)
        self._closeness = same if self._exactly else mixed.get(kinds, Closeness.WORDS)
        self._worded = before.worded and after.worded
        self._unseen: dict[str, None] = {}

    def uncompared(self) -> Iterator[str]:
        """What could not be compared, and why."""
        for one in (self._before, self._after):
            if not one.worded:
                reason = "has no tags" if one.kind is Kind.PDF else "was written by another version of publish"
                yield f"sentences and pictures: {one.name} {reason}"
        if self._before.findings is None or self._after.findings is None:
            yield "findings: they stand in reports alone"
        yield from (f"pages of {path}: their hashes are not in both; they need PDFium" for path in self._unseen)

    def edition(self, old: EditionResult | None, new: EditionResult | None) -> EditionChange | None:
        """How an edition differs; ``None`` where it does not, or where a run did not make it."""
        known = new or old
        absent = (old is None and self._before.partial) or (new is None and self._after.partial)
        if known is None or absent:
            return None
        pairs = paired_dispatches(old.dispatches if old else (), new.dispatches if new else ())
        dispatches = tuple(each for was, now in pairs if (each := self._dispatch(was, now)))
        books = tuple(self._books(old.books if old else (), new.books if new else ()))
        if old and new and not dispatches and not books:
            return None
        words = [sum(self._words(one) for one in each.dispatches) if each else 0 for each in (old, new)]
        return EditionChange(_became(old, new), known.name, known.title, words[0], words[1], dispatches, books)

    def _words(self, dispatch: DispatchResult) -> int:
        """What of two printings can be compared: as each counts them itself, or as they stand in its passages."""
        return dispatch.words if self._exactly else sum(count_words(each.text) for each in dispatch.passages)

    def _dispatch(self, old: DispatchResult | None, new: DispatchResult | None) -> DispatchChange | None:
        known = new or old
        if known is None:
            return None
        change: Literal["added", "dropped", "changed", "moved"] = _became(old, new)
        words = [self._words(one) if one else None for one in (old, new)]
        pages = [one.pages if one else () for one in (old, new)]
        sentences: tuple[SentenceChange, ...] = ()
        pictures: tuple[PictureChange, ...] = ()
        if old and new:
            if self._worded:
                sentences = tuple(sentence_changes(old.passages, new.passages, self._closeness))
                pictures = tuple(_pictures(old.shown, new.shown, exactly=self._exactly))
            if not (sentences or pictures or (self._exactly and words[0] != words[1])):
                if pages[0] == pages[1] or not all(pages):
                    return None
                # How many words a file is read to have may differ where none of them does.
                change, words[0] = "moved", words[1]
        return DispatchChange(
            change, known.key, known.headline, words[0], words[1], pages[0], pages[1], sentences, pictures
        )

    def _books(self, before: Sequence[BookResult], after: Sequence[BookResult]) -> Iterator[BookChange]:
        left = list(before)
        for new in after:
            old = next((each for each in left if _same_book(each, new)), None)
            if old is not None:
                left.remove(old)
                if change := self._book(old, new):
                    yield change
            elif self._exactly and before:
                yield BookChange("added", new.path, None, new.pages, (), ())
        if self._exactly and after:
            yield from (BookChange("dropped", old.path, old.pages, None, (), ()) for old in left)

    def _book(self, old: BookResult, new: BookResult) -> BookChange | None:
        if old.sha256 and old.sha256 == new.sha256:
            return None
        drawn = bool(old.faces and new.faces)
        if old.pages and new.pages and not drawn:
            self._unseen[new.path] = None
        pages = tuple(page_changes(old.faces, new.faces)) if drawn else ()
        metadata = tuple(_metadata(old.metadata, new.metadata)) if old.metadata and new.metadata else ()
        if not pages and not metadata and old.pages == new.pages:
            return None
        return BookChange("changed", new.path, old.pages, new.pages, metadata, pages)


def _became(old: object, new: object) -> Literal["added", "dropped", "changed"]:
    return "changed" if old and new else "added" if new else "dropped"


def _same_book(old: BookResult, new: BookResult) -> bool:
    """Whether two books are the same one: of one file, or of one format where files have names of their own."""
    if old.format == new.format and "/" in old.path and "/" in new.path:
        return old.path == new.path
    return old.format == new.format


def _metadata(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[MetadataChange]:
    for name in dict.fromkeys((*old, *new)):
        if old.get(name, "") != new.get(name, ""):
            yield MetadataChange(name, old.get(name, ""), new.get(name, ""))


def _pictures(old: Sequence[PictureResult], new: Sequence[PictureResult], *, exactly: bool) -> Iterator[PictureChange]:
    """The pictures that differ: by file and bytes where both printings know these alike, else by their descriptions."""
    left = list(old)
    later = list(new)
    for same in (_same_picture, _same_file) if exactly else (_same_alt,):
        for one in tuple(later):
            found = next((each for each in left if same(each, one)), None)
            if found is None:
                continue
            left.remove(found)
            later.remove(one)
            if exactly and (found.sha256, found.source, found.alt) != (one.sha256, one.source, one.alt):
                if found.sha256 != one.sha256:
                    yield PictureChange("altered", one.source, one.alt)
                elif found.alt != one.alt:
                    yield PictureChange("described", one.source, one.alt)
    yield from (PictureChange("added", one.source, one.alt) for one in later if exactly or one.alt)
    yield from (PictureChange("dropped", one.source, one.alt) for one in left if exactly or one.alt)


def _same_picture(old: PictureResult, new: PictureResult) -> bool:
    if old.sha256 and new.sha256:
        return old.sha256 == new.sha256
    return not old.source and old.alt == new.alt


def _same_file(old: PictureResult, new: PictureResult) -> bool:
    return old.source == new.source != ""


def _same_alt(old: PictureResult, new: PictureResult) -> bool:
    return " ".join(old.alt.split()) == " ".join(new.alt.split())


def _findings(before: Printing, after: Printing) -> Iterator[FindingChange]:
    """The findings that stand in one of two runs alone; one whose line moved is the same."""
    if before.findings is None or after.findings is None:
        return
    old, new = ([one for one in each if one.waived is None] for each in (before.findings, after.findings))
    sides: tuple[tuple[Literal["new", "fixed"], list[FindingResult], list[FindingResult]], ...]
    sides = (("new", new, old), ("fixed", old, new))
    for change, here, there in sides:
        others = Counter(map(_finding, there))
        for found in here:
            if others[_finding(found)] > 0:
                others[_finding(found)] -= 1
            else:
                yield FindingChange(change, found.id, found.severity, found.message, found.path, found.line)


def _finding(found: FindingResult) -> tuple[str, str, str, str]:
    return found.id, found.severity, found.path, found.message
