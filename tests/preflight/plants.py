"""How faults get into a sound file: each plant spoils one thing."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TypeAlias

import pikepdf
from pikepdf import Array, Dictionary, Name

from tests.preflight.sound import Sound, composite, embedded, photo, text

Plant: TypeAlias = Callable[[Sound], None]


def draw(sound: Sound, number: int, operators: str, *, first: bool = False, **resources: pikepdf.Object) -> None:
    """Draw more on a page, whose own resources get more names: ``XObject_Q`` is ``/Q`` among the pictures."""
    page = sound.pdf.pages[number - 1]
    own = {key: Dictionary(dict(value.items())) for key, value in page.obj.Resources.items()}
    for name, value in resources.items():
        kind, _, key = name.partition("_")
        own.setdefault(f"/{kind}", Dictionary())[f"/{key}"] = value
    page.obj.Resources = Dictionary(own)
    more = sound.pdf.make_stream(operators.encode())
    page.obj.Contents = Array([more, page.obj.Contents] if first else [page.obj.Contents, more])


def written(operators: Callable[[Sound, float, float], str], number: int = 2) -> Plant:
    """A plant that draws operators, given the left foot of the trimmed page."""
    return lambda sound: draw(sound, number, operators(sound, *sound.trim(number)))


def pictured(number: int, space: Name, colour: bytes, *, ppi: float = 330, inches: float = 1.0) -> Plant:
    """A plant that places one more photo."""

    def plant(sound: Sound) -> None:
        x, y = sound.trim(number)
        side = 72 * inches
        place = f"q {side} 0 0 {side} {x + 150} {y + 120} cm /Q Do Q"
        draw(sound, number, place, XObject_Q=photo(sound.pdf, space, colour, ppi=ppi, inches=inches))

    return plant


def stated(key: str, value: object, operators: Callable[[float, float], str], number: int = 2) -> Plant:
    """A plant that draws in a graphics state with one entry."""

    def plant(sound: Sound) -> None:
        x, y = sound.trim(number)
        state = Dictionary({key: value, "/OPM": 1} if key in ("/OP", "/op") else {key: value})
        draw(sound, number, f"q /S gs {operators(x, y)} Q", ExtGState_S=state)

    return plant


def lettered(font: Callable[[pikepdf.Pdf], pikepdf.Object], number: int = 2) -> Plant:
    """A plant that sets a line in another font."""

    def plant(sound: Sound) -> None:
        x, y = sound.trim(number)
        line = text("In another font.", x + 60, y + 100, 12, sound.black).replace("/F ", "/G ")
        draw(sound, number, line, Font_G=font(sound.pdf))

    return plant


def outlined(line: str, *, mode: int = 2, words: str = "Outlined", **resources: pikepdf.Object) -> Plant:
    """A plant that sets words with a line along their edges; ``line`` says which."""

    def plant(sound: Sound) -> None:
        x, y = sound.trim(2)
        set_ = text(words, x + 60, y + 100, 12, f"{sound.black} {sound.black.upper()} 1 w {mode} Tr {line}")
        draw(sound, 2, set_, first=False, **resources)

    return plant


def overprinted(line: str, mode: int) -> Plant:
    """A plant that lays the line along some words over what is below."""
    return outlined(f"/S gs {line}", mode=mode, ExtGState_S=Dictionary(OP=True, op=False, OPM=1))


def numbered(*codes: int, names: Mapping[int, str]) -> Plant:
    """A plant that sets glyphs by their numbers, of which a map says what some are."""
    return shown(f"<{''.join(f'{code:04X}' for code in codes)}> Tj", names)


def shown(operation: str, names: Mapping[int, str] = MappingProxyType({3: "a", 4: "b"})) -> Plant:
    """A plant that shows text in a font whose codes are the numbers of its glyphs."""

    def plant(sound: Sound) -> None:
        x, y = sound.trim(2)
        line = f"q {sound.black} BT /N 12 Tf {x + 60:.3f} {y + 100:.3f} Td {operation} ET Q\n"
        draw(sound, 2, line, Font_N=composite(sound.pdf, names))

    return plant


def unembedded(pdf: pikepdf.Pdf) -> pikepdf.Object:
    return pdf.make_indirect(
        Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
    )


def unnamed(pdf: pikepdf.Pdf) -> pikepdf.Object:
    """A font whose encoding names no glyph for the letter o."""
    font = embedded(pdf)
    differences = Array([ord("o"), Name("/.notdef")])
    font.Encoding = Dictionary(Type=Name.Encoding, BaseEncoding=Name.WinAnsiEncoding, Differences=differences)
    return font


def moved(sound: Sound, number: int, box: str, by: tuple[float, float, float, float]) -> None:
    page = sound.pdf.pages[number - 1].obj
    page[box] = Array([float(side) + more for side, more in zip(page[box], by, strict=True)])


def shifted_origin(sound: Sound) -> None:
    page = sound.pdf.pages[1].obj
    for box in ("/MediaBox", "/TrimBox", "/BleedBox"):
        page[box] = Array([float(side) - 9 for side in page[box]])
    page.Contents = Array([sound.pdf.make_stream(b"1 0 0 1 -9 -9 cm"), page.Contents])


def through_form(operators: str) -> Plant:
    """What is drawn inside a form inside a form."""

    def plant(sound: Sound) -> None:
        x, y = sound.trim(2)
        box = Array([0, 0, 200, 200])
        inner = pikepdf.Stream(sound.pdf, operators.encode())
        fonts = Dictionary(Font=sound.pdf.pages[1].obj.Resources.Font)
        inner.stream_dict = Dictionary(Type=Name.XObject, Subtype=Name.Form, BBox=box, Resources=fonts)
        outer = pikepdf.Stream(sound.pdf, b"q /I Do Q")
        outer.stream_dict = Dictionary(
            Type=Name.XObject,
            Subtype=Name.Form,
            BBox=box,
            Resources=Dictionary(XObject=Dictionary(I=sound.pdf.make_indirect(inner))),
        )
        draw(sound, 2, f"q 1 0 0 1 {x + 60} {y + 80} cm /O Do Q", XObject_O=sound.pdf.make_indirect(outer))

    return plant


def shading(space: Name, dark: list[float]) -> Dictionary:
    """A gradient from white to a dark colour."""
    light = [0.0] * len(dark) if space == Name.DeviceCMYK else [1.0] * len(dark)
    return Dictionary(
        ShadingType=2,
        ColorSpace=space,
        Coords=[0, 0, 100, 0],
        Function=Dictionary(FunctionType=2, Domain=[0, 1], C0=light, C1=dark, N=1),
    )


def pattern(space: Name, dark: list[float]) -> Dictionary:
    """A gradient in the place of a colour."""
    return Dictionary(PatternType=2, Shading=shading(space, dark))


def gradient(space: Name, dark: list[float]) -> Plant:
    def plant(sound: Sound) -> None:
        x, y = sound.trim(2)
        clip = f"{x + 60} {y + 80} 100 20 re W n"
        draw(sound, 2, f"q {clip} /D sh Q", Shading_D=sound.pdf.make_indirect(shading(space, dark)))

    return plant


def harbour_red() -> Array:
    """The space of a plate of its own."""
    function = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[0, 1, 1, 0], N=1)
    return Array([Name.Separation, Name("/Harbour Red"), Name.DeviceCMYK, function])


def spot(sound: Sound) -> None:
    x, y = sound.trim(2)
    draw(sound, 2, f"q /H cs 1 scn {x + 60} {y + 80} 50 20 re f Q", ColorSpace_H=harbour_red())


def profiled(sound: Sound) -> None:
    x, y = sound.trim(2)
    profile = sound.pdf.Root.OutputIntents[0].DestOutputProfile
    space = Array([Name.ICCBased, profile])
    draw(sound, 2, f"q /C cs 0 0.5 0.5 0 scn {x + 60} {y + 80} 50 20 re f Q", ColorSpace_C=space)


def lab(sound: Sound) -> None:
    x, y = sound.trim(2)
    space = Array([Name.Lab, Dictionary(WhitePoint=[0.96, 1, 0.82], Range=[-125, 125, -125, 125])])
    draw(sound, 2, f"q /L cs 50 20 20 scn {x + 60} {y + 80} 50 20 re f Q", ColorSpace_L=space)


def masked(sound: Sound) -> None:
    x, y = sound.trim(2)
    picture = photo(sound.pdf, Name.DeviceCMYK if sound.inks else Name.DeviceRGB, b"\x20" * (4 if sound.inks else 3))
    picture.SMask = photo(sound.pdf, Name.DeviceGray, b"\x80")
    draw(sound, 2, f"q 72 0 0 72 {x + 150} {y + 120} cm /Q Do Q", XObject_Q=picture)


def grouped(sound: Sound) -> None:
    sound.pdf.pages[1].obj.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK)


def bitmap(sound: Sound) -> None:
    x, y = sound.trim(2)
    picture = pikepdf.Stream(sound.pdf, bytes(50 * 400))
    picture.stream_dict = Dictionary(
        Type=Name.XObject, Subtype=Name.Image, Width=400, Height=400, ImageMask=True, BitsPerComponent=1
    )
    stencil = sound.pdf.make_indirect(picture)
    draw(sound, 2, f"q {sound.black} 72 0 0 72 {x + 150} {y + 120} cm /Q Do Q", XObject_Q=stencil)


def turned(sound: Sound) -> None:
    sound.pdf.pages[1].obj.Rotate = 90


def cropped(sound: Sound) -> None:
    sound.pdf.pages[1].obj.CropBox = sound.pdf.pages[1].obj.TrimBox


def untrimmed(sound: Sound) -> None:
    del sound.pdf.pages[1].obj["/TrimBox"]


def unfollowed(sound: Sound) -> None:
    draw(sound, 2, "q /Nowhere Do Q")
