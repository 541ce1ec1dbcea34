"""Inspecting a finished PDF: the file is opened, every page followed, and nothing judged."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO, TypeVar

import pikepdf

from publish.preflight.areas import Area, area_of
from publish.preflight.canvas import Canvas
from publish.preflight.catalogue import (
    actions,
    attachments,
    fields,
    from_the_right,
    info,
    intents,
    layers,
    outline,
    targets,
    xmp,
)
from publish.preflight.inspection import InspectedPage, Inspection
from publish.preflight.interpreter import ContentInterpreter
from publish.preflight.library import NamedResources, ObjectReader, instructions
from publish.preflight.observations import Annotation, Effect, EmbeddedFont
from publish.preflight.operators import OPERATORS
from publish.preflight.page_digest import PageDigests
from publish.preflight.recall import PageRecall, read_anew
from publish.preflight.unread import FAULTS, Unfollowed, is_cut, library_words

T = TypeVar("T")

_LEAST, _MOST, _A_BYTE = 1_000_000, 20_000_000, 10
"""Instructions followed in a file, at least and at most, and for each of its bytes: packed content has three or four,
and a picture book of a thousand pages two million. Only forms in forms make more of a few bytes."""

_LETTER = Area(0, 0, 612, 792)
"""The page of a file that says no size: what readers assume."""

_CHUNK = 1 << 20
_PACKED = (b"/ObjStm", b"/XRef")
_PACKING = "1.5"
"""The version that brought objects in streams."""

_BROKEN_OFF = "its content breaks off: what should follow was not read"
_PAGE_GROUP = Effect("group", "of the page")


def inspect(file: BinaryIO, *, budget: int = 0, recall: PageRecall = read_anew) -> Inspection:
    """All that can be seen in a PDF; for what is none, or needs a password, the reason.

    ``budget`` is how many instructions are followed at most, forms within forms counted; 0: what its size asks for.
    ``recall`` may know what a page of the same hash has shown.
    """
    size = file.seek(0, 2)
    file.seek(0)
    budget = budget or min(_LEAST + _A_BYTE * size, _MOST)
    try:
        with pikepdf.open(file, suppress_warnings=True, attempt_recovery=True) as pdf:
            return _inspect(pdf, file, size, budget, recall)
    except pikepdf.PasswordError:
        return Inspection(size, encrypted=True, unreadable="it can be opened only with a password")
    except FAULTS as error:
        return Inspection(size, unreadable=library_words(error))


def _inspect(pdf: pikepdf.Pdf, file: BinaryIO, size: int, budget: int, recall: PageRecall) -> Inspection:
    labelled = "/PageLabels" in pdf.Root
    beside, fonts = Beside(pdf), dict[EmbeddedFont, None]()
    odd_right = not beside.of("which way it is read", from_the_right, otherwise=False)
    reader, seen = _Pages(pdf, budget, recall), list[InspectedPage]()
    for number, page in enumerate(pdf.pages, start=1):
        found = reader.seen(page)
        fonts.update(dict.fromkeys(found.fonts))
        label, fault = _label(page, number) if labelled else (str(number), "")
        faults = (*filter(None, [fault]), *found.page.faults)
        right = (number % 2 == 1) == odd_right
        seen.append(replace(found.page, number=number, right=right, label=label, faults=faults))
    pages, damage = tuple(_with_targets(pdf, seen)), reader.damage
    version = max(pdf.pdf_version, beside.of("its version", _version, "")[1:])
    return Inspection(
        size=size,
        version=version,
        encrypted=pdf.is_encrypted,
        compressed=version < _PACKING and _packs(file),
        identified="/ID" in pdf.trailer,
        pages=pages,
        fonts=tuple(fonts),
        labelled=labelled,
        outline=beside.of("its outline", outline, 0),
        info=beside.of("its information", info, {}),
        xmp=beside.of("its metadata", xmp, None),
        intents=beside.of("its output intents", intents, ()),
        actions=beside.of("what it does by itself", actions, ()),
        attachments=beside.of("its attachments", attachments, ()),
        fields=beside.of("its form", fields, 0),
        layers=beside.of("its layers", layers, ()),
        unread=tuple(beside.unread),
        damage=(*damage, *map(str, pdf.get_warnings())),
    )


@dataclass(frozen=True, slots=True)
class SeenPage:
    """What a page shows, wherever it stands."""

    page: InspectedPage
    """The page, without its place among others."""
    fonts: tuple[EmbeddedFont, ...]
    """The fonts that it asks for, in order."""
    whole: bool
    """Whether the library that reads files had nothing to say of it."""


class _Pages:
    """Looks at the pages of a file, one after the other; those that are known are taken as they were seen."""

    def __init__(self, pdf: pikepdf.Pdf, budget: int, recall: PageRecall) -> None:
        self.damage: list[str] = []
        """What the library that reads files says."""
        self._pdf = pdf
        self._library = ObjectReader(budget)
        self._digests = PageDigests(pdf)
        self._recall = recall

    def seen(self, page: pikepdf.Page) -> SeenPage:
        """What a page shows."""
        if self._recall is read_anew:
            return self._looked_at(page)
        digest = self._digests.of(page)
        self.damage += map(str, self._pdf.get_warnings())
        read: list[SeenPage] = []

        def look() -> SeenPage:
            read.append(self._looked_at(page))
            return read[0]

        found = self._recall("" if self.damage else digest, look)
        # What is no whole page is never taken as known: what is said of it names objects of its file.
        return found if read or found.whole else self._looked_at(page)

    def _looked_at(self, page: pikepdf.Page) -> SeenPage:
        self._library.asked.clear()
        found = _page(page, self._library)
        notices = [str(notice) for notice in self._pdf.get_warnings()]
        self.damage += notices
        if any(map(is_cut, notices)):
            found = replace(found, faults=(*found.faults, _BROKEN_OFF))
        return SeenPage(found, tuple(self._library.asked), whole=not notices and not found.faults)


def _with_targets(pdf: pikepdf.Pdf, pages: Iterable[InspectedPage]) -> Iterator[InspectedPage]:
    """The pages with what links lead to by name."""
    known, behind = targets(pdf), ""
    for sheet, page in zip(pdf.pages, pages, strict=True):
        here = tuple(known.get(sheet.obj.objgen, ()))
        yield replace(page, targets=here, behind=behind)
        behind = here[-1][1] if here else behind


class Beside:
    """Reads what stands beside the pages; what cannot be read is kept by name."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf
        self.unread: list[str] = []
        """What could not be read, as the beginning of a sentence."""

    def of(self, what: str, read: Callable[[pikepdf.Pdf], T], otherwise: T) -> T:
        """What is read; ``otherwise`` where it cannot be."""
        try:
            return read(self._pdf)
        except FAULTS as error:
            self.unread.append(f"{what} cannot be read: {library_words(error)}")
            return otherwise


def _version(pdf: pikepdf.Pdf) -> str:
    return str(pdf.Root.get("/Version", "/"))


def _size(page: pikepdf.Page) -> int:
    """How many bytes the content of a page has, unpacked; :class:`Unfollowed` for what is no content."""
    contents = page.obj.get("/Contents")
    parts = list(contents) if isinstance(contents, pikepdf.Array) else [contents]
    streams = [part for part in parts if part is not None]
    if not all(isinstance(stream, pikepdf.Stream) for stream in streams):
        raise Unfollowed("a part of it is no stream")
    return sum(len(stream.read_bytes()) for stream in streams)


def _label(page: pikepdf.Page, number: int) -> tuple[str, str]:
    """What viewers call a page, and why that cannot be read."""
    try:
        return page.label, ""
    except FAULTS as error:
        return str(number), f"what it says of itself cannot be read: {library_words(error)}"


def _page(page: pikepdf.Page, library: ObjectReader) -> InspectedPage:
    media = _box(page, "/MediaBox") or _LETTER
    canvas = Canvas()
    interpreter = ContentInterpreter(OPERATORS, canvas, library, media)
    rotation, unit, notes = 0, 1.0, tuple[Annotation, ...]()
    try:
        rotation = int(_inherited(page, "/Rotate") or 0) % 360
        unit = float(page.obj.get("/UserUnit", 1))
        notes = tuple(_annotations(page))
    except FAULTS as error:
        interpreter.faults[f"what it says of itself cannot be read: {library_words(error)}"] = None
    try:
        group = page.obj.get("/Group")
        if group is not None and group.get("/S") == "/Transparency":
            canvas.effect(_PAGE_GROUP)
        interpreter.follow(instructions(page, _size(page)), NamedResources(_inherited(page, "/Resources"), library))
    except FAULTS as error:
        interpreter.faults[f"its content cannot be read: {library_words(error)}"] = None
    return InspectedPage(
        number=0,
        right=False,
        label="",
        media=media,
        crop=_box(page, "/CropBox"),
        bleed=_box(page, "/BleedBox"),
        trim=_box(page, "/TrimBox"),
        rotation=rotation,
        unit=unit,
        runs=tuple(canvas.runs),
        shapes=tuple(canvas.shapes),
        pictures=tuple(canvas.pictures),
        gradients=tuple(canvas.gradients),
        effects=canvas.effects,
        annotations=notes,
        faults=tuple(interpreter.faults),
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
