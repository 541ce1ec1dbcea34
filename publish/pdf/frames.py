"""Framing pages: content moved to its margins and cut at the bleed, running head over it, marks round it, boxes."""

import pikepdf
from pikepdf import Array, Dictionary

from publish.pdf.boxes import BoundSheet
from publish.pdf.marks import marks

_SIDES = (True, False)


class Frames:
    """Frames the pages of one book. What all pages of a side share is written once."""

    def __init__(self, pdf: pikepdf.Pdf, sheet: BoundSheet, kind: str) -> None:
        self._pdf = pdf
        self._sheet = sheet
        self._marks = {recto: marks(pdf, sheet, kind, recto=recto) for recto in _SIDES}
        self._before = {
            (recto, turned): self._stream(self._opening(recto=recto, turned=turned))
            for recto in _SIDES
            for turned in (True, False)
        }
        self._after = {
            (recto, headed): self._stream(self._closing(recto=recto, headed=headed))
            for recto in _SIDES
            for headed in (True, False)
        }

    def put(self, page: pikepdf.Page, head: pikepdf.Page | None, *, recto: bool, turned: bool = False) -> None:
        """Frame one page; ``head`` has its running head and folio, drawn for the trimmed page.

        What was set across is ``turned`` counter-clockwise into the page, which is as upright as all others.
        """
        page.obj.MediaBox = self._sheet.media()
        page.obj.TrimBox = self._sheet.trim(recto=recto)
        page.obj.BleedBox = self._sheet.bled()
        headed = head is not None and self._draws(head)
        contents = page.obj.Contents
        parts = list(contents) if isinstance(contents, Array) else [contents]
        page.obj.Contents = Array([self._before[recto, turned], *parts, self._after[recto, headed]])
        self._add(page, {"/Head": head.as_form_xobject() if head is not None and headed else None})
        self._add(page, {"/Marks": self._marks[recto]})

    def _opening(self, *, recto: bool, turned: bool) -> str:
        """Saves the state, cuts at the bleed where there is one, and moves the origin to the type block's."""
        at = self._sheet.place(recto=recto)
        cut = ""
        if not self._sheet.is_plain:
            left, bottom, right, top = (float(value) for value in self._sheet.bled())
            cut = f"{left:.3f} {bottom:.3f} {right - left:.3f} {top - bottom:.3f} re W n\n"
        turn = f"0 1 -1 0 {at.width:.3f} 0 cm\n" if turned else ""
        return f"q\n{cut}1 0 0 1 {at.x + at.shift:.3f} {at.y:.3f} cm\n{turn}"

    def _closing(self, *, recto: bool, headed: bool) -> str:
        """Restores the state that WeasyPrint leaves flipped, and draws what is no text, as artifacts."""
        at = self._sheet.place(recto=recto)
        lines = ["", "Q"]
        if headed:
            lines += [
                "/Artifact <</Type /Pagination>> BDC",
                f"q 1 0 0 1 {at.x:.3f} {at.y:.3f} cm /Head Do Q",
                "EMC",
            ]
        if self._marks[recto] is not None:
            lines += ["/Artifact <</Type /Page>> BDC", "/Marks Do", "EMC"]
        return "\n".join([*lines, ""])

    def _stream(self, content: str) -> pikepdf.Object:
        return self._pdf.make_indirect(self._pdf.make_stream(content.encode()))

    @staticmethod
    def _draws(head: pikepdf.Page) -> bool:
        drawn = head.Contents.read_bytes()
        return b"BT" in drawn or b" re" in drawn

    def _add(self, page: pikepdf.Page, forms: dict[str, pikepdf.Object | None]) -> None:
        """Add forms to a page's own copy of its resources: galleys share theirs among all their pages."""
        forms_by_name = {name: self._pdf.make_indirect(form) for name, form in forms.items() if form is not None}
        if forms_by_name:
            resources = dict(page.obj.get("/Resources", Dictionary()).items())
            objects = dict(resources.get("/XObject", Dictionary()).items())
            page.obj.Resources = Dictionary({**resources, "/XObject": Dictionary({**objects, **forms_by_name})})
