"""From the files of a project to editions in memory: everything read once, every fault told, nothing written."""

import posixpath
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, partial
from uuid import NAMESPACE_URL, uuid5

from publish.config.edition import EditionSettings, read_edition
from publish.config.printer import Printer
from publish.config.store import Store
from publish.config.suggest import did_you_mean
from publish.config.theme import Theme
from publish.diagnostics import Outcome, Rule, Severity, Span, without_following
from publish.imaging.fault import PHOTO_TOO_LARGE
from publish.importers.addresses import PHOTO_MISSING, PHOTO_OUTSIDE, picture_source, text_source
from publish.importers.readers import READERS
from publish.markup.theme_files import ThemeFonts
from publish.model.edition import Edition, Part
from publish.model.figures import Figure
from publish.model.walk import blocks_of
from publish.pipeline.authors import house_of
from publish.pipeline.crops import crops_unknown
from publish.pipeline.descriptions import described
from publish.pipeline.dispatches import DispatchLoader, ReadBefore
from publish.pipeline.files import FileKind, Reason, Refusal
from publish.pipeline.fillers import fillers
from publish.pipeline.gather import EDITIONS, FILE_REFUSED
from publish.pipeline.notices import notices
from publish.pipeline.openings import opened
from publish.pipeline.packs import with_packs
from publish.pipeline.picture_names import Fetch
from publish.pipeline.picture_places import with_places
from publish.pipeline.project import EDITION, PICTURE_LIMIT, Project, read_settings
from publish.pipeline.remote_pictures import without_remote
from publish.pipeline.stores import sold_at
from publish.pipeline.styles import styles_of
from publish.pipeline.unread import unread

__all__ = ["LoadedEdition", "Project", "load_edition", "read_picture"]


@dataclass(frozen=True)
class LoadedEdition:
    """An edition as its files give it."""

    edition: Edition
    """The edition, before any transform."""
    settings: EditionSettings
    """What ``edition.toml`` sets, with the publication's settings where it is silent."""
    printer: Printer
    """The printer of the print edition."""
    page_printer: Printer
    """The printer whose pages the EPUB names."""
    theme: Theme
    """How it looks."""
    fonts: Mapping[str, bytes]
    """The theme's font files, by ``folder/file``."""
    stores: tuple[Store, ...] = ()
    """Where its e-book is sold."""
    fetches: tuple[Fetch, ...] = ()
    """The pictures on other machines that placeholders stand for, with their files relative to the project folder."""
    digests: Mapping[str, str] = field(default_factory=dict)
    """Hashes of all that its dispatches were read from, by their keys, as far as nothing was added to them since."""


def load_edition(project: Project, name: str, before: ReadBefore | None = None) -> Outcome[LoadedEdition]:
    """Read an edition: its settings, dispatches, notices, printer and theme; pictures stay names.

    With errors it is as good as could be made, and must not be published. :class:`UsageError` for a name that no
    edition has. ``before`` is what this run has read for other editions, and grows.
    """
    folder = project.edition(name)
    path = f"{folder}/{EDITION}"
    settings_of = cache(partial(_settings, project))  # read once for all dispatches of a folder
    settings = settings_of(name)
    look = styles_of(project.resources, settings.value, project.settings)
    dressed = with_packs(look.value.theme, (*project.settings.fonts, *look.value.theme.fonts), project.files)
    theme, packs = dressed.value
    readers = (*READERS, *project.extensions.readers)
    language = partial(_language, project, settings_of)
    limits = project.settings.limits
    house = house_of(project.files, folder, project.settings.front_matter, limits=limits)
    keeps_places = settings.value.remote_pictures == "placeholder"
    matter = replace(house.value, site=project.settings.site_data, keeps_places=keeps_places)
    known = {} if before is None else before
    loader = DispatchLoader(project.files, readers, language, limits, matter, known, reasons=project.reasons)
    parts = loader.parts(settings.value, folder)
    placed = with_places(project.files, parts, folder, site=project.settings.site if keeps_places else "")
    told = (*loader.findings, *placed.diagnostics)
    remote = without_remote(project.files, placed.value, told, setting=settings.value.remote_pictures)
    parts = remote.parts
    forms = opened(parts, settings.value, theme)
    long = described(project.files, forms.value)
    footer = notices(project.files, settings.value, project.settings)
    filled = fillers(settings.value, project.settings)
    cover = _cover(project, settings.value, path)
    edition = replace(
        _bare(project, settings.value, name, path),
        parts=long.value,
        notices=footer.value,
        cover=cover.value,
        fillers=filled.value,
        divided=theme.hyphenation.words,
    )
    findings = [*settings.diagnostics, *look.diagnostics, *dressed.diagnostics, *house.diagnostics]
    findings += [*remote.findings, *forms.diagnostics, *crops_unknown(project.resources, parts)]
    findings += [*long.diagnostics, *footer.diagnostics, *filled.diagnostics, *cover.diagnostics]
    used = _used(loader, project, settings.value, parts)
    findings += unread(project.files, folder, used, suffixes=loader.suffixes, may_hold=loader.may_hold)
    shops = sold_at(project.resources, settings.value, project.settings)
    findings += shops.diagnostics
    value = LoadedEdition(
        edition,
        settings.value,
        look.value.printer,
        look.value.page_printer,
        theme,
        ThemeFonts(project.resources, theme, packs),
        shops.value,
        remote.fetches,
        loader.digests(edition),
    )
    return Outcome(value, without_following(findings))


def _used(
    loader: DispatchLoader, project: Project, settings: EditionSettings, parts: tuple[Part, ...]
) -> frozenset[str]:
    """The texts that have a place in the book: dispatches, notices, extended descriptions of pictures."""
    footer = (*settings.notices, *project.settings.notices)
    texts = (text_source(notice.file, notice.at).value for notice in footer if notice.file)
    dispatches = (dispatch for part in parts for dispatch in part.dispatches)
    blocks = (block for dispatch in dispatches for _, block in blocks_of(dispatch))
    long = (block.picture.long for block in blocks if isinstance(block, Figure) and block.picture)
    return frozenset({*loader.taken, *(text or "" for text in texts), *long})


def _settings(project: Project, name: str) -> Outcome[EditionSettings]:
    path = f"{EDITIONS}/{name}/{EDITION}"
    text = read_settings(project.files, path)
    return text.then(lambda text: read_edition(text, path, publication=project.settings))


def _language(project: Project, settings_of: Callable[[str], Outcome[EditionSettings]], name: str) -> str:
    """The language of what stands in an edition's folder; its own faults are told when that edition is loaded."""
    if name not in project.editions:
        return project.settings.publication.language
    return settings_of(name).value.language


def _bare(project: Project, settings: EditionSettings, name: str, path: str) -> Edition:
    publication = project.settings.publication
    return Edition(
        slug=name,
        publication=replace(publication, title=settings.publication or publication.title),
        title=settings.title,
        parts=(),
        identifier=settings.identifier or edition_identifier(publication.identifier, name),
        number=settings.number,
        date=settings.date,
        captured=settings.captured,
        region=settings.region,
        description=settings.description,
        subjects=settings.subjects,
        language=settings.language,
        numbers=settings.numbers,
        rights=settings.rights,
        span=Span(path, 1, 1),
    )


def edition_identifier(publication: str, slug: str) -> str:
    """The URI of an edition, made from its publication's and its folder's name: the same on any machine (RFC 9562)."""
    return uuid5(uuid5(NAMESPACE_URL, publication), slug).urn


COVER_MISSING = Rule(
    "cover-missing",
    Severity.ERROR,
    "The edition names a cover that is not there.",
    "Correct the name, or take the line out: a cover is set from type.",
    needed=True,
)


def _cover(project: Project, settings: EditionSettings, path: str) -> Outcome[str]:
    if not settings.cover:
        return Outcome("")
    at = settings.places.value("cover")
    source = picture_source(settings.cover, at)
    if source.value is None or not source.ok:
        return Outcome("", source.diagnostics)
    if project.files.exists(source.value):
        return Outcome(source.value, source.diagnostics)
    hint = _near(project, source.value)
    findings = COVER_MISSING.finding(f"there is no cover {settings.cover}", at, hint=hint)
    return Outcome("", (*source.diagnostics, findings))


def read_picture(project: Project, source: str, at: Span) -> Outcome[bytes | None]:
    """The bytes of a picture, by its source in the tree; ``at`` is the line that names it, for findings."""
    data = project.files.read(source, limit=PICTURE_LIMIT)
    if isinstance(data, Refusal) and (part := _part_of_document(project, source)) is not None:
        data = part
    if not isinstance(data, Refusal):
        return Outcome(data)
    rules = {Reason.MISSING: PHOTO_MISSING, Reason.OUTSIDE: PHOTO_OUTSIDE, Reason.LARGE: PHOTO_TOO_LARGE}
    rule = rules.get(data.reason, FILE_REFUSED)
    hint = _near(project, source) if data.reason is Reason.MISSING else ""
    return Outcome(None, (rule.finding(str(data), at, hint=hint),))


def _part_of_document(project: Project, source: str) -> bytes | None:
    """A picture that a document holds itself: behind the name of its file stands that of its part."""
    from publish.importers.foreign.package import DOCUMENTS, part_of

    endings = "|".join(map(re.escape, DOCUMENTS))
    found = re.fullmatch(rf"(?P<file>.+?(?:{endings}))/(?P<part>.+)", source, re.IGNORECASE)
    whole = project.files.read(found["file"], limit=PICTURE_LIMIT) if found else None
    return part_of(whole, found["part"], PICTURE_LIMIT) if found and isinstance(whole, bytes) else None


def _near(project: Project, source: str) -> str:
    """A hint with the file of the same folder that was most likely meant."""
    folder, name = posixpath.split(source)
    names = [entry.name for entry in project.files.entries(folder) if entry.kind is FileKind.FILE]
    return did_you_mean(name, names)
