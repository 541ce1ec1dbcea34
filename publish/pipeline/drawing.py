"""Pages drawn in the worker, one by one: a file that breaks the library that draws it breaks nothing else."""

from pathlib import Path

from PIL import Image

from publish.config.limits import WorkLimits
from publish.errors import OverLimit
from publish.pipeline.worker import WORKER, Worker
from publish.tools.pdf_box import PdfBox
from publish.tools.pdfium import Undrawable, ViewedPage, drawer

_LIMITS = WorkLimits(seconds=30, memory=1500)
"""What one page may take, and opening the file."""


def boxes_of(path: Path, worker: Worker = WORKER) -> tuple[list[ViewedPage], bool]:
    """The boxes of every page, and whether the book is bound at its right.

    Raises as :func:`publish.tools.pdfium.drawer`, also where reading takes too long.
    """
    try:
        return worker.run(_boxes, path, limits=_LIMITS)
    except OverLimit as over:
        raise _undrawable(path, over) from over


def drawn(path: Path, number: int, area: PdfBox, dpi: float, worker: Worker = WORKER) -> Image.Image:
    """An area of a page; raises likewise."""
    try:
        return worker.run(_drawn, path, number, area, dpi, limits=_LIMITS)
    except OverLimit as over:
        raise _undrawable(path, over) from over


def said(path: Path, number: int) -> tuple[tuple[str, ...], tuple[tuple[str, int, int], ...]]:
    """The lines and the pictures of a page, as :class:`publish.tools.pdfium.Drawer` tells them; raises likewise."""
    try:
        return WORKER.run(_said, path, number, limits=_LIMITS)
    except OverLimit as over:
        raise _undrawable(path, over) from over


def _undrawable(path: Path, over: OverLimit) -> Undrawable:
    return Undrawable(f"{path.name} cannot be drawn: {over.message}", hint="Name a sound PDF.")


def _boxes(path: Path) -> tuple[list[ViewedPage], bool]:
    with drawer(path) as pages:
        return [pages.boxes(number) for number in range(len(pages))], pages.from_the_right


def _drawn(path: Path, number: int, area: PdfBox, dpi: float) -> Image.Image:
    with drawer(path) as pages:
        return pages.draw(number, area, dpi=dpi)


def _said(path: Path, number: int) -> tuple[tuple[str, ...], tuple[tuple[str, int, int], ...]]:
    with drawer(path) as pages:
        return pages.lines(number), pages.pictures(number)
