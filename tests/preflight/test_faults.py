"""Every fault that is planted is found by its id and its page, and nothing else is."""

import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest

from publish.config.printer import Printer
from publish.diagnostics import Diagnostic
from publish.preflight.inspect import inspect
from publish.preflight.inspection import Inspection
from publish.preflight.preflight import preflight
from publish.preflight.rules import CHECKS
from tests.preflight import plants
from tests.preflight.faults import FAULTS, INGRAM, KDP, LULU, OFFICE, SCREEN, X1A, X4, Fault
from tests.preflight.sound import Sound, printer


def seen(data: bytes) -> Inspection:
    return inspect(BytesIO(data))


def judged(data: bytes, order: Printer) -> tuple[Diagnostic, ...]:
    return preflight(seen(data), order)


def planted() -> Iterator[object]:
    for name, fault in FAULTS.items():
        for order in fault.printers:
            yield pytest.param(fault, order, id=f"{name}-{order}")


@pytest.mark.parametrize(("fault", "name"), list(planted()))
def test_a_planted_fault_is_found(fault: Fault, name: str) -> None:
    sound = Sound(printer(name))
    fault.plant(sound)
    found = judged(sound.bytes(), sound.printer)
    own = [one for one in found if one.id == fault.found]
    assert own, [str(one) for one in found]
    assert {one.id for one in found} - fault.also == {fault.found}, [str(one) for one in found]
    if fault.page:
        assert all(one.message.startswith(f"page {fault.page}") for one in own), [str(one) for one in own]


def test_enough_faults_are_planted() -> None:
    assert len(FAULTS) >= 25
    elsewhere = {"pdf-damaged", "pdf-encrypted", "pdf-version", "file-large", "font-foreign", "text-not-black"}
    assert {fault.found for fault in FAULTS.values()} | elsewhere == {check.rule.id for check in CHECKS}


def ids(data: bytes, order: Printer) -> set[str]:
    return {found.id for found in judged(data, order)}


@pytest.mark.parametrize("name", [X1A, INGRAM, X4])
def test_grey_text_is_not_black(name: str) -> None:
    sound = Sound(printer(name), black="0 0 0 0.8 k")
    (found,) = judged(sound.bytes(), sound.printer)
    assert (found.id, found.message.split(":")[0]) == ("text-not-black", found.message.split(":")[0])
    assert found.message.startswith("page 1 at ")


@pytest.mark.parametrize("name", [KDP, LULU, OFFICE, SCREEN])
@pytest.mark.parametrize("black", ["0.1 0.1 0.1 rg", "0.12 g", "0.2 0.05 0.05 rg"])
def test_dark_text_is_not_black_where_rgb_is_printed(name: str, black: str) -> None:
    sound = Sound(printer(name), black=black)
    assert ids(sound.bytes(), sound.printer) == {"text-not-black"}


@pytest.mark.parametrize("name", [KDP, LULU, OFFICE, SCREEN])
@pytest.mark.parametrize("black", ["0 0 0 rg", "0 g"])
def test_black_is_black_in_numbers_of_light_or_of_ink(name: str, black: str) -> None:
    sound = Sound(printer(name), black=black)
    assert ids(sound.bytes(), sound.printer) == set()


@pytest.mark.parametrize("name", [KDP, INGRAM])
def test_a_book_that_is_read_from_the_right_has_its_spine_at_the_other_side(name: str) -> None:
    """Made for a printer that wants no overhang at the spine: what is right for one side is wrong for the other."""
    sound = Sound(printer(name))
    wishes = pikepdf.Dictionary(Direction=pikepdf.Name.R2L)
    sound.pdf.Root.ViewerPreferences = wishes
    assert ids(sound.bytes(), sound.printer) >= {"bleed-box"}
    for page in sound.pdf.pages:
        size, bleed, slug = sound.printer.trim, sound.printer.bleed, sound.printer.slug
        left = slug + (bleed.outer if page.index % 2 == 0 else bleed.inner)
        page.obj.TrimBox[0], page.obj.TrimBox[2] = left, left + size.width
    assert ids(sound.bytes(), sound.printer) == set()


@pytest.mark.parametrize(
    ("spoilt", "found"),
    [
        ((b"/Size %d", 0), False),
        ((b"/Size %d", 3), False),
        ((b"/Size %d", -2), True),
        ((b"stream\n", b"stream  \n"), False),
        ((b"endobj", b"endobx"), True),
    ],
    ids=str,
)
def test_a_habit_of_other_programs_is_no_damage(spoilt: tuple[bytes, object], found: bool) -> None:
    sound = Sound(printer(OFFICE))
    data = sound.bytes()
    before, after = spoilt
    if isinstance(after, int):
        (size,) = re.findall(rb"/Size (\d+)", data)
        before, after = b"/Size %d" % int(size), b"/Size %d" % (int(size) + after)
    assert isinstance(after, bytes)
    # Whatever else stands in the file keeps its place: the table of objects says where that is.
    at = data.rindex(before)
    whole = data[:at] + after + data[at + len(before) :]
    assert ("pdf-damaged" in ids(whole, sound.printer)) is found


@pytest.mark.parametrize("name", [X1A, INGRAM, X4])
def test_a_newer_version_is_found(name: str) -> None:
    sound, out = Sound(printer(name)), BytesIO()
    sound.pdf.save(out, force_version="1.7", object_stream_mode=pikepdf.ObjectStreamMode.disable)
    assert ids(out.getvalue(), sound.printer) == {"pdf-version"}


@pytest.mark.parametrize("name", [X1A, INGRAM])
def test_packed_objects_are_found_in_an_old_version(name: str) -> None:
    sound, out = Sound(printer(name)), BytesIO()
    sound.pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    old = out.getvalue().replace(b"%PDF-1.5", f"%PDF-{sound.printer.pdf}".encode())
    assert ids(old, sound.printer) == {"pdf-version"}


def encrypted(sound: Sound, password: str) -> bytes:
    out = BytesIO()
    sound.pdf.save(out, encryption=pikepdf.Encryption(owner="owner", user=password, R=6))
    return out.getvalue()


@pytest.mark.parametrize("password", ["", "open"])
def test_an_encrypted_file_is_found(password: str) -> None:
    sound = Sound(printer(OFFICE))
    assert "pdf-encrypted" in ids(encrypted(sound, password), sound.printer)


def test_a_file_that_is_none_is_found() -> None:
    order = printer(OFFICE)
    assert ids(b"no PDF at all", order) == {"pdf-unreadable"}
    assert ids(b"", order) == {"pdf-unreadable"}
    assert ids(Sound(order).bytes()[:400], order) <= {"pdf-unreadable", "pdf-damaged"}


def test_a_damaged_file_is_found() -> None:
    order = printer(OFFICE)
    whole = Sound(order).bytes()
    assert "pdf-damaged" in ids(whole[: whole.rindex(b"startxref")] + b"startxref\n17\n%%EOF", order)


def test_a_large_file_is_found() -> None:
    order = replace(printer(KDP), file_max=1)
    sound = Sound(order)
    sound.pdf.pages[0].obj.Ballast = pikepdf.Stream(sound.pdf, bytes(1_000_000))
    out = BytesIO()
    sound.pdf.save(out, compress_streams=False)
    assert ids(out.getvalue(), order) == {"file-large"}


def test_a_font_of_another_family_is_found_in_a_book_of_ours() -> None:
    order = printer(OFFICE)
    book = seen(Sound(order).bytes())
    assert preflight(book, order, families=["Gentium Book Plus"]) == ()
    found = preflight(book, order, families=["Noto Sans"])
    assert {one.id for one in found} == {"font-foreign"}
    assert found[0].message.startswith("page 1 at ")


def test_a_fault_that_a_page_has_often_is_said_once() -> None:
    sound = Sound(printer(X4), black="0 g 1 0 0 rg")
    found = [one for one in judged(sound.bytes(), sound.printer) if one.id == "colour-forbidden"]
    texts = [one for one in found if "text" in one.message]
    assert len(texts) == sound.pages
    assert texts[0].message.endswith("and 2 more on this page")


@pytest.mark.parametrize(
    ("claims", "severity"),
    [
        ({}, "warning"),
        ({"pdfuaid:part": "1"}, "error"),
        ({"pdfaid:part": "2", "pdfaid:conformance": "U"}, "error"),
        ({"pdfaid:part": "2", "pdfaid:conformance": "B"}, "warning"),
    ],
)
def test_glyphs_without_a_meaning_break_a_claim_that_text_can_be_read(claims: dict[str, str], severity: str) -> None:
    sound = Sound(printer(OFFICE))
    FAULTS["no map of the glyphs"].plant(sound)
    with sound.pdf.open_metadata() as meta:
        for name, value in claims.items():
            meta[name] = value
    (found,) = [one for one in judged(sound.bytes(), sound.printer) if one.id == "text-unmapped"]
    assert found.severity == severity


@pytest.mark.parametrize("meaning", ["\ufffd", "x\ufffd", "\ufffc"])
def test_a_glyph_may_stand_for_the_sign_of_what_is_lost(meaning: str) -> None:
    sound = Sound(printer(OFFICE))
    plants.numbered(3, 4, names={3: "a", 4: meaning})(sound)
    assert "text-unmapped" not in ids(sound.bytes(), sound.printer)
