"""A letter that is exchanged, lost or added in a finished PDF is found: in its text, in words from right to left, in
running heads, and on covers.

The faults are planted into the codes that the file draws.
"""

import io
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from unicodedata import bidirectional

import pikepdf
import pytest

from publish.checks.parity.letters import sheet_parity
from publish.diagnostics import Diagnostic, Span
from publish.model.blocks import Cell, Table
from publish.model.edition import Part
from publish.model.inlines import Text
from publish.pipeline.gates import letter_gate
from publish.preflight.reading import pages_marked
from tests.checks.parity.books import SAMPLE, Print, printed
from tests.epub.samples import PORT, say
from tests.pdf.cover.making import made

_AT = Span("content/editions/one/edition.toml", 1)
_TOKEN = re.compile(rb"/(\w+) [\d.]+ Tf|\[([^\]]*)\] ?TJ")
_CODE = re.compile(rb"<([0-9a-f]{4})>")
_PAIR = re.compile(rb"<([0-9a-f]{4})> <([0-9a-f]+)>")
_WORDS = ("وصل القارب في الخامسة ومعه 14 صندوقاً من الشمع", "הסירה הגיעה בחמש ובה 14 ארגזי שעווה (7 kg)")

Spoilt = Callable[[list[bytes], int], None]


def _exchanged(codes: list[bytes], at: int) -> None:
    codes[at], codes[at + 1] = codes[at + 1], codes[at]


def _lost(codes: list[bytes], at: int) -> None:
    codes[at] = b""


def _added(codes: list[bytes], at: int) -> None:
    codes[at] += codes[at]


_FAULTS: Mapping[str, Spoilt] = {"exchanged": _exchanged, "lost": _lost, "added": _added}


@cache
def _book() -> Print:
    """The sample with words from right to left, alone and among others."""
    more = (say(_WORDS[0]), say(_WORDS[1]), say(f"They said {_WORDS[1]} and went."))
    parts = (Part((replace(PORT, blocks=(*PORT.blocks, *more)), *tuple(SAMPLE.dispatches)[1:])),)
    return printed(replace(SAMPLE, parts=parts))


def _gate(data: bytes) -> list[Diagnostic]:
    book = _book()
    return list(letter_gate(io.BytesIO(data), book.galleys, book.starts, book.heads, _AT))


def _letters(fonts: pikepdf.Object) -> dict[bytes, dict[bytes, str]]:
    """What each code of each font stands for."""
    return {
        str(name)[1:].encode(): {
            code: bytes.fromhex(text.decode()).decode("utf-16-be")
            for code, text in _PAIR.findall(font.ToUnicode.read_bytes())
        }
        for name, font in fonts.items()
    }


def _planted(stream: pikepdf.Object, fonts: pikepdf.Object, fault: Spoilt, *, backward: bool) -> bool:
    """Spoil the first two neighbouring letters that differ, of words from right to left or of others."""
    known, data, font = _letters(fonts), stream.read_bytes(), b""
    for token in _TOKEN.finditer(data):
        font = token[1] or font
        codes = _CODE.findall(token[2] or b"")
        for at in range(len(codes) - 1):
            pair = [known[font].get(code, "") for code in codes[at : at + 2]]
            wanted = ("R", "AL") if backward else ("L",)
            if pair[0] != pair[1] and all(len(each) == 1 and bidirectional(each) in wanted for each in pair):
                fault(codes, at)
                parts = _CODE.split(token[2])
                parts[1::2] = [b"<" + code + b">" for code in codes]
                array = b"".join(parts)
                stream.write(data[: token.start(2)] + array + data[token.end(2) :])
                return True
    return False


def _spoilt(data: bytes, fault: Spoilt, where: str) -> tuple[bytes, int]:
    """The file with a fault on the first page that has such words, and the page's number."""
    pdf, sink = pikepdf.open(io.BytesIO(data)), io.BytesIO()
    for number, page in enumerate(pdf.pages, start=1):
        resources = page.obj.Resources
        forms = resources.get("/XObject", pikepdf.Dictionary())
        if where != "head":
            page.contents_coalesce()
            stream, fonts = page.obj.Contents, resources.get("/Font", pikepdf.Dictionary())
        elif "/Head" in forms:
            stream, fonts = forms.Head, forms.Head.Resources.get("/Font", pikepdf.Dictionary())
        else:
            continue
        if _planted(stream, fonts, fault, backward=where == "backward"):
            pdf.save(sink)
            return sink.getvalue(), number
    raise AssertionError(f"there are no letters in the {where}")


def test_a_sound_book_is_not_told() -> None:
    assert _gate(_book().data) == []


@pytest.mark.parametrize("where", ["text", "backward", "head"])
@pytest.mark.parametrize("fault", _FAULTS)
def test_a_letter_of_a_book_is_told_with_its_page(fault: str, where: str) -> None:
    data, page = _spoilt(_book().data, _FAULTS[fault], where)
    (found,) = _gate(data)
    assert found.id == "text-changed"
    assert found.message.startswith(f"page {page} of the PDF can be read as ")


def test_a_running_head_that_was_not_chosen_is_told() -> None:
    book = _book()
    number, head = next((number, head) for number, head in enumerate(book.heads) if head.words and head.words[0])
    heads = [*book.heads]
    heads[number] = replace(head, words=("Another headline", head.words[1]))
    (found,) = letter_gate(io.BytesIO(book.data), book.galleys, book.starts, heads, _AT)
    assert f"page {number + 1} of the PDF" in found.message
    assert "where “Anotherheadl" in found.message


def test_words_on_a_page_that_nobody_set_are_told() -> None:
    book = _book()
    number = next(number for number, head in enumerate(book.heads) if head.texts)
    heads = [*book.heads]
    heads[number] = replace(heads[number], texts=(), words=())
    (found,) = letter_gate(io.BytesIO(book.data), book.galleys, book.starts, heads, _AT)
    assert f"page {number + 1} of the PDF" in found.message


@pytest.mark.parametrize("fault", _FAULTS)
def test_a_letter_of_a_cover_is_told(fault: str) -> None:
    cover, outcome = made()
    sheet = outcome.value.sheet

    def told(data: bytes) -> list[Diagnostic]:
        pages = pages_marked(io.BytesIO(data))
        return list(sheet_parity([sheet], [page.apart for page in pages], _AT, where="the cover"))

    assert told(cover) == []
    (found,) = told(_spoilt(cover, _FAULTS[fault], "text")[0])
    assert found.message.startswith("the cover can be read as ")


def test_the_head_of_a_table_that_goes_on_over_the_page_is_no_word_that_nobody_set() -> None:
    head = (tuple(Cell((Text(word),)) for word in ("Hour", "Height")),)
    body = tuple(tuple(Cell((Text(word),)) for word in (f"{hour}", f"{hour} m")) for hour in range(60))
    table = Table(head=head, body=body, alignments=("", ""))
    parts = (Part((replace(PORT, blocks=(*PORT.blocks, table)), *tuple(SAMPLE.dispatches)[1:])),)
    book = printed(replace(SAMPLE, parts=parts))
    again = [page for galley in book.galleys for page in galley.pages if page.artifacts]
    assert again, "the table is set on two pages"
    assert list(letter_gate(io.BytesIO(book.data), book.galleys, book.starts, book.heads, _AT)) == []
