"""What preflight cannot read it does not pass: the page is named, in no words of a programming language."""

import re
import time
import zlib
from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Stream

from publish.diagnostics import Severity
from publish.preflight.inspect import inspect
from publish.preflight.library import MOST_CONTENT
from publish.preflight.preflight import preflight
from publish.preflight.unread import notice_meaning
from tests.preflight.sound import printer

_ORDER = printer("office")
_OF_PYTHON = re.compile(
    r"<_io|object of type|has no len|has no attr|codec|NoneType|argument|Traceback|0x[0-9a-f]{6}|expected|operation for"
)

Plant = Callable[[pikepdf.Pdf, pikepdf.Page], None]


def _book(plant: Plant) -> bytes:
    """Two pages, on the second of which something is planted."""
    pdf, out = pikepdf.new(), BytesIO()
    for _ in range(2):
        pdf.add_blank_page(page_size=(420, 595))
    plant(pdf, pdf.pages[1])
    pdf.save(out)
    return out.getvalue()


def _content(data: bytes, **keys: object) -> Plant:
    def plant(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
        stream = Stream(pdf, b"")
        stream.write(data, **keys)  # type: ignore[arg-type]
        page.obj.Contents = stream

    return plant


def _entry(key: str, value: pikepdf.Object) -> Plant:
    def plant(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
        page.obj[key] = value

    return plant


def _said(plant: Plant) -> list[str]:
    found = preflight(inspect(BytesIO(_book(plant))), _ORDER)
    assert not [one for one in found if _OF_PYTHON.search(one.message)]
    return [one.message for one in found if one.id == "part-unread" and one.severity is Severity.ERROR]


@pytest.mark.parametrize(
    "plant",
    [
        _content(b"1 0 0 1 0 0 0 cm"),
        _content(b"(a) (b) 3 re"),
        _content(b"/Nothing 12 Tf (words) Tj"),
        _content(b"/Im1 Do"),
        _content(b"[1 2 Tj] 0 d"),
        _content(b"BT (words) Tj ET"),
        _content(b"not deflated", filter=Name.FlateDecode),
        _content(b"\x78\x9c" + b"\xff" * 40, filter=Name.FlateDecode),
        _content(b"\0\1\2", filter=Name.JBIG2Decode),
        _content(b"\0\1\2", filter=Name.DCTDecode),
        _content(b"\0\1\2", filter=Name("/NoSuchFilter")),
        _entry("/Contents", Array([Dictionary(), 4])),
        _entry("/Contents", Name("/X")),
    ],
)
def test_a_page_that_cannot_be_followed_is_an_error(plant: Plant) -> None:
    said = _said(plant)
    assert said
    assert all(message.startswith("page 2: ") for message in said)


@pytest.mark.parametrize(
    ("notice", "said"),
    [
        ("x.pdf (object 12 0, offset 301): operation for dictionary attempted on object of type null", "object 12"),
        ("x.pdf: Attempting to reconstruct cross-reference table", "the list of its objects is broken"),
        ("x.pdf: unable to find page tree", "the list of its pages is broken"),
        ("x.pdf (object 7 0): error decoding stream data for object 7 0: flate: invalid code", "(object 7)"),
        ("x.pdf: a message of next year's", "it is not written as the standard asks"),
    ],
)
def test_a_message_of_the_library_is_told_in_words_of_ours(notice: str, said: str) -> None:
    told = notice_meaning(notice)
    assert said in told
    assert not any(word in told for word in ("x.pdf", "operation", "Attempting", "offset", "code", "message"))


def test_sound_pages_are_read() -> None:
    assert _said(_content(b"q 1 0 0 1 0 0 cm 0 g 10 10 90 90 re f Q")) == []


@pytest.mark.parametrize("name", [b"/F#cb#ff", b"/#80", b"/F#c3#28x"])
def test_a_name_that_is_no_utf8_names_a_font_all_the_same(name: bytes) -> None:
    def plant(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
        page.obj.Resources = pdf.make_indirect(
            pikepdf.Object.parse(
                b"<< /Font << %s << /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >> >> >>" % name
            )
        )
        _content(b"BT %s 12 Tf 60 300 Td (Words of a page) Tj ET" % name)(pdf, page)

    found = preflight(inspect(BytesIO(_book(plant))), _ORDER)
    assert "font-not-embedded" in {one.id for one in found}


def test_a_page_that_unpacks_to_more_than_any_page_holds_is_an_error() -> None:
    data = zlib.compress(b"q Q " * (MOST_CONTENT // 4 + 1), 9)
    assert len(data) < 60_000
    (said,) = _said(_content(data, filter=Name.FlateDecode))
    assert "are the most" in said


@pytest.mark.parametrize("wide", [3, 10])
def test_forms_in_forms_end(wide: int) -> None:
    def plant(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
        inner: pikepdf.Object = Stream(pdf, b"0 g")
        for _ in range(22):
            form = Stream(pdf, b"/X Do " * wide)
            form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 400, 500])
            form.Resources = Dictionary(XObject=Dictionary(X=inner))
            inner = pdf.make_indirect(form)
        page.obj.Resources = Dictionary(XObject=Dictionary(X=inner))
        _content(b"/X Do")(pdf, page)

    began = time.process_time()
    assert any("without end" in message for message in _said(plant))
    assert time.process_time() - began < 10


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("/AcroForm", Dictionary(Fields=7)),
        ("/OCProperties", Array([1])),
        ("/OutputIntents", 4),
        ("/Outlines", Dictionary(First=3)),
        ("/Names", 1),
        ("/AA", Array([2])),
    ],
)
def test_what_stands_beside_the_pages_never_makes_them_unreadable(key: str, value: pikepdf.Object) -> None:
    def plant(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
        pdf.Root[key] = value

    inspection = inspect(BytesIO(_book(plant)))
    assert (inspection.unreadable, len(inspection.pages)) == ("", 2)
    assert all("page" not in message for message in _said(plant))
