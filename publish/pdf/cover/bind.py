"""Binding a cover: the art on the printer's sheet, its bars, boxes, marks and folds, and what the file claims."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO

import pikepdf
from pikepdf import Array, Dictionary, Name

from publish.config.geometry import Bleed
from publish.model.facts import Box
from publish.pdf.binding import save
from publish.pdf.boxes import BoundSheet
from publish.pdf.cover.geometry import Wrap
from publish.pdf.faces import share_faces
from publish.pdf.marks import fold_marks, marks
from publish.pdf.metadata import DocumentInfo, describe
from publish.pdf.output import FileOutput, add_intent, clean_resources


@dataclass(frozen=True, slots=True)
class CoverSheet:
    """What a cover is bound to."""

    wrap: Wrap
    """Its geometry."""
    slug: float
    """The room for marks beyond the bleed."""
    marks: str
    """What is printed round it."""
    output: FileOutput
    """What the file is printed by and what it claims."""

    @property
    def sheet(self) -> BoundSheet:
        """The wrap as a page: trimmed on all four sides."""
        bleed = self.wrap.bleed
        return BoundSheet(self.wrap.width, self.wrap.height, 0.0, Bleed(bleed, bleed, bleed, bleed), self.slug)


def bind(
    art: tuple[bytes, Mapping[str, str]],
    bars: Sequence[Box],
    on: CoverSheet,
    *,
    fonts: Mapping[str, bytes],
    facts: DocumentInfo,
    grey: bool,
    sink: BinaryIO,
) -> None:
    """Bind a cover into ``sink``; the same arguments give the same bytes.

    ``art`` is a page of the size of the art with the files of its fonts; ``bars`` are the bars, from its top left. They
    are drawn in black ink alone, as a grey where ``grey`` is set: a file of RGB holds no inks.
    """
    pdf = pikepdf.new()
    source = pikepdf.open(BytesIO(art[0]))
    pdf.pages.extend(source.pages)
    page = pdf.pages[0]
    share_faces(pdf, [([page], art[1])], fonts)
    sheet = on.sheet
    page.obj.MediaBox, page.obj.TrimBox, page.obj.BleedBox = sheet.media(), sheet.trim(recto=True), sheet.bled()
    left, bottom, right, top = (float(value) for value in sheet.bled())
    before = (
        f"q {left:.3f} {bottom:.3f} {right - left:.3f} {top - bottom:.3f} re W n 1 0 0 1 {left:.3f} {bottom:.3f} cm\n"
    )
    forms = {
        "/Barcode": _bars(pdf, bars, on, grey=grey),
        "/Marks": marks(pdf, sheet, on.marks, recto=True, clear=on.wrap.spine / 2),
    }
    forms["/Folds"] = fold_marks(pdf, sheet, on.marks, [fold + on.slug for fold in on.wrap.folds])
    drawn = {name: form for name, form in forms.items() if form is not None}
    after = "\n".join(["", "Q", *(f"{name} Do" for name in drawn), ""])
    contents = page.obj.Contents
    parts = list(contents) if isinstance(contents, Array) else [contents]
    page.obj.Contents = Array([pdf.make_stream(before.encode()), *parts, pdf.make_stream(after.encode())])
    objects = dict(page.obj.Resources.get("/XObject", Dictionary()).items())
    page.obj.Resources.XObject = Dictionary({**objects, **drawn})
    clean_resources([page], on.output)
    add_intent(pdf, on.output)
    describe(pdf, facts, on.output)
    pdf.remove_unreferenced_resources()
    save(pdf, sink, version=on.output.version, sources=facts.sources)


def _bars(pdf: pikepdf.Pdf, bars: Sequence[Box], on: CoverSheet, *, grey: bool) -> pikepdf.Object | None:
    """A form with the bars, in the space of the media: in one ink, for the edges of a black of four are blurred."""
    if not bars:
        return None
    height = on.wrap.art.height
    lines = ["0 g" if grey else "0 0 0 1 k"]
    lines += [
        f"{bar.x + on.slug:.4f} {on.slug + height - bar.y - bar.height:.4f} {bar.width:.4f} {bar.height:.4f} re"
        for bar in bars
    ]
    form = Dictionary(Type=Name.XObject, Subtype=Name.Form, BBox=on.sheet.media(), Resources=Dictionary())
    return pdf.make_indirect(pikepdf.Stream(pdf, "\n".join([*lines, "f", ""]).encode(), form))
