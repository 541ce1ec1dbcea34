"""A book that differs from its content is older than it, or was changed in other hands: neither is a verdict on us."""

from pathlib import Path

import pikepdf
import pytest

from publish.diagnostics import Span
from publish.pdf.binding import save
from publish.pipeline.catalogue import rules
from publish.pipeline.freshness import judged, made_of
from tests.checks.parity.books import ebook

_EDITION = Span("content/editions/one/edition.toml", 1, 1)
_LOST = rules()["text-lost"].finding("the PDF has lost a line", Span("content/editions/one/a.md", 7, 1))
_SYNTAX = rules()["pdf-syntax"].finding("an object is missing", Span("build/one.pdf"))
_INK = rules()["ink-total"].finding("page 2 has too much ink")
_BOOK = Path("build/one.pdf")


def test_of_a_book_of_this_content_each_difference_is_told() -> None:
    found = list(judged([_LOST, _LOST, _SYNTAX, _INK], _BOOK, _EDITION, older=False))
    lost = ("text-lost", "content/editions/one/a.md")
    assert [(one.id, one.at.path) for one in found] == [
        lost,
        lost,
        ("pdf-syntax", _EDITION.path),
        ("ink-total", _EDITION.path),
    ]
    assert all("Build the edition again" in one.hint and "fault of this program" not in one.hint for one in found[:3])


def test_of_an_older_book_that_is_said_once_and_what_else_is_wrong() -> None:
    found = list(judged([_LOST, _LOST, _SYNTAX, _INK], _BOOK, _EDITION, older=True))
    assert [(one.id, one.at.path) for one in found] == [
        ("book-older", _EDITION.path),
        ("pdf-syntax", _EDITION.path),
        ("ink-total", _EDITION.path),
    ]
    assert "2 places" in found[0].message


def test_an_older_book_may_differ_in_no_word() -> None:
    (found,) = judged([], _BOOK, _EDITION, older=True)
    assert (found.id, found.message) == ("book-older", "one.pdf was built before the content was changed")


@pytest.mark.parametrize("sources", ["0f" * 24, "00" * 24, ""])
def test_a_pdf_carries_what_it_was_made_of_through_other_hands(tmp_path: Path, sources: str) -> None:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    book, other = tmp_path / "one.pdf", tmp_path / "other.pdf"
    with book.open("wb") as sink:
        save(pdf, sink, version="1.7", sources=sources)
    with pikepdf.open(book) as again:
        again.add_blank_page()
        again.save(other)
    assert (made_of(book), made_of(other)) == (sources, sources)


def test_what_carries_nothing_says_nothing(tmp_path: Path) -> None:
    pdf, bare, torn, epub = (tmp_path / name for name in ("a.pdf", "b.pdf", "c.pdf", "d.epub"))
    with pikepdf.new() as other:
        other.add_blank_page()
        other.save(pdf, deterministic_id=True)
        other.save(bare)
    torn.write_bytes(b"%PDF-1.7 no more")
    epub.write_bytes(ebook())
    assert [made_of(path) for path in (pdf, bare, torn, epub)] == [""] * 4
    epub.write_bytes(b"PK no more")
    assert made_of(epub) == ""
