"""Folios, running heads, contents, outline, links, labels and "page N" of a yearbook name the page that they mean.

Checked on every page by text and position, with the finished file and the editor's own files; the small yearbook in
every run, the one of the sample content among what takes longer.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from tests.books import agreement, ebook
from tests.books.fullness import loose_lines, short_pages
from tests.books.press import ROOT
from tests.books.printed import Line, Print, letters, read
from tests.books.sources import Source, edition
from tests.books.standing import Standing, standing

PRINTER = ROOT / "styles/printers/office.toml"


@dataclass(frozen=True)
class Yearbook:
    """A yearbook, with what its own files say, and where that stands."""

    book: Print
    source: Source
    stands: Standing
    epub: Path


def _yearbook(project: Path, name: str) -> Yearbook:
    book = read(project / f"build/{name}.pdf", PRINTER)
    source = edition(project, name)
    return Yearbook(book, source, standing(book, source), project / f"build/{name}.epub")


@pytest.fixture(
    scope="module",
    params=[pytest.param("letter", id="small"), pytest.param("harbour", id="sample", marks=pytest.mark.slow)],
)
def yearbook(request: pytest.FixtureRequest, require_tool: Callable[[str], Path]) -> Yearbook:
    require_tool("pdftotext")
    name = {"letter": "year", "harbour": "yearbook-2026"}[request.param]
    return _yearbook(request.getfixturevalue(request.param), name)


def test_page_labels_count_from_one(yearbook: Yearbook) -> None:
    assert list(agreement.labels(yearbook.book)) == []


def test_folios_stand_outside_and_name_their_page(yearbook: Yearbook) -> None:
    assert list(agreement.folios(yearbook.book, yearbook.stands)) == []


def test_running_heads_name_the_publication_and_the_dispatch(yearbook: Yearbook) -> None:
    assert list(agreement.heads(yearbook.book, yearbook.source, yearbook.stands)) == []


def test_the_text_keeps_to_the_type_area_of_its_side(yearbook: Yearbook) -> None:
    assert list(agreement.type_area(yearbook.book, yearbook.stands)) == []


def test_the_contents_name_and_reach_every_title(yearbook: Yearbook) -> None:
    assert list(agreement.contents(yearbook.book, yearbook.stands)) == []


def test_the_outline_reaches_every_title(yearbook: Yearbook) -> None:
    assert list(agreement.outline(yearbook.book, yearbook.stands)) == []


def test_links_lie_over_their_words_and_lead_into_the_book(yearbook: Yearbook) -> None:
    assert list(agreement.links(yearbook.book)) == []
    assert list(agreement.destinations(yearbook.book, yearbook.source, yearbook.stands)) == []


def test_references_name_the_page_of_their_target(yearbook: Yearbook) -> None:
    inside = {piece.file for piece in yearbook.source.pieces}
    wanted = [ref for piece in yearbook.source.pieces for ref in piece.references if ref.file in inside]
    printed = sum(len(re.findall(rf"{agreement.PAGE}\d", page.letters)) for page in yearbook.book.pages)
    assert len(wanted) >= 6
    assert printed >= len(wanted)
    assert list(agreement.references(yearbook.book, yearbook.source, yearbook.stands)) == []


def test_notes_stand_on_the_page_of_their_mark(yearbook: Yearbook) -> None:
    assert sum(len(piece.notes) for piece in yearbook.source.pieces) >= 2
    assert list(agreement.notes(yearbook.book, yearbook.stands)) == []


def test_no_page_is_short_by_more_than_three_lines(yearbook: Yearbook) -> None:
    room = dict(short_pages(yearbook.book, yearbook.stands))
    assert len(room) >= 2
    assert {label: round(lines, 1) for label, lines in room.items() if lines > 3.9} == {}


def test_no_word_is_left_alone_within_a_paragraph(yearbook: Yearbook) -> None:
    assert list(loose_lines(yearbook.book, yearbook.stands)) == []


def test_every_letter_stands_upright(yearbook: Yearbook) -> None:
    """Mirrored folios pass every check of text: the matrix of each letter is looked at, on every page."""
    with pypdfium2.PdfDocument(yearbook.book.path) as viewer:
        for number, page in enumerate(viewer):
            assert _leaning(page) == [], f"page {number + 1}"


def _leaning(page: pypdfium2.PdfPage) -> list[tuple[float, float, float, float]]:
    """The matrices of the letters that are mirrored, turned or lean to the left."""
    text = page.get_textpage()
    matrix = pdfium.FS_MATRIX()
    found = []
    for at in range(text.count_chars()):
        pdfium.FPDFText_GetMatrix(text, at, matrix)
        if matrix.a <= 0 or matrix.d <= 0 or matrix.b or matrix.c < 0:
            found.append((matrix.a, matrix.b, matrix.c, matrix.d))
    return found


def test_the_pages_of_the_e_book_begin_where_printed_pages_begin(yearbook: Yearbook) -> None:
    pages = {page.label: page for page in yearbook.book.pages}
    markers = list(ebook.markers(yearbook.epub))
    running = [page.label for page in yearbook.book.pages if page.head]
    assert set(running) <= {marker.label for marker in markers}
    for marker in markers:
        begins = re.sub(r"page\d+", "", pages[marker.label].letters)  # print alone names pages
        assert marker.said == marker.label
        assert marker.after[:24] in begins, f"page {marker.label} of the e-book begins “{marker.after[:40]}”"
        assert not marker.before or marker.before[-24:] not in begins, f"page {marker.label} begins too late"


Tamper = Callable[[pikepdf.Pdf], None]


def _relabelled(pdf: pikepdf.Pdf) -> None:
    pdf.Root.PageLabels = pikepdf.Dictionary(Nums=[0, pikepdf.Dictionary(S=pikepdf.Name.D, St=2)])


def _swapped_pages(pdf: pikepdf.Pdf) -> None:
    recto, verso = pdf.pages[6].obj, pdf.pages[7].obj
    recto.Contents, verso.Contents = verso.Contents, recto.Contents
    recto.Resources, verso.Resources = verso.Resources, recto.Resources


def _misled_outline(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as outline:
        outline.root[1].children[0].destination = pikepdf.make_page_destination(pdf, 2, "XYZ", top=400)


def _misled_destination(pdf: pikepdf.Pdf) -> None:
    tree = pikepdf.NameTree(pdf.Root.Names.Dests)
    tree["spring/cork"] = pikepdf.make_page_destination(pdf, 12, "XYZ", top=500)


def _shifted_page(pdf: pikepdf.Pdf) -> None:
    pdf.pages[6].contents_add(b"q 1 0 0 1 12 0 cm", prepend=True)
    pdf.pages[6].contents_add(b"Q")


def _lost_links(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[2].obj.Annots


@pytest.mark.parametrize(
    ("tamper", "found"),
    [
        (_relabelled, "page 1 is labelled 2"),
        (_swapped_pages, "page 7, running: the folio is “River”"),
        (_misled_outline, "“The woman who reads the river” stands on page 6, and the outline leads to page 3"),
        (_misled_destination, "the contents' link “The last cork cutter” leads to page 13"),
        (_shifted_page, "page 7, running: the folio is 12.0 points off the outer edge"),
        (_lost_links, "“Thaw” is no link in the contents"),
    ],
)
def test_what_disagrees_is_found(
    letter: Path, tamper: Tamper, found: str, tmp_path: Path, require_tool: Callable[[str], Path]
) -> None:
    """The negative control: a book with one fault is not sound."""
    require_tool("pdftotext")
    sound = _yearbook(letter, "year")
    with pikepdf.open(sound.book.path) as pdf:
        tamper(pdf)
        pdf.save(tmp_path / "year.pdf")
    book = read(tmp_path / "year.pdf", PRINTER)
    assert found in agreement.disagreements(book, sound.source, sound.stands)


def test_a_mirrored_letter_is_found(letter: Path, tmp_path: Path) -> None:
    with pikepdf.open(letter / "build/year.pdf") as pdf:
        pdf.pages[5].contents_add(b"q -1 0 0 1 420 0 cm", prepend=True)
        pdf.pages[5].contents_add(b"Q")
        pdf.save(tmp_path / "mirrored.pdf")
    with pypdfium2.PdfDocument(tmp_path / "mirrored.pdf") as viewer:
        assert len(_leaning(viewer[5])) > 500


def test_a_word_left_alone_is_found(letter: Path, require_tool: Callable[[str], Path]) -> None:
    """The negative control: the second line of a paragraph holds its first word alone."""
    require_tool("pdftotext")
    sound = _yearbook(letter, "year")
    page = sound.book.pages[5]
    at = next(number for number, line in enumerate(page.lines) if line.letters.startswith("mornings"))
    lines = [*page.lines[:at], Line(page.lines[at].words[:1]), *page.lines[at + 1 :]]
    pages = [*sound.book.pages[:5], replace(page, lines=tuple(lines)), *sound.book.pages[6:]]
    broken = replace(sound.book, pages=tuple(pages))
    assert list(loose_lines(broken, sound.stands)) == ["page 6: “mornings”"]


def test_letters_are_what_no_setting_changes() -> None:
    assert letters("The “old port’s” co-\u00adast: 1,500 м³") == letters("the old ports coast 1500 М3")


def test_the_yearbook_gathers_what_its_parts_name(letter: Path) -> None:
    """The reading of the files is not empty: what the checks compare with is there."""
    source = edition(letter, "year")
    assert [title for title, _ in source.parts] == ["Thaw", "Low Water"]
    assert len(source.pieces) == 4
