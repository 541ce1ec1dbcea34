"""An edition's dispatches read from their files, in the order of its parts."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from functools import cached_property, partial
from typing import TypeAlias

from publish.config.dialects import EVERY, Dialects, dialects_of
from publish.config.edition import EditionSettings, PartSetting, Pattern
from publish.config.limits import USUAL, WorkLimits
from publish.diagnostics import Diagnostic, Outcome, Rule, Severity, Span
from publish.importers.matter.house import NO_HOUSE, HouseMatter
from publish.importers.papers import FILE_PASSED_OVER, is_paper
from publish.importers.reader import HEAD, Reader, Source
from publish.importers.readers import READERS
from publish.importers.slugs import slug_for_file, slug_from, slug_of_file
from publish.model.dispatch import Dispatch
from publish.model.edition import Edition, Part
from publish.pipeline.cache import NO_CACHE, key_of
from publish.pipeline.files import Folder, Refusal
from publish.pipeline.front_keys import kept_aside, once_a_key
from publish.pipeline.gather import EDITIONS, FILE_REFUSED, Gathered, gather
from publish.pipeline.pickled import keep, load_kept
from publish.pipeline.project import TEXT_LIMIT
from publish.pipeline.reasons import Reasons
from publish.pipeline.wall import bounded_reading
from publish.transforms.status import DISPATCHES_NONE

SLUG_DUPLICATE = Rule(
    "slug-duplicate",
    Severity.ERROR,
    "Two dispatches of one name would be one link target.",
    "Change one of the slugs.",
    needed=True,
)


_KIND = "dispatches"
"""What the cache calls dispatches as they were read, with their findings."""

_FIELDS = tuple(one.name for one in fields(Dispatch))

ReadBefore: TypeAlias = dict[str, tuple[Source, Outcome[tuple[Dispatch, ...]]]]
"""What has been read in this run, by file, with what it was read from: the editions of a year share dispatches."""


def by_weight(dispatches: Iterable[Dispatch]) -> list[Dispatch]:
    """The dispatches of a pattern, the lightest first; those without a weight keep their order, behind the others."""
    return sorted(dispatches, key=lambda dispatch: (dispatch.weight is None, dispatch.weight or 0))


@dataclass
class DispatchLoader:
    """Where dispatches come in: what has been read for one edition so far."""

    files: Folder
    """The project."""
    readers: tuple[Reader, ...]
    """What reads them."""
    language_of: Callable[[str], str]
    """The language of an edition's folder, by its name."""
    limits: WorkLimits = USUAL
    """How much work a dispatch may be."""
    house: HouseMatter = NO_HOUSE
    """The publication's own word on front matter."""
    before: ReadBefore = field(default_factory=dict)
    """What need not be read again."""
    findings: list[Diagnostic] = field(default_factory=list)
    """What was noticed."""
    taken: set[str] = field(default_factory=set)
    """The files that were gathered."""
    dialects: Dialects = EVERY
    """The dialects of Markdown that the edition may be written in."""
    reasons: Reasons = field(default_factory=lambda: Reasons(NO_CACHE))
    """What earlier runs have read, and why it is read again."""
    _keys: dict[str, str] = field(default_factory=dict)
    _read_by: dict[str, str] = field(default_factory=dict)
    _origins: dict[str, tuple[Dispatch, str]] = field(default_factory=dict)

    def digests(self, edition: Edition) -> Mapping[str, str]:
        """Hashes of all that dispatches were read from, by their keys; of those that are as they were read alone."""
        found: dict[str, str] = {}
        for dispatch in edition.dispatches:
            read, digest = self._origins.get(dispatch.key, (None, ""))
            if read is not None and all(getattr(read, name) is getattr(dispatch, name) for name in _FIELDS):
                found[dispatch.key] = digest
        return found

    @property
    def suffixes(self) -> tuple[str, ...]:
        """The endings of files that are read."""
        return tuple(dict.fromkeys(suffix for reader in self.readers for suffix in reader.suffixes))

    def may_hold(self, path: str) -> bool:
        """Whether a file may hold a dispatch: of endings that other files have too, only what a reader knows does."""
        readers = [reader for reader in self.readers if path.lower().endswith(reader.suffixes)]
        if not readers or any(reader.knows_by_name for reader in readers):
            return True
        data = self.files.read(path, limit=TEXT_LIMIT)
        return not isinstance(data, Refusal) and any(reader.reads(path, data[:HEAD]) for reader in readers)

    def parts(self, settings: EditionSettings, base: str) -> tuple[Part, ...]:
        """The parts of an edition with what they gather; parts that gather nothing are left out."""
        self.dialects = dialects_of(settings.dialect)
        parts = [Part(self._part(setting, base), setting.title) for setting in settings.gathers]
        filled = tuple(part for part in parts if part.dispatches)
        if not filled:
            at = settings.places.value("dispatches")
            self.findings.append(DISPATCHES_NONE.finding("the edition has no dispatch", at))
        self.findings[:] = once_a_key(self.findings)
        self.findings += kept_aside(dispatch for part in filled for dispatch in part.dispatches)
        return filled or (Part(()),)

    def _part(self, setting: PartSetting, base: str) -> tuple[Dispatch, ...]:
        found = [dispatch for pattern in setting.patterns for dispatch in by_weight(self._pattern(pattern, base))]
        if setting.by_date:
            # Those without a date keep their order, behind the others.
            found.sort(key=lambda d: (d.date is None, d.date or date.min))
        return tuple(found)

    def _pattern(self, pattern: Pattern, base: str) -> Iterator[Dispatch]:
        gathered = gather(self.files, base, pattern, suffixes=self.suffixes)
        self.findings += gathered.diagnostics
        for found in gathered.value:
            if found.path in self.taken:
                continue
            self.taken.add(found.path)
            if not found.refused:
                yield from self._read(found)

    def _read(self, found: Gathered) -> Iterator[Dispatch]:
        readers = [reader for reader in self.readers if found.path.lower().endswith(reader.suffixes)]
        data = self.files.read(found.path, limit=max((reader.limit for reader in readers), default=TEXT_LIMIT))
        if isinstance(data, Refusal):
            self.findings.append(FILE_REFUSED.finding(str(data), Span(found.path)))
            return
        folder = found.path.removeprefix(f"{EDITIONS}/").split("/")[0]
        language = self.language_of(folder)
        source = Source(data, found.path, folder, language, found.literal, self.dialects, self.house)
        reader = next((reader for reader in self.readers if reader.reads(found.path, data[:HEAD])), None)
        if reader is None:
            self.findings.append(FILE_PASSED_OVER.finding(f"no reader knows what {found.path} holds", Span(found.path)))
            return
        read = self._once(reader, source)
        self.findings += read.diagnostics
        for number, dispatch in enumerate(read.value):
            alone = self._alone(dispatch, found.path)
            if alone is not None:
                if key := self._read_by.get(found.path):
                    self._origins[alone.key] = (alone, key_of(key, str(number), alone.slug))
                yield alone

    def _once(self, reader: Reader, source: Source) -> Outcome[tuple[Dispatch, ...]]:
        self._read_by.pop(source.path, None)
        known = self.before.get(source.path)
        if known is None or not _reads_alike(source, *known):
            known = self.before[source.path] = (source, self._kept_or_read(reader, source))
        return known[1]

    def _kept_or_read(self, reader: Reader, source: Source) -> Outcome[tuple[Dispatch, ...]]:
        """What an earlier run has read from the same file, or what is read now."""
        key, cache = "", self.reasons.cache
        # A reader of an installed package may be another by now.
        if cache.keeps and reader in READERS:
            inputs = {"its file": key_of(source.data), "a setting": self._terms(reader, source)}
            key = self._read_by[source.path] = key_of(source.path, *inputs.values())
            kept: Outcome[tuple[Dispatch, ...]] | None = load_kept(cache, _KIND, key)
            self.reasons.note(source.path, inputs, kept=kept is not None)
            if kept is not None:
                return kept
        job = partial(reader.read, source)
        done = bounded_reading(job, "this dispatch", source.data, source.path, limits=self.limits)
        if done.value is None:
            return Outcome((), done.diagnostics)
        read = Outcome(done.value.value, (*done.diagnostics, *done.value.diagnostics))
        if key and not done.diagnostics:  # a limit speaks of the machine and not of the file
            keep(cache, _KIND, key, read)
        return read

    def _terms(self, reader: Reader, source: Source) -> str:
        """All that a file is read by besides its bytes and its path, as a hash."""
        terms = (reader.name, source.folder, source.language, source.named, sorted(source.dialects))
        return key_of(repr(terms), self._house)

    @cached_property
    def _house(self) -> str:
        """The publication's word on front matter as text, in an order of its own."""
        house = self.house
        tables = (sorted(house.names.items()), sorted(house.ignored), sorted(house.site.items()))
        authors = sorted((id, repr(author)) for id, author in house.authors.items())
        return repr((*tables, authors, house.keeps_places))

    def _alone(self, dispatch: Dispatch, path: str) -> Dispatch | None:
        """A dispatch under a name that no other has: two of one name would be one link target.

        One that nobody wrote gives way: the file's name is taken, and more and more of its folders before it. One that
        was written gives way to its day, which is told: many sites have the day in their addresses, and issues of one
        name. ``None`` where there is no way, which is told.
        """
        written = any(place.field == "slug" for place in dispatch.places)
        message = f"the slug {dispatch.slug} is taken by {self._keys.get(dispatch.key)}"
        others = () if written else _other_slugs(path)
        for slug in (dispatch.slug, *others, *_with_day(dispatch)):
            named = replace(dispatch, slug=slug)
            if slug and named.key not in self._keys:
                self._keys[named.key] = path
                if written and slug != dispatch.slug:
                    told = f"{message}: it is {slug} in this book"
                    self.findings.append(SLUG_DUPLICATE.finding(told, Span(path, 1, 1), severity=Severity.WARNING))
                return named
        self.findings.append(SLUG_DUPLICATE.finding(message, Span(path, 1, 1)))
        return None


def _reads_alike(source: Source, before: Source, read: Outcome[tuple[Dispatch, ...]]) -> bool:
    """Whether a file reads as it did before: who names it makes a difference only where it may be no dispatch."""
    if source.named != before.named and (is_paper(source.path) or not read.value):
        return False
    return replace(before, named=source.named) == source


def _with_day(dispatch: Dispatch) -> Iterator[str]:
    if dispatch.date is not None:
        yield f"{dispatch.slug}-{dispatch.date:%Y-%m-%d}"


def _other_slugs(path: str) -> Iterator[str]:
    """Names for the dispatch of a file, besides the one that it has."""
    folders = path.removeprefix(f"{EDITIONS}/").split("/")[1:-1]
    own = slug_of_file(path)
    yield own
    for first in range(len(folders) - 1, -1, -1):
        before = slug_from("-".join(folders[first:]))
        yield own if before == own or not before else f"{before}-{own}"
    if not path.isascii():
        # What tells two names apart may stand in letters that no slug has.
        yield slug_for_file(path)
