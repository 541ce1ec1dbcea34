"""Small PDFs that are right for a printer, made by hand: what a fault is planted in, and what has none.

They owe nothing to the code that makes books. Each page has a line of text in every place that matters, a rule, a photo
and a folio; the third has art that runs off the page.
"""

import zlib
from collections.abc import Mapping
from functools import cache
from io import BytesIO
from pathlib import Path

import pikepdf
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, String

from publish.config.printer import Printer, read_printer
from publish.fonts.subset import subset
from publish.resources import Resources

FACE = Path(__file__).parents[2] / "styles/themes/default/fonts/gentium-book-plus/GentiumBookPlus-Regular.ttf"
DATE = ("D:20261120000000+00'00", "2026-11-20T00:00:00+00:00")
PPI = 330
"""Of photos: between what printers ask for and what they take."""

_PRINTABLE = range(32, 127)


@cache
def printer(name: str) -> Printer:
    """A shipped printer."""
    read = read_printer(Resources().read_text(f"styles/printers/{name}.toml"), name, name=name)
    assert read.ok
    return read.value


@cache
def _face() -> bytes:
    return subset(FACE.read_bytes(), list(_PRINTABLE))


@cache
def _widths() -> tuple[int, ...]:
    font = TTFont(BytesIO(_face()))
    ems, widths, names = font["head"].unitsPerEm, font["hmtx"], font.getBestCmap()
    return tuple(round(widths[names[code]][0] * 1000 / ems) for code in _PRINTABLE)


@cache
def _packed(colour: bytes, pixels: int) -> bytes:
    return zlib.compress(colour * pixels)


@cache
def _profile(name: str) -> bytes:
    return Resources().read_bytes(f"styles/{name}")


def embedded(pdf: pikepdf.Pdf, *, name: str = "ABCDEF+GentiumBookPlus", data: bytes | None = None) -> pikepdf.Object:
    """A simple font with its outlines and widths."""
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=Name(f"/{name}"),
        Flags=32,
        ItalicAngle=0,
        Ascent=900,
        Descent=-300,
        CapHeight=650,
        StemV=80,
        FontBBox=[-200, -300, 1000, 900],
        FontFile2=pdf.make_stream(data or _face()),
    )
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.TrueType,
            BaseFont=Name(f"/{name}"),
            Encoding=Name.WinAnsiEncoding,
            FirstChar=_PRINTABLE[0],
            LastChar=_PRINTABLE[-1],
            Widths=list(_widths()),
            FontDescriptor=pdf.make_indirect(descriptor),
        )
    )


def composite(pdf: pikepdf.Pdf, names: Mapping[int, str]) -> pikepdf.Object:
    """A font with its outlines whose codes are the numbers of its glyphs; ``names`` says what they stand for."""
    inner = embedded(pdf)
    pairs = [f"<{code:04x}> <{text.encode('utf-16-be').hex()}>" for code, text in names.items()]
    listed = "\n".join([f"{len(pairs)} beginbfchar", *pairs, "endbfchar"])
    descendant = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=inner.BaseFont,
        CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0),
        CIDToGIDMap=Name.Identity,
        FontDescriptor=inner.FontDescriptor,
    )
    font = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type0,
        BaseFont=inner.BaseFont,
        Encoding=Name("/Identity-H"),
        DescendantFonts=Array([pdf.make_indirect(descendant)]),
    )
    if names:
        font.ToUnicode = pdf.make_stream(listed.encode())
    return pdf.make_indirect(font)


def photo(pdf: pikepdf.Pdf, space: Name, colour: bytes, *, ppi: float = PPI, inches: float = 1.0) -> pikepdf.Object:
    """A photo of one colour, as wide as it is high."""
    side = round(ppi * inches)
    return pdf.make_indirect(
        pikepdf.Stream(
            pdf,
            _packed(colour, side * side),
            Dictionary(
                Type=Name.XObject,
                Subtype=Name.Image,
                Width=side,
                Height=side,
                BitsPerComponent=8,
                ColorSpace=space,
                Filter=Name.FlateDecode,
            ),
        )
    )


def text(words: str, x: float, y: float, size: float = 10, colour: str = "0 g") -> str:
    """Operators that show words."""
    return f"q {colour} BT /F {size} Tf {x:.3f} {y:.3f} Td ({words}) Tj ET Q\n"


class Sound:
    """A PDF that is right for a printer."""

    def __init__(self, printer: Printer, *, black: str = "") -> None:
        self.printer = printer
        self.inks = printer.colour != "rgb"
        self.black = black or ("0 0 0 1 k" if self.inks else "0 0 0 rg")
        self.pages = -(-max(printer.pages_min, 4) // printer.page_multiple) * printer.page_multiple
        self.pdf = pikepdf.new()
        font = embedded(self.pdf)
        white = Name.DeviceCMYK if self.inks else Name.DeviceRGB
        picture = photo(self.pdf, white, b"\x20\x30\x10\x40" if self.inks else b"\x80\x90\xa0")
        resources = Dictionary(Font=Dictionary(F=font), XObject=Dictionary(P=picture))
        if printer.slug:
            resources.XObject.M = self._marks()
        for number in range(1, self.pages + 1):
            self._page(number, resources)
        self._describe()

    def trim(self, number: int) -> tuple[float, float]:
        """The left foot of the trimmed page."""
        bleed = self.printer.bleed
        return (
            self.printer.slug + (bleed.inner if number % 2 else bleed.outer),
            self.printer.slug + bleed.bottom,
        )

    def bytes(self) -> bytes:
        """The file."""
        out = BytesIO()
        old = self.printer.pdf < "1.5"
        mode = pikepdf.ObjectStreamMode.disable if old else pikepdf.ObjectStreamMode.generate
        self.pdf.save(out, force_version=self.printer.pdf, deterministic_id=True, object_stream_mode=mode)
        return out.getvalue()

    def _page(self, number: int, resources: Dictionary) -> None:
        size, bleed, slug = self.printer.trim, self.printer.bleed, self.printer.slug
        width = size.width + bleed.inner + bleed.outer + 2 * slug
        height = size.height + bleed.top + bleed.bottom + 2 * slug
        x, y = self.trim(number)
        page = self.pdf.add_blank_page(page_size=(width, height))
        page.obj.MediaBox = Array([0, 0, width, height])
        page.obj.TrimBox = Array([x, y, x + size.width, y + size.height])
        page.obj.BleedBox = Array([slug, slug, width - slug, height - slug])
        page.obj.Resources = resources
        left, foot, middle = x + 60, y + 40, y + size.height / 2
        letters = max(10, self.printer.type_min)
        drawn = [
            text("The harbour of Orsa lies in the lee of two islands.", left, middle, letters, self.black),
            text("A second line of text.", left, middle - 14, letters, self.black),
            f"q {self.black} {left:.3f} {middle - 30:.3f} 100 0.5 re f Q\n",
            f"q 72 0 0 72 {left:.3f} {middle + 40:.3f} cm /P Do Q\n",
            f"/Artifact BMC {text(str(number), left, foot, letters, self.black)}EMC\n",
        ]
        if number == 3:
            tint = "0.1 0.05 0 0 k" if self.inks else "0.9 0.95 1 rg"
            drawn.insert(0, f"q {tint} {slug} {slug} {width - 2 * slug} {height - 2 * slug} re f Q\n")
        if slug:
            drawn.append("/Artifact BMC /M Do EMC\n")
        page.obj.Contents = self.pdf.make_stream("".join(drawn).encode())

    def _marks(self) -> pikepdf.Object:
        bleed, slug, size = self.printer.bleed, self.printer.slug, self.printer.trim
        height = size.height + bleed.top + bleed.bottom + 2 * slug
        function = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[1, 1, 1, 1], N=1)
        lines = [
            f"{x} {a} m {x} {b} l S"
            for x in (slug + bleed.inner, slug + bleed.inner + size.width)
            for a, b in ((1, slug - 2), (height - 1, height - slug + 2))
        ]
        form = pikepdf.Stream(
            self.pdf,
            f"/All CS 1 SCN 0.25 w {' '.join(lines)}".encode(),
            Dictionary(
                Type=Name.XObject,
                Subtype=Name.Form,
                BBox=[0, 0, 2000, 2000],
                Resources=Dictionary(ColorSpace=Dictionary(All=[Name.Separation, Name.All, Name.DeviceCMYK, function])),
            ),
        )
        return self.pdf.make_indirect(form)

    def _describe(self) -> None:
        printer, pdf = self.printer, self.pdf
        pdf.Root.PageLabels = Dictionary(Nums=[0, Dictionary(S=Name.D)])
        if not printer.metadata:
            return
        with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
            xmp["dc:title"] = "The harbour of Orsa"
            xmp["pdf:Producer"] = "by hand"
            xmp["pdf:Trapped"] = "False"
            for key in ("xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate"):
                xmp[key] = DATE[1]
            if printer.standard == "PDF/X-4":
                xmp["pdfxid:GTS_PDFXVersion"] = "PDF/X-4"
                xmp["xmpMM:DocumentID"] = "urn:uuid:3d1b6f0a-2c57-4e8e-b1d5-9f6a70c4e821"
                xmp["xmpMM:VersionID"] = "1"
                xmp["xmpMM:RenditionClass"] = "default"
            if printer.standard.startswith("PDF/A"):
                xmp["pdfaid:part"], xmp["pdfaid:conformance"] = printer.standard[6], "B"
        info = pdf.docinfo
        info.Title, info.Producer = String("The harbour of Orsa"), String("by hand")
        info.CreationDate = info.ModDate = String(DATE[0])
        info.Trapped = Name("/False")
        if printer.standard.startswith("PDF/X-1a"):
            info.GTS_PDFXVersion = String(printer.standard.replace("1a:2001", "1:2001"))
            info.GTS_PDFXConformance = String(printer.standard)
        if printer.standard:
            self._intend()

    def _intend(self) -> None:
        printer, profile = self.printer, _profile(self.printer.icc)
        self.pdf.Root.OutputIntents = Array(
            [
                Dictionary(
                    Type=Name.OutputIntent,
                    S=Name.GTS_PDFX if printer.standard.startswith("PDF/X") else Name.GTS_PDFA1,
                    OutputConditionIdentifier=String(printer.output_condition),
                    RegistryName=String(printer.registry),
                    DestOutputProfile=self.pdf.make_stream(profile, N=4 if self.inks else 3),
                )
            ]
        )
