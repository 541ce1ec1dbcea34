"""Sources of imports as readers: a Word file or a piece from a wire that stands in an edition's folder as it came."""

import zipfile
from dataclasses import replace
from functools import partial
from io import BytesIO

from publish.diagnostics import Diagnostic, Outcome
from publish.importers.addresses import picture_source
from publish.importers.foreign import newsml, ninjs, nitf, opendocument, word
from publish.importers.foreign.material import ImportSource, Material
from publish.importers.reader import Reader, Source
from publish.importers.slugs import slug_of_file
from publish.model.blocks import Block
from publish.model.dispatch import Dispatch
from publish.model.figures import Figure
from publish.model.walk import map_dispatch

_LARGEST = 128 * 1024 * 1024
"""Bytes of a file that holds its pictures."""


def _read(kind: ImportSource, source: Source) -> Outcome[tuple[Dispatch, ...]]:
    """The dispatches of a file, each with its place in the edition's folder and the files of its pictures."""
    material = Material(source.data, source.path, source.language, names=_names(source.data))
    found = kind.read(material)
    findings = list(found.diagnostics)
    own = slug_of_file(source.path)
    alone = len(found.value.dispatches) == 1

    def placed(dispatch: Dispatch) -> Dispatch:
        def block(old: Block) -> Block:
            if not isinstance(old, Figure) or old.picture is None:
                return old
            address = old.picture.source
            if address in found.value.parts:
                return replace(old, picture=replace(old.picture, source=f"{source.path}/{address}"))
            file = picture_source(address, old.picture.span)
            findings.extend(_new(file.diagnostics, findings))
            return replace(old, picture=replace(old.picture, source=file.value) if file.value else None)

        return replace(map_dispatch(dispatch, block), folder=source.folder, slug=own if alone else dispatch.slug)

    dispatches = tuple(placed(dispatch) for dispatch in found.value.dispatches)
    return Outcome(dispatches, tuple(findings))


def _new(told: tuple[Diagnostic, ...], before: list[Diagnostic]) -> list[Diagnostic]:
    return [one for one in told if one not in before]


def _names(data: bytes) -> tuple[str, ...]:
    if not data.startswith(b"PK"):
        return ()
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return tuple(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return ()


def _is(kind: ImportSource, path: str, head: bytes) -> bool:
    return kind.recognises(Material(head, path))


READERS: tuple[Reader, ...] = (
    Reader("docx", (".docx",), partial(_read, word.SOURCE), limit=_LARGEST),
    Reader("odt", (".odt",), partial(_read, opendocument.SOURCE), limit=_LARGEST),
    Reader("newsml-g2", (".xml",), partial(_read, newsml.SOURCE), partial(_is, newsml.SOURCE)),
    Reader("nitf", (".xml", ".nitf"), partial(_read, nitf.SOURCE), partial(_is, nitf.SOURCE)),
    Reader("ninjs", (".json",), partial(_read, ninjs.SOURCE), partial(_is, ninjs.SOURCE)),
)
"""The readers of what comes from word processors and wires."""
