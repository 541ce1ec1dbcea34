"""The stages with what earlier runs have made: a dispatch goes through them when what it depends on has changed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from hashlib import sha256

from publish.config.limits import WorkLimits
from publish.diagnostics import Diagnostic
from publish.model.dispatch import Dispatch
from publish.model.edition import Edition, Part
from publish.pipeline.cache import Cache, key_of
from publish.pipeline.kept_table import KeptTable
from publish.pipeline.pickled import dumps, keep, load_kept
from publish.pipeline.wall import bounded_by_dispatch
from publish.transforms.by_dispatch import (
    PreparedDispatch,
    only,
    places_in,
    prepared_each,
    prepared_frame,
    without_dispatches,
)
from publish.transforms.links import led_to
from publish.transforms.numbering import StageTerms
from publish.transforms.places import DispatchIndex, DispatchPlaces
from publish.transforms.status import leave_out

_KIND, _PLACES = "dispatches-prepared", "places"


@dataclass(frozen=True, slots=True)
class Staged:
    """An edition after the stages."""

    edition: Edition
    """The edition; without the dispatches that a stage failed at."""
    digests: Mapping[str, str]
    """For each dispatch, by its key, the hash of all that it came of; empty where nothing is kept."""
    diagnostics: tuple[Diagnostic, ...]
    """What was noticed."""


def staged(
    edition: Edition, terms: StageTerms, *, digests: Mapping[str, str], cache: Cache, limits: WorkLimits
) -> Staged:
    """Put an edition through the stages.

    ``digests`` are hashes of all that dispatches were read from, by their keys; others are hashed here.
    """
    chosen = leave_out(edition, terms)
    run = _Run(chosen.value, replace(terms, whole=edition), digests, cache, limits)
    done = run.edition()
    run.places.save()
    return replace(done, diagnostics=(*chosen.diagnostics, *done.diagnostics))


@dataclass
class _Run:
    whole: Edition
    terms: StageTerms
    known: Mapping[str, str]
    cache: Cache
    limits: WorkLimits

    @cached_property
    def places(self) -> KeptTable[DispatchPlaces]:
        return KeptTable(self.cache, _PLACES, self.whole.slug)

    def edition(self) -> Staged:
        """All of it."""
        findings: list[Diagnostic] = []
        hashes = {one.key: self._hash(one) for one in self.whole.dispatches}
        known = dict(self._places(hashes, findings))
        sound = [one for one in self.whole.dispatches if one.key in known]
        index = DispatchIndex(only(self.whole, *sound), self.terms.whole, self.terms.elsewhere, known)
        terms = replace(self.terms, index=index)
        digests = self._digests(sound, hashes, index, known) if self.cache.keeps else {}
        done = self._prepared(sound, terms, digests, findings)
        frame = bounded_by_dispatch(prepared_frame, without_dispatches(self.whole), _light(terms), limits=self.limits)
        findings += frame.diagnostics
        around = self.whole
        if frame.value:
            findings += frame.value.diagnostics
            around = frame.value.value
        parts = []
        for part, title in zip(self.whole.parts, (part.title for part in around.parts), strict=True):
            dispatches = tuple(done[one.key].dispatch for one in part.dispatches if one.key in done)
            if dispatches:
                parts.append(Part(dispatches, title))
        return Staged(replace(around, parts=tuple(parts) or (Part(()),)), digests, tuple(findings))

    def _hash(self, dispatch: Dispatch) -> str:
        if not self.cache.keeps:
            return ""
        return self.known.get(dispatch.key) or sha256(dumps(dispatch)).hexdigest()

    def _digests(
        self,
        dispatches: Sequence[Dispatch],
        hashes: Mapping[str, str],
        index: DispatchIndex,
        known: Mapping[str, DispatchPlaces],
    ) -> Mapping[str, str]:
        """Hashes of all that each dispatch comes of: itself, a few settings, and where its links lead."""
        publication = self.whole.publication
        settings = repr((self.whole.language, publication.language, publication.site, self.terms.typography))
        every = cache(index.told)
        found: dict[str, str] = {}
        for one in dispatches:
            led = led_to(one, index, known[one.key].references)
            found[one.key] = key_of(hashes[one.key], settings, f"led to {led}" if led is not None else every())
        return found

    def _places(self, hashes: Mapping[str, str], findings: list[Diagnostic]) -> Iterator[tuple[str, DispatchPlaces]]:
        new: list[Dispatch] = []
        for dispatch in self.whole.dispatches:
            places = self.places.get(hashes[dispatch.key]) if self.cache.keeps else None
            if places is None:
                new.append(dispatch)
            else:
                yield dispatch.key, places
        if not new:
            return
        done = bounded_by_dispatch(places_in, only(self.whole, *new), limits=self.limits)
        findings += done.diagnostics
        for key, places in (done.value or {}).items():
            if self.cache.keeps:
                self.places.put(hashes[key], places)
            yield key, places

    def _prepared(
        self, sound: Sequence[Dispatch], terms: StageTerms, digests: Mapping[str, str], findings: list[Diagnostic]
    ) -> Mapping[str, PreparedDispatch]:
        found: dict[str, PreparedDispatch] = {}
        new: list[Dispatch] = []
        for dispatch in sound:
            kept: PreparedDispatch | None = None
            if self.cache.keeps:
                kept = load_kept(self.cache, _KIND, digests[dispatch.key])
            if kept is None:
                new.append(dispatch)
            else:
                found[dispatch.key] = kept
        if new:
            done = bounded_by_dispatch(prepared_each, only(self.whole, *new), _light(terms), limits=self.limits)
            findings += done.diagnostics
            for before, made in zip(done.edition.dispatches, done.value or (), strict=False):
                found[before.key] = made
                if self.cache.keeps:
                    keep(self.cache, _KIND, digests[before.key], made)
        for dispatch in sound:
            findings += found[dispatch.key].diagnostics if dispatch.key in found else ()
        return found


def _light(terms: StageTerms) -> StageTerms:
    """The terms as they are sent to the worker: where links may lead is in the index."""
    return replace(terms, whole=without_dispatches(terms.whole))
