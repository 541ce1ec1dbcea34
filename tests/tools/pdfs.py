"""Small PDFs made for the tests: one that a standard accepts, one that it does not, and wreckage."""

import base64
import io

import pikepdf
from PIL import Image
from weasyprint import HTML

_PAGES = """<html lang="en"><title>Tide tables: spring</title>
<style>
@page {{ size: 148mm 210mm; margin: 20mm; bleed: 3mm }}
body {{ margin: 0 }} img {{ width: 1in }} .next {{ break-before: page }}
</style>
<h1>High water</h1><p>Қыс and <em>ebb</em> at noon.</p><img src="data:image/png;base64,{picture}" alt="A gauge">
<p class="next">The second page</p></html>"""


def tagged() -> bytes:
    """Two pages that conform to PDF/UA-1, with a picture of 60 by 40 pixels, one inch wide."""
    picture = io.BytesIO()
    Image.new("RGB", (60, 40), (30, 90, 160)).save(picture, "PNG")
    pages = _PAGES.format(picture=base64.b64encode(picture.getvalue()).decode())
    return bytes(HTML(string=pages).write_pdf(pdf_variant="pdf/ua-1"))


def untagged(pdf: bytes) -> bytes:
    """The same without its structure: it still claims the standard, and no longer keeps it."""
    with pikepdf.open(io.BytesIO(pdf)) as book:
        del book.Root.StructTreeRoot
        return _saved(book)


def unembedded(pdf: bytes) -> bytes:
    """The same with one font of the fourteen that viewers are trusted to have."""
    with pikepdf.open(io.BytesIO(pdf)) as book:
        page = book.pages[1]
        page.Resources.Font[pikepdf.Name.Plain] = book.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name("/Times-Roman")
            )
        )
        page.contents_add(b"BT /Plain 12 Tf 50 50 Td (Flood) Tj ET")
        return _saved(book)


def broken_stream(pdf: bytes) -> bytes:
    """The same with a page whose drawing is no drawing."""
    with pikepdf.open(io.BytesIO(pdf)) as book:
        book.pages[0].Contents = book.make_stream(b"q 1 0 0 ( cm BT Q Q Q /Gone Do")
        return _saved(book)


def _saved(book: pikepdf.Pdf) -> bytes:
    sink = io.BytesIO()
    book.save(sink)
    return sink.getvalue()
