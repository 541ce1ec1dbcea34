"""What a photo's file says of the picture: description, caption, credit, licence. Proposals for an editor.

Photographers and agencies write it into XMP (IPTC Photo Metadata Standard 2021.1, PLUS), older programs into IPTC IIM
and EXIF. None of it goes into a book: it is read before the photo is cleaned, from the head of the file alone, within
limits, and whatever cannot be read is no proposal.
"""

import io
import re
import unicodedata
import warnings
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from lxml import etree
from PIL import Image, ImageFile, IptcImagePlugin

_FORMATS = ("JPEG", "PNG")
_LARGEST = 1 << 20
"""Bytes of XMP: a packet with the history of a hundred edits has a tenth of it."""
_LONGEST = 2000
"""Characters of one text; the standard's own limit for a caption."""

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_PHOTOSHOP = "{http://ns.adobe.com/photoshop/1.0/}"
_IPTC = "{http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/}"
_PLUS = "{http://ns.useplus.org/ldf/xmp/1.0/}"
_RIGHTS = "{http://ns.adobe.com/xap/1.0/rights/}"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)

_IIM = {"caption": (2, 120), "credit": (2, 110), "creator": (2, 80), "rights": (2, 116)}
_EXIF = {"caption": 270, "creator": 315, "rights": 33432}
_FILLER = re.compile(r"(?:.*digital camera|sony dsc|samsung.*|dcim.*|default|untitled|picasa.*)", re.IGNORECASE)
"""What cameras write where a caption belongs."""
_KEPT = "\u200c\u200d"


@dataclass(frozen=True, slots=True)
class Embedded:
    """What a photo's file says; empty where it says nothing."""

    alt: str = ""
    """What the picture shows, for readers who cannot see it (*Alt Text (Accessibility)*)."""
    long: str = ""
    """More of it (*Extended Description (Accessibility)*)."""
    caption: str = ""
    """The caption (*Description*)."""
    credit: str = ""
    """The credit line, or else the creators."""
    rights: str = ""
    """The copyright notice, or else the terms of use."""
    licence_until: date | None = None
    """The day on which its licence ends (PLUS *License End Date*)."""


NOTHING = Embedded()
"""The words of a photo that has none."""


def embedded(data: bytes) -> Embedded:
    """What a JPEG or PNG says of itself; :data:`NOTHING` for any other file, and for one that cannot be read."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            image = Image.open(io.BytesIO(data), formats=_FORMATS)
            xmp, iim, exif = _xmp(image), _iim(image), _exif(image)
    except Exception:  # a malformed head breaks a parser in as many ways as there are; then it says nothing
        return NOTHING
    return Embedded(
        alt=_first(xmp, "alt"),
        long=_first(xmp, "long"),
        caption=_first(xmp, "caption") or _first(iim, "caption") or _first(exif, "caption"),
        credit=next((text for fields in (xmp, iim, exif) for text in (_credit(fields),) if text), ""),
        rights=_first(xmp, "rights") or _first(iim, "rights") or _first(exif, "rights"),
        licence_until=_day(xmp.get("until", "")),
    )


def _first(fields: Mapping[str, str], name: str) -> str:
    return fields.get(name, "")


def _credit(fields: Mapping[str, str]) -> str:
    """The credit line as one would print it: who made the picture, and for whom."""
    creator, credit = fields.get("creator", ""), fields.get("credit", "")
    if creator and credit and creator.casefold() not in credit.casefold():
        return f"{creator} / {credit}"
    return credit or creator


def _xmp(image: ImageFile.ImageFile) -> dict[str, str]:
    packet = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp") or b""
    raw = packet.encode() if isinstance(packet, str) else bytes(packet)
    start, end = raw.find(b"<x:xmpmeta"), raw.rfind(b">")
    start = start if start >= 0 else raw.find(b"<rdf:RDF")
    if start < 0 or len(raw) > _LARGEST or b"<!DOCTYPE" in raw.upper():
        return {}
    if (closing := raw.rfind(b"</x:xmpmeta>")) >= 0:
        end = closing + len(b"</x:xmpmeta>") - 1
    root = etree.fromstring(raw[start : end + 1], _PARSER)
    names = {
        "alt": (f"{_IPTC}AltTextAccessibility",),
        "long": (f"{_IPTC}ExtDescrAccessibility",),
        "caption": (f"{_DC}description",),
        "credit": (f"{_PHOTOSHOP}Credit",),
        "creator": (f"{_DC}creator",),
        "rights": (f"{_DC}rights", f"{_RIGHTS}UsageTerms"),
        "until": (f"{_PLUS}LicenseEndDate",),
    }
    return {name: text for name, tags in names.items() if (text := _clean(_property(root, tags)))}


def _property(root: etree._Element, tags: Iterable[str]) -> str:
    """The first value of the first property that has one: an attribute, a text, or the entries of a list."""
    for tag in tags:
        for description in root.iter(f"{_RDF}Description"):
            if value := description.get(tag):
                return value
            for element in description.iterchildren(tag):
                if value := ", ".join(_values(element)):
                    return value
    return ""


def _values(element: etree._Element) -> Iterator[str]:
    entries = list(element.iter(f"{_RDF}li"))
    if not entries:
        yield from (text for text in (" ".join(map(str, element.itertext())).strip(),) if text)
    elif element.find(f"{_RDF}Alt") is not None:
        usual = [entry for entry in entries if entry.get(_LANG) == "x-default"] or entries
        yield from (text for text in ((usual[0].text or "").strip(),) if text)
    else:
        yield from (text for entry in entries if (text := (entry.text or "").strip()))


def _iim(image: ImageFile.ImageFile) -> dict[str, str]:
    found = IptcImagePlugin.getiptcinfo(image) or {}
    fields: dict[str, str] = {}
    for name, key in _IIM.items():
        values = found.get(key) or []
        texts = [_clean(_decoded(value)) for value in (values if isinstance(values, list) else [values])]
        fields[name] = ", ".join(text for text in texts if text)
    return fields


def _exif(image: ImageFile.ImageFile) -> dict[str, str]:
    tags = image.getexif()
    fields = {name: _clean(str(tags.get(tag, ""))) for name, tag in _EXIF.items()}
    return {name: text for name, text in fields.items() if not _FILLER.fullmatch(text)}


def _decoded(value: bytes) -> str:
    try:
        return value.decode()
    except UnicodeDecodeError:
        return value.decode("cp1252", "replace")


def _clean(text: str) -> str:
    """One line of characters that can be read, in composed form."""
    words = " ".join(unicodedata.normalize("NFC", text[: 2 * _LONGEST]).split())
    kept = (c for c in words if c in _KEPT or unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co", "Cn"))
    return "".join(kept).replace("\ufffd", "")[:_LONGEST].strip()


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
