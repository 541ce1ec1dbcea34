"""Reading XMP as plain properties (ISO 16684-1): another's file is read, so nothing in it is resolved or fetched."""

from collections.abc import Iterator

from lxml import etree

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_PREFIXES = {
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://ns.adobe.com/xap/1.0/": "xmp",
    "http://ns.adobe.com/xap/1.0/mm/": "xmpMM",
    "http://ns.adobe.com/pdf/1.3/": "pdf",
    "http://ns.adobe.com/pdfx/1.3/": "pdfx",
    "http://www.npes.org/pdfx/ns/id/": "pdfxid",
    "http://www.aiim.org/pdfa/ns/id/": "pdfaid",
    "http://www.aiim.org/pdfua/ns/id/": "pdfuaid",
}


def read_xmp(data: bytes) -> dict[str, str] | None:
    """The properties at the top, by prefixed name; ``None`` for what is no XMP.

    Members of lists are joined by ``; ``; of texts in several languages the first counts.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(data.strip(b"\0 \r\n\t"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    described = list(root.iter(f"{_RDF}Description"))
    if not described:
        return None
    tops = [one for one in described if one.getparent() is not None and one.getparent().tag == f"{_RDF}RDF"]
    return {name: value for one in tops for name, value in _properties(one)}


def _properties(described: etree._Element) -> Iterator[tuple[str, str]]:
    for key, value in described.attrib.items():
        if not str(key).startswith(_RDF):
            yield _name(str(key), described), str(value)
    for child in described:
        if isinstance(child.tag, str):
            yield _name(child.tag, child), _value(child)


def _name(tag: str, element: etree._Element) -> str:
    uri, _, local = tag.removeprefix("{").rpartition("}")
    own = next((prefix for prefix, other in element.nsmap.items() if other == uri and prefix), "")
    return f"{_PREFIXES.get(uri, own)}:{local}"


def _value(element: etree._Element) -> str:
    members = list(element.iter(f"{_RDF}li"))
    if not members:
        return (element.text or "").strip()
    texts = [(member.text or "").strip() for member in members]
    return texts[0] if element.find(f"{_RDF}Alt") is not None else "; ".join(texts)
