"""Small pictures of all pages of a PDF, for a report, with what each page shows as hashes to compare it by."""

import base64
import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from publish.errors import MissingTool
from publish.model.results import PageResult
from publish.pipeline.drawing import boxes_of, drawn, said
from publish.tools.pdfium import Undrawable, ViewedPage

_HEIGHT = 180
"""Pixels."""
_SHOWN = 16
"""Digits of a hash: enough to tell the pages of a book apart."""
_NUMBERS = re.compile(r"\d+")


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
    face: PageResult
    """What the page shows."""


def page_pictures(path: Path) -> tuple[PagePicture, ...]:
    """Every page as it is cut; none where no program draws pages here, or the file cannot be drawn."""
    try:
        return tuple(_pictures(path))
    except (MissingTool, Undrawable):
        return ()


def _pictures(path: Path) -> Iterator[PagePicture]:
    known, _ = boxes_of(path)
    for number, boxes in enumerate(known):
        image = drawn(path, number, boxes.trim, _HEIGHT / boxes.trim.height * 72).convert("RGB")
        data = BytesIO()
        image.save(data, "JPEG", quality=60, optimize=True)
        coded = base64.b64encode(data.getvalue()).decode()
        face = _face(path, number, boxes, image.tobytes())
        yield PagePicture(boxes.label, f"data:image/jpeg;base64,{coded}", image.width, image.height, face)


def _face(path: Path, number: int, boxes: ViewedPage, pixels: bytes) -> PageResult:
    lines, pictures = said(path, number)
    text = "\n".join(lines)
    # A page that moves has another folio, and may be named by another number in cross references.
    body = f"{_NUMBERS.sub('', text)}\n{pictures!r}"
    return PageResult(
        boxes.label,
        *(_hash(data) for data in (text.encode("utf-8", "replace"), body.encode("utf-8", "replace"), pixels)),
    )


def _hash(data: bytes) -> str:
    return sha256(data).hexdigest()[:_SHOWN]
