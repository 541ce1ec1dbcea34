"""The bound book, read back by other programs."""

import io
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pikepdf
import pytest

from publish.config.geometry import Bleed
from publish.model.facts import PageReference, places
from publish.pdf.binding import BoundBook, Finish, bind
from publish.pdf.boxes import BoundSheet
from publish.pdf.folios import RunningHead, heads
from publish.pdf.galley import Galley
from publish.pdf.metadata import DocumentInfo
from publish.pdf.outline import OutlineEntry
from publish.pdf.page_starts import page_starts
from publish.tools import ghostscript, pdffonts, pdftotext, qpdf, verapdf
from publish.tools.verapdf import PdfStandard
from tests.pdf.flow import CSS, flow, fonts, paragraphs, typesetter

FINISH = Finish(BoundSheet(width=225, height=300, shift=6))
HEADS = (
    CSS.replace("margin: 30pt", "margin: 0")
    + ".sheet { break-after: page; position: relative; height: 300pt } .sheet p { position: absolute; top: 10pt }"
    + ".recto p { right: 24pt } .verso p { left: 24pt }"
)
FACTS = DocumentInfo(
    title="A book",
    authors=("A. Writer",),
    language="en",
    description="What it holds",
    subjects=("ports",),
    rights="© us",
    publisher="Harbour Press",
    identifier="urn:x",
    modified=datetime(2026, 11, 20, tzinfo=UTC),
    accessible=True,
)


def dispatch(key: str, other: str) -> str:
    reference = (
        f'<p data-path="b8">See <a href="dispatch:{other}">the other</a> <span class="page-ref">(<a '
        f'href="dispatch:{other}">page <span class="page-number" data-target="{other}">0123456789</span></a>)</span>'
        ' and <a href="https://example.org/x">outside</a>.</p>'
    )
    heading = f'<h2 data-path="b7" id="{key}#part">A section</h2>'
    return flow(f'<h1 data-path="headline">Headline of {key}</h1>{paragraphs(7)}{heading}{reference}', key)


def made(galleys: Sequence[Galley], **changes: object) -> bytes:
    book = page_starts([len(galley.facts.pages) for galley in galleys])
    heading = RunningHead("The Harbour Letter", lambda key: f"Short {key}")
    finish = replace(FINISH, **changes)  # type: ignore[arg-type]
    shown = heads([galley.facts for galley in galleys], [heading] * len(galleys), book, finish.sheet)
    sheets = "".join(
        f'<div class="sheet {"recto" if head.right else "verso"}"><p>{head.folio} {head.running}</p></div>'
        for head in shown
    )
    drawn = typesetter(HEADS).compose(f'<html lang="en"><body>{sheets}</body></html>').plain()
    entries = (OutlineEntry("One", "one", (OutlineEntry("A section", "one#part"),)), OutlineEntry("Two", "two"))
    out = io.BytesIO()
    bind(BoundBook(tuple(galleys), book, drawn, fonts(), entries, FACTS), finish, out)
    return out.getvalue()


@pytest.fixture(scope="module")
def galleys() -> list[Galley]:
    setter = typesetter()
    return [setter.compose(dispatch("one", "two")).galley(), setter.compose(dispatch("two", "one")).galley()]


@pytest.fixture(scope="module")
def book(galleys: list[Galley], tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("book") / "book.pdf"
    path.write_bytes(made(galleys))
    return path


def test_page_numbers_are_filled_in(book: Path, galleys: list[Galley], require_tool: Callable[[str], Path]) -> None:
    require_tool("pdftotext")
    pages = pdftotext.text(book)
    where = places(
        [galley.facts for galley in galleys], page_starts([len(galley.facts.pages) for galley in galleys]).starts
    )
    text = " ".join("".join(pages).split())
    assert f"(page {where['two'][0] + 1})" in text
    assert f"(page {where['one'][0] + 1})" in text
    assert "0123456789" not in text


def test_folios_stand_at_the_outside(book: Path, require_tool: Callable[[str], Path]) -> None:
    require_tool("pdftotext")
    for number, page in enumerate(pdftotext.words(book)):
        folio = next(word for word in page.words if word.text == str(number + 1) and word.top < 40)
        outside = folio.left > 112 if number % 2 == 0 else folio.right < 112
        assert outside, f"page {number + 1}"


def test_the_type_block_moves_to_the_outside(book: Path, require_tool: Callable[[str], Path]) -> None:
    require_tool("pdftotext")
    left = [min(word.left for word in page.words if word.top > 40) for page in pdftotext.words(book)]
    assert left[0] - left[1] == pytest.approx(12, abs=0.5)


def test_a_book_that_is_bound_at_its_right_is_the_mirror_of_one_bound_at_its_left(
    galleys: list[Galley], tmp_path: Path, require_tool: Callable[[str], Path]
) -> None:
    require_tool("pdftotext")
    sheet = replace(FINISH.sheet, bound="right", bleed=Bleed(9, 9, 0, 9))
    path = tmp_path / "right.pdf"
    path.write_bytes(made(galleys, sheet=sheet))
    words = [page.words for page in pdftotext.words(path)]
    left = [min(word.left for word in page if word.top > 49) for page in words]
    assert left[0] - left[1] == pytest.approx(9 - 12, abs=0.5), "the spine of the first page is at its right"
    for number, page in enumerate(words):
        folio = next(word for word in page if word.text == str(number + 1) and word.top < 49)
        assert (folio.right < 112) is (number % 2 == 0), f"page {number + 1}"
    with pikepdf.open(path) as pdf:
        assert pdf.Root.ViewerPreferences.Direction == "/R2L"
        assert "/DisplayDocTitle" in pdf.Root.ViewerPreferences
        trims = [[float(edge) for edge in page.obj.TrimBox] for page in pdf.pages]
    assert (trims[0][0], trims[1][0]) == (9, 0), "no art hangs over at the spine"


def test_a_book_that_is_bound_at_its_left_says_nothing_of_its_side(book: Path) -> None:
    with pikepdf.open(book) as pdf:
        assert "/Direction" not in pdf.Root.ViewerPreferences


def test_links_outline_labels_and_names_agree(book: Path, galleys: list[Galley]) -> None:
    with pikepdf.open(book) as pdf:
        names = pdf.Root.Names.Dests.Names
        targets = {str(names[i]): names[i + 1] for i in range(0, len(names), 2)}
        assert set(targets) >= {"one", "two", "one#part", "two#part"}
        assert list(targets) == sorted(targets)
        second = len(galleys[0].facts.pages)
        assert targets["two"][0].objgen == pdf.pages[second].obj.objgen
        hrefs = [note.A for page in pdf.pages for note in page.obj.get("/Annots", [])]
        assert {str(action.D) for action in hrefs if action.S == "/GoTo"} == {"one", "two"}
        assert {str(action.URI) for action in hrefs if action.S == "/URI"} == {"https://example.org/x"}
        with pdf.open_outline() as outline:
            assert [item.title for item in outline.root] == ["One", "Two"]
            assert [item.title for item in outline.root[0].children] == ["A section"]
        assert pdf.pages[2].label == "3"


def test_the_book_is_sound_and_accessible(book: Path, require_tool: Callable[[str], Path]) -> None:
    require_tool("qpdf")
    require_tool("verapdf")
    assert not qpdf.check(book).problems
    (verdict,) = verapdf.check([book], PdfStandard.UA1)
    assert verdict.conforms, verdict


def test_a_book_without_tags_for_its_pages_is_not_accessible(
    book: Path, tmp_path: Path, require_tool: Callable[[str], Path]
) -> None:
    require_tool("verapdf")
    broken = tmp_path / "broken.pdf"
    with pikepdf.open(book) as pdf:
        del pdf.Root.StructTreeRoot
        pdf.save(broken)
    (verdict,) = verapdf.check([broken], PdfStandard.UA1)
    assert not verdict.conforms


def test_each_face_is_embedded_once(book: Path, require_tool: Callable[[str], Path]) -> None:
    require_tool("pdffonts")
    found = pdffonts.read(book)
    assert found
    assert all(font.embedded and font.subset and font.unicode for font in found)
    assert len({font.name for font in found}) == len(found)


def test_set_hyphens_are_read_as_soft_ones(book: Path, require_tool: Callable[[str], Path]) -> None:
    require_tool("pdftotext")
    text = "".join(pdftotext.text(book))
    assert "\u00ad" in text
    assert "‐" not in text


def test_the_same_book_gives_the_same_bytes(book: Path, galleys: list[Galley]) -> None:
    assert made(galleys) == book.read_bytes()


def test_a_printer_may_want_no_links_and_no_outline(galleys: list[Galley], tmp_path: Path) -> None:
    with pikepdf.open(io.BytesIO(made(galleys, links=False, outline=False))) as pdf:
        assert not any("/Annots" in page.obj for page in pdf.pages)
        assert "/Outlines" not in pdf.Root


def test_a_turned_table_is_read_from_the_foot_of_a_page_like_all_others(
    galleys: list[Galley], tmp_path: Path, require_tool: Callable[[str], Path]
) -> None:
    require_tool("pdftotext")
    css = CSS + "@page turned { size: 300pt 225pt } html.turned { page: turned } td { padding: 0 4pt }"
    row = "".join(f"<td>dock{column}</td>" for column in range(6))
    linked = '<td><a href="https://example.org/x">outside</a></td>'
    table = f'<table class="turned" data-path="b9"><tbody><tr>{row}</tr><tr>{linked}</tr></tbody></table>'
    body = f'<h1 data-path="headline">Headline</h1>{paragraphs(3)}{table}{paragraphs(4, first=3)}'
    rule = "table.turned { display: none } .turned table { display: table }"
    galley = typesetter(css + rule).compose(flow(body, "two")).galley()
    path = tmp_path / "turned.pdf"
    path.write_bytes(made([galleys[0], galley]))
    number = len(galleys[0].facts.pages) + next(n for n, page in enumerate(galley.facts.pages) if page.turned)
    page = pdftotext.words(path)[number]
    at = {word.text: word for word in page.words}
    shift = 6 if number % 2 == 0 else -6
    assert at["dock0"].bottom == pytest.approx(300 - 30, abs=6)
    assert at["dock5"].bottom < at["dock1"].top
    assert at["dock0"].left == pytest.approx(30 + shift, abs=6)
    assert at["outside"].left > at["dock0"].right - 2
    assert (at[str(number + 1)].top < 40, "Short" in at) == (True, False)
    with pikepdf.open(path) as pdf:
        assert [float(edge) for edge in pdf.pages[number].obj.MediaBox] == [0, 0, 225, 300]
        assert "/Rotate" not in pdf.pages[number].obj
        left, bottom, right, top = (float(edge) for edge in pdf.pages[number].obj.Annots[0].Rect)
    word = at["outside"]
    edges = (word.left, word.top, word.right, word.bottom)
    assert (left, 300 - top, right, 300 - bottom) == pytest.approx(edges, abs=4)


def test_pages_are_padded_to_the_printers_multiple(
    galleys: list[Galley], tmp_path: Path, require_tool: Callable[[str], Path]
) -> None:
    require_tool("ghostscript")
    path = tmp_path / "padded.pdf"
    path.write_bytes(made(galleys, multiple=16))
    with pikepdf.open(path) as pdf:
        assert len(pdf.pages) == 16
    assert not ghostscript.check(path).problems


def test_metadata_and_information_agree(book: Path) -> None:
    with pikepdf.open(book) as pdf, pdf.open_metadata() as meta:
        assert meta["dc:title"] == str(pdf.docinfo["/Title"]) == "A book"
        assert meta["pdfuaid:part"] == "1"
        assert str(pdf.docinfo["/ModDate"]).startswith("D:20261120000000")
        assert pdf.pdf_version == "1.7"


def test_a_room_holds_so_many_digits() -> None:
    assert PageReference("k", 0, room=1000, digit=480).digits == 2
    assert PageReference("k", 0, room=1440, digit=480).digits == 3


def test_a_page_number_in_the_head_of_a_table_is_filled_in_on_each_of_its_pages(
    tmp_path: Path, require_tool: Callable[[str], Path]
) -> None:
    require_tool("pdftotext")
    number = '<a href="dispatch:two">page <span class="page-number" data-target="two">0123456789</span></a>'
    rows = "".join(f"<tr><td>Row {row} of {number if row % 7 == 0 else 'many'}</td></tr>" for row in range(40))
    table = f'<table data-path="t"><thead><tr><th>See {number}</th></tr></thead><tbody>{rows}</tbody></table>'
    first = typesetter().compose(flow(f'<h1 data-path="headline">One</h1>{table}', "one")).galley()
    path = tmp_path / "book.pdf"
    path.write_bytes(made([first, typesetter().compose(dispatch("two", "one")).galley()]))
    pages = pdftotext.text(path)
    folio = len(first.facts.pages) + 1
    assert len(first.facts.pages) > 2
    assert all(f"See page {folio}" in " ".join(page.split()) for page in pages[: len(first.facts.pages)])
    assert not any("0123456789" in page for page in pages)
