"""The checks of content with what earlier runs have found: a dispatch is judged again when it or its terms change."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TypeAlias

from publish.checks.source import CHECKS, OF_THE_WHOLE, Manuscript
from publish.config.limits import WorkLimits
from publish.diagnostics import Check, Diagnostic
from publish.model.dispatch import Dispatch
from publish.model.edition import Edition
from publish.pipeline.cache import Cache, key_of
from publish.pipeline.kept_table import KeptTable
from publish.pipeline.pickled import dumps
from publish.pipeline.texts import Texts
from publish.pipeline.wall import bounded, bounded_by_dispatch, walled
from publish.transforms.by_dispatch import only, without_dispatches

_KIND = "dispatches-checked"

Found: TypeAlias = tuple[tuple[Diagnostic, ...], ...]
"""What each check says of a dispatch, in their order."""


@dataclass(frozen=True, slots=True)
class _Judged:
    """A dispatch that was looked at."""

    found: Found
    """What the checks say."""
    lasts: bool
    """Whether that follows from the dispatch and the terms alone, and no file was looked into."""


def checked(
    manuscript: Manuscript,
    texts: Texts,
    more: Sequence[Check[Manuscript]],
    *,
    digests: Mapping[str, str],
    cache: Cache,
    limits: WorkLimits,
) -> Iterator[Diagnostic]:
    """What the checks say of an edition, and what ``more``, those of installed packages, say.

    ``digests`` are hashes of all that its dispatches came of, by their keys. Where a check fails, it is told at the
    dispatch that it fails at, and all others speak.
    """
    edition = manuscript.edition
    each = [check for check in CHECKS if check not in OF_THE_WHOLE]
    found = _of_dispatches(each, manuscript, texts, digests, cache, limits)
    bare = replace(manuscript, texts=texts)
    yield from found
    yield from _spoken(each, replace(bare, edition=without_dispatches(edition)), limits)
    whole = [check for check in CHECKS if check in OF_THE_WHOLE]
    # They ask for a few fields, which costs less than to send the edition to the worker.
    done = walled(lambda: said(edition, whole, manuscript), edition.span)
    yield from _spoken(whole, bare, limits) if done.value is None else done.value
    if more:
        yield from _spoken(more, bare, limits)


def _spoken(checks: Sequence[Check[Manuscript]], manuscript: Manuscript, limits: WorkLimits) -> Iterator[Diagnostic]:
    """What checks say of an edition: all of them at once; where one fails, each by itself of what it fails not at."""
    whole = bounded(said, manuscript.edition, checks, manuscript, limits=limits)
    if whole.value is not None:
        yield from whole.value
        return
    for check in checks:
        done = bounded_by_dispatch(said, manuscript.edition, (check,), manuscript, limits=limits)
        yield from (*done.diagnostics, *(done.value or ()))


def said(edition: Edition, checks: Sequence[Check[Manuscript]], manuscript: Manuscript) -> tuple[Diagnostic, ...]:
    """What checks say of an edition."""
    return tuple(found for check in checks for found in check(replace(manuscript, edition=edition)))


def _of_dispatches(
    checks: Sequence[Check[Manuscript]],
    manuscript: Manuscript,
    texts: Texts,
    digests: Mapping[str, str],
    cache: Cache,
    limits: WorkLimits,
) -> tuple[Diagnostic, ...]:
    edition = manuscript.edition
    terms = _terms(manuscript) if cache.keeps else ""
    table = KeptTable[Found](cache, _KIND, key_of(edition.slug, repr(manuscript.outputs)))
    keys = {key: key_of(digest, terms) for key, digest in digests.items()}
    found: dict[str, Found] = {}
    new: list[Dispatch] = []
    for dispatch in edition.dispatches:
        kept = table.get(keys[dispatch.key]) if dispatch.key in keys else None
        if kept is None:
            new.append(dispatch)
        else:
            found[dispatch.key] = kept
    failed: list[Diagnostic] = []
    if new:
        judged, failed = _new(only(edition, *new), checks, replace(manuscript, edition=only(edition)), texts, limits)
        for key, one in judged.items():
            found[key] = one.found
            if key in keys and one.lasts and not failed:
                table.put(keys[key], one.found)
    if cache.keeps:
        table.save()
    every = [found[dispatch.key] for dispatch in edition.dispatches if dispatch.key in found]
    spoken = (one for number in range(len(checks)) for of in every for one in of[number])
    return (*spoken, *failed)


def _new(
    edition: Edition,
    checks: Sequence[Check[Manuscript]],
    manuscript: Manuscript,
    texts: Texts,
    limits: WorkLimits,
) -> tuple[Mapping[str, _Judged], list[Diagnostic]]:
    """What the checks say of the dispatches of an edition, and where they fail."""
    whole = bounded(judged_each, edition, checks, manuscript, texts, limits=limits)
    if whole.value is not None:
        return whole.value, []
    failed: list[Diagnostic] = []
    found: dict[str, list[tuple[Diagnostic, ...]]] = {dispatch.key: [] for dispatch in edition.dispatches}
    for check in checks:
        done = bounded_by_dispatch(judged_each, edition, (check,), manuscript, texts, limits=limits)
        failed += done.diagnostics
        judged = done.value or {}
        for key, of in found.items():
            of.append(judged[key].found[0] if key in judged else ())
    return {key: _Judged(tuple(of), lasts=False) for key, of in found.items()}, failed


def judged_each(
    edition: Edition, checks: Sequence[Check[Manuscript]], manuscript: Manuscript, texts: Texts
) -> Mapping[str, _Judged]:
    """What checks say of each dispatch of an edition, by its key."""
    found: dict[str, _Judged] = {}
    for dispatch in edition.dispatches:
        own = replace(manuscript, edition=only(edition, dispatch), texts=texts)
        asked = texts.asked
        of = tuple(tuple(check(own)) for check in checks)
        found[dispatch.key] = _Judged(of, lasts=texts.asked == asked)
    return found


def _terms(manuscript: Manuscript) -> str:
    """All that a dispatch is judged by besides itself, as a hash."""
    edition = manuscript.edition
    asked = (manuscript.outputs, manuscript.paragraph_words, edition.language, edition.rights)
    faces = (sorted(manuscript.covered) if manuscript.covered is not None else None, sorted(manuscript.emoji))
    theme = sha256(dumps(manuscript.theme)).hexdigest()
    return key_of(repr((asked, edition.publication.language)), repr(faces), theme)
