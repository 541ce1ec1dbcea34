"""What the contents name: as deep as is set; and the list of illustrations, as a page and for readers' menus."""

import io
from dataclasses import replace

import pytest
from lxml import etree

from publish.checks.epub.inspect import inspect
from publish.config.book import EbookSettings
from publish.epub import EpubJob
from publish.model.edition import Edition, Part
from publish.model.figures import Figure, Written
from tests.epub.books import NS, Book, built, opened, resolved
from tests.epub.samples import BRIEF, EDITION, PORT, YEARBOOK, words


def depth_of(listing: etree._Element) -> int:
    inner = [depth_of(each) for each in listing.findall(f"{NS.xhtml}li/{NS.xhtml}ol")]
    return 1 + max(inner, default=0)


def nav(book: Book, kind: str) -> etree._Element | None:
    found = [n for n in book.xml("nav.xhtml").iter(f"{NS.xhtml}nav") if n.get(f"{NS.epub}type") == kind]
    return found[0] if found else None


def book(edition: Edition = EDITION, **settings: object) -> Book:
    return opened(built(edition, job=EpubJob(EbookSettings(**settings))))  # type: ignore[arg-type]


@pytest.mark.parametrize(("depth", "levels"), [(1, 1), (2, 2), (3, 3), (6, 3)])
def test_contents_are_as_deep_as_is_set(depth: int, levels: int) -> None:
    made = book(toc_depth=depth)
    toc = nav(made, "toc")
    assert toc is not None
    listing = toc.find(f"{NS.xhtml}ol")
    assert listing is not None
    assert depth_of(listing) == levels
    points = len([*made.xml("toc.ncx").iter(f"{NS.ncx}navPoint")])
    assert points == len([*toc.iter(f"{NS.xhtml}a")]), "old readers see the same"
    assert [*inspect(io.BytesIO(built(EDITION, job=EpubJob(EbookSettings(toc_depth=depth)))))] == []


def test_a_part_is_no_level() -> None:
    toc = nav(book(YEARBOOK, toc_depth=1), "toc")
    assert toc is not None
    listing = toc.find(f"{NS.xhtml}ol")
    assert listing is not None
    assert depth_of(listing) == 2


def test_sections_are_spoken_of_only_where_the_contents_name_them() -> None:
    def said(depth: int) -> str:
        return "".join(map(str, book(toc_depth=depth).xml("accessibility.xhtml").itertext()))

    assert "and to its sections" in said(2)
    assert "and to its sections" not in said(1)


def illustrated() -> Edition:
    """Three pictures: one with a caption of two sentences, one with a description alone, one with neither."""

    def changed(figure: Figure) -> Figure:
        if figure.id == "fig-quay":
            return replace(figure, caption=words("Cranes at the quay. Seen from the tower, by Dr. Almasi."))
        if figure.picture and not figure.id:
            return replace(figure, id="fig-9", picture=replace(figure.picture, alt=Written("A coil of rope. Wet.")))
        return figure

    blocks = tuple(changed(block) if isinstance(block, Figure) else block for block in PORT.blocks)
    return replace(EDITION, parts=(Part((replace(PORT, blocks=blocks), *EDITION.parts[0].dispatches[1:])),))


def test_illustrations_are_listed_for_readers_and_on_a_page() -> None:
    made = book(illustrated())
    page, menu = made.xml("illustrations.xhtml"), nav(made, "loi")
    assert menu is not None
    assert menu.get("hidden") == "hidden"
    listed = [("".join(map(str, a.itertext())), a.get("href")) for a in page.iter(f"{NS.xhtml}a")]
    assert listed == [
        ("Cranes at the quay", "d0001.xhtml#fig-quay"),
        ("A coil of rope", "d0001.xhtml#fig-9"),
        ("Nets", "d0001.xhtml#fig-2"),
    ]
    assert [("".join(map(str, a.itertext())), a.get("href")) for a in menu.iter(f"{NS.xhtml}a")] == listed
    ids = made.targets()
    for _, href in listed:
        name, fragment = resolved("nav.xhtml", str(href))
        assert fragment in ids[name]
    landmarks = nav(made, "landmarks")
    assert landmarks is not None
    assert "loi" in {a.get(f"{NS.epub}type") for a in landmarks.iter(f"{NS.xhtml}a")}


@pytest.mark.parametrize(
    "made",
    [
        lambda: book(illustrated(), illustrations=False),
        lambda: book(replace(EDITION, parts=(Part((BRIEF,)),))),
    ],
)
def test_without_pictures_or_without_the_wish_there_is_no_list(made: object) -> None:
    without: Book = made()  # type: ignore[operator]
    assert "illustrations.xhtml" not in without.spine
    assert nav(without, "loi") is None
    assert "Illustrations" not in "".join(map(str, without.xml("nav.xhtml").itertext()))
