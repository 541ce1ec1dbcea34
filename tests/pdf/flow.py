"""Small flows and the typesetter that sets them: a narrow page, one face."""

from io import BytesIO
from pathlib import Path

from PIL import Image

from publish.model.assets import Rendition
from publish.pdf.galley import Typesetter

FACE = Path(__file__).parents[2] / "styles/themes/default/fonts/gentium-book-plus/GentiumBookPlus-Regular.ttf"
CSS = """
@font-face { font-family: G; src: url("font:serif") }
@page { size: 225pt 300pt; margin: 30pt }
body { font: 10pt/14pt G; hyphens: auto; text-align: justify; margin: 0; widows: 2; orphans: 2 }
p, figure, ul { margin: 0 }
h1 { font-size: 20pt; line-height: 28pt; margin: 0 }
figure { break-inside: avoid; margin: 14pt 0 }
img { width: 100%; display: block }
.footnote { float: footnote }
.page-number { display: inline-block; width: 1.5em; white-space: nowrap; font-variant-numeric: tabular-nums }
"""


class Pictures:
    """A gallery of plain pictures: the name gives the size, ``WxH.png``."""

    def rendition(self, source: str) -> Rendition:
        width, height = (int(side) for side in source.removesuffix(".png").split("x"))
        return Rendition(source, "image/png", width, height)

    def data(self, name: str) -> bytes:
        rendition = self.rendition(name)
        out = BytesIO()
        Image.new("RGB", (rendition.width, rendition.height), "#678").save(out, "PNG")
        return out.getvalue()


def fonts() -> dict[str, bytes]:
    return {"serif": FACE.read_bytes()}


def typesetter(css: str = CSS) -> Typesetter:
    return Typesetter(css=css, fonts=fonts(), gallery=Pictures())


def flow(body: str, key: str = "k") -> str:
    article = f'<article class="dispatch" lang="en" id="{key}" data-dispatch="{key}">{body}</article>'
    return f'<html lang="en"><head><title>t</title></head><body>{article}</body></html>'


def paragraphs(count: int, words: int = 40, first: int = 0) -> str:
    text = " ".join(["harbour", "of", "internationalisation", "and", "ropes"] * words)
    cut = " ".join(text.split()[:words])
    return "".join(f'<p data-path="b{first + n}">{cut} {n}.</p>' for n in range(count))
