"""Folios are told from other numbers, in files that mark them and in files that do not."""

from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from publish.preflight.folios import printed_folios
from publish.preflight.inspect import inspect
from publish.preflight.print_job import PrintJob
from tests.preflight.sound import embedded, printer


def folios(pages: list[tuple[str, str]], labels: object = None) -> dict[int, str]:
    """The folios of a file whose pages have a body and a foot, unmarked."""
    pdf = pikepdf.new()
    font = embedded(pdf)
    for body, foot in pages:
        page = pdf.add_blank_page(page_size=(420, 595))
        page.obj.Resources = Dictionary(Font=Dictionary(F=font))
        page.obj.Contents = pdf.make_stream(
            f"BT /F 10 Tf 60 300 Td ({body}) Tj ET BT /F 9 Tf 60 40 Td ({foot}) Tj ET".encode()
        )
    if labels is not None:
        pdf.Root.PageLabels = Dictionary(Nums=Array(labels))  # type: ignore[arg-type]
    out = BytesIO()
    pdf.save(out)
    return {page.number: folio.text for page, folio in printed_folios(inspect(out), PrintJob(printer("office")))}


def test_numbers_that_count_along_are_folios() -> None:
    pages = [("Text", str(number)) for number in range(1, 6)]
    assert folios(pages) == {number: str(number) for number in range(1, 6)}


def test_a_year_at_the_end_is_no_folio() -> None:
    pages = [("Title", "Orsa 2026"), *(("Text", f"{number} The Harbour Letter") for number in range(2, 7))]
    assert folios(pages) == {number: str(number) for number in range(2, 7)}


def test_folios_may_begin_anywhere() -> None:
    pages = [("Text", f"Page {number}") for number in range(101, 106)]
    assert folios(pages) == {number: str(number + 100) for number in range(1, 6)}


def test_roman_numerals_are_folios_where_they_stand_alone() -> None:
    pages = [("Text", numeral) for numeral in ("i", "ii", "iii", "iv")]
    assert folios(pages, [0, Dictionary(S=Name.r)]) == {1: "i", 2: "ii", 3: "iii", 4: "iv"}
    assert folios([("Text", f"{numeral} Letter") for numeral in ("i", "ii", "iii", "iv")]) == {}


@pytest.mark.parametrize("numeral", ["mmxxvi", "civil", "mix"])
def test_words_of_roman_letters_are_no_folios(numeral: str) -> None:
    assert folios([("Text", numeral), ("Text", "End")]) == {}


def test_numbers_in_the_text_are_no_folios() -> None:
    assert folios([(f"{7 * number} boats", "Foot") for number in range(1, 6)]) == {}
