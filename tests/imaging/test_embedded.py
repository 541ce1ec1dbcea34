"""What photos say of themselves in XMP, IPTC IIM and EXIF; and heads that would harm whoever reads them."""

import struct
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin

from publish.imaging.clean import clean
from publish.imaging.embedded import NOTHING, Embedded, embedded
from publish.imaging.scale import Recipe
from tests.imaging.samples import drawing, jpeg, png

_HEAD = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"'
    ' xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"'
    ' xmlns:plus="http://ns.useplus.org/ldf/xmp/1.0/" xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"'
)
_TAIL = "</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end='w'?>"


def xmp(inside: str, attributes: str = "") -> bytes:
    return f"{_HEAD}{attributes}>{inside}{_TAIL}".encode()


def alternatives(name: str, **texts: str) -> str:
    entries = "".join(f'<rdf:li xml:lang="{tag.replace("_", "-")}">{text}</rdf:li>' for tag, text in texts.items())
    return f"<{name}><rdf:Alt>{entries}</rdf:Alt></{name}>"


_FULL = xmp(
    alternatives("Iptc4xmpCore:AltTextAccessibility", de="Zwei Boote", x_default="Two boats  lie\nin the mud.")
    + alternatives("Iptc4xmpCore:ExtDescrAccessibility", x_default="The left one is green.")
    + alternatives("dc:description", x_default="The old harbour at low tide.")
    + "<dc:creator><rdf:Seq><rdf:li>A. Writer</rdf:li><rdf:li>B. Second</rdf:li></rdf:Seq></dc:creator>"
    + alternatives("dc:rights", x_default="© Agency")
    + "<plus:LicenseEndDate>2027-01-31T00:00:00Z</plus:LicenseEndDate>",
    ' photoshop:Credit="Agency"',
)


@pytest.mark.parametrize("kind", ["jpeg", "png"])
def test_the_words_of_the_standard(kind: str) -> None:
    if kind == "png":
        text = PngImagePlugin.PngInfo()
        text.add_itxt("XML:com.adobe.xmp", _FULL.decode())
        data = png(drawing(), pnginfo=text)
    else:
        data = jpeg(drawing(), xmp=_FULL)
    assert embedded(data) == Embedded(
        alt="Two boats lie in the mud.",
        long="The left one is green.",
        caption="The old harbour at low tide.",
        credit="A. Writer, B. Second / Agency",
        rights="© Agency",
        licence_until=date(2027, 1, 31),
    )


def _iim(*records: tuple[int, bytes]) -> bytes:
    """A JPEG with an APP13 segment that Photoshop would write."""
    data = b"".join(b"\x1c\x02" + bytes([key]) + struct.pack(">H", len(text)) + text for key, text in records)
    resource = b"8BIM\x04\x04\x00\x00" + struct.pack(">I", len(data)) + data + (b"\0" if len(data) % 2 else b"")
    content = b"Photoshop 3.0\0" + resource
    plain = jpeg(drawing())
    return plain[:2] + b"\xff\xed" + struct.pack(">H", len(content) + 2) + content + plain[2:]


def test_the_words_of_older_programs() -> None:
    said = embedded(
        _iim((120, "Бухта".encode()), (80, b"A. Writer"), (110, b"A. Writer/Agency"), (116, b"\xa9 Agency"))
    )
    assert said == Embedded(caption="Бухта", credit="A. Writer/Agency", rights="© Agency")


def test_the_words_of_a_camera() -> None:
    exif = Image.Exif()
    exif[270], exif[315], exif[33432] = "The quay", "A. Writer", "Agency"
    assert embedded(jpeg(drawing(), exif=exif)) == Embedded(caption="The quay", credit="A. Writer", rights="Agency")
    exif[270] = "OLYMPUS DIGITAL CAMERA         "
    assert embedded(jpeg(drawing(), exif=exif)).caption == ""


def test_the_newer_words_win() -> None:
    exif = Image.Exif()
    exif[270] = "From the camera"
    data = jpeg(drawing(), exif=exif, xmp=xmp(alternatives("dc:description", en="From the desk")))
    assert embedded(data).caption == "From the desk"


@pytest.mark.parametrize(
    "packet",
    [
        b"<x:xmpmeta xmlns:x='adobe:ns:meta/'><broken",
        b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
        + xmp("<dc:description>&b;</dc:description>"),
        xmp("<dc:description>" + "x" * (1 << 20) + "</dc:description>"),
        xmp("<dc:description>&undefined;</dc:description>"),
        b"",
    ],
)
def test_a_packet_that_cannot_be_trusted_says_nothing(packet: bytes) -> None:
    text = PngImagePlugin.PngInfo()
    text.add_text("XML:com.adobe.xmp", packet.decode("latin-1"))
    assert embedded(png(drawing(), pnginfo=text)) == NOTHING


def test_texts_are_held_to_a_line_of_a_length() -> None:
    said = embedded(jpeg(drawing(), xmp=xmp(alternatives("dc:description", en=f"a\u202eb\u200d{'x' * 9000}"))))
    assert said.caption.startswith("ab\u200dx")
    assert len(said.caption) == 2000


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"\xff\xd8\xff", b"%PDF-1.7", b"<svg/>"])
def test_what_is_no_photo_says_nothing(data: bytes) -> None:
    assert embedded(data) == NOTHING


@given(st.binary(max_size=400), st.integers(0, 2000))
@settings(max_examples=60)
def test_a_spoilt_head_stops_nobody(noise: bytes, place: int) -> None:
    data = jpeg(drawing(), xmp=_FULL)
    embedded(data[:place] + noise + data[place:])


def test_nothing_of_it_is_in_a_clean_photo() -> None:
    photo = clean(jpeg(drawing(), xmp=_FULL), source="a.jpg", recipe=Recipe(max_side=40)).value
    assert photo is not None
    assert b"Agency" not in photo.data
    assert embedded(photo.data) == NOTHING
