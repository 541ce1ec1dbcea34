"""Inspecting a finished PDF: the file is opened, every page followed, and nothing judged."""

from collections.abc import Iterator
from typing import BinaryIO

import pikepdf

from publish.checks.pdf.areas import Area, area_of
from publish.checks.pdf.canvas import Canvas
from publish.checks.pdf.catalogue import actions, attachments, fields, info, intents, layers, outline, xmp
from publish.checks.pdf.inspection import Inspection, Page
from publish.checks.pdf.library import Library, Resources
from publish.checks.pdf.observations import Annotation, Effect
from publish.checks.pdf.operators import OPERATORS
from publish.checks.pdf.press import FAULTS, Press, said

_BUDGET = 20_000_000
"""Instructions followed in a file: a picture book of a thousand pages has a tenth of it."""

_LETTER = Area(0, 0, 612, 792)
"""The page of a file that says no size: what readers assume."""

_CHUNK = 1 << 20
_PACKED = (b"/ObjStm", b"/XRef")
_PACKING = "1.5"
"""The version that brought objects in streams."""

_PAGE_GROUP = Effect("group", "of the page")


def inspect(file: BinaryIO, *, budget: int = _BUDGET) -> Inspection:
    """All that can be seen in a PDF; for what is none, or needs a password, the reason.

    ``budget`` is how many instructions are followed at most, forms within forms counted.
    """
    size = file.seek(0, 2)
    file.seek(0)
    try:
        with pikepdf.open(file, suppress_warnings=True, attempt_recovery=True) as pdf:
            return _inspect(pdf, file, size, budget)
    except pikepdf.PasswordError:
        return Inspection(size, encrypted=True, unreadable="it can be opened only with a password")
    except (*FAULTS, RecursionError) as error:
        return Inspection(size, unreadable=said(error))


def _inspect(pdf: pikepdf.Pdf, file: BinaryIO, size: int, budget: int) -> Inspection:
    library = Library(budget)
    labelled = "/PageLabels" in pdf.Root
    pages = tuple(
        _page(page, number, page.label if labelled else str(number), library)
        for number, page in enumerate(pdf.pages, start=1)
    )
    version = max(pdf.pdf_version, str(pdf.Root.get("/Version", "/"))[1:])
    return Inspection(
        size=size,
        version=version,
        damage=tuple(said(warning) for warning in pdf.get_warnings()),
        encrypted=pdf.is_encrypted,
        compressed=version < _PACKING and _packs(file),
        identified="/ID" in pdf.trailer,
        pages=pages,
        fonts=tuple(dict.fromkeys(face.font for face in library.faces.values())),
        labelled=labelled,
        outline=outline(pdf),
        info=info(pdf),
        xmp=xmp(pdf),
        intents=intents(pdf),
        actions=actions(pdf),
        attachments=attachments(pdf),
        fields=fields(pdf),
        layers=layers(pdf),
    )


def _page(page: pikepdf.Page, number: int, label: str, library: Library) -> Page:
    media = _box(page, "/MediaBox") or _LETTER
    canvas = Canvas()
    press = Press(OPERATORS, canvas, library, media)
    group = page.obj.get("/Group")
    if group is not None and group.get("/S") == "/Transparency":
        canvas.effect(_PAGE_GROUP)
    try:
        press.follow(pikepdf.parse_content_stream(page), Resources(_inherited(page, "/Resources"), library))
    except FAULTS as error:
        press.faults[f"its content cannot be read: {said(error)}"] = None
    return Page(
        number=number,
        label=label,
        media=media,
        crop=_box(page, "/CropBox"),
        bleed=_box(page, "/BleedBox"),
        trim=_box(page, "/TrimBox"),
        rotation=int(_inherited(page, "/Rotate") or 0) % 360,
        unit=float(page.obj.get("/UserUnit", 1)),
        runs=tuple(canvas.runs),
        shapes=tuple(canvas.shapes),
        pictures=tuple(canvas.pictures),
        gradients=tuple(canvas.gradients),
        effects=canvas.effects,
        annotations=tuple(_annotations(page)),
        faults=tuple(press.faults),
    )


def _inherited(page: pikepdf.Page, key: str) -> pikepdf.Object | None:
    """An entry of a page, or of the nodes above it (ISO 32000-1, §7.7.3.4)."""
    node: pikepdf.Object | None = page.obj
    for _ in range(64):
        if node is None or key in node:
            break
        node = node.get("/Parent")
    return node.get(key) if node is not None else None


def _box(page: pikepdf.Page, key: str) -> Area | None:
    found = _inherited(page, key) if key in ("/MediaBox", "/CropBox") else page.obj.get(key)
    try:
        return area_of(found) if found is not None else None
    except FAULTS:
        return None


def _annotations(page: pikepdf.Page) -> Iterator[Annotation]:
    for note in page.obj.get("/Annots", ()):
        if isinstance(note, pikepdf.Dictionary):
            area = area_of(note.Rect) if len(note.get("/Rect", ())) == 4 else Area(0, 0, 0, 0)
            action = note.get("/A")
            does = str(action.get("/S", "/"))[1:] if action is not None else "GoTo" if "/Dest" in note else ""
            yield Annotation(str(note.get("/Subtype", "/"))[1:], area, does)


def _packs(file: BinaryIO) -> bool:
    """Whether objects are packed into streams: their dictionaries stand in the open."""
    file.seek(0)
    kept = b""
    while chunk := file.read(_CHUNK):
        if any(word in kept + chunk for word in _PACKED):
            return True
        kept = chunk[-8:]
    return False
