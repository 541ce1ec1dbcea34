"""Which editions a change touches: those that take something from where it was made, or would take it."""

import fnmatch
import posixpath
from collections.abc import Iterator, Sequence

from publish.pipeline.gather import EDITIONS
from publish.pipeline.photographs import pictures
from publish.pipeline.prepare import Prepared

_SHARED = "content/"
"""What stands here beside the editions, as settings, notices and fonts, is every edition's."""
_LOOKS = "styles/"


def affected(editions: Sequence[Prepared], changed: Sequence[str]) -> tuple[str, ...]:
    """The names of the editions that the changed files touch, in order; paths are relative to the project's folder."""
    return tuple(one.name for one in editions if any(_touches(path, one) for path in changed))


def _touches(path: str, edition: Prepared) -> bool:
    if path.startswith(f"{EDITIONS}/"):
        # A dispatch takes its language and more from what stands beside it: the folder counts as a whole.
        return _folder(path) in {edition.name, *map(_folder, _sources(edition))} or _named(path, edition)
    if path.startswith(_LOOKS):
        kind, _, rest = path.removeprefix(_LOOKS).partition("/")
        loaded = edition.loaded
        own = {
            "themes": {loaded.theme.name},
            "printers": {f"{printer.name}.toml" for printer in (loaded.printer, loaded.page_printer)},
        }
        return kind not in own or rest.partition("/")[0] in own[kind]
    return path.startswith(_SHARED)


def _folder(path: str) -> str:
    """The name of the edition in whose folder a file stands; empty for none."""
    return path.removeprefix(f"{EDITIONS}/").partition("/")[0] if path.startswith(f"{EDITIONS}/") else ""


def _sources(edition: Prepared) -> Iterator[str]:
    """The files of an edition: its dispatches and its pictures, also those of others."""
    yield from (dispatch.span.path for dispatch in edition.edition.dispatches)
    yield from (source for source, _ in pictures(edition.edition))


def _named(path: str, edition: Prepared) -> bool:
    """Whether an edition's patterns name a file: one that was taken away is in no edition any more."""
    folder = f"{EDITIONS}/{edition.name}"
    globs = (pattern.glob for part in edition.loaded.settings.gathers for pattern in part.patterns)
    return any(fnmatch.fnmatchcase(path, posixpath.normpath(f"{folder}/{glob}")) for glob in globs)
