"""A small sound book to plant faults in: its files as a dictionary, and the archive made of them."""

import io
import zipfile

from PIL import Image

_PAGE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="en" xml:lang="en">
<head><title>{title}</title></head>
<body>{body}</body>
</html>
"""

_PACKAGE = """<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="en">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">urn:uuid:5f0c1a4e-6a0f-4a5b-9d50-3a1f1d0c2b11</dc:identifier>
<dc:title>Tide tables</dc:title>
<dc:language>en</dc:language>
<meta property="dcterms:modified">2026-01-02T00:00:00Z</meta>
<meta property="schema:accessMode">textual</meta>
<meta property="schema:accessMode">visual</meta>
<meta property="schema:accessibilityFeature">alternativeText</meta>
<meta property="schema:accessibilityFeature">pageBreakMarkers</meta>
<meta property="schema:accessibilityFeature">pageNavigation</meta>
<meta property="schema:accessibilityHazard">none</meta>
<meta property="schema:accessModeSufficient">textual</meta>
<meta property="pageBreakSource">urn:uuid:0d5a3b52-0c7e-4b54-8d8e-5f3f5a7a9c21</meta>
<meta property="schema:accessibilitySummary">Every picture is described.</meta>
</metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="one" href="one.xhtml" media-type="application/xhtml+xml"/>
<item id="two" href="two.xhtml" media-type="application/xhtml+xml"/>
<item id="gauge" href="gauge.png" media-type="image/png" properties="cover-image"/>
</manifest>
<spine><itemref idref="one"/><itemref idref="two" linear="no"/></spine>
</package>
"""

_CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""

_NAV = """<nav epub:type="toc" role="doc-toc" aria-label="Contents"><ol>
<li><a href="one.xhtml#high">High water</a></li><li><a href="two.xhtml">Low water</a></li>
</ol></nav>
<nav epub:type="page-list" role="doc-pagelist" aria-label="Pages"><ol><li><a href="one.xhtml#p7">7</a></li></ol></nav>
<nav epub:type="landmarks" aria-label="Landmarks"><ol>
<li><a epub:type="bodymatter" href="one.xhtml">Text</a></li>
</ol></nav>"""

_ONE = """<section epub:type="chapter" role="doc-chapter" id="high"><h1>High water</h1>
<p>Written by the harbour office. <a href="two.xhtml">The other table</a> gives low water.</p>
<p>Third quarter <span epub:type="pagebreak" role="doc-pagebreak" aria-label="7" id="p7"></span>of the moon.</p>
<p><img src="gauge.png" alt="A tide gauge at half its height"/></p></section>"""

_TWO = """<section epub:type="chapter" role="doc-chapter"><h1>Low water</h1><p>Ebb, and then the flood.</p></section>"""


def page(title: str, body: str) -> str:
    """A page of the book: an XHTML document around ``body``."""
    return _PAGE.format(title=title, body=body)


def sound_book() -> dict[str, bytes]:
    """The files of a book without fault, by their path."""
    picture = io.BytesIO()
    Image.new("RGB", (60, 40), (30, 90, 160)).save(picture, "PNG")
    return {
        "META-INF/container.xml": _CONTAINER.encode(),
        "EPUB/package.opf": _PACKAGE.encode(),
        "EPUB/nav.xhtml": page("Contents", _NAV).encode(),
        "EPUB/one.xhtml": page("High water", _ONE).encode(),
        "EPUB/two.xhtml": page("Low water", _TWO).encode(),
        "EPUB/gauge.png": picture.getvalue(),
    }


def packed(files: dict[str, bytes]) -> bytes:
    """The archive of ``files``, its type first, as readers expect it."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        for path, content in files.items():
            book.writestr(path, content)
    return archive.getvalue()
