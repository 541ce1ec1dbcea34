"""Lines along the edges of letters: what is drawn is judged, and what is not drawn is not."""

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from tests.preflight.faults import OFFICE, X1A, X4
from tests.preflight.plants import Plant, outlined, overprinted
from tests.preflight.sound import Sound, printer
from tests.preflight.test_faults import judged
from tests.preflight.test_operators import page


@pytest.mark.parametrize("name", [X4, X1A, OFFICE])
@pytest.mark.parametrize(
    "plant",
    [
        outlined(""),
        outlined("0.5 w", mode=1),
        outlined("0.1 w"),
        outlined("0 G 0.1 w"),
        outlined("0.1 w", mode=6),
        outlined("0 w 1 0 0 RG", mode=0),
        outlined("0 w 1 0 0 RG", mode=4),
        outlined("0 w 1 0 0 RG", mode=3),
        outlined("0 w 1 0 0 RG", mode=7),
        outlined("0 w 1 0 0 RG 2 Tr 0 Tr"),
        outlined("0.1 w 1 G"),
        overprinted("0 G", 2),
        overprinted("0 1 1 0 K", 0),
    ],
)
def test_outlines_that_print_well_have_no_finding(plant: Plant, name: str) -> None:
    sound = Sound(printer(name))
    plant(sound)
    assert [str(found) for found in judged(sound.bytes(), sound.printer)] == []


@pytest.mark.parametrize(("mode", "alone"), [(1, True), (2, False), (5, True), (6, False)])
def test_a_line_is_as_thick_as_in_the_space_of_the_page(mode: int, alone: bool) -> None:
    """Whatever the size of the text, and its own matrix."""
    drawn = f"2 0 0 2 0 0 cm 0.3 w 0 0 1 RG 0.5 g {mode} Tr BT /F 30 Tf 3 0 0 3 5 5 Tm (Harbour) Tj ET"
    (run,) = page(drawn).runs
    (bare,) = page(drawn.replace(f"{mode} Tr", "0 Tr")).runs
    assert run.outline is not None
    assert bare.outline is None
    assert run.outline.thickness == pytest.approx(0.6)
    assert run.outline.alone is alone
    assert str(run.outline.colour) == "DeviceRGB 0 0 1"
    assert str(run.colour) == ("DeviceRGB 0 0 1" if alone else "DeviceGray 0.5")
    assert run.area.width == pytest.approx(bare.area.width + 0.6)


@pytest.mark.parametrize("mode", [0, 3, 4, 7])
def test_text_without_a_line_has_none(mode: int) -> None:
    (run,) = page(f"1 0 0 RG {mode} Tr BT /F 10 Tf 30 40 Td (Harbour) Tj ET").runs
    assert run.outline is None


@pytest.mark.parametrize("mode", [0, 1, 2, 5, 6])
def test_letters_that_are_drawings_are_drawn_however_text_is_painted(mode: int) -> None:
    pdf = pikepdf.new()
    font = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type3,
        FontBBox=[0, 0, 1000, 1000],
        FontMatrix=[0.001, 0, 0, 0.001, 0, 0],
        CharProcs=Dictionary(a=pdf.make_stream(b"1000 0 d0 1 0 0 rg 0 0 800 800 re f")),
        Encoding=Dictionary(Differences=Array([97, Name.a])),
        FirstChar=97,
        LastChar=97,
        Widths=[1000],
    )
    drawn = f"0 0 1 RG 0.5 g {mode} Tr BT /T 20 Tf 30 40 Td (a) Tj ET"
    seen = page(drawn, pdf, Font=Dictionary(T=pdf.make_indirect(font)))
    (run,), (shape,) = seen.runs, seen.shapes
    assert (run.outline, str(run.colour)) == (None, "DeviceGray 0.5")
    assert str(shape.colour) == "DeviceRGB 1 0 0"


@pytest.mark.parametrize(("line", "found"), [("0 0 0 0.6 K", True), ("0 0 0 1 K", False), ("0 0 0 0 K", False)])
def test_most_of_the_text_is_black_to_its_edges(line: str, found: bool) -> None:
    sound = Sound(printer(X4), black=f"0 0 0 1 k {line} 0.5 w 2 Tr")
    messages = [one.message for one in judged(sound.bytes(), sound.printer) if one.id == "text-not-black"]
    assert bool(messages) is found
    assert all("the outline of text “The harbour of Orsa lies …”, as most" in message for message in messages)


def test_an_outline_is_named_and_told_once_a_page() -> None:
    sound = Sound(printer(X4))
    outlined("1 0 0 RG", words="Kiel) Tj (Orsa")(sound)
    (found,) = judged(sound.bytes(), sound.printer)
    assert found.message.startswith("page 2 at ")
    assert "the outline of text “Kiel” is in DeviceRGB 1 0 0: the printer takes inks alone" in found.message
    assert found.message.endswith(", and 1 more on this page")
