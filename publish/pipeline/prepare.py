"""From a project to editions that are ready to be set: loaded, transformed, checked, every fault told in one run."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cached_property, partial

from publish.checks.source import Manuscript
from publish.config.checks import paragraph_words, without_off
from publish.config.limits import WorkLimits
from publish.config.waivers import WAIVER_UNUSED, Waived, apply_waivers, strict
from publish.diagnostics import Diagnostic, Outcome, Span, collect, without_following
from publish.markup.strings import strings_for
from publish.model.edition import Edition
from publish.model.figures import Output
from publish.model.matter import FrontAndBackMatter
from publish.pipeline.dispatches import ReadBefore
from publish.pipeline.files import FileKind
from publish.pipeline.kept_checks import checked
from publish.pipeline.kept_stages import Staged, staged
from publish.pipeline.load import LoadedEdition, Project, load_edition
from publish.pipeline.packs import PACK_FAULTS
from publish.pipeline.photographs import AHEAD, looked_at, pictures, sound_pictures
from publish.pipeline.picture_files import PictureFiles
from publish.pipeline.picture_names import Fetch
from publish.pipeline.texts import Texts, covered, emoji
from publish.pipeline.wall import bounded_by_dispatch, walled
from publish.transforms import prepare
from publish.transforms.numbering import StageTerms

_WORTH = 20
"""Pictures that are worth a worker, where they are decoded and no more."""


@dataclass(frozen=True)
class Prepared:
    """An edition ready to be set."""

    name: str
    """The name of its folder."""
    loaded: LoadedEdition
    """As its files give it, with its printer and theme."""
    edition: Edition
    """After the transforms."""
    whole: frozenset[str] = frozenset()
    """Digests of the pictures that were decoded to their end, with nothing to say of them."""
    digests: Mapping[str, str] = field(default_factory=dict)
    """For each dispatch, by its key, the hash of all that it came of; empty where nothing is kept."""

    @cached_property
    def matter(self) -> FrontAndBackMatter:
        """Its front and back matter."""
        from publish.transforms.matter import front_and_back

        return front_and_back(self.edition, strings_for(self.edition.language))

    @property
    def printed(self) -> Edition:
        """The edition as it is printed: with the addresses of its links."""
        from publish.transforms.paper import on_paper

        return on_paper(self.edition, self.loaded.settings.print_links, self.loaded.settings.links_base)


@dataclass(frozen=True, slots=True)
class CheckTerms:
    """On what terms content is judged."""

    as_of: datetime | None = None
    """The moment that embargoes are judged by; ``None``: the end of the edition's day."""
    today: date | None = None
    """The day that waivers and licences are judged by; ``None``: the newest date in the edition."""
    strict: bool = False
    """Whether warnings are errors."""
    outputs: tuple[Output, ...] = ()
    """What is made of the content; empty: nobody knows yet."""


USUAL = CheckTerms()
"""The default terms."""


def ready(project: Project, names: Sequence[str], terms: CheckTerms) -> Outcome[tuple[Prepared, ...]]:
    """Load, transform and check editions; no name means every edition of the project.

    The findings are all that was noticed: waivers and strictness have not spoken yet (:func:`judge`).
    """
    known = _Known()
    return collect(_prepared(project, name, terms, known) for name in names or project.editions)


@dataclass(frozen=True, slots=True)
class Judged:
    """Findings of a whole run after waivers and strictness have spoken."""

    diagnostics: tuple[Diagnostic, ...]
    """What stands, each once."""
    waived: tuple[Waived, ...]
    """What was let through."""

    @property
    def ok(self) -> bool:
        """Whether no error stands."""
        return Outcome(None, self.diagnostics).ok


def judge(
    project: Project,
    editions: Sequence[Prepared],
    diagnostics: Sequence[Diagnostic],
    terms: CheckTerms,
    *,
    whole: bool = False,
) -> Judged:
    """Let the settings and then the waivers speak over all findings of a run, once, and then strictness.

    ``whole`` says that every book of the project was made: only then a waiver that finds nothing is worth a word.
    """
    newest = max((day for one in editions if (day := one.edition.modified)), default=datetime(1970, 1, 1, tzinfo=UTC))
    today = terms.today or (terms.as_of or newest).date()
    wanted = without_off(tuple(dict.fromkeys(diagnostics)), project.settings.checks)
    verdict = apply_waivers(wanted, project.settings.waivers, today=today)
    # What was let through is not mended: what follows from it is still to be told.
    left = without_following(verdict.diagnostics)
    standing = tuple(found for found in left if whole or found.rule != WAIVER_UNUSED)
    return Judged(strict(standing) if terms.strict else standing, verdict.waived)


@dataclass(frozen=True, slots=True)
class _Known:
    """What the editions of a run share: those of a year have their dispatches and photos from others."""

    dispatches: ReadBefore = field(default_factory=dict)
    """What was read."""
    sound: set[str] = field(default_factory=set)
    """Digests of the pictures that were found whole."""


def _prepared(project: Project, name: str, terms: CheckTerms, known: _Known) -> Outcome[Prepared]:
    loaded = load_edition(project, name, known.dispatches)
    limits = project.settings.limits
    done = _staged(project, loaded.value, terms)
    edition, texts = done.edition, Texts(project.files)
    lacking = any(found.rule in PACK_FAULTS for found in loaded.diagnostics)  # what a pack lacks follows from that
    manuscript = Manuscript(
        edition=edition,
        theme=loaded.value.theme,
        today=terms.today or (terms.as_of.date() if terms.as_of else None),
        outputs=terms.outputs,
        covered=None if lacking else covered(loaded.value.fonts, loaded.value.theme),
        emoji=emoji(loaded.value.fonts, loaded.value.theme),
        texts=texts,
        paragraph_words=paragraph_words(project.settings.checks),
    )
    more = project.extensions.checks
    found = checked(manuscript, texts, more, digests=done.digests, cache=project.cache, limits=limits)
    findings = (*loaded.diagnostics, *done.diagnostics, *found, *_photographed(project, edition, known.sound))
    return Outcome(Prepared(name, loaded.value, edition, frozenset(known.sound), done.digests), findings)


def _staged(project: Project, loaded: LoadedEdition, terms: CheckTerms) -> Staged:
    limits, edition = project.settings.limits, loaded.edition
    typography, elsewhere = loaded.settings.typography, _elsewhere(project, edition.slug)
    if not project.extensions.stages:
        asked = StageTerms(edition, terms.as_of, typography=typography, elsewhere=elsewhere)
        return staged(edition, asked, digests=loaded.digests, cache=project.cache, limits=limits)
    # What a stage of an installed package depends on, only that package knows.
    stages = partial(
        prepare, as_of=terms.as_of, typography=typography, elsewhere=elsewhere, more=project.extensions.stages
    )
    done = bounded_by_dispatch(stages, edition, limits=limits)
    made, left = (done.value.value, done.value.diagnostics) if done.value else (done.edition, ())
    return Staged(made, {}, (*done.diagnostics, *left))


def _elsewhere(project: Project, name: str) -> frozenset[str]:
    """The files in the folders of the publication's other editions, and in the folders inside them."""
    folders = [project.edition(other) for other in project.editions if other != name]
    files: set[str] = set()
    while folders:
        folder = folders.pop()
        for entry in project.files.entries(folder):
            path = f"{folder}/{entry.name}"
            if entry.kind is FileKind.FOLDER:
                folders.append(path)
            else:
                files.add(path)
    return frozenset(files)


def _photographed(project: Project, edition: Edition, sound: set[str]) -> Iterator[Diagnostic]:
    """Every picture read and decoded in full: a broken photo is told with all other faults, in one run.

    ``sound`` are the digests of those that were found whole, and grows: editions of a year share their photos. Those
    that an earlier run found whole are not decoded again, nor read where their files are as they were.
    """
    kept, files, limits = sound_pictures(project.cache, edition.slug), PictureFiles(project), project.settings.limits
    asked: list[tuple[str, Span, Outcome[str], bool]] = []
    for source, at in pictures(edition):
        digest = files.digest(source, at)
        # Both are asked: what is not asked for is not kept on.
        new = bool(digest.value) and digest.value not in kept and digest.value not in sound
        asked.append((source, at, digest, new))
    unseen = [(source, at, digest.value) for source, at, digest, new in asked if new]
    jobs = ((files.read(source, at, digest), source, at, limits) for source, at, digest in unseen)
    with closing(project.crew.in_order(_decoded, jobs, wanted=1 + len(unseen) // _WORTH, ahead=AHEAD)) as seen:
        for _, _, digest, new in asked:
            yield from digest.diagnostics
            if not digest.value:
                continue
            if new and (findings := next(seen)):
                yield from findings
                continue
            sound.add(digest.value)
            kept.add(digest.value)
    kept.save()


def _decoded(job: tuple[Outcome[bytes | None], str, Span, WorkLimits]) -> tuple[Diagnostic, ...]:
    """What is wrong with a picture, of which that was read."""
    data, source, at, limits = job
    if data.value is None:
        return data.diagnostics
    seen = walled(partial(looked_at, data.value, source, at, limits), at)
    return (*data.diagnostics, *seen.diagnostics, *(seen.value or ()))


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check tells besides its findings."""

    waived: tuple[Waived, ...]
    """What waivers let through."""
    fetches: tuple[Fetch, ...]
    """The pictures on other machines, with their files relative to the project folder."""
    editions: tuple[Prepared, ...] = ()
    """What was checked."""


def check(project: Project, names: Sequence[str], terms: CheckTerms) -> Outcome[Checked]:
    """Check editions; no name means every edition."""
    content = ready(project, names, terms)
    project.digests.save()
    project.reasons.save()
    judged = judge(project, content.value, (*content.diagnostics, *project.cache.findings), terms)
    fetches = dict.fromkeys(fetch for one in content.value for fetch in one.loaded.fetches)
    return Outcome(Checked(judged.waived, tuple(fetches), content.value), judged.diagnostics)
