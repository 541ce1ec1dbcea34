"""How full pages and lines are, measured on the finished page."""

from collections import Counter
from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as pdfium

from tests.books.printed import Print, letters
from tests.books.standing import Standing


def short_pages(book: Print, stands: Standing) -> Iterator[tuple[str, float]]:
    """The label of each page on which a dispatch goes on over the leaf, with the lines that it ends early by.

    What stands under the text (notes) fills a page too; a page before a new opening may end where it likes.
    """
    leading = _leading(book)
    openings = {opened.headline.page for opened in stands.dispatches}
    bare = {place.page for place in (*stands.parts, stands.notices)}
    bare |= {page.number for page in book.pages if not page.lines and not page.foot}  # before a part on a recto
    first, last = stands.dispatches[0].headline.page, stands.notices.page
    with pypdfium2.PdfDocument(book.path) as viewer:
        for page in book.pages[first : last - 1]:
            following = page.number + 1
            if page.number in bare or following in bare or following in openings:
                continue
            lines = int((page.height - book.sheet.top - book.sheet.bottom) / leading + 0.01)
            foot = book.sheet.top + lines * leading
            depth = max(
                [line.bottom for line in page.lines]
                + [_bottom(image, page.height) for image in _images(viewer[page.number])]
            )
            yield page.label, (foot - depth) / leading


def loose_lines(book: Print, stands: Standing) -> Iterator[str]:
    """Lines of running text that stop before half the measure although their paragraph goes on: a word left alone."""
    heights = Counter(round(line.words[0].bottom - line.words[0].top, 1) for page in book.pages for line in page.lines)
    text, leading = heights.most_common(1)[0][0], _leading(book)
    headings = {letters(section.title) for opened in stands.dispatches for section in opened.sections}
    for page in book.pages[stands.dispatches[0].headline.page : stands.notices.page]:
        left = book.sheet.inner if page.recto else book.sheet.outer
        half = left + (page.width - book.sheet.inner - book.sheet.outer) / 2
        for line, below in zip(page.lines, page.lines[1:], strict=False):
            first, next_first = line.words[0], below.words[0]
            running = all(round(word.bottom - word.top, 1) == text for word in (first, next_first))
            follows = abs(next_first.bottom - first.bottom - leading) < 1
            if line.letters in headings:
                continue
            if running and follows and line.right < half and max(line.left, below.left) < left + 1.5:
                yield f"page {page.label}: “{' '.join(word.text for word in line.words)}”"


def _leading(book: Print) -> float:
    """The distance of most lines from the next one, in points."""
    steps = [
        round(after.words[0].bottom - before.words[0].bottom, 1)
        for page in book.pages
        for before, after in zip(page.lines, page.lines[1:], strict=False)
    ]
    return Counter(step for step in steps if step > 8).most_common(1)[0][0]


def _images(page: pypdfium2.PdfPage) -> list[pypdfium2.PdfObject]:
    return list(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE]))


def _bottom(image: pypdfium2.PdfObject, height: float) -> float:
    return height - float(image.get_bounds()[1])
