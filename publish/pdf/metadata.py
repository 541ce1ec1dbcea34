"""What the bound book says of itself: document information and XMP, equal and free of clocks.

XMP is written here, and only the properties that a claim needs (ISO 16684-1; PDF/X-4: ISO 15930-7, §6.11;
PDF/A-2: ISO 19005-2, §6.6; PDF/UA-1: ISO 14289-1, §5).
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import NAMESPACE_URL, uuid5

import pikepdf
from pikepdf import Dictionary, Name, String

import publish
from publish.model.edition import TextMining
from publish.pdf.output import FileOutput


@dataclass(frozen=True, slots=True)
class DocumentInfo:
    """The facts of a book."""

    title: str
    """Its title, as a library would name it."""
    authors: tuple[str, ...]
    """Who wrote it."""
    language: str
    """BCP 47 tag."""
    description: str
    """What it holds."""
    subjects: tuple[str, ...]
    """What it is about."""
    rights: str
    """Who may use it."""
    publisher: str
    """Who publishes it."""
    identifier: str
    """Its URI."""
    modified: datetime
    """Newest date in its content."""
    accessible: bool
    """Whether PDF/UA-1 is claimed."""
    sources: str = ""
    """The hash of what it was made of."""
    mining: TextMining | None = None
    """What is said of text and data mining; ``None``: nothing."""


def describe(pdf: pikepdf.Pdf, facts: DocumentInfo, output: FileOutput) -> None:
    """Write XMP and, from it, the document information; neither where the printer takes none."""
    if not output.metadata and not output.standard:
        if "/Metadata" in pdf.Root:
            del pdf.Root.Metadata
        pdf.docinfo = pdf.make_indirect(Dictionary())
        return
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=True) as meta:
        _book(meta, facts)
        if facts.mining:
            _mining(meta, facts.mining)
        if facts.accessible and not output.is_exchange:
            meta["pdfuaid:part"] = "1"
        if output.is_archive:
            meta["pdfaid:part"], meta["pdfaid:conformance"] = output.standard[6], output.standard[7].upper()
        if output.is_exchange:
            _exchange(meta, facts, output)
    if output.is_archive:
        _declare(pdf, facts)
    if output.is_exchange:
        pdf.docinfo["/Trapped"] = Name("/False")
        pdf.docinfo["/GTS_PDFXVersion"] = String(_version(output))
        if output.standard == "PDF/X-1a:2001":
            pdf.docinfo["/GTS_PDFXConformance"] = String("PDF/X-1a:2001")


def _book(meta: pikepdf.models.PdfMetadata, facts: DocumentInfo) -> None:
    """The facts of the book; an empty one is no property."""
    producer = f"dispatch-press {publish.__version__}"
    moment = facts.modified.strftime("%Y-%m-%dT%H:%M:%S+00:00")
    properties: dict[str, str | list[str]] = {
        "dc:title": facts.title,
        "dc:creator": list(facts.authors),
        "dc:language": [facts.language],
        "dc:publisher": [facts.publisher],
        "dc:identifier": facts.identifier,
        "dc:description": facts.description,
        "dc:subject": list(facts.subjects),
        "pdf:Keywords": ", ".join(facts.subjects),
        "dc:rights": facts.rights,
        "xmp:CreateDate": moment,
        "xmp:ModifyDate": moment,
        "xmp:MetadataDate": moment,
        "xmp:CreatorTool": producer,
        "pdf:Producer": producer,
    }
    for name, value in properties.items():
        if value:
            meta[name] = value


_TDM = "http://www.w3.org/ns/tdmrep/"
"""The namespace of what is said of text and data mining (TDMRep, *TDM Metadata in PDF files*)."""


def _mining(meta: pikepdf.models.PdfMetadata, mining: TextMining) -> None:
    meta.register_xml_namespace(_TDM, "tdm")
    meta["tdm:reservation"] = mining.reservation
    if mining.policy:
        meta["tdm:policy"] = mining.policy


def _declare(pdf: pikepdf.Pdf, facts: DocumentInfo) -> None:
    """Describe the schemas that PDF/A does not know (ISO 19005-2, §6.6.2.3)."""
    schemas = [_UA_SCHEMA] if facts.accessible else []
    schemas += [_TDM_SCHEMA] if facts.mining else []
    if schemas:
        packet = pdf.Root.Metadata.read_bytes()
        end = packet.rindex(b"</rdf:RDF>")
        described = _DESCRIBED.format("".join(schemas)).encode()
        pdf.Root.Metadata.write(packet[:end] + described + packet[end:])


_DESCRIBED = """<rdf:Description xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"
 rdf:about=""><pdfaExtension:schemas><rdf:Bag>{}</rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""

_UA_SCHEMA = """<rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 to which the file conforms</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li>"""

_TDM_SCHEMA = f"""<rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>TDM Reservation Protocol</pdfaSchema:schema>
<pdfaSchema:namespaceURI>{_TDM}</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>tdm</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>reservation</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>external</pdfaProperty:category>
<pdfaProperty:description>Whether text and data mining is reserved</pdfaProperty:description>
</rdf:li><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>policy</pdfaProperty:name><pdfaProperty:valueType>URI</pdfaProperty:valueType>
<pdfaProperty:category>external</pdfaProperty:category>
<pdfaProperty:description>Where the terms of text and data mining stand</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li>"""


def _version(output: FileOutput) -> str:
    """What the claim is called: X-1a:2001 is a conformance of PDF/X-1:2001 (ISO 15930-1, §6.13)."""
    return "PDF/X-1:2001" if output.standard == "PDF/X-1a:2001" else output.standard


def _exchange(meta: pikepdf.models.PdfMetadata, facts: DocumentInfo, output: FileOutput) -> None:
    meta["pdf:Trapped"] = "False"
    if output.standard == "PDF/X-4":
        meta["pdfxid:GTS_PDFXVersion"] = "PDF/X-4"
        meta["xmpMM:DocumentID"] = uuid5(NAMESPACE_URL, facts.identifier).urn
        meta["xmpMM:VersionID"] = "1"
        meta["xmpMM:RenditionClass"] = "default"
    else:
        meta["pdfx:GTS_PDFXVersion"] = _version(output)
