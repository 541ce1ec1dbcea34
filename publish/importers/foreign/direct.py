"""Sources of imports as readers: a Word file or a piece from a wire that stands in an edition's folder as it came."""

import zipfile
from dataclasses import replace
from io import BytesIO

from publish.config.addresses import scheme_of
from publish.diagnostics import Diagnostic, Outcome, Span
from publish.importers.addresses import picture_source
from publish.importers.foreign.archives import DAMAGED
from publish.importers.foreign.carried import PART
from publish.importers.foreign.material import ImportSource, Material
from publish.importers.foreign.rules import IMPORT_REFUSED, left_out
from publish.importers.reader import Source
from publish.importers.slugs import slug_of_file
from publish.model.blocks import Block
from publish.model.dispatch import Dispatch
from publish.model.figures import Figure
from publish.model.walk import map_dispatch


def read(kind: ImportSource, source: Source) -> Outcome[tuple[Dispatch, ...]]:
    """The dispatches of a file, each with its place in the edition's folder and the files of its pictures."""
    material = Material(source.data, source.path, source.language, names=_names(source.data))
    if not kind.recognises(material):
        message = f"this is no {kind.name.partition(' ')[2]}, whatever it is called"
        return Outcome((), (IMPORT_REFUSED.finding(message, Span(source.path, 1, 1)),))
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
                part = address if material.names else PART.format(list(found.value.parts).index(address))
                return replace(old, picture=replace(old.picture, source=f"{source.path}/{part}"))
            file = picture_source(address, old.picture.span)
            findings.extend(_new(file.diagnostics, findings))
            return replace(old, picture=replace(old.picture, source=file.value) if file.value else None)

        dispatch = _without_remote_lead(dispatch, findings)
        return replace(map_dispatch(dispatch, block), folder=source.folder, slug=own if alone else dispatch.slug)

    dispatches = tuple(placed(dispatch) for dispatch in found.value.dispatches)
    return Outcome(dispatches, tuple(findings))


def _without_remote_lead(dispatch: Dispatch, findings: list[Diagnostic]) -> Dispatch:
    """A dispatch without the picture elsewhere that a page only names for machines: its text does not show it."""
    first = dispatch.blocks[0] if dispatch.blocks else None
    if not isinstance(first, Figure) or first.picture is None or first.span != dispatch.span or not first.lead:
        return dispatch
    if scheme_of(first.picture.source) not in ("http", "https"):
        return dispatch
    findings.append(left_out("a picture on another machine that the page does not show", "", dispatch.span))
    return replace(dispatch, blocks=dispatch.blocks[1:])


def _new(told: tuple[Diagnostic, ...], before: list[Diagnostic]) -> list[Diagnostic]:
    return [one for one in told if one not in before]


def _names(data: bytes) -> tuple[str, ...]:
    if not data.startswith(b"PK"):
        return ()
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return tuple(archive.namelist())
    except DAMAGED:
        return ()
