"""Books built from the sample editions, and what the tests read in them."""

import io
import posixpath
import zipfile
from dataclasses import dataclass
from functools import cache
from types import SimpleNamespace

from lxml import etree

from publish.config.theme import read_theme
from publish.diagnostics import Outcome
from publish.epub import BuiltEpub, EpubJob, EpubStyle, build
from publish.epub.style import USUAL
from publish.markup.attributes import Target
from publish.markup.strings import strings_for
from publish.markup.theme_files import ThemeFonts, style_sheets, theme_templates
from publish.model.assets import Gallery
from publish.model.edition import Edition
from publish.model.pagination import PageStart, Pagination
from publish.resources import SHIPPED
from publish.transforms.matter import front_and_back
from tests.epub.samples import MODIFIED, PORT, SampleGallery

NS = SimpleNamespace(
    opf="{http://www.idpf.org/2007/opf}",
    dc="{http://purl.org/dc/elements/1.1/}",
    xhtml="{http://www.w3.org/1999/xhtml}",
    epub="{http://www.idpf.org/2007/ops}",
    ncx="{http://www.daisy.org/z3986/2005/ncx/}",
)

PAGINATION = Pagination(
    "urn:isbn:9783161484101",
    (
        PageStart("5", PORT.key, "headline", 0),
        PageStart("6", PORT.key, "b3", 14),
        PageStart("7", PORT.key, "b10.0", 0),
        PageStart("9", "2026-11/tower", "kicker", 0),
    ),
)


@cache
def style(theme: str) -> EpubStyle:
    path = f"styles/themes/{theme}/theme.toml"
    read = read_theme(SHIPPED.read_text(path), path, name=theme)
    assert read.ok
    return EpubStyle(read.value, style_sheets(SHIPPED, read.value, Target.EPUB), ThemeFonts(SHIPPED, read.value))


@cache
def made(
    edition: Edition,
    theme: str = "default",
    pagination: Pagination | None = None,
    job: EpubJob = USUAL,
    gallery: Gallery | None = None,
) -> tuple[Outcome[BuiltEpub], bytes]:
    """An edition's book: what is known of it, and its bytes."""
    sink = io.BytesIO()
    dress = style(theme)
    outcome = build(
        edition,
        front_and_back(edition, strings_for(edition.language)),
        style=dress,
        gallery=gallery or SampleGallery(),
        templates=theme_templates(SHIPPED, dress.theme),
        modified=MODIFIED,
        sink=sink,
        pagination=pagination,
        job=job,
    )
    return outcome, sink.getvalue()


@cache
def built(
    edition: Edition, theme: str = "default", pagination: Pagination | None = None, job: EpubJob = USUAL
) -> bytes:
    """The bytes of an edition's book, about which there is nothing to say."""
    outcome, data = made(edition, theme, pagination, job)
    assert not outcome.diagnostics
    return data


@dataclass(frozen=True)
class Book:
    """A finished book, taken apart."""

    files: dict[str, bytes]
    """Its files by path."""

    def xml(self, name: str) -> etree._Element:
        return etree.fromstring(self.files[f"EPUB/{name}"])

    @property
    def package(self) -> etree._Element:
        return self.xml("content.opf")

    @property
    def manifest(self) -> dict[str, str]:
        """Paths beside the package document by id."""
        return {str(i.get("id")): str(i.get("href")) for i in self.package.iter(f"{NS.opf}item")}

    @property
    def spine(self) -> list[str]:
        return [self.manifest[str(ref.get("idref"))] for ref in self.package.iter(f"{NS.opf}itemref")]

    def metadata(self, name: str) -> list[str]:
        """The values of a Dublin Core element or a property."""
        found = [*self.package.iter(f"{NS.dc}{name}")]
        found += [meta for meta in self.package.iter(f"{NS.opf}meta") if meta.get("property") == name]
        return [element.text or "" for element in found]

    def targets(self) -> dict[str, set[str]]:
        """The ids in each document."""
        return {name: {str(e.get("id")) for e in self.xml(name).iter() if e.get("id")} for name in self.spine}


def opened(data: bytes) -> Book:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return Book({name: archive.read(name) for name in archive.namelist()})


def resolved(document: str, href: str) -> tuple[str, str]:
    """The file and the id that a link in a document leads to."""
    path, _, fragment = href.partition("#")
    return (posixpath.normpath(posixpath.join(posixpath.dirname(document), path)) if path else document), fragment
