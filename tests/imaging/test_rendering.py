"""A separated photo shown by three readers of PDF: none takes its inverted inks for the negative."""

import io
import subprocess
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from publish.imaging.clean import clean
from publish.imaging.scale import Recipe
from tests.imaging.inks import press
from tests.imaging.samples import corners, drawing, jpeg, opened

SIZE = (160, 120)


def page(photo: bytes) -> bytes:
    """A PDF of one page filled by a CMYK JPEG, which says with /Decode that its samples stand inverted."""
    width, height = opened(photo).size
    image = (
        f"<< /Type /XObject /Subtype /Image /Width {width} /Height {height} /ColorSpace /DeviceCMYK "
        f"/BitsPerComponent 8 /Filter /DCTDecode /Decode [1 0 1 0 1 0 1 0] /Length {len(photo)} >>\nstream\n"
    ).encode()
    drawn = f"{SIZE[0]} 0 0 {SIZE[1]} 0 0 cm /P Do".encode()
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {SIZE[0]} {SIZE[1]}] /Contents 4 0 R "
        "/Resources << /XObject << /P 5 0 R >> >> >>".encode(),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn),
        image + photo + b"\nendstream",
    )
    out, places = io.BytesIO(b""), []
    out.write(b"%PDF-1.4\n")
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % start)
    return out.getvalue()


def pdfium(file: Path) -> Image.Image:
    return pypdfium2.PdfDocument(file)[0].render().to_pil()  # type: ignore[no-any-return]


def ghostscript(file: Path) -> Image.Image:
    shown = file.with_suffix(".png")
    _run("gs", "-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-sDEVICE=png16m", "-r72", f"-sOutputFile={shown}", str(file))
    return Image.open(shown)


def poppler(file: Path) -> Image.Image:
    _run("pdftoppm", "-r", "72", "-png", "-singlefile", str(file), str(file.with_suffix("")))
    return Image.open(file.with_suffix(".png"))


def _run(program: str, *arguments: str) -> None:
    subprocess.run([program, *arguments], check=True, capture_output=True, timeout=60)


@pytest.mark.parametrize(("reader", "tool"), [(pdfium, ""), (ghostscript, "ghostscript"), (poppler, "pdftotext")])
def test_a_separated_photo_is_no_negative(
    reader: Callable[[Path], Image.Image], tool: str, tmp_path: Path, require_tool: Callable[[str], Path]
) -> None:
    if tool:
        require_tool(tool)
    outcome = clean(jpeg(drawing(*SIZE)), source="x", recipe=Recipe(colour=press()))
    assert outcome.value is not None
    file = tmp_path / "page.pdf"
    file.write_bytes(page(outcome.value.data))
    shown = reader(file)
    assert shown.size == SIZE
    assert corners(shown) == ["R", "G", "-", "B"]
