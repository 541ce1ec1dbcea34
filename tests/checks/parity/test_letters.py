"""A letter that the finished file says otherwise is seen on its page."""

from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest

from publish.checks.parity import letter_parity
from publish.checks.pdf.reading import UnreadablePdf, pages_marked
from publish.diagnostics import Span
from publish.pdf.galley import Galley
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


def test_a_page_that_is_gone_is_told() -> None:
    set_ = galley()
    gone = replace(set_.facts, pages=(*set_.facts.pages, *set_.facts.pages))
    assert list(letter_parity([gone], [0], pieces(set_.pdf), AT))


def test_what_is_no_pdf_is_refused() -> None:
    with pytest.raises(UnreadablePdf):
        pages_marked(BytesIO(b"%PDF-1.7"))
