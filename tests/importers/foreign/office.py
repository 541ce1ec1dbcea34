"""Documents in the shape that Word, Google Docs and LibreOffice give theirs, made of a few lines of XML."""

import zipfile
from collections.abc import Mapping
from io import BytesIO

from tests.imaging.samples import drawing, png

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{_R}" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
PICTURE = png(drawing())
STYLES = {
    "Title": "Title", "Subtitle": "Subtitle", "Heading1": "heading 1", "Heading2": "heading 2", "Caption": "caption",
    "Quote": "Quote", "TOC1": "toc 1", "FootnoteText": "footnote text", "Byline": "Byline", "Code": "HTML Preformatted",
}  # fmt: skip
_PARTS = {
    "document": "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    "styles": "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml",
    "numbering": "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml",
    "footnotes": "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml",
    "comments": "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml",
    "header1": "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml",
}
_CORE = "application/vnd.openxmlformats-package.core-properties+xml"
_NUMBERING = "".join(
    f'<w:abstractNum w:abstractNumId="{n}"><w:lvl w:ilvl="0"><w:numFmt w:val="{form}"/></w:lvl></w:abstractNum>'
    for n, form in ((1, "bullet"), (2, "decimal"))
) + "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in (1, 2))


def r(text: str, properties: str = "") -> str:
    """A run of words."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*runs: str, style: str = "", properties: str = "") -> str:
    """A paragraph of runs; plain words are one."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    inner = "".join(run if run.startswith("<") else r(run) for run in runs)
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{inner}</w:p>"


def item(text: str, number: int = 1) -> str:
    """A paragraph of a list: 1 with points, 2 with numbers."""
    return p(text, properties=f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>')


def link(text: str, id: str) -> str:
    return f'<w:hyperlink r:id="{id}">{r(text)}</w:hyperlink>'


def noted(number: int) -> str:
    """The mark of a footnote."""
    return f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="{number}"/></w:r>'


def picture(alt: str) -> str:
    """A picture in the line, with what is said of it for readers who cannot see it."""
    return (
        '<w:r><w:drawing><wp:inline><wp:extent cx="600000" cy="400000"/>'
        f'<wp:docPr id="1" name="Picture 1" descr="{alt}"/>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:blipFill>'
        '<a:blip r:embed="rId90"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )


def docx(
    *paragraphs: str,
    notes: Mapping[int, str] | None = None,
    comments: Mapping[str, str] | None = None,
    links: Mapping[str, str] | None = None,
    header: str = "",
    core: str = "",
    extra: Mapping[str, bytes] | None = None,
    doctype: str = "",
) -> bytes:
    """A file of Word; ``notes`` by number, ``comments`` by author, ``links`` by the id that :func:`link` names."""
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/></w:style>'
        for id, name in STYLES.items()
    )
    said = "".join(
        f'<w:comment w:id="{n}" w:author="{author}" w:date="2026-11-18T10:00:00Z">{p(text)}</w:comment>'
        for n, (author, text) in enumerate((comments or {}).items())
    )
    separators = "".join(
        f'<w:footnote w:type="{kind}" w:id="{n}"><w:p/></w:footnote>'
        for n, kind in ((-1, "separator"), (0, "continuationSeparator"))
    )
    foot = separators + "".join(
        f'<w:footnote w:id="{n}">{p("<w:r><w:footnoteRef/></w:r>", r(" " + text), style="FootnoteText")}</w:footnote>'
        for n, text in (notes or {}).items()
    )
    bodies = {
        "document": f"<w:body>{''.join(paragraphs)}<w:sectPr/></w:body>",
        "styles": styles,
        "numbering": _NUMBERING,
        "footnotes": foot,
        "comments": said,
        "header1": header,
    }
    roots = {"document": "document", "header1": "hdr"}
    parts: dict[str, bytes] = {}
    for name, body in bodies.items():
        root = roots.get(name, name)
        before = doctype if name == "document" else ""
        parts[f"word/{name}.xml"] = f"{_XML}{before}<w:{root} {_NAMESPACES}>{body}</w:{root}>".encode()
    overrides = "".join(f'<Override PartName="/word/{n}.xml" ContentType="{kind}"/>' for n, kind in _PARTS.items())
    kinds = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    kinds += (
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
    )
    kinds += f'<Override PartName="/docProps/core.xml" ContentType="{_CORE}"/>'
    own = "".join(
        f'<Relationship Id="rId{n}" Type="{_R}/{name.rstrip("1")}" Target="{name}.xml"/>'
        for n, name in enumerate(["styles", "numbering", "footnotes", "comments", "header1"], start=1)
    )
    own += f'<Relationship Id="rId90" Type="{_R}/image" Target="media/image1.png"/>'
    own += "".join(
        f'<Relationship Id="{id}" Type="{_R}/hyperlink" Target="{to}" TargetMode="External"/>'
        for id, to in (links or {}).items()
    )
    outer = (
        f'<Relationship Id="rId1" Type="{_R}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
    )
    properties = (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{core}</cp:coreProperties>'
    )
    whole = {
        "[Content_Types].xml": f'{_XML}<Types xmlns="{_PACKAGE}/content-types">{kinds}{overrides}</Types>'.encode(),
        "_rels/.rels": f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{outer}</Relationships>'.encode(),
        "docProps/core.xml": f"{_XML}{properties}".encode(),
        "word/_rels/document.xml.rels": (
            f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{own}</Relationships>'.encode()
        ),
        "word/media/image1.png": PICTURE,
        **parts,
        **(extra or {}),
    }
    return zipped(whole)


_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_ODF = " ".join([
    *(f'xmlns:{prefix}="{_OASIS}:{name}:1.0"' for prefix, name in {
        "office": "office", "text": "text", "style": "style", "draw": "drawing", "table": "table", "meta": "meta",
        "svg": "svg-compatible", "fo": "xsl-fo-compatible",
    }.items()),
    'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"',
])  # fmt: skip


def _odf(name: str, body: str) -> bytes:
    return f"{_XML}<office:document-{name} {_ODF}>{body}</office:document-{name}>".encode()


def odt(body: str, *, styles: str = "", meta: str = "", doctype: str = "") -> bytes:
    """A file of LibreOffice: what stands in ``office:text``, with automatic styles of its own."""
    named = "".join(
        f'<style:style style:name="{name}" style:family="paragraph">'
        '<style:text-properties fo:font-weight="bold"/></style:style>'
        for name in ("Title", "Subtitle", "Heading_20_1", "Illustration", "Quotations")
    )
    content = (
        f"{_XML}{doctype}<office:document-content {_ODF}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    whole = {
        "mimetype": b"application/vnd.oasis.opendocument.text",
        "content.xml": content.encode(),
        "styles.xml": _odf("styles", f"<office:styles>{named}</office:styles>"),
        "meta.xml": _odf("meta", f"<office:meta>{meta}</office:meta>"),
        "Pictures/quay.png": PICTURE,
    }
    return zipped(whole)


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """An archive of some parts, in their order; the same bytes each time."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            packed = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name), data, packed)
    return out.getvalue()
