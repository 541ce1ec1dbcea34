"""The archive: the same bytes every time, nothing but the book in it, everything that is named there."""

import io
import os
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from publish.epub import build
from publish.errors import UsageError
from publish.markup.strings import strings_for
from publish.model.edition import Edition, Part
from publish.transforms.matter import front_and_back
from tests.epub.books import NS, PAGINATION, built, opened, resolved, style
from tests.epub.samples import EDITION, MODIFIED, PORT, YEARBOOK, SampleGallery, words


def test_mimetype_is_first_and_stored_and_pictures_are_not_deflated_again() -> None:
    with zipfile.ZipFile(io.BytesIO(built(EDITION))) as archive:
        entries = archive.infolist()
        assert archive.read(entries[0]) == b"application/epub+zip"
    assert entries[0].filename == "mimetype"
    stored = {entry.filename for entry in entries if entry.compress_type == zipfile.ZIP_STORED}
    assert stored == {"mimetype", *(e.filename for e in entries if e.filename.endswith(".jpg"))}
    assert {entry.date_time for entry in entries} == {(2026, 11, 20, 0, 0, 0)}
    assert {entry.external_attr >> 16 for entry in entries} == {0o100644}
    assert not any(entry.extra for entry in entries)
    assert len(entries) == len({entry.filename for entry in entries})


def test_manifest_and_archive_name_the_same_files() -> None:
    book = opened(built(YEARBOOK))
    named = {f"EPUB/{href}" for href in book.manifest.values()}
    assert named | {"mimetype", "META-INF/container.xml", "EPUB/content.opf"} == set(book.files)


@pytest.mark.parametrize("pagination", [None, PAGINATION])
def test_every_link_inside_the_book_is_answered(pagination: object) -> None:
    book = opened(built(YEARBOOK, pagination=PAGINATION if pagination else None))
    ids = book.targets()
    followed = 0
    for document in book.spine:
        for element in book.xml(document).iter():
            for name in ("href", "src"):
                href = element.get(name)
                if href and not href.startswith(("https:", "mailto:")):
                    path, fragment = resolved(document, href)
                    assert f"EPUB/{path}" in book.files, href
                    assert not fragment or fragment in ids[path], href
                    followed += 1
    assert followed > 30


def test_ids_are_unique_in_each_document() -> None:
    book = opened(built(YEARBOOK, pagination=PAGINATION))
    for document in book.spine:
        ids = [element.get("id") for element in book.xml(document).iter() if element.get("id")]
        assert len(ids) == len(set(ids)), document


def test_nothing_calls_home() -> None:
    book = opened(built(EDITION))
    for name, data in book.files.items():
        if name.endswith(".css"):
            assert b"http" not in data
            assert b"@import" not in data
        if name.endswith(".xhtml"):
            root = book.xml(name.removeprefix("EPUB/"))
            assert not [e for e in root.iter() if str(e.tag).endswith(("}script", "}iframe", "}form", "}object"))]
            assert not [e for e in root.iter() if e.get("src", "").startswith("http") or e.get("onclick")]


def test_every_picture_is_read_once_and_only_while_the_book_is_written() -> None:
    gallery = SampleGallery()
    sink = io.BytesIO()
    matter = front_and_back(EDITION, strings_for("en"))
    build(EDITION, matter, style=style("default"), gallery=gallery, modified=MODIFIED, sink=sink)
    assert len(gallery.asked) == len(set(gallery.asked)) == 3
    book = opened(sink.getvalue())
    assert {f"EPUB/img/{name}" for name in gallery.asked} == {
        name for name in book.files if name.startswith("EPUB/img/") and "cover" not in name
    }


def test_the_documents_of_the_dispatches_are_recorded() -> None:
    sink = io.BytesIO()
    matter = front_and_back(EDITION, strings_for("en"))
    made = build(EDITION, matter, style=style("default"), gallery=SampleGallery(), modified=MODIFIED, sink=sink)
    book = opened(sink.getvalue())
    assert [key for key, _ in made.value.documents] == [dispatch.key for dispatch in EDITION.dispatches]
    for _, name in made.value.documents:
        assert b'epub:type="chapter"' in book.files[name]


def test_the_moment_of_modification_is_utc_whatever_the_zone() -> None:
    def package(modified: datetime) -> bytes:
        sink = io.BytesIO()
        matter = front_and_back(EDITION, strings_for("en"))
        build(EDITION, matter, style=style("default"), gallery=SampleGallery(), modified=modified, sink=sink)
        return sink.getvalue()

    east = timezone(timedelta(hours=6))
    there = package(datetime(2026, 11, 20, 6, tzinfo=east))
    assert there == package(datetime(2026, 11, 20, tzinfo=UTC))
    assert opened(there).metadata("dcterms:modified") == ["2026-11-20T00:00:00Z"]


def test_an_edition_without_dispatches_is_refused() -> None:
    empty = replace(EDITION, parts=(Part(()),))
    with pytest.raises(UsageError, match="no dispatch"):
        built(empty)


def test_ids_of_authors_become_ids_of_xml() -> None:
    from publish.model.blocks import Heading, Paragraph
    from publish.model.inlines import CrossReference, Text

    ids = ["2026-plans", "a b", "ö", "x.y", "opening", "note-9", "Шамдар"]
    blocks = tuple(Heading(words(id), id=id) for id in ids)
    links = Paragraph(tuple(CrossReference((Text(id),), fragment=id) for id in ids))
    edition = replace(EDITION, parts=(Part((replace(PORT, blocks=(*blocks, links), notes=()),)),))
    book = opened(built(edition))
    page = book.xml("d0001.xhtml")
    found = [str(h.get("id")) for h in page.iter(f"{NS.xhtml}h2")]
    assert len(set(found)) == len(ids)
    assert [a.get("href") for a in page.iter(f"{NS.xhtml}a") if a.get("class") == "crossref"] == [
        f"#{id}" for id in found
    ]
    assert all(not id[0].isdigit() and " " not in id for id in found)


_PRINT_HASH = """
import hashlib
from tests.epub.books import built, PAGINATION
from tests.epub.samples import YEARBOOK
print(hashlib.sha256(built(YEARBOOK, pagination=PAGINATION)).hexdigest())
"""


@pytest.mark.slow
def test_the_same_bytes_in_any_zone_locale_and_with_any_hash_seed() -> None:
    hashes = set()
    for zone, locale, seed in [("UTC", "C", "0"), ("Asia/Almaty", "C.UTF-8", "42"), ("America/Chicago", "POSIX", "7")]:
        surroundings = {**os.environ, "TZ": zone, "LC_ALL": locale, "PYTHONHASHSEED": seed, "PYTHONUTF8": "1"}
        ran = subprocess.run(
            [sys.executable, "-c", _PRINT_HASH], env=surroundings, capture_output=True, text=True, check=True
        )
        hashes.add(ran.stdout)
    assert len(hashes) == 1


def edition_with_cover() -> Edition:
    return replace(EDITION, cover="images/cover.jpg")


def test_a_cover_that_is_given_is_the_cover() -> None:
    book = opened(built(edition_with_cover()))
    item = next(i for i in book.package.iter(f"{NS.opf}item") if i.get("properties") == "cover-image")
    name = SampleGallery().rendition("images/cover.jpg").name
    assert item.get("href") == f"img/{name}"
    assert "EPUB/img/cover.jpg" not in book.files
