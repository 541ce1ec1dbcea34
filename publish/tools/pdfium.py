"""PDFium, which draws the pages of any PDF, finished ones and other people's.

It comes with the Python package ``pypdfium2``, in the extra ``proof``; only this module asks for it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import create_string_buffer
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from PIL import Image

from publish.errors import ExitCode, MissingTool, PublishError, installs
from publish.tools.pdf_box import PdfBox

_MOST_PIXELS = 40_000_000
"""The most pixels of one drawn page: a page can be two hundred inches wide."""
_POINTS_PER_INCH = 72


class Undrawable(PublishError):
    """A file that cannot be drawn: no PDF, a broken one or one with a password."""

    exit_code = ExitCode.CONTENT


@dataclass(frozen=True, slots=True)
class ViewedPage:
    """What is known of a page before it is drawn; boxes are from the left and the foot of what is shown of it."""

    label: str
    """What a viewer calls it; its number where the file does not say."""
    media: PdfBox
    """All that is shown."""
    trim: PdfBox
    """What is left when it is cut; all of it where the file does not say."""
    bleed: PdfBox
    """How far art reaches; the trimmed page where the file does not say."""


class Drawer:
    """Draws the pages of one open PDF, which stay on disk until they are asked for."""

    def __init__(self, document: Any) -> None:
        self._document = document

    def __len__(self) -> int:
        """How many pages there are."""
        return len(self._document)

    @property
    def from_the_right(self) -> bool:
        """Whether the book says that it is read, and bound, from the right (ISO 32000-1, §12.2)."""
        from pypdfium2 import raw

        buffer = create_string_buffer(8)
        raw.FPDF_VIEWERREF_GetName(self._document, b"Direction", buffer, len(buffer))
        return buffer.value == b"R2L"

    def boxes(self, number: int) -> ViewedPage:
        """The boxes of a page; pages count from 0."""
        page = self._document[number]
        label = self._document.get_page_label(number) or str(number + 1)
        width, height = page.get_size()
        shown = PdfBox(0, 0, width, height)
        if page.get_rotation():
            return ViewedPage(label, shown, shown, shown)
        x, y, *_ = page.get_cropbox()
        trim = _moved(page.get_trimbox(), x, y, shown)
        return ViewedPage(label, shown, trim, _moved(page.get_bleedbox(), x, y, shown))

    def lines(self, number: int) -> tuple[str, ...]:
        """The lines of text of a page, in the order in which they are drawn; white space is folded."""
        page = self._document[number]
        text = page.get_textpage()
        words: str = text.get_text_bounded(errors="replace")
        text.close()
        page.close()
        return tuple(line for row in words.splitlines() if (line := " ".join(row.split())))

    def pictures(self, number: int) -> tuple[tuple[str, int, int], ...]:
        """The pictures of a page as the file holds them: the hash of each, and its width and height in points."""
        from pypdfium2 import raw

        page = self._document[number]
        found = []
        for picture in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE]):
            left, bottom, right, top = picture.get_bounds()
            digest = sha256(picture.get_data(decode_simple=False)).hexdigest()
            found.append((digest, round(right - left), round(top - bottom)))
        page.close()
        return tuple(found)

    def characters(self, number: int) -> list[tuple[str, PdfBox]]:
        """The characters of a page in the order of its content, each with its box in the space of the page."""
        page = self._document[number]
        text = page.get_textpage()
        found = []
        for index in range(text.count_chars()):
            left, bottom, right, top = text.get_charbox(index)
            found.append((text.get_text_range(index, 1), PdfBox(left, bottom, right, top)))
        text.close()
        page.close()
        return found

    def draw(self, number: int, area: PdfBox, *, dpi: float) -> Image.Image:
        """An area of a page, in RGB on white; fewer pixels where there would be too many of them."""
        page = self._document[number]
        width, height = page.get_size()
        scale = dpi / _POINTS_PER_INCH
        scale *= min(1.0, (_MOST_PIXELS / max(1.0, width * height * scale * scale)) ** 0.5)
        cut = (area.left, area.bottom, max(0.0, width - area.right), max(0.0, height - area.top))
        bitmap = page.render(scale=scale, crop=cut, rev_byteorder=True, draw_annots=False, may_draw_forms=False)
        image: Image.Image = bitmap.to_pil().convert("RGB")
        bitmap.close()
        page.close()
        return image


@contextmanager
def drawer(path: Path) -> Iterator[Drawer]:
    """Open a PDF to draw its pages.

    :class:`publish.errors.MissingTool` without PDFium, :class:`Undrawable` when the file is none that it can read.
    """
    try:
        import pypdfium2
    except ImportError as missing:
        raise MissingTool("pages cannot be drawn without PDFium", hint=f"Type: {installs('proof')}") from missing
    try:
        document = pypdfium2.PdfDocument(path)
    except (pypdfium2.PdfiumError, OSError) as error:
        raise Undrawable(f"{path.name} cannot be drawn", hint="Name a sound PDF without a password.") from error
    try:
        yield Drawer(document)
    except pypdfium2.PdfiumError as error:
        raise Undrawable(f"{path.name} cannot be drawn", hint="A page of it is broken.") from error
    finally:
        document.close()


def _moved(box: tuple[float, float, float, float], x: float, y: float, shown: PdfBox) -> PdfBox:
    """A box of the page in the space of what is shown of it, and no larger than that; all of it where it is none."""
    left, bottom, right, top = box
    inner = PdfBox(max(left - x, 0), max(bottom - y, 0), min(right - x, shown.right), min(top - y, shown.top))
    return inner if inner.width > 0 and inner.height > 0 else shown
