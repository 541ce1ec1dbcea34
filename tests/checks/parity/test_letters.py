"""A letter that the finished file says otherwise is seen on its page."""

from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest

from publish.checks.parity.letters import letter_parity
from publish.diagnostics import Span
from publish.pdf.galley import Galley
from publish.preflight.reading import UnreadablePdf, pages_marked
from tests.checks.parity.books import printed
from tests.pdf.flow import CSS, flow, typesetter

AT = Span("content/editions/one/edition.toml", 1)
TEXT = "Fine flags over the m\u0303 harbour, (שלום) and internationalisation " * 4


def galley(text: str = TEXT) -> Galley:
    return typesetter(CSS).compose(flow(f'<p data-path="b0">{text}</p>')).galley()


def told(set_: Galley, pdf: bytes) -> list[str]:
    return [found.message for found in letter_parity([set_.facts], [0], pieces(pdf), AT)]


def pieces(pdf: bytes) -> list[dict[int, str]]:
    return [page.pieces for page in pages_marked(BytesIO(pdf))]


def mapped_otherwise(data: bytes, old: bytes, new: bytes) -> bytes:
    """The same file with another character in the map of its fonts."""
    pdf, sink = pikepdf.open(BytesIO(data)), BytesIO()
    for font in pdf.pages[0].obj.Resources.Font.values():
        cmap = font.ToUnicode.read_bytes()
        assert old in cmap
        font.ToUnicode.write(cmap.replace(old, new))
    pdf.save(sink)
    return sink.getvalue()


def test_what_reads_as_it_was_set_is_not_told() -> None:
    set_ = galley(TEXT.replace("(שלום)", ""))
    assert told(set_, set_.pdf) == []


@pytest.mark.parametrize(("new", "read"), [(b"<0061>", "a"), (b"<00680068>", "hh"), (b"<200b>", "")])
def test_an_exchanged_an_added_and_a_lost_letter_are_told(new: bytes, read: str) -> None:
    set_ = galley("A harbour")
    (message,) = told(set_, mapped_otherwise(set_.pdf, b"<0068>", new))
    assert f"can be read as “A{read}arbour” where “Aharbour” was set" in message


@pytest.mark.parametrize("text", ["EXTRA", "ש"])
def test_a_piece_that_nobody_set_is_told(text: str) -> None:
    set_ = galley("A harbour")
    (page,) = pieces(set_.pdf)
    (found,) = letter_parity([set_.facts], [0], [{**page, 99: text}], AT)
    assert f"can be read as “{text}” where “” was set" in found.message


@pytest.mark.parametrize("number", ["4", "44", ""])
def test_the_number_of_a_page_is_that_of_its_target(number: str) -> None:
    book = printed()
    pages = [page.pieces for page in pages_marked(BytesIO(book.data))]
    page, reference = next(
        (start + number, reference)
        for galley, start in zip(book.galleys, book.starts, strict=True)
        for number, page in enumerate(galley.pages)
        for reference in page.references
        if reference.target == "2026-11/tower#lamps"
    )
    assert list(letter_parity(book.galleys, book.starts, pages, AT)) == []
    pages[page] = {**pages[page], reference.mcid: number}
    (found,) = letter_parity(book.galleys, book.starts, pages, AT)
    assert f"can be read as “{number}” where “7” was set" in found.message


def test_a_page_that_is_gone_is_told() -> None:
    set_ = galley()
    gone = replace(set_.facts, pages=(*set_.facts.pages, *set_.facts.pages))
    assert list(letter_parity([gone], [0], pieces(set_.pdf), AT))


def test_what_is_no_pdf_is_refused() -> None:
    with pytest.raises(UnreadablePdf):
        pages_marked(BytesIO(b"%PDF-1.7"))
