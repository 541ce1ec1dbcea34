"""Covers made small and fast: one face, a printer's file of our own, an edition of two dispatches."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
from PIL import Image

from publish.config.printer import Printer, read_printer
from publish.config.theme import Roles, Theme, read_theme
from publish.diagnostics import Outcome
from publish.imaging.clean import clean
from publish.imaging.press import PrintColour
from publish.imaging.scale import print_recipe
from publish.markup.strings import strings_for
from publish.model.credits import Credit, Role
from publish.model.dispatch import Dispatch
from publish.model.edition import BookNumbers, Edition, Part, Publication
from publish.model.inlines import Text
from publish.pdf.cover.build import PrintedCover, build
from publish.pdf.cover.coding import Trade
from publish.pdf.cover.photo import FrontPhoto
from publish.pdf.style import PrintStyle
from publish.pipeline.photos import EditionPhotos
from publish.resources import SHIPPED
from publish.transforms.matter import front_and_back

FACE = "themes/default/fonts/gentium-book-plus"
MM = 72 / 25.4
MODIFIED = datetime(2026, 11, 20, tzinfo=UTC)
ISBN = "9783161484100"

PRINTER = """
trim = {{ width = "148mm", height = "210mm" }}
margins = {{ top = "18mm", bottom = "20mm", inner = "19mm", outer = "16mm" }}
links = false
ua = false
ppi_min = 200
ppi_scale = 200
{more}

[papers.white]
page = "0.0572mm"

[papers.cream]
leaf = "0.13mm"

[cover]
bleed = "3.2mm"
safe = "6mm"
barcode = {barcode}

[cover.spine]
constant = "1.5mm"
text_pages = 100
text_room = "1.5mm"
"""
PAGE = {"white": 0.0572, "cream": 0.065}
"""What a page of each paper adds, in millimetres, reckoned by hand."""

PRESS = """
standard = "PDF/X-1a:2001"
transparency = false
colour = "cmyk"
icc = "fogra39-300"
output_condition = "FOGRA39"
marks = "crop+registration+bars"
slug = "10mm"
"""


def printer(more: str = "", *, barcode: bool = True) -> Printer:
    """A printer of our own."""
    outcome = read_printer(
        PRINTER.format(more=more, barcode=str(barcode).lower()), "styles/printers/own.toml", name="own"
    )
    assert outcome.ok, outcome.diagnostics
    return outcome.value


def theme() -> Theme:
    """The default theme in one family of three faces: covers are set in no time."""
    read = read_theme(SHIPPED.read_text("styles/themes/default/theme.toml"), "theme.toml", name="default").value
    family = read.family("Gentium Book Plus")
    faces = tuple(face for face in family.faces if "BoldItalic" not in face.file)
    return replace(
        read,
        roles=Roles(*["Gentium Book Plus"] * 4),
        scripts={"Latn": ("Gentium Book Plus",)},
        families=(replace(family, faces=faces),),
    )


def style(to: Printer) -> PrintStyle:
    """The looks of covers for a printer."""
    own = theme()
    names = [f"{FACE}/{face.file}" for face in own.families[0].faces]
    profile = SHIPPED.read_bytes(f"styles/{to.icc}") if to.icc else b""
    return PrintStyle(own, to, {}, {}, {name: SHIPPED.read_bytes(f"styles/{name}") for name in names}, profile)


def dispatch(number: int, *, headline: str = "") -> Dispatch:
    """A dispatch with headline, kicker and writer."""
    return Dispatch(
        slug=f"piece-{number}",
        folder="2026-11",
        headline=(Text(headline or f"The boat that sails for passenger {number}"),),
        kicker="Islands",
        credits=(Credit("Eydís Brandt", (Role.WRITER,)),),
    )


def edition(
    *,
    title: str = "The Harbour Letter",
    description: str = "What the edition holds.",
    dispatches: int = 2,
    isbn_print: str = "",
    issn: str = "",
) -> Edition:
    """An edition."""
    return Edition(
        slug="2026-11",
        publication=Publication(title, "Harbour Press", "en", "urn:x-test", rights="© 2026 Harbour Press"),
        title="No. 12",
        parts=(Part(tuple(dispatch(number) for number in range(dispatches))),),
        identifier="urn:x-test:12",
        number=12,
        date=date(2026, 11, 20),
        description=description,
        language="en",
        numbers=BookNumbers(isbn_print=isbn_print, issn=issn),
    )


class Studio:
    """Develops one picture in memory, and notes the width that it was asked for."""

    def __init__(self, data: bytes, folder: Path, to: Printer) -> None:
        self._data = data
        self._folder = folder
        profile = SHIPPED.read_bytes(f"styles/{to.icc}") if to.icc else b""
        self._colour = PrintColour(to.colour, profile, to.intent, to.total_ink)
        self._ppi = to.ppi_scale
        self.widths: list[float] = []

    def developed(self, source: str, *, width: float) -> EditionPhotos:
        self.widths.append(width)
        recipe = print_recipe(width, self._ppi, colour=self._colour)
        photo = clean(self._data, source=source, recipe=recipe).value
        assert photo is not None
        room = EditionPhotos(self._folder)
        room.keep(source, photo.rendition, photo.data)
        return room


class NoStudio:
    """For covers without a picture."""

    def developed(self, source: str, *, width: float) -> EditionPhotos:
        raise AssertionError(f"{source} was asked for")


def photo_bytes(width: int, height: int, colour: tuple[int, int, int] = (180, 30, 30)) -> bytes:
    """A picture of one colour."""
    out = BytesIO()
    Image.new("RGB", (width, height), colour).save(out, "JPEG", quality=95)
    return out.getvalue()


def made(
    pages: int = 160,
    *,
    paper: str = "white",
    to: Printer | None = None,
    of: Edition | None = None,
    trade: Trade | None = None,
    photo: FrontPhoto | None = None,
    studio: Studio | NoStudio | None = None,
    sheets: Sequence[str] = (),
) -> tuple[bytes, Outcome[PrintedCover]]:
    """A cover and its record."""
    to, of, out = to or printer(), of or edition(isbn_print=ISBN), BytesIO()
    assert to.cover is not None
    styles = {name: SHIPPED.read_text(name) for name in SHIPPED.files("styles/cover", ".css")}
    outcome = build(
        of,
        front_and_back(of, strings_for(of.language)),
        style=style(to),
        cover=to.cover,
        paper=to.papers[paper],
        pages=pages,
        trade=trade or Trade(),
        photo=photo,
        studio=studio or NoStudio(),
        styles={**styles, **{f"own-{number}.css": css for number, css in enumerate(sheets)}},
        templates=(),
        modified=MODIFIED,
        sink=out,
    )
    return out.getvalue(), outcome


@contextmanager
def page_of(data: bytes) -> Iterator[pikepdf.Page]:
    """The only page of a cover, while it is looked at."""
    with pikepdf.open(BytesIO(data)) as pdf:
        (page,) = pdf.pages
        yield page


def box(page: pikepdf.Page, name: str) -> list[float]:
    """A box of a page in millimetres."""
    return [float(value) / MM for value in page.obj[name]]


def bars(page: pikepdf.Page) -> list[list[float]]:
    """The bars as they are drawn: left, foot, width and height in millimetres, from the corner of the trimmed wrap."""
    form = page.obj.Resources.XObject["/Barcode"]
    left, foot = box(page, "/TrimBox")[:2]
    drawn = [[float(value) / MM for value in operands] for operands, operator in content(form) if operator == "re"]
    return [[x - left, y - foot, width, height] for x, y, width, height in drawn]


def content(form: pikepdf.Object) -> list[tuple[list[pikepdf.Object], str]]:
    """The operators of a form."""
    return [(list(each.operands), str(each.operator)) for each in pikepdf.parse_content_stream(form)]


def drawn(data: bytes, dpi: int = 150) -> Image.Image:
    """The cover as PDFium draws it."""
    document = pypdfium2.PdfDocument(data)
    image: Image.Image = document[0].render(scale=dpi / 72).to_pil().convert("RGB")
    document.close()
    return image


def words(data: bytes) -> str:
    """All words of a cover, as PDFium reads them."""
    document = pypdfium2.PdfDocument(data)
    text: str = document[0].get_textpage().get_text_range()
    document.close()
    return " ".join(text.replace("\ufffe", "-").split())  # what PDFium calls a hyphen at the end of a line
