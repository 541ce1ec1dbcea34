"""Compositors over the sample editions."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from lxml import etree

from publish.epub.addresses import BookAddresses
from publish.markup.attributes import Target
from publish.markup.compositor import Compositor
from publish.model.blocks import Blocks, Note
from publish.model.dispatch import Dispatch
from publish.model.edition import Edition, Part
from tests.epub.samples import EDITION, SampleGallery


def compositor(target: Target, edition: Edition = EDITION, templates: Sequence[Mapping[str, str]] = ()) -> Compositor:
    addresses = BookAddresses(edition) if target is Target.EPUB else None
    return Compositor(edition, target=target, gallery=SampleGallery(), templates=templates, addresses=addresses)


def piece(*blocks: Blocks, notes: tuple[Note, ...] = ()) -> Dispatch:
    return Dispatch(slug="piece", folder="2026-11", blocks=sum(blocks, ()), notes=notes)


def composed(dispatch: Dispatch, target: Target) -> etree._Element:
    """The article of a dispatch, as any XML parser reads it."""
    edition = replace(EDITION, parts=(Part((dispatch,)),))
    return parsed(compositor(target, edition).dispatch(dispatch))


def parsed(markup: str) -> etree._Element:
    return etree.fromstring(f'<root xmlns:epub="http://www.idpf.org/2007/ops">{markup}</root>')


def said(element: etree._Element) -> str:
    """The words in an element."""
    return "".join(str(piece) for piece in element.itertext())
