"""The files that an import is given, one by one: those of folders and archives too, each with what stands beside it."""

import os
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from publish.diagnostics import Diagnostic, Span
from publish.errors import UsageError
from publish.imaging.file_types import kind_of
from publish.importers.foreign.material import ImportSource, Material
from publish.importers.foreign.rules import IMPORT_LEFT_OUT, IMPORT_REFUSED
from publish.importers.foreign.table import COLLECTIONS
from publish.importers.papers import is_paper
from publish.pipeline.files import Folder, Refusal
from publish.pipeline.imports.places import ArchivePlace, FilePlace, FolderPlace, Nowhere

LARGEST = 256 * 1024 * 1024
"""The most bytes of a file."""
STANDARD_INPUT = "-"
_DEEPEST = 1
"""How many archives may stand one in the other, besides the outermost."""

_COMPANIONS = re.compile(
    r".*\.(?:css|js|mjs|map|json5|svg|ico|woff2?|ttf|otf|eot|toml|ya?ml|lock|py|sh|xsl|csv|ini|cfg|log|gitignore)", re.I
)
"""What stands beside dispatches in folders, and would be text."""
_APPLE = re.compile(r"(?:[^/]+\.(?:pages|key|numbers)/)?Index(?:/[^/]+\.iwa|\.zip)")
"""What only an archive of Apple's programs holds."""
_SAVED_WITH = re.compile(r"(?P<name>.+?)(?:_files|_data|-dateien|_archivos|_fichiers|\.files)")
"""The folder that a browser saves a page's pictures in."""


@dataclass(frozen=True)
class Found:
    """A file that was brought."""

    material: Material
    """What it holds."""
    place: FilePlace
    """The folder or archive that it was found in."""
    name: str
    """Its name there."""
    asked_for: bool = True
    """Whether it was named itself, and not found in a folder or an archive."""
    source: ImportSource | None = None
    """What reads it, where the export that it is a piece of says so."""


def gathered(
    sources: tuple[str, ...], usual: Material, *, root: Path, given: bytes, findings: list[Diagnostic]
) -> Iterator[Found]:
    """Every file of some sources, in order; ``usual`` is a material without data, of which each is made.

    ``given`` is what stands on standard input. What is no file to read is told in ``findings``;
    :class:`UsageError` for a source that is not there.
    """
    for source in sources:
        if source == STANDARD_INPUT:
            yield from _unpacked(replace(usual, data=given, path="standard input"), Nowhere(), "", findings)
            continue
        path = Path(source)
        if path.is_dir():
            yield from _folder(FolderPlace(path), shown(path, root), usual, findings)
            continue
        place = FolderPlace(path.resolve().parent)
        material = replace(usual, data=bytes_of(path), path=shown(path, root))
        yield from _unpacked(material, place, path.resolve().name, findings)


def shown(path: Path, root: Path) -> str:
    """How a file is named in findings: from the project's folder, or by its name alone."""
    whole = Path(os.path.normpath(path.absolute()))
    try:
        return whole.relative_to(os.path.normpath(root.absolute())).as_posix()
    except ValueError:
        return whole.name


def bytes_of(path: Path, *, limit: int = LARGEST) -> bytes:
    """What a file holds; :class:`UsageError` for one that is not there, too large, or no file."""
    place = path.resolve()
    if not place.is_file():
        raise UsageError(f"there is no file {path}", hint="Name files or folders that were saved or exported.")
    data = Folder(place.parent).read(place.name, limit=limit)
    if isinstance(data, Refusal):
        raise UsageError(f"{path} cannot be read: it {data.reason} {data.detail}".rstrip())
    return data


def is_archive(data: bytes) -> bool:
    """Whether a file is a zip archive."""
    return data.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def _unpacked(
    material: Material, place: FilePlace, name: str, findings: list[Diagnostic], *, depth: int = 0
) -> Iterator[Found]:
    """A file, or those of an archive, unless the archive is itself a document."""
    if not is_archive(material.data):
        yield Found(material, place, name, asked_for=not depth)
        return
    if depth > _DEEPEST:
        findings.append(IMPORT_REFUSED.finding("archives in archives are not read", Span(material.path, 1, 1)))
        return
    archive = ArchivePlace(material.data, material.path)
    findings += archive.findings
    if _is_document(archive.names):
        yield Found(replace(material, names=archive.names), place, name, asked_for=not depth)
    elif any(map(_APPLE.fullmatch, archive.names)):
        message = "this is a document of Pages, Numbers or Keynote, which is not read"
        hint = "Export it from there as Word: File → Export To → Word."
        findings.append(IMPORT_REFUSED.finding(message, Span(material.path, 1, 1), hint=hint))
    elif archive.names:
        yield from _folder(archive, material.path, replace(material, data=b""), findings, depth=depth + 1)
    elif not archive.findings:
        findings.append(IMPORT_REFUSED.finding("the archive is empty", Span(material.path, 1, 1)))


def _is_document(names: tuple[str, ...]) -> bool:
    """Whether an archive is one file to those who made it: of a word processor, or a book."""
    return "[Content_Types].xml" in names or "mimetype" in names


def _folder(
    place: FilePlace, path: str, usual: Material, findings: list[Diagnostic], *, depth: int = 1
) -> Iterator[Found]:
    """The files of a folder that may be dispatches; pictures and what a page needs on a screen only stand beside."""
    passed: list[str] = []
    count = 0
    taken: frozenset[str] = frozenset()
    collection = next((one for one in COLLECTIONS if one.recognises(place.names)), None)
    if collection is not None:
        taken = collection.members(place.names)
        for piece, name in collection.pieces(place, replace(usual, path=path)):
            count += 1
            yield Found(piece, place, name, asked_for=False, source=collection.source)
    for name in place.names:
        if name in taken:
            continue
        data = b"" if _beside(name, place.names) else place.read(name, limit=LARGEST)
        whole = f"{path}/{name}"
        if isinstance(data, str):
            findings.append(IMPORT_REFUSED.finding(f"{name} {data}", Span(whole, 1, 1)))
        elif not data or _COMPANIONS.fullmatch(name) or is_paper(name) or "picture" in kind_of(data):
            passed += [name] if data and "picture" not in kind_of(data) else []
        elif b"\0" in data[:4096] and not is_archive(data):
            passed.append(name)
        else:
            count += 1
            yield from _unpacked(replace(usual, data=data, path=whole), place, name, findings, depth=depth)
    if passed:
        listed = ", ".join(passed[:8]) + (f" and {len(passed) - 8} more" if len(passed) > 8 else "")
        findings.append(IMPORT_LEFT_OUT.finding(f"no dispatches in {path}, and passed over: {listed}", Span(path)))
    if not count:
        hint = "Name the files themselves if they are dispatches."
        findings.append(IMPORT_REFUSED.finding(f"{path} holds no file that could be a dispatch", Span(path), hint=hint))


def _beside(name: str, names: tuple[str, ...]) -> bool:
    """Whether a file only belongs to a page that a browser saved beside it."""
    parts = name.split("/")
    for number, part in enumerate(parts[:-1]):
        if found := _SAVED_WITH.fullmatch(part):
            page = posixpath.join(*parts[:number], found["name"])
            if f"{page}.html" in names or f"{page}.htm" in names:
                return True
    return False
