"""An edition's dispatches read from their files, in the order of its parts."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date

from publish.config.characters import has_ink
from publish.config.edition import EditionSettings, PartSetting, Pattern
from publish.config.limits import USUAL, Limits
from publish.diagnostics import Diagnostic, Outcome, Span, finding
from publish.errors import OverLimit
from publish.importers.frontmatter import split
from publish.importers.source import decode
from publish.model.dispatch import Dispatch
from publish.model.edition import Part
from publish.pipeline.files import Folder, Refusal
from publish.pipeline.gather import EDITIONS, Gathered, gather
from publish.pipeline.project import TEXT_LIMIT
from publish.pipeline.unread import passed_over
from publish.pipeline.wall import walled
from publish.pipeline.worker import WORKER
from publish.registry import Row, Table


@dataclass
class Desk:
    """Where dispatches come in: what has been read for one edition so far."""

    files: Folder
    """The project."""
    importers: Table
    """What reads them."""
    language_of: Callable[[str], str]
    """The language of an edition's folder, by its name."""
    limits: Limits = USUAL
    """How much work a dispatch may be."""
    said: list[Diagnostic] = field(default_factory=list)
    """What was noticed."""
    taken: set[str] = field(default_factory=set)
    """The files that were gathered."""
    _keys: dict[str, str] = field(default_factory=dict)

    @property
    def suffixes(self) -> tuple[str, ...]:
        """The endings of files that an importer reads."""
        return tuple(suffix for row in self.importers for suffix in row.suffixes)

    def parts(self, settings: EditionSettings, base: str) -> tuple[Part, ...]:
        """The parts of an edition with what they gather; parts that gather nothing are left out."""
        parts = [Part(self._part(setting, base), setting.title) for setting in settings.parts]
        filled = tuple(part for part in parts if part.dispatches)
        if not filled:
            at = settings.places.value("dispatches")
            self.said.append(finding("dispatches-none", "the edition has no dispatch", at))
        return filled or (Part(()),)

    def _part(self, setting: PartSetting, base: str) -> tuple[Dispatch, ...]:
        found = [dispatch for pattern in setting.patterns for dispatch in self._pattern(pattern, base)]
        if setting.by_date:
            # Those without a date keep their order, behind the others.
            found.sort(key=lambda d: (d.date is None, d.date or date.min))
        return tuple(found)

    def _pattern(self, pattern: Pattern, base: str) -> Iterator[Dispatch]:
        gathered = gather(self.files, base, pattern, suffixes=self.suffixes)
        self.said += gathered.diagnostics
        for found in gathered.value:
            if found.path in self.taken:
                continue
            self.taken.add(found.path)
            if not found.refused and (dispatch := self._read(found)) is not None:
                yield dispatch

    def _read(self, found: Gathered) -> Dispatch | None:
        data = self.files.read(found.path, limit=TEXT_LIMIT)
        if isinstance(data, Refusal):
            self.said.append(finding("file-refused", str(data), Span(found.path)))
            return None
        row = self.importers.for_file(found.path)
        assert row is not None, "only files that an importer reads are gathered"
        folder = found.path.removeprefix(f"{EDITIONS}/").split("/")[0]
        job = (row, data, found, folder, self.language_of(folder))
        try:
            read = walled(lambda: WORKER.run(_dispatch, *job, limits=self.limits), Span(found.path, 1, 1))
        except OverLimit as over:
            at = Span(found.path, largest(data), 1)
            self.said.append(finding("limit-exceeded", f"this dispatch cannot be read: {over.message}", at))
            return None
        self.said += read.diagnostics
        if read.value is None:
            return None
        self.said += read.value.diagnostics
        return self._alone(read.value.value, found.path) if read.value.value is not None else None

    def _alone(self, dispatch: Dispatch, path: str) -> Dispatch | None:
        """The dispatch, unless another one has its name: two of one name would be one link target."""
        other = self._keys.setdefault(dispatch.key, path)
        if other == path:
            return dispatch
        message = f"the slug {dispatch.slug} is taken by {other}"
        self.said.append(finding("slug-duplicate", message, Span(path, 1, 1)))
        return None


def _dispatch(row: Row, data: bytes, found: Gathered, folder: str, language: str) -> Outcome[Dispatch | None]:
    """The dispatch of a file by its importer; ``None`` for a file without front matter."""
    text = decode(data, found.path)
    if text.ok and not has_ink(text.value):
        said = finding("file-empty", f"{found.path} is empty", Span(found.path, 1, 1))
        return Outcome(None, (*text.diagnostics, said))
    if text.ok and split(text.value, found.path).value.matter is None:
        return Outcome(None, (passed_over(found.path, literal=found.literal),))
    read: Outcome[Dispatch] = row.resolve()(text.value, found.path, folder=folder, language=language)
    return Outcome(read.value, (*text.diagnostics, *read.diagnostics))


def largest(data: bytes) -> int:
    """The line that the largest block of a text begins in: most likely it is what takes too long."""
    most, begins, first, size = 0, 1, 1, 0
    for number, line in enumerate(data.splitlines(), start=1):
        if not line.strip():
            first, size = number + 1, 0
            continue
        size += len(line)
        if size > most:
            most, begins = size, first
    return begins
