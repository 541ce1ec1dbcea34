"""The pages of a print edition as they are shown beside its text: their pictures, and what stands where on them."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from publish.model.page_map import SUFFIX, MappedBlock, PageMap
from publish.pipeline.drawing import boxes_of, drawn
from publish.pipeline.page_map import read_map
from publish.pipeline.worker import Worker
from publish.tools.pdfium import ViewedPage

_DPI = 144
"""Dots per inch: sharp on a screen of two pixels a point."""


@dataclass(frozen=True, slots=True)
class ShownPage:
    """A page that holds something of a dispatch."""

    number: int
    """Which one of the file it is, from 0."""
    label: str
    """What a viewer calls it."""
    width: float
    """Points."""
    height: float
    """Points."""
    blocks: tuple[MappedBlock, ...]
    """What of the dispatch stands on it."""


@dataclass(frozen=True, slots=True)
class PrintedPages:
    """The pages of a PDF, with the map of them."""

    path: Path
    """The file."""
    token: str
    """The hash of the file: another file has another."""
    boxes: tuple[ViewedPage, ...]
    """Its pages."""
    map: PageMap
    """What stands on them."""

    def of(self, key: str) -> tuple[ShownPage, ...]:
        """The pages of a dispatch, with those of its pictures between them."""
        numbers = {box.label: number for number, box in enumerate(self.boxes)}
        found: dict[int, tuple[MappedBlock, ...]] = {}
        for page in self.map.pages:
            own = tuple(block for block in page.blocks if block.block.partition(":")[0] == key)
            if own and page.label in numbers:
                found[numbers[page.label]] = own
        every = range(min(found), max(found) + 1) if found else ()
        return tuple(self._page(number, found.get(number, ())) for number in every)

    def starts(self) -> Iterator[tuple[str, str]]:
        """Each dispatch by its key, with the label of its first page."""
        known: set[str] = set()
        for page in self.map.pages:
            for block in page.blocks:
                key = block.block.partition(":")[0]
                if key not in known:
                    known.add(key)
                    yield key, page.label

    def picture(self, number: int, worker: Worker) -> bytes:
        """A page as it is cut, as PNG; :class:`IndexError` where there is none of that number."""
        image = drawn(self.path, number, self.boxes[number].trim, _DPI, worker)
        data = BytesIO()
        image.save(data, "PNG", compress_level=1)
        return data.getvalue()

    def _page(self, number: int, blocks: tuple[MappedBlock, ...]) -> ShownPage:
        box = self.boxes[number]
        return ShownPage(number, box.label, box.trim.width, box.trim.height, blocks)


def printed_pages(build: Path, edition: str, worker: Worker) -> PrintedPages | None:
    """The pages of the PDF of an edition in ``build/``; ``None`` where there is none with a map.

    Raises as :func:`publish.tools.pdfium.drawer`.
    """
    pdf = build / f"{edition}.pdf"
    map = read_map(build / f"{edition}{SUFFIX}")
    if map is None or not pdf.is_file():
        return None
    token = sha256(pdf.read_bytes()).hexdigest()[:16]
    boxes, _ = boxes_of(pdf, worker)
    return PrintedPages(pdf, token, tuple(boxes), map)
