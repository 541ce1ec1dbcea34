"""Another slug for a dispatch: in its front matter, and in every link that calls it by the old one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from publish.importers.frontmatter import split, written_tree
from publish.importers.slugs import SLUG, slug_from
from publish.language_server.definition import led_to
from publish.language_server.link_targets import LinkTarget, link_targets, target_at
from publish.language_server.open_project import OpenProject
from publish.pipeline.live import EditionNames
from publish.pipeline.outlines import DispatchOutline

_ENDING = re.compile(r"\.(?:md|markdown|html?)$")


class NoRename(Exception):
    """Why a slug cannot be changed, in a sentence."""


@dataclass(frozen=True, slots=True)
class TextEdit:
    """A piece of a file, and what comes in its place."""

    path: str
    """The file."""
    start: int
    """Where it begins in the text."""
    end: int
    """Where it ends."""
    text: str
    """The new piece."""


@dataclass(frozen=True, slots=True)
class NamedSlug:
    """A slug where it is written, or where a link calls a dispatch by it or by its file."""

    outline: DispatchOutline
    """The dispatch."""
    start: int
    """Where the name begins in the text."""
    end: int
    """Where it ends."""


def slug_at(project: OpenProject, path: str, text: str, offset: int) -> NamedSlug | None:
    """The dispatch whose slug, or whose name in a link, stands at an offset of a text."""
    if target := target_at(text, offset):
        for edition in project.editions(path):
            if target.path and (outline := led_to(edition, path, target)):
                start = target.start + target.path.rfind("/") + 1
                return NamedSlug(outline, start, target.start + len(_ENDING.sub("", target.path)))
        return None
    own = next((one for edition in project.editions(path) for one in edition.outlines if one.path == path), None)
    place = _written(path, text)
    if own and place and place[0] <= offset <= place[1]:
        return NamedSlug(own, *place)
    return None


def renamed(project: OpenProject, outline: DispatchOutline, new: str) -> tuple[TextEdit, ...]:
    """The changes that give a dispatch another slug; :class:`NoRename`."""
    if not SLUG.fullmatch(new):
        better = slug_from(new)
        hint = f" Write {better}." if better else ""
        raise NoRename(f"“{new}” cannot stand in a link: lower-case letters, digits and hyphens can.{hint}")
    folder = outline.key.rpartition("/")[0]
    every = [one for edition in project.checked.editions for one in edition.outlines]
    if taken := next((one for one in every if one.key == f"{folder}/{new}" and one.path != outline.path), None):
        raise NoRename(f"the slug {new} is taken by {taken.path}")
    edits = {_in_matter(outline.path, project.text(outline.path), new)}
    for edition in project.checked.editions:
        edits.update(_in_links(project, edition, outline, new))
    return tuple(sorted(edits, key=lambda edit: (edit.path, edit.start)))


def _in_matter(path: str, text: str, new: str) -> TextEdit:
    """The change in the front matter: the slug that is written, or a line for it."""
    if place := _written(path, text):
        return TextEdit(path, *place, new)
    parts = split(text, path).value
    if parts.matter is None:
        return TextEdit(path, 0, 0, f"---\nslug: {new}\n---\n\n")
    if parts.form not in ("yaml", "toml"):
        raise NoRename(f"write slug into the front matter of {path} first")
    at = _offset(text, parts.matter_line)
    return TextEdit(path, at, at, f'slug = "{new}"\n' if parts.form == "toml" else f"slug: {new}\n")


def _written(path: str, text: str) -> tuple[int, int] | None:
    """From where to where the slug stands in the front matter, without its quotes."""
    tree = written_tree(text, path)
    if not isinstance(slug := tree.value.get("slug"), str) or ("slug",) not in tree.places.table:
        return None
    at = tree.places.value("slug")
    start = text.find(slug, _offset(text, at.line) + at.column - 1)
    return (start, start + len(slug)) if start >= 0 else None


def _in_links(project: OpenProject, edition: EditionNames, outline: DispatchOutline, new: str) -> Iterator[TextEdit]:
    """The changes in the links of an edition that call a dispatch by its slug; its file's name stays."""
    for path in sorted(edition.referring):
        text = project.text(path)
        for target in link_targets(text):
            if not _calls_by_slug(edition, path, target, outline):
                continue
            piece = target.path.rpartition("/")[2]
            start = target.path_end - len(piece)
            yield TextEdit(path, start, start + len(_ENDING.sub("", piece)), new)


def _calls_by_slug(edition: EditionNames, path: str, target: LinkTarget, outline: DispatchOutline) -> bool:
    if _ENDING.sub("", target.path.rpartition("/")[2]) != outline.slug:
        return False
    led = led_to(edition, path, target)
    return led is not None and led.key == outline.key and not edition.index.names_file(target.path, beside=path)


def _offset(text: str, line: int) -> int:
    """Where a line begins, counted from 1."""
    offset = 0
    for _ in range(line - 1):
        offset = text.find("\n", offset) + 1
    return offset
