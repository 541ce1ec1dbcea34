"""pdfimages, which lists the pictures of a PDF with their size, colour and resolution."""

from dataclasses import dataclass
from pathlib import Path

from publish.tools.run import run, unreadable
from publish.tools.tool import Tool, program


@dataclass(frozen=True, slots=True)
class ListedImage:
    """One use of a picture on a page."""

    page: int
    """The page of the file, from 1."""
    kind: str
    """``image``, or ``smask``, ``mask``, ``stencil`` for what only masks."""
    width: int
    """Its width in pixels."""
    height: int
    """Its height in pixels."""
    colour: str
    """Its colour space: ``gray``, ``rgb``, ``cmyk``, ``lab``, ``icc``, ``index``, ``sep``, ``devn``; ``-`` if none."""
    components: int
    """How many colour components a pixel has."""
    bits: int
    """How many bits a component has."""
    coding: str
    """How it is stored: ``jpeg``, ``jpx``, ``image`` (packed without loss) …"""
    object: int
    """The number of its object in the file; 0 for one written in place."""
    x_ppi: int
    """Its resolution across, in pixels per inch as it stands on the page."""
    y_ppi: int
    """Its resolution down, in pixels per inch as it stands on the page."""


def find() -> Tool:
    """Where pdfimages is."""
    return program("pdfimages", package="poppler-utils")


def read(pdf: Path, *, timeout: float = 120) -> tuple[ListedImage, ...]:
    """The pictures of ``pdf``, page by page, each as often as it is used."""
    finished = run([find().require(), "-list", pdf.resolve(strict=True)], timeout=timeout)
    if finished.status != 0:
        raise unreadable(pdf, "pdfimages", finished)
    return tuple(_image(line) for line in finished.text.splitlines()[2:])


def _image(line: str) -> ListedImage:
    page, _number, kind, width, height, colour, components, bits, coding, _smooth, *rest = line.split()
    # An object is two numbers, one written in place is one word.
    number = 0 if rest[0] == "[inline]" else int(rest[0])
    x_ppi, y_ppi = rest[-4:-2]
    return ListedImage(
        int(page),
        kind,
        int(width),
        int(height),
        colour,
        int(components),
        int(bits),
        coding,
        number,
        int(x_ppi),
        int(y_ppi),
    )
