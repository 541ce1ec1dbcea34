"""A drawing of plain shapes stays one in print; anything else is made of pixels."""

from dataclasses import replace
from io import BytesIO

import pypdfium2
import pytest
from lxml import etree
from PIL import Image, ImageChops, ImageStat

from publish.imaging.clean import clean
from publish.imaging.press import PrintColour
from publish.imaging.scale import Recipe, print_recipe
from publish.imaging.svg import read_svg
from publish.imaging.vectors import plain_vectors
from publish.model.assets import Rendition
from publish.pdf.galley import Typesetter
from tests.pdf.flow import fonts

_OPEN = '<svg xmlns="http://www.w3.org/2000/svg" width="80" height="60" viewBox="0 0 80 60">'
CHART = (
    f'{_OPEN}<rect width="80" height="60" fill="white"/><g transform="translate(4 2) scale(.9)" id="bars" class="b">'
    '<rect x="8" y="20" width="10" height="34" style="fill: #c83232; stroke: none"/>'
    '<path d="M30 54V10h10v44z" fill="rgb(50, 100, 200)" fill-opacity="1"/>'
    '<ellipse cx="62" cy="40" rx="12" ry="8" fill="none" stroke="darkgreen" stroke-width="3"/>'
    '<polyline points="4,54 76,54" stroke="black" stroke-dasharray="4 2"/></g></svg>'
)
PRINT = replace(print_recipe(300, 300), vectors=True)


def _vectors(svg: str) -> bytes:
    return plain_vectors(read_svg(svg.encode()))


class _Shown:
    """A gallery of one picture."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def rendition(self, source: str) -> Rendition:
        return Rendition(source, "", 80, 60)

    def data(self, name: str) -> bytes:
        return self._data


def _set(data: bytes, kind: str) -> Image.Image:
    css = "@page { size: 80pt 60pt; margin: 0 } body { margin: 0 } img { display: block; width: 80pt }"
    flow = f'<html><head><title>t</title></head><body><img src="asset:x.{kind}" alt="x"/></body></html>'
    pdf = Typesetter(css=css, fonts=fonts(), gallery=_Shown(data)).compose(flow).galley().pdf
    with pypdfium2.PdfDocument(BytesIO(pdf)) as book:
        page: Image.Image = book[0].render(scale=2).to_pil()
        return page.convert("RGB")


def test_shapes_stay_shapes_in_print_and_look_as_their_pixels() -> None:
    kept = clean(CHART.encode(), source="c.svg", recipe=PRINT).value
    assert kept
    assert (kept.rendition.media_type, kept.rendition.name[-4:]) == ("image/svg+xml", ".svg")
    pixels = clean(CHART.encode(), source="c.svg", recipe=replace(PRINT, vectors=False)).value
    assert pixels
    assert (pixels.rendition.media_type, pixels.rendition.origin) == ("image/png", kept.rendition.origin)
    assert (pixels.rendition.width, pixels.rendition.height) == (kept.rendition.width, kept.rendition.height)
    drawn, sampled = _set(kept.data, "svg"), _set(pixels.data, "png")
    assert drawn.size == sampled.size
    assert max(ImageStat.Stat(ImageChops.difference(drawn, sampled)).mean) < 2
    assert len(drawn.getcolors(100_000) or ()) > 4


@pytest.mark.parametrize(
    "inside",
    [
        '<text y="9">Ice</text>',
        '<rect width="9" height="9" fill="red" opacity=".5"/>',
        '<rect width="9" height="9" fill="rgba(0, 0, 0, 0.5)"/>',
        '<rect width="9" height="9" fill="currentColor"/>',
        '<rect width="9" height="9" style="fill: red !important"/>',
        '<rect width="9" height="9" style="mix-blend-mode: multiply"/>',
        '<style>rect { fill: red }</style><rect width="9" height="9"/>',
        '<linearGradient id="g"><stop stop-color="red"/></linearGradient><rect width="9" height="9" fill="url(#g)"/>',
        '<clipPath id="c"><path d="M0 0h9v9z"/></clipPath><g clip-path="url(#c)"><rect width="9" height="9"/></g>',
        '<defs><path id="p" d="M0 0h9v9z"/></defs><use href="#p"/>',
    ],
)
def test_anything_else_is_made_of_pixels(inside: str) -> None:
    svg = f"{_OPEN}{inside}</svg>"
    assert _vectors(svg) == b""
    photo = clean(svg.encode(), source="c.svg", recipe=PRINT).value
    assert photo
    assert photo.rendition.media_type == "image/png"


def test_what_is_kept_has_no_style_name_or_address() -> None:
    root = etree.fromstring(_vectors(CHART))
    keys = {str(key) for element in root.iter() for key in element.attrib}
    assert not keys & {"style", "id", "class", "href", "fill-opacity"}
    assert root[1][0].get("fill") == "#c83232"


@pytest.mark.parametrize("recipe", [Recipe(), replace(PRINT, colour=PrintColour("grey"), vectors=False)])
def test_screens_and_the_press_have_pixels(recipe: Recipe) -> None:
    photo = clean(CHART.encode(), source="c.svg", recipe=recipe).value
    assert photo
    assert photo.rendition.media_type == "image/png"
