"""Contact sheets of a finished PDF: which file is meant, its pages drawn one by one, the sheets written.

A sheet is written as soon as it is full, beside its place, and all are moved to their places at the end.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from PIL import Image

from publish.errors import EnvironmentProblem, UsageError
from publish.imaging.contact import BLEED, TRIM, DrawnPage, Rectangle, filling, layout, sheets, spreads
from publish.pipeline.build import Remark, is_book
from publish.pipeline.drawing import boxes_of, drawn
from publish.pipeline.formats.format import Progress
from publish.pipeline.held import held, within
from publish.pipeline.load import Project
from publish.pipeline.project_root import BUILD, nearest_project
from publish.pipeline.sinks import delivering, finished
from publish.resources import SHIPPED
from publish.tools.pdf_box import PdfBox
from publish.tools.pdfium import ViewedPage

DPI, SPREAD_DPI = 40.0, 110.0
"""The least pixels an inch of a page among many, and those of a spread on a sheet of its own."""
LEAST_DPI, MOST_DPI = 10.0, 400.0
"""Fewer show nothing, and more are no overview."""

_FACE = "styles/themes/default/fonts/noto-sans/NotoSans-Regular.ttf"
_PRINTED = 300
"""Pixels an inch of a sheet of many spreads, when it is printed."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC).timetuple()


@dataclass(frozen=True, slots=True)
class View:
    """What is to be seen."""

    boxes: bool = False
    """Whether pages are shown with what is cut off, and lines show where."""
    alone: bool = False
    """Whether each spread has a sheet of its own."""
    dpi: float = 0.0
    """Pixels an inch of the pages; 0: the usual ones."""


@dataclass(frozen=True, slots=True)
class Sheeted:
    """What was made."""

    files: tuple[Path, ...]
    """The sheets."""
    pages: int
    """How many pages they show."""
    spreads: int
    """How many spreads."""
    sheets: int
    """On how many sheets."""


def print_book(project: Project, edition: str, printer: str = "", *, remark: Remark = lambda _: None) -> Path:
    """The PDF of an edition, or the one for a printer; :class:`UsageError` when it was not built."""
    name = f"{edition}.{printer}.pdf" if printer else f"{edition}.pdf"
    place = project.root / BUILD / name
    finished(project.root, BUILD, remark)
    if not is_book(project.root, name):
        command = f"publish build {edition} --printer {printer}" if printer else f"publish build {edition}"
        raise UsageError(f"there is no {BUILD}/{name}", hint=f"Make it: {command}.")
    return place


def sheet(
    source: Path, out: Path | None, view: View, *, progress: Progress = lambda _: None, remark: Remark = lambda _: None
) -> Sheeted:
    """Draw the spreads of a PDF.

    ``out`` is a ``.png`` (numbered when there are several sheets), a ``.pdf`` for all sheets in one, or a folder;
    without it the sheets stand beside the PDF. Books beside which a run was cut short are put in place first, and told
    through ``remark``. Raises :class:`publish.errors.MissingTool` without PDFium,
    :class:`publish.tools.pdfium.Undrawable` for a file that is no sound PDF, and :class:`EnvironmentProblem` where
    nothing can be written.
    """
    if view.dpi and not LEAST_DPI <= view.dpi <= MOST_DPI:
        raise UsageError(f"{view.dpi:g} pixels an inch show nothing", hint=f"Ask for {LEAST_DPI:g} to {MOST_DPI:g}.")
    place = out or source.with_name(f"{source.stem}.sheet.png")
    if place.suffix.lower() not in (".png", ".pdf"):
        place = place / f"{source.stem}.sheet.png"
    if place.exists() and place.samefile(source):
        raise UsageError(f"{place} is the book itself", hint="Give the sheet another name.")
    finished(source.parent, "", remark)
    progress(f"{source.name}: drawing")
    known, from_the_right = boxes_of(source)
    with _writable(place):
        shown = spreads(len(known), from_the_right=from_the_right) if len(known) > 1 else ((0, None),)
        areas = [_area(boxes, view) for boxes in known]
        width, height = max(area.width for area in areas) / 72, max(area.height for area in areas) / 72
        dpi = view.dpi or (SPREAD_DPI if view.alone or len(known) == 1 else filling(width, DPI, apart=view.boxes))
        size = (max(1, round(width * dpi)), max(1, round(height * dpi)))
        plan = layout(size, pages=len(known), apart=view.boxes, alone=view.alone)
        images = sheets(
            shown,
            plan,
            lambda number: _page(source, number, known[number], view, dpi),
            title=_title(source, known),
            legend=(("trim", TRIM), ("bleed", BLEED)) if view.boxes else (),
            font=SHIPPED.read_bytes(_FACE),
        )
        count = -(-len(shown) // plan.capacity)
        resolution = dpi if plan.capacity == 1 else _PRINTED
        files = _written(images, place, count, resolution, title=source.stem, remark=remark)
    return Sheeted(files, len(known), len(shown), count)


def _area(boxes: ViewedPage, view: View) -> PdfBox:
    return boxes.media if view.boxes else boxes.trim


def _page(source: Path, number: int, boxes: ViewedPage, view: View, dpi: float) -> DrawnPage:
    area = _area(boxes, view)
    image = drawn(source, number, area, dpi)
    size = (max(1, round(area.width / 72 * dpi)), max(1, round(area.height / 72 * dpi)))
    if image.size != size:  # PDFium rounds up, or the page has too many pixels
        image = image.resize(size, Image.Resampling.LANCZOS)
    lines = [(boxes.bleed, BLEED), (boxes.trim, TRIM)] if view.boxes else []
    place = boxes.label if boxes.label == str(number + 1) else f"{boxes.label} ({number + 1})"
    return DrawnPage(image, place, tuple((_pixels(edges, area, dpi), colour) for edges, colour in lines))


def _pixels(edges: PdfBox, area: PdfBox, dpi: float) -> Rectangle:
    scale = dpi / 72
    return (
        (edges.left - area.left) * scale,
        (area.top - edges.top) * scale,
        (edges.right - area.left) * scale,
        (area.top - edges.bottom) * scale,
    )


def _title(source: Path, known: list[ViewedPage]) -> str:
    """The file, how many pages it has and how large they are when they are cut, each size once."""
    sizes = dict.fromkeys(
        f"{boxes.trim.width / 72 * 25.4:.1f} × {boxes.trim.height / 72 * 25.4:.1f} mm" for boxes in known
    )
    count = f"{len(known)} pages" if len(known) != 1 else "1 page"
    named = ", ".join(list(sizes)[:3]) + (", …" if len(sizes) > 3 else "")
    return f"{source.name} · {count} · {named}"


def _written(
    images: Iterator[Image.Image], place: Path, count: int, resolution: float, *, title: str, remark: Remark
) -> tuple[Path, ...]:
    """Write the sheets and move them to their places."""
    bound = place.suffix.lower() == ".pdf"
    digits = len(str(count))
    names = [place]
    if count > 1 and not bound:
        names = [place.with_stem(f"{place.stem}-{number:0{max(2, digits)}}") for number in range(1, count + 1)]
    root, path = within(place.parent, nearest_project(place.parent) or place.parent)
    with held(root, path, make=True) as folder, delivering(folder, remark) as made:
        if bound:
            with made.sink(place.name) as sink:
                for number, image in enumerate(images):
                    _append(image, sink, title="" if number else title, resolution=resolution)
        else:
            for name, image in zip(names, images, strict=True):
                with made.sink(name.name) as sink:
                    image.save(sink, "PNG", compress_level=6)
        made.deliver()
    return tuple(names)


def _append(image: Image.Image, sink: BinaryIO, *, title: str, resolution: float) -> None:
    """Add a sheet to a PDF, or begin one with a title; its dates are no dates: the same book gives the same bytes."""
    if title:
        image.save(sink, "PDF", resolution=resolution, quality=88, title=title, creationDate=_EPOCH, modDate=_EPOCH)
    else:
        image.save(sink, "PDF", resolution=resolution, quality=88, append=True)


@contextmanager
def _writable(place: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        what = error.strerror or str(error)
        raise EnvironmentProblem(f"{place}: {what}", hint="Name a place where you may write with --out.") from error
