"""What a content stream paints, operator by operator: where, in which colour, how thin."""

from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from publish.preflight.areas import Area
from publish.preflight.inspect import inspect
from publish.preflight.inspection import InspectedPage
from tests.preflight.sound import embedded, photo


def page(content: str, pdf: pikepdf.Pdf | None = None, **resources: object) -> InspectedPage:
    pdf = pdf or pikepdf.new()
    blank = pdf.add_blank_page(page_size=(400, 600))
    blank.obj.Contents = pdf.make_stream(content.encode())
    blank.obj.Resources = Dictionary(Font=Dictionary(F=embedded(pdf)))
    for name, value in resources.items():
        blank.obj.Resources[f"/{name}"] = value
    out = BytesIO()
    pdf.save(out)
    (seen,) = inspect(out).pages
    assert not seen.faults
    return seen


def near(area: Area, left: float, bottom: float, right: float, top: float) -> bool:
    return (area.left, area.bottom, area.right, area.top) == pytest.approx((left, bottom, right, top), abs=0.01)


def test_shapes_follow_the_matrix_and_the_clip() -> None:
    (shape,) = page("q 2 0 0 2 10 20 cm 0 0 50 30 re W n 1 0 0 rg -10 -10 40 20 re f Q").shapes
    assert near(shape.area, 10, 20, 70, 40)
    assert str(shape.colour) == "DeviceRGB 1 0 0"


def test_what_is_clipped_away_is_not_seen() -> None:
    assert page("q 0 0 10 10 re W n 50 50 10 10 re f Q 500 0 10 10 re f").shapes == ()


@pytest.mark.parametrize(
    ("drawn", "thickness"),
    [
        ("10 10 100 0.4 re f", 0.4),
        ("2 0 0 2 0 0 cm 0.3 w 10 10 m 50 10 l S", 0.6),
        ("0 w 10 10 m 50 10 l S", 0),
        ("10 10 m 110 10 l 110 10.3 l 10 10.3 l h f", 0.3),
        ("10 10 100 50 re 10.5 10.5 99 49 re f*", 0.5),
        ("q 10 10 100 0.5 re W n 10 10 100 50 re 10 10.5 100 49.5 re f* Q", 0.5),
    ],
)
def test_rules_are_as_thin_as_they_are_drawn(drawn: str, thickness: float) -> None:
    (shape,) = page(drawn).shapes
    assert shape.thickness == pytest.approx(thickness, abs=0.001)


def test_what_is_no_rule_has_no_thickness() -> None:
    for drawn in ("10 10 m 50 10 l 30 11 l f", "10 10 m 20 10 30 12 40 10 c f"):
        (shape,) = page(drawn).shapes
        assert shape.thickness == float("inf")


def test_marks_of_one_path_are_told_one_by_one() -> None:
    shapes = page("1 w 0 10 m 20 10 l 380 10 m 400 10 l S").shapes
    assert [round(shape.area.left) for shape in shapes] == [0, 380]
    assert all(shape.stroked for shape in shapes)


def test_text_has_its_size_place_and_words() -> None:
    (run,) = page("BT /F 10 Tf 2 0 0 2 30 40 Tm 0.5 g [(Harb) -200 (our)] TJ ET").runs
    assert (run.text, run.size, run.baseline) == ("Harbour", 20, 40)
    assert str(run.colour) == "DeviceGray 0.5"
    assert run.area.left == 30
    (moved,) = page("BT /F 10 Tf 5 TL 30 40 Td T* (Harbour) Tj ET").runs
    assert moved.baseline == 35
    assert run.area.width == pytest.approx(2 * moved.area.width + 4, abs=0.01)


def test_text_that_is_not_drawn_has_no_colour() -> None:
    (run,) = page("BT /F 10 Tf 3 Tr 30 40 Td (Harbour) Tj ET").runs
    assert run.colour is None


def test_text_of_many_widths_is_as_wide_as_its_glyphs() -> None:
    (narrow, wide) = page("BT /F 10 Tf 30 40 Td (iiii) Tj ET BT /F 10 Tf 30 80 Td (MMMM) Tj ET").runs
    assert wide.area.width > 2 * narrow.area.width
    (spaced,) = page("BT /F 10 Tf 3 Tc 30 40 Td (iiii) Tj ET").runs
    assert spaced.area.width == pytest.approx(narrow.area.width + 12)


def test_colours_of_every_space_are_named() -> None:
    pdf = pikepdf.new()
    function = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[0, 0, 0, 1], N=1)
    spaces = Dictionary(
        Spot=Array([Name.Separation, Name("/Dock Blue"), Name.DeviceCMYK, function]),
        Plate=Array([Name.Separation, Name.Black, Name.DeviceCMYK, function]),
        Many=Array([Name.DeviceN, Array([Name.Cyan, Name.Black]), Name.DeviceCMYK, function]),
        Lab=Array([Name.Lab, Dictionary(WhitePoint=[0.96, 1, 0.82])]),
        Table=Array([Name.Indexed, Name.DeviceCMYK, 1, String(b"\0\0\0\0\xff\xff\0\0")]),
    )
    drawn = [
        ("/Spot cs 0.5 scn", "Separation Dock Blue 0.5", 50.0),
        ("/Plate cs 1 scn", "Separation Black 1", 100.0),
        ("/Many cs 0.5 0.25 scn", "DeviceN Cyan, Black 0.5 0.25", 75.0),
        ("/Lab cs 50 10 10 scn", "Lab 50 10 10", None),
        ("/Table cs 1 scn", "DeviceCMYK 1 1 0 0", 200.0),
        ("0.2 g", "DeviceGray 0.2", 80.0),
        ("/DeviceCMYK cs", "DeviceCMYK 0 0 0 1", 100.0),
    ]
    content = "\n".join(f"{colour} 10 10 50 50 re f" for colour, _, _ in drawn)
    shapes = page(content, pdf, ColorSpace=spaces).shapes
    for shape, (_, named, ink) in zip(shapes, drawn, strict=True):
        assert str(shape.colour) == named
        assert shape.colour.ink == (pytest.approx(ink) if ink is not None else None)
    assert shapes[1].colour.is_black_alone
    assert shapes[0].colour.space.spots == ("Dock Blue",)


def test_a_default_space_stands_for_the_device() -> None:
    spaces = Dictionary(DefaultRGB=Array([Name.CalRGB, Dictionary(WhitePoint=[0.95, 1, 1.09])]))
    (shape,) = page("1 0 0 rg 10 10 50 50 re f", ColorSpace=spaces).shapes
    assert shape.colour.space.kind == "CalRGB"


def test_a_pattern_is_what_its_tile_holds() -> None:
    pdf = pikepdf.new()
    tile = pikepdf.Stream(pdf, b"q 36 0 0 36 0 0 cm /P Do Q 1 0 0 rg 0 0 5 5 re f")
    tile.stream_dict = Dictionary(
        Type=Name.Pattern,
        PatternType=1,
        PaintType=1,
        TilingType=1,
        BBox=[0, 0, 36, 36],
        XStep=36,
        YStep=36,
        Resources=Dictionary(XObject=Dictionary(P=photo(pdf, Name.DeviceRGB, b"\x10\x20\x30", ppi=100))),
    )
    seen = page("/Pattern cs /T scn 10 10 200 100 re f", pdf, Pattern=Dictionary(T=pdf.make_indirect(tile)))
    (picture,) = seen.pictures
    assert near(picture.area, 10, 10, 210, 110)
    assert picture.ppi[0] == pytest.approx(200)
    assert str(seen.shapes[0].colour) == "DeviceRGB 1 0 0"


def test_a_picture_in_the_content_is_seen() -> None:
    (picture,) = page("q 72 0 0 36 10 10 cm BI /W 2 /H 1 /BPC 8 /CS /RGB ID \x01\x02\x03\x04\x05\x06 EI Q").pictures
    assert (picture.pixels, picture.ppi) == ((2, 1), (2, 2))
    assert picture.space is not None
    assert picture.space.kind == "DeviceRGB"


def test_glyphs_that_are_drawings_are_followed() -> None:
    pdf = pikepdf.new()
    drawing = pdf.make_stream(b"1000 0 d0 1 0 0 rg 0 0 800 800 re f")
    outline = pdf.make_stream(b"1000 0 0 0 800 800 d1 0 0 800 1 re f")
    font = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type3,
        FontBBox=[0, 0, 1000, 1000],
        FontMatrix=[0.001, 0, 0, 0.001, 0, 0],
        CharProcs=Dictionary(a=drawing, b=outline),
        Encoding=Dictionary(Differences=Array([97, Name.a, Name.b])),
        FirstChar=97,
        LastChar=98,
        Widths=[1000, 1000],
    )
    seen = page("BT /T 20 Tf 30 40 Td (ab) Tj ET", pdf, Font=Dictionary(T=pdf.make_indirect(font)))
    (run,) = seen.runs
    assert (run.text, run.font.kind, run.area.width) == ("ab", "Type3", 40)
    (shape,) = seen.shapes
    assert str(shape.colour) == "DeviceRGB 1 0 0"


def test_artifacts_are_known_by_their_marks() -> None:
    runs = page("/P BMC /Artifact BMC BT /F 9 Tf 10 10 Td (7) Tj ET EMC BT /F 9 Tf 10 50 Td (Text) Tj ET EMC").runs
    assert [(run.text, run.artifact) for run in runs] == [("7", True), ("Text", False)]


def test_effects_end_with_their_state() -> None:
    states = Dictionary(Half=Dictionary(ca=0.5), Whole=Dictionary(ca=1), None_=Dictionary(SMask=Name.None_))
    seen = page("q /Half gs 10 10 50 50 re f Q 100 100 50 50 re f /Whole gs 200 200 9 9 re f", ExtGState=states)
    (effect,) = seen.effects
    assert (effect.effect.kind, effect.effect.detail) == ("opacity", "0.5 of areas")
    assert effect.area is not None
    assert near(effect.area, 10, 10, 60, 60)
