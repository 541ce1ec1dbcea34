"""Pages that changed, drawn side by side, with what differs marked on both."""

import base64
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import groupby
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from publish.errors import MissingTool
from publish.model.changes import Changes, PageChange
from publish.pipeline.changes.printing import Printing
from publish.pipeline.drawing import boxes_of, drawn
from publish.tools.pdfium import Undrawable

MOST = 60
"""So many pages of a book are drawn: a page of HTML with all of them must still open."""
_HEIGHT = 720
"""Pixels of a drawn page."""
_SEEN = 24
"""A shade that differs by less is the same: pictures are drawn with rounded edges."""
_NEAR = 9
"""Pixels between two places that are marked as one."""
_MARK = (196, 0, 72)
_MARGIN = 4


@dataclass(frozen=True, slots=True)
class DrawnSide:
    """A page, drawn."""

    uri: str
    """The picture as a data URI."""
    width: int
    """Pixels."""
    height: int
    """Pixels."""


@dataclass(frozen=True, slots=True)
class DrawnChange:
    """A page that changed: before, and after."""

    change: PageChange
    """What became of it."""
    before: DrawnSide | None
    """As it was; ``None`` for a new one."""
    after: DrawnSide | None
    """As it is; ``None`` for one that was dropped."""
    places: int
    """How many places differ."""


def drawn_changes(changes: Changes, before: Printing, after: Printing) -> Mapping[str, tuple[DrawnChange, ...]]:
    """The pages that changed, were added or dropped, by the paths of their books, where both files are at hand."""
    found: dict[str, tuple[DrawnChange, ...]] = {}
    for edition in changes.editions:
        for book in edition.books:
            pages = [page for page in book.pages if page.change != "moved"]
            old, new = _file(before, book.path), _file(after, book.path)
            if pages and old and new:
                try:
                    found[book.path] = tuple(_drawn(old, new, pages[:MOST]))
                except (MissingTool, Undrawable):
                    continue
    return found


def _file(printing: Printing, path: str) -> Path | None:
    """The file of a book; of a printing that is one book, that book."""
    named = printing.files.get(path)
    pdfs = [place for place in printing.files.values() if place.suffix.lower() == ".pdf"]
    return named or (pdfs[0] if len(printing.files) == 1 and pdfs else None)


def _drawn(old: Path, new: Path, pages: Sequence[PageChange]) -> Iterator[DrawnChange]:
    sheets = [boxes_of(path)[0] for path in (old, new)]
    for page in pages:
        pictures: list[Image.Image | None] = []
        for path, boxes, number in zip((old, new), sheets, (page.number_before, page.number_after), strict=True):
            trim = boxes[number - 1].trim if number else None
            pictures.append(drawn(path, number - 1, trim, _HEIGHT / trim.height * 72).convert("RGB") if trim else None)
        first, second = pictures
        places = marked(first, second) if first and second else 0
        yield DrawnChange(page, _coded(first), _coded(second), places)


def marked(first: Image.Image, second: Image.Image) -> int:
    """Mark on both pictures what differs, and say in how many places."""
    size = (max(first.width, second.width), max(first.height, second.height))
    whole = []
    for picture in (first, second):
        sheet = Image.new("RGB", size, "white")
        sheet.paste(picture)
        whole.append(sheet)
    differs = ImageChops.difference(*whole).convert("L").point(lambda shade: 255 if shade >= _SEEN else 0)
    boxes = list(_boxes(differs.filter(ImageFilter.MaxFilter(_NEAR))))
    for picture in (first, second):
        pen = ImageDraw.Draw(picture)
        for left, top, right, bottom in boxes:
            pen.rectangle((left - _MARGIN, top - _MARGIN, right + _MARGIN, bottom + _MARGIN), outline=_MARK, width=2)
    return len(boxes)


def _boxes(differs: Image.Image) -> Iterator[tuple[int, int, int, int]]:
    """What differs, as boxes: one for each run of rows, which is a line of text or a picture."""
    rows = [bool(differs.crop((0, y, differs.width, y + 1)).getbbox()) for y in range(differs.height)]
    for seen, run in groupby(enumerate(rows), key=lambda row: row[1]):
        numbers = [number for number, _ in run]
        if seen and (box := differs.crop((0, numbers[0], differs.width, numbers[-1] + 1)).getbbox()):
            yield box[0], numbers[0], box[2], numbers[-1] + 1


def _coded(picture: Image.Image | None) -> DrawnSide | None:
    if picture is None:
        return None
    data = BytesIO()
    picture.save(data, "JPEG", quality=70, optimize=True)
    coded = base64.b64encode(data.getvalue()).decode()
    return DrawnSide(f"data:image/jpeg;base64,{coded}", picture.width, picture.height)
