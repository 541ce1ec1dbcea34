"""SVG drawings: what only draws is drawn, large and the same each time; anything else is refused with its line."""

import base64

import pytest

from publish.config.limits import USUAL, WorkLimits
from publish.diagnostics import Severity, Span
from publish.imaging.clean import clean
from publish.imaging.scale import EPUB, Recipe, print_recipe
from publish.imaging.verify import verify
from publish.pipeline.photographs import looked_at
from tests.imaging.inks import press
from tests.imaging.samples import drawing, jpeg, opened, png

AT = Span("editions/1/quay.md", 12, 1)
XLINK = 'xmlns:xlink="http://www.w3.org/1999/xlink"'
REMOTE = "https://tracker.invalid/a"


def svg(body: str, attributes: str = 'viewBox="0 0 40 20"', before: str = "") -> bytes:
    """A drawing whose body begins in its second line."""
    return f'{before}<svg xmlns="http://www.w3.org/2000/svg" {XLINK} {attributes}>\n{body}\n</svg>'.encode()


def coded(data: bytes, kind: str = "png") -> str:
    return f"data:image/{kind};base64,{base64.b64encode(data).decode()}"


CHART = svg(
    """<!-- drawn by hand -->
<title>Depth at the quay</title>
<metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:li/></rdf:RDF></metadata>
<defs><font-face font-family="Quay"><font-face-src><font-face-name name="Quay"/></font-face-src></font-face></defs>
<sodipodi:namedview xmlns:sodipodi="http://sodipodi.example/" pagecolor="#fff"/>
<style type="text/css"><![CDATA[.bar { fill: #c00; -inkscape-stroke: none } * { stroke-linejoin: round }]]></style>
<defs>
  <linearGradient id="sea"><stop stop-color="#00f"/><stop offset="1" style="stop-color:#0ff"/></linearGradient>
  <g id="mark"><circle r="2" fill="lime"/></g>
</defs>
<rect class="bar" width="10" height="20" data-depth="7" aria-label="seven" line-spacing="1.2" src="a.png"/>
<rect x="10" width="10" height="20" fill="url(#sea)"/>
<a xlink:href="https://example.org/"><use xlink:href="#mark" x="25" y="10" transform="translate(0, 0)"/></a>
<text x="30" y="15" font-family="Helvetica" font-size="6" font-weight="bold">7 m</text>""",
    before='<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n'
    '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n',
)


def test_a_chart_is_drawn_and_said() -> None:
    photo = clean(CHART, source="depth.svg", recipe=Recipe(), at=AT).value
    assert photo is not None
    assert (photo.rendition.media_type, photo.rendition.width, photo.rendition.height) == ("image/png", 3000, 1500)
    image = opened(photo.data).convert("RGB")
    assert image.getpixel((300, 700)) == (0xCC, 0, 0)
    assert image.getpixel((1875, 750)) == (0, 255, 0)
    assert image.getpixel((2200, 100)) == (255, 255, 255)
    dark = image.crop((2250, 600, 2900, 1200)).convert("L").point(lambda value: 255 if value < 100 else 0)
    assert dark.getbbox() is not None, "its letters are drawn"
    (found,) = verify(CHART, source="depth.svg", at=AT).diagnostics
    assert (found.id, found.severity) == ("photo-converted", Severity.NOTE)
    assert clean(CHART, source="depth.svg", recipe=Recipe()).value == photo


def test_what_is_for_screens_and_what_moves_is_left_out() -> None:
    style = (
        "@charset 'utf-8'; rect { fill: #c00; animation: turn 3s cubic-bezier(.1, .2, .3, 1) }"
        "@media (prefers-color-scheme: dark) { rect { fill: #fff } } @keyframes turn { to { fill: #000 } }"
    )
    photo = clean(svg(f"<style>{style}</style><rect width='40' height='20'/>"), source="x", recipe=EPUB).value
    assert photo is not None
    assert opened(photo.data).convert("RGB").getpixel((50, 50)) == (0xCC, 0, 0)


def test_a_face_that_is_written_in_a_drawing_falls_away() -> None:
    face = "@font-face { font-family: Excalifont; src: url(data:font/woff2;base64,d09GMg==) format('woff2') }"
    body = f"<style>{face} text {{ font-family: Excalifont }}</style><text y='15'>Quay</text>"
    photo = clean(svg(body), source="x", recipe=EPUB, at=AT).value
    same = clean(svg("<text y='15'>Quay</text>"), source="x", recipe=EPUB, at=AT).value
    assert photo is not None
    assert same is not None
    assert opened(photo.data).tobytes() == opened(same.data).tobytes()


@pytest.mark.parametrize("signs", ["├─ quay", "█", "☂", "∑"])
def test_signs_and_frames_of_letters_are_drawn(signs: str) -> None:
    assert verify(svg(f"<text y='15'>{signs}</text>"), source="x", at=AT).ok


def test_letters_of_a_drawing_are_in_black_ink_alone() -> None:
    shades = "".join(
        f'<rect x="{x / 64}" width="1" height="9" fill="rgb({x % 256},{x // 10},90)"/>' for x in range(2560)
    )
    data = svg(f'{shades}<rect y="10" width="40" height="10"/>')
    photo = clean(data, source="x", recipe=print_recipe(400, 300, colour=press(300)), at=AT).value
    assert photo is not None
    inks = opened(photo.data)
    pixel = inks.getpixel((inks.width // 2, inks.height * 3 // 4))
    assert isinstance(pixel, tuple)
    assert photo.rendition.space == "cmyk"
    assert sum(pixel[:3]) <= 6 < pixel[3]


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('viewBox="0 0 40 20"', (3000, 1500)),
        ('width="100%" height="100%" viewBox="0 0 20 40"', (2250, 4500)),
        ('width="210mm" height="148.5mm"', (3000, 2121)),
        ('width="300" viewBox="0 0 40 20"', (3000, 1500)),
        ('height="4in" viewBox="0 0 40 20"', (3000, 1500)),
        ('width="24" height="24" viewBox="0 0 16 16"', (96, 96)),
    ],
)
def test_how_large_it_is_drawn(attributes: str, size: tuple[int, int]) -> None:
    outcome = verify(svg("<rect width='9' height='9'/>", attributes), source="x")
    assert outcome.value is not None
    assert (outcome.value.width, outcome.value.height) == size


@pytest.mark.parametrize("data", [coded(png(drawing())), coded(jpeg(drawing()), "jpeg")])
def test_a_picture_within_it_is_drawn(data: str) -> None:
    photo = clean(svg(f'<image href="{data}" width="40" height="20"/>'), source="x", recipe=EPUB).value
    assert photo is not None
    assert opened(photo.data).convert("RGB").getpixel((1250, 100)) == pytest.approx((0, 255, 0), abs=3)


def test_of_a_choice_between_a_page_of_the_web_and_a_drawing_the_drawing_is_drawn() -> None:
    page = '<foreignObject><div xmlns="http://www.w3.org/1999/xhtml" onclick="x()">One</div></foreignObject>'
    drawn = '<rect width="40" height="20" fill="#00ff00"/>'
    photo = clean(svg(f"<g><switch>{page}{drawn}</switch></g>"), source="x", recipe=EPUB).value
    assert photo is not None
    assert opened(photo.data).convert("RGB").getpixel((1250, 100)) == pytest.approx((0, 255, 0), abs=3)


SVG_CODED = coded(svg("<script/>"), "svg+xml")
REFUSED = {
    "a script": ("<script>alert(1)</script>", "the element “script”"),
    "a script in its description": ("<desc><script>alert(1)</script></desc>", "the element “script”"),
    "a handler": ('<rect onclick="alert(1)"/>', "the handler “onclick”"),
    "a web page": ("<foreignObject><p/></foreignObject>", "the element “foreignObject”"),
    "a web page without a choice": (
        "<switch><foreignObject><p/></foreignObject></switch>",
        "the element “foreignObject”",
    ),
    "a web page behind its choice": ("<switch><g/><foreignObject/></switch>", "the element “foreignObject”"),
    "an element of HTML": ('<p xmlns="http://www.w3.org/1999/xhtml">x</p>', "the element “p”"),
    "a frame": ("<iframe/>", "the element “iframe”"),
    "what moves": ("<rect><animate/></rect>", "the element “animate”"),
    "what sets": ('<rect><set attributeName="href"/></rect>', "the element “set”"),
    "a filter that loads": (f'<filter><feImage href="{REMOTE}"/></filter>', "the element “feImage”"),
    "a picture elsewhere": (f'<image href="{REMOTE}"/>', REMOTE),
    "a picture elsewhere, of old": (f'<image xlink:href="{REMOTE}"/>', REMOTE),
    "a file of the machine": ('<image href="/etc/passwd"/>', "/etc/passwd"),
    "a file beside it": ('<use href="other.svg#mark"/>', "other.svg#mark"),
    "a drawing within": (f'<image href="{SVG_CODED}"/>', "data:image/svg+xml"),
    "a drawing that says PNG": (f'<image href="{coded(svg(""))}"/>', "an SVG drawing in place of a picture"),
    "no picture": ('<image href="data:image/png;base64,!"/>', "damaged"),
    "a style sheet elsewhere": (f"<style>@import url({REMOTE});</style>", "@import"),
    "a face elsewhere": (f"<style>@font-face {{ src: url({REMOTE}) }}</style>", "@font-face"),
    "a face elsewhere, named by a string": (f"<style>@font-face {{ src: src('{REMOTE}') }}</style>", "@font-face"),
    "an address in a rule": (f"<style>rect {{ fill: url({REMOTE}) }}</style>", REMOTE),
    "an address in disguise": (f"<style>rect {{ fill: \\75 rl('{REMOTE}') }}</style>", REMOTE),
    "an address in brackets": (f"<style>rect {{ fill: calc((1 + url({REMOTE}))) }}</style>", REMOTE),
    "an address in a nested rule": (f"<style>rect {{ g {{ fill: url({REMOTE}) }} }}</style>", "rule"),
    "an address in a style": (f'<rect style="fill:url({REMOTE}#a)"/>', REMOTE),
    "an address in an attribute": (f"<rect fill=\"url('{REMOTE}#a')\"/>", REMOTE),
    "an address in a property that is left out": (f"<rect style='background:url({REMOTE})'/>", REMOTE),
    "a set of pictures": ("<rect style='fill:image-set(\"a.png\" 1x)'/>", "image-set()"),
    "another base": (f'<g xml:base="{REMOTE}"/>', "xml:base"),
    "a style sheet by instruction": (f'<?xml-stylesheet href="{REMOTE}"?>', "a style sheet"),
    "letters without a face": ("<text>Пристань и ميناء</text>", "U+0645"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused_with_its_line(name: str) -> None:
    body, words = REFUSED[name]
    data = svg(body)
    assert words in verify(data, source="depth.svg", at=AT).diagnostics[0].message
    for outcome in (verify(data, source="depth.svg", at=AT), clean(data, source="depth.svg", recipe=EPUB, at=AT)):
        (found,) = outcome.diagnostics
        assert outcome.value is None
        assert (found.id, found.at) == ("drawing-refused", AT)
        assert "in its line 2" in found.message


@pytest.mark.parametrize(
    "before",
    [
        '<!DOCTYPE svg [<!ENTITY a "&#60;script/>">]>',
        '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE svg [<!ENTITY % a SYSTEM "https://tracker.invalid/a.dtd"> %a;]>',
        f'<!DOCTYPE svg [<!ENTITY a "{"x" * 99}"><!ENTITY b "{"&a;" * 99}"><!ENTITY c "{"&b;" * 99}">]>',
        '<!doctype svg [<!entity a "x">]>',
    ],
)
def test_no_entity(before: str) -> None:
    (found,) = verify(svg("&c;", before=before), source="x", at=AT).diagnostics
    assert found.id == "drawing-refused"
    assert "rules of its own" in found.message


BROKEN = {
    "no namespace": b"<svg onload='alert(1)'><script/></svg>",
    "another first element": b'<html xmlns="http://www.w3.org/1999/xhtml"><p><svg/></p></html>',
    "cut short": CHART[:-9],
    "no size": b'<svg xmlns="http://www.w3.org/2000/svg"/>',
    "nothing wide": svg("", 'viewBox="0 0 0 20"'),
    "another encoding": svg("<text>é</text>").decode().encode("latin-1"),
    "an encoding that lies": svg("<g/>", before='<?xml version="1.0" encoding="UTF-7"?>').replace(b"<g/>", b"\xff"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken(name: str) -> None:
    outcome = verify(BROKEN[name], source="x", at=AT)
    assert outcome.value is None
    assert [found.id for found in outcome.diagnostics] in (["photo-broken"], ["photo-format"])


_TEN = "<use xlink:href='#a{}'/>" * 10
USES = "".join(f"<g id='a{n + 1}'>{_TEN.format(*[n] * 10)}</g>" for n in range(9))
HEAVY = {
    "uses of uses": f"<defs><g id='a0'><rect width='1' height='1'/></g>{USES}</defs><use xlink:href='#a9'/>",
    "layers": "<g opacity='.5'>" * 240 + "<rect width='9' height='9'/>" + "</g>" * 240,
    "noise": "<filter id='f'><feTurbulence numOctaves='1000000' baseFrequency='.1'/></filter>"
    "<rect width='10' height='10' filter='url(#f)'/>",
    "a blur of everything": "<filter id='f' x='-1000' y='-1000' width='9000' height='9000'>"
    "<feGaussianBlur stdDeviation='9999'/></filter><rect width='10' height='10' filter='url(#f)'/>",
    "steps without end": "<g>" * 100_000,
}


@pytest.mark.slow
@pytest.mark.parametrize("name", HEAVY)
def test_work_without_end_is_given_up_at_its_line(name: str) -> None:
    found = looked_at(svg(HEAVY[name]), "depth.svg", AT, WorkLimits(seconds=1, memory=USUAL.memory))
    assert [(one.severity, one.at) for one in found] == [(Severity.ERROR, AT)]


@pytest.mark.parametrize(
    "body",
    [
        "<g id='q'><use href='#q'/></g><use href='#q'/>",
        "<mask id='m' mask='url(#m)'><rect width='9' height='9'/></mask><rect mask='url(#m)' width='9' height='9'/>",
        "<path d='M0 0H10' stroke='red' stroke-dasharray='.0000001'/>",
        "<path d='M0 0 1e38 1e38zM nan' stroke='red' transform='scale(1e30)'/>",
    ],
)
def test_what_turns_round_itself_ends(body: str) -> None:
    assert [found.id for found in looked_at(svg(body), "x", AT, USUAL)] == ["photo-converted"]
