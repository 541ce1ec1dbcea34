"""Where a name in a text leads: to a dispatch, a place in it, a picture or another file."""

import posixpath
import re

from publish.diagnostics import Span
from publish.importers.addresses import picture_source
from publish.language_server.link_targets import LinkTarget, target_at
from publish.language_server.open_project import OpenProject
from publish.pipeline.live import EditionNames
from publish.pipeline.outlines import DispatchOutline

_QUOTED = re.compile(
    r"\"(?P<double>[^\"\n]*)\"|'(?P<single>[^'\n]*)'|(?:(?<=: )|(?<=- ))(?P<bare>[^\s\"'{}\[\],#][^\n,{}\[\]#]*)"
)


def definition(project: OpenProject, path: str, text: str, offset: int) -> Span | None:
    """The place that the name at an offset of a text leads to; ``None`` where it leads nowhere."""
    if target := target_at(text, offset):
        return _dispatch(project, path, target) or _file(project, path, target.path)
    line = text[text.rfind("\n", 0, offset) + 1 :].partition("\n")[0]
    column = offset - text.rfind("\n", 0, offset) - 1
    for found in _QUOTED.finditer(line):
        if found.start() <= column <= found.end():
            return _file(project, path, (found["double"] or found["single"] or found["bare"] or "").strip())
    return None


def led_to(edition: EditionNames, path: str, target: LinkTarget) -> DispatchOutline | None:
    """The dispatch of an edition that an address in one of its files leads to."""
    own = next((one for one in edition.outlines if one.path == path), None)
    if not target.path:
        return own
    folder = own.key.rpartition("/")[0] if own else edition.name
    key = edition.index.key(target.path, beside=path, folder=folder)
    return next((one for one in edition.outlines if one.key == key), None) if key else None


def _dispatch(project: OpenProject, path: str, target: LinkTarget) -> Span | None:
    for edition in project.editions(path):
        if (outline := led_to(edition, path, target)) is None:
            continue
        if not target.fragment or not edition.index.is_in(outline.key):
            return Span(outline.path, 1, 1)
        id = edition.index.id(outline.key, target.fragment)
        return outline.ids.get(id) or Span(outline.path, 1, 1)
    return None


def _file(project: OpenProject, path: str, written: str) -> Span | None:
    """A file that is named from the folder of another."""
    if not written:
        return None
    near = posixpath.normpath(posixpath.join(posixpath.dirname(path), written))
    picture = picture_source(written, Span(path)).value
    found = (name for name in (picture, near) if name and project.files.exists(name))
    return next((Span(name) for name in found), None)
