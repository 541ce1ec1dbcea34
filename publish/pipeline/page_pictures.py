"""Small pictures of all pages of a PDF, for a report."""

import base64
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from publish.errors import MissingTool
from publish.pipeline.drawing import boxes_of, drawn
from publish.tools.pdfium import Undrawable

_HEIGHT = 180
"""Pixels."""


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page, drawn."""

    label: str
    """What a viewer calls the page."""
    uri: str
    """The picture as a data URI."""
    width: int
    """Pixels."""
    height: int
    """Pixels."""


def page_pictures(path: Path) -> tuple[PagePicture, ...]:
    """Every page as it is cut; none where no program draws pages here, or the file cannot be drawn."""
    try:
        return tuple(_pictures(path))
    except (MissingTool, Undrawable):
        return ()


def _pictures(path: Path) -> Iterator[PagePicture]:
    known, _ = boxes_of(path)
    for number, boxes in enumerate(known):
        image = drawn(path, number, boxes.trim, _HEIGHT / boxes.trim.height * 72)
        data = BytesIO()
        image.convert("RGB").save(data, "JPEG", quality=60, optimize=True)
        coded = base64.b64encode(data.getvalue()).decode()
        yield PagePicture(boxes.label, f"data:image/jpeg;base64,{coded}", image.width, image.height)
