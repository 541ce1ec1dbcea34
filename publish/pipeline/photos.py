"""The photos of an edition, each made ready for one target, once, and kept on disk.

The renderers see a gallery: sizes at once, bytes when they are needed, so that the memory of a build does not grow
with the number of photos.
"""

import hashlib
from collections.abc import Callable, Generator, Mapping, Sequence, Set
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from types import MappingProxyType

import publish
from publish.config.limits import USUAL, WorkLimits
from publish.diagnostics import Diagnostic, Outcome, Span
from publish.imaging.clean import CleanPhoto
from publish.imaging.foreign import decoders
from publish.imaging.scale import Recipe
from publish.model.assets import Rendition
from publish.model.edition import Edition
from publish.pipeline.crew import ALONE, Crew
from publish.pipeline.photo_cache import KeptPhoto, PhotoCache
from publish.pipeline.photographs import AHEAD, PictureJob, cleaned, cleaned_and_kept, pictures
from publish.pipeline.picture_files import PictureFiles

_WORTH = 10
"""Pictures that are worth a worker."""


class EditionPhotos:
    """A :class:`publish.model.assets.Gallery` whose bytes lie in a folder, or in the cache."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._renditions: dict[str, Rendition] = {}
        self._kept: dict[str, KeptPhoto] = {}

    def __getstate__(self) -> dict[str, object]:
        """For the worker: with every file in the folder, for what it would be made again from is not sent."""
        for name, photo in self._kept.items():
            place = self._folder / name
            if not place.exists():
                place.write_bytes(photo.data())
            self._kept[name] = replace(photo, data=place.read_bytes)
        return self.__dict__

    def keep(self, source: str, rendition: Rendition, data: bytes) -> None:
        """Take in a picture; one of the same content is kept once."""
        place = self._folder / rendition.name
        self.take(source, KeptPhoto(rendition, len(data), place.read_bytes))
        if not place.exists():
            place.write_bytes(data)

    def take(self, source: str, photo: KeptPhoto) -> None:
        """Take in a picture whose bytes lie elsewhere."""
        self._renditions[source] = photo.rendition
        self._kept[photo.rendition.name] = photo

    def rendition(self, source: str) -> Rendition:
        """The rendition of a picture, by its source in the tree; :class:`KeyError` when it has none."""
        return self._renditions[source]

    @property
    def renditions(self) -> Mapping[str, Rendition]:
        """Every rendition once, by its name."""
        return {name: photo.rendition for name, photo in self._kept.items()}

    @property
    def weight(self) -> int:
        """The bytes of all renditions together."""
        return sum(photo.size for photo in self._kept.values())

    def data(self, name: str) -> bytes:
        """The bytes of a rendition, by its name; :class:`KeyError` when there is none."""
        # The name may be a theme's word: what was not kept is no file, wherever it would lead.
        return self._kept[name].data()


def develop(
    edition: Edition,
    files: PictureFiles,
    *,
    recipe: Recipe,
    folder: Path,
    cache: PhotoCache,
    cover: Recipe | None = None,
    proportions: Mapping[str, float] = MappingProxyType({}),
    limits: WorkLimits = USUAL,
    whole: Set[str] = frozenset(),
    crew: Crew = ALONE,
) -> Outcome[EditionPhotos]:
    """Clean every picture of an edition for a target into ``folder``; what ``cache`` has kept is not made again.

    ``cover`` is how the edition's cover is made, where that differs from the other pictures. ``proportions`` are those
    that pictures are cropped to, by their sources, the narrowest of each. ``whole`` are the digests of those that were
    decoded to their end already. ``crew`` has the workers. A picture that is refused is an error at the line that names
    it, once for each line.
    """
    folder.mkdir(parents=True, exist_ok=True)
    room, findings = EditionPhotos(folder), list[Diagnostic]()
    known: list[tuple[str, Outcome[str], KeptPhoto | _Unmade | None]] = []
    for source, at in pictures(edition):
        digest = files.digest(source, at)
        if not digest.value:
            known.append((source, digest, None))
            continue
        own = cover if cover and source == edition.cover else recipe
        if source in proportions:
            own = replace(own, proportion=proportions[source])
        make = partial(_made, files, source, digest.value, own, at, limits, whole=digest.value in whole)
        photo = cache.kept(f"{source} ({folder.name})", _name(own), digest.value, make)
        if isinstance(photo, KeptPhoto):
            known.append((source, digest, photo))
        else:
            job = PictureJob(source, at, own, photo, limits, digest.value in whole)
            known.append((source, digest, _Unmade(job, digest.value, make)))
    with closing(_on_workers([photo for _, _, photo in known if isinstance(photo, _Unmade)], files, crew)) as made:
        for source, digest, known_photo in known:
            findings.extend(digest.diagnostics)
            if isinstance(known_photo, _Unmade):
                findings.extend(known_photo.into(room, next(made)))
            elif known_photo is not None:
                room.take(source, known_photo)
    return Outcome(room, tuple(findings))


def _on_workers(
    unmade: "Sequence[_Unmade]", files: PictureFiles, crew: Crew
) -> Generator[Outcome[CleanPhoto | None] | None, None, None]:
    """What workers make of pictures, in their order; each file is read when its turn comes."""
    if unmade:
        import publish.imaging.clean  # noqa: F401 - what it needs is loaded before workers are started
    jobs = ((one.job, files.read(one.job.source, one.job.at, one.digest)) for one in unmade)
    return crew.in_order(cleaned_and_kept, jobs, wanted=1 + len(unmade) // _WORTH, ahead=AHEAD)


@dataclass(frozen=True, slots=True)
class _Unmade:
    """A picture that was not kept."""

    job: PictureJob
    digest: str
    make: Callable[[], Outcome[CleanPhoto | None]]
    """Makes it, in case that what was kept of it is lost."""

    def into(self, room: EditionPhotos, made: Outcome[CleanPhoto | None] | None) -> tuple[Diagnostic, ...]:
        """Take what a worker has made of it into a gallery, or has kept; what is to be said of it."""
        if made is None:
            self.job.place.cache.grown = True
            if (kept := self.job.place.load(self.make)) is not None:
                room.take(self.job.source, kept)
                return ()
            made = self.make()  # another program took it away meanwhile
        if made.value is not None:
            room.keep(self.job.source, made.value.rendition, made.value.data)
        return made.diagnostics


def _made(
    files: PictureFiles, source: str, digest: str, recipe: Recipe, at: Span, limits: WorkLimits, *, whole: bool
) -> Outcome[CleanPhoto | None]:
    raw = files.read(source, at, digest)
    if raw.value is None:
        return Outcome(None, raw.diagnostics)
    return cleaned(raw.value, source, recipe, at, limits, whole=whole)


def _name(recipe: Recipe) -> str:
    """Everything that a clean photo depends on besides its own bytes, as text."""
    colour = recipe.colour
    profile = hashlib.sha256(colour.profile).hexdigest()
    return f"{publish.__version__} {decoders()} {recipe!r} {colour!r} {profile}"
