"""Files of somebody else's hold anything: it is told of, and nothing stops at it."""

from io import BytesIO

import pikepdf
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name

from publish.preflight.inspect import inspect
from publish.preflight.inspection import Inspection
from publish.preflight.operators import OPERATORS
from publish.preflight.preflight import preflight
from tests.preflight.sound import Sound, printer

_SOUND = Sound(printer("offset-x4")).bytes()

operands = st.one_of(
    st.integers(-(10**12), 10**12).map(str),
    st.floats(allow_nan=False, allow_infinity=False, width=32).map(lambda number: f"{number:.6f}"),
    st.sampled_from(
        ["/F", "/P", "/M", "/DeviceRGB", "/Pattern", "/All", "(text)", "<00ff>", "[1 (a) -2]", "<< /MCID 0 >>", "true"]
    ),
)
instructions = st.tuples(st.lists(operands, max_size=7), st.sampled_from([*OPERATORS, "d", "BX", "xyz"])).map(
    lambda pair: " ".join([*pair[0], pair[1]])
)


def seen(content: bytes, **resources: object) -> Inspection:
    with pikepdf.open(BytesIO(_SOUND)) as pdf:
        page = pdf.pages[0].obj
        page.Contents = pdf.make_stream(content)
        for name, value in resources.items():
            page.Resources[f"/{name}"] = value
        out = BytesIO()
        pdf.save(out)
    return inspect(out)


@settings(max_examples=40)
@given(st.lists(instructions, max_size=25).map("\n".join))
def test_any_operators_can_be_followed(content: str) -> None:
    found = preflight(seen(content.encode()), printer("offset-x1a"))
    assert found, "a book for one printer is not right for another"
    assert all(one.message for one in found)


@settings(max_examples=40)
@given(st.binary(max_size=300))
def test_any_bytes_can_be_a_page(content: bytes) -> None:
    preflight(seen(content), printer("lulu"))


@settings(max_examples=40)
@given(st.binary(max_size=200), st.integers(0, len(_SOUND)))
def test_any_damage_leaves_pages_or_a_finding(noise: bytes, at: int) -> None:
    read = inspect(BytesIO(_SOUND[:at] + noise + _SOUND[at + len(noise) :]))
    found = preflight(read, printer("offset-x4"))
    assert not (read.unreadable and read.pages)
    assert read.pages or found


def _form(pdf: pikepdf.Pdf, content: bytes) -> pikepdf.Stream:
    form = pikepdf.Stream(pdf, content)
    form.stream_dict = Dictionary(
        Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 100, 100]), Resources=Dictionary(XObject=Dictionary())
    )
    return pdf.make_indirect(form)


def test_a_form_that_stands_in_itself_is_named() -> None:
    pdf = Sound(printer("office")).pdf
    form = _form(pdf, b"/A Do")
    form.Resources.XObject.A = form
    pdf.pages[0].obj.Resources = Dictionary(XObject=Dictionary(A=form))
    pdf.pages[0].obj.Contents = pdf.make_stream(b"/A Do")
    out = BytesIO()
    pdf.save(out)
    (fault,) = inspect(out).pages[0].faults
    assert "stands in itself" in fault


def test_forms_that_multiply_come_to_an_end() -> None:
    pdf = Sound(printer("office")).pdf
    inner = _form(pdf, b"q Q " * 20)
    for _ in range(8):
        outer = _form(pdf, b"/A Do " * 40)
        outer.Resources.XObject.A = inner
        inner = outer
    pdf.pages[0].obj.Resources = Dictionary(XObject=Dictionary(A=inner))
    pdf.pages[0].obj.Contents = pdf.make_stream(b"/A Do")
    out = BytesIO()
    pdf.save(out)
    assert any("without end" in fault for fault in inspect(out, budget=20_000).pages[0].faults)


def test_an_unbalanced_restore_changes_nothing() -> None:
    page = seen(b"Q Q 0 0 10 10 re f").pages[0]
    assert not page.faults
    assert len(page.shapes) == 1
