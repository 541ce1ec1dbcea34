"""What a reader left in a PDF: text markup, notes and carets (ISO 32000-1, §12.5.6)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

import pikepdf

from publish.preflight.unread import FAULTS

_KINDS = {
    "/Highlight": "highlight",
    "/Underline": "highlight",
    "/Squiggly": "highlight",
    "/StrikeOut": "strike",
    "/Text": "note",
    "/FreeText": "note",
    "/Caret": "insert",
}
Quad = tuple[float, float, float, float]
"""Left, foot, right and head, in the space of the page."""


@dataclass(frozen=True, slots=True)
class PdfMark:
    """An annotation."""

    page: int
    """Which page, from 0."""
    kind: str
    """``highlight``, ``strike``, ``insert``, ``replace`` or ``note``."""
    quads: tuple[Quad, ...]
    """What it covers."""
    contents: str
    """What it says."""
    author: str
    """Who left it."""


def pdf_marks(file: BinaryIO) -> tuple[PdfMark, ...]:
    """The annotations of a PDF, page by page; none where it cannot be read."""
    try:
        with pikepdf.open(file) as pdf:
            return tuple(mark for number, page in enumerate(pdf.pages) for mark in _of_page(page, number))
    except FAULTS:
        return ()


def _of_page(page: pikepdf.Page, number: int) -> Iterator[PdfMark]:
    annotations: list[Any] = [one for one in page.obj.get("/Annots", []) if isinstance(one, pikepdf.Dictionary)]
    # A replacement is a caret that belongs to what it strikes out, or the other way round.
    groups = {one.objgen: one for one in annotations if one.is_indirect}
    parts: dict[Any, list[Any]] = {}
    for one in annotations:
        above = one.get("/IRT")
        if above is not None and str(one.get("/RT", "/R")) == "/Group" and above.objgen in groups:
            parts.setdefault(above.objgen, []).append(one)
    inside = {part.objgen for group in parts.values() for part in group}
    for one in annotations:
        kind = _KINDS.get(str(one.get("/Subtype", "")))
        if kind is None or (one.is_indirect and one.objgen in inside) or _replies(one) or int(one.get("/F", 0)) & 2:
            continue
        group = [one, *parts.get(one.objgen, ())] if one.is_indirect else [one]
        kinds = {_KINDS.get(str(part.get("/Subtype", "")), "") for part in group}
        struck = next((part for part in group if str(part.get("/Subtype", "")) == "/StrikeOut"), one)
        said = next((text for part in group if (text := _text(part.get("/Contents")))), "")
        kind = "replace" if {"strike", "insert"} <= kinds else kind
        yield PdfMark(number, kind, tuple(_quads(struck)), said, _text(one.get("/T")))


def _replies(one: Any) -> bool:
    """Whether it is an answer in a thread, or the state of a review, and no mark of its own."""
    return "/IRT" in one and str(one.get("/RT", "/R")) == "/R"


def _text(value: Any) -> str:
    return str(value).strip() if isinstance(value, pikepdf.String) else ""


def _quads(one: Any) -> Iterator[Quad]:
    numbers = [float(value) for value in one.get("/QuadPoints", [])]
    for at in range(0, len(numbers) - 7, 8):
        across, up = numbers[at : at + 8 : 2], numbers[at + 1 : at + 8 : 2]
        yield min(across), min(up), max(across), max(up)
    if len(numbers) < 8:
        left, foot, right, head = (float(value) for value in one.get("/Rect", [0, 0, 0, 0]))
        yield min(left, right), min(foot, head), max(left, right), max(foot, head)
