"""A dispatch as its part is given it: opening, body, corrections, notes."""

import datetime
from collections.abc import Sequence

from markupsafe import Markup

from publish.markup.blocks import BlockWriter
from publish.markup.bylines import compose_byline
from publish.markup.house import House
from publish.markup.inlines import InlineWriter
from publish.markup.marks import PageMarks
from publish.markup.notes import NoteWriter
from publish.markup.page_views import (
    BylineView,
    CorrectionView,
    DatesView,
    DispatchView,
    HeadlineLength,
    LinksView,
    ListedLinkView,
    OpeningView,
)
from publish.markup.view import NoteView, ViewPiece
from publish.model.dispatch import Correction, Dispatch, ListedLink
from publish.model.figures import Figure
from publish.model.inlines import Link, Text
from publish.model.pagination import PageStart
from publish.model.walk import heading_ranks, plain


def dispatch_view(dispatch: Dispatch, house: House, *, rights: str, starts: Sequence[PageStart]) -> DispatchView:
    """The view of a dispatch; ``rights`` is what it says of them where that differs from the edition."""
    return _DispatchWriter(dispatch, house, starts).view(rights)


_LENGTHS: tuple[tuple[HeadlineLength, int], ...] = (("short", 45), ("medium", 90))
"""The most characters of headlines that are not long."""


class _DispatchWriter:
    def __init__(self, dispatch: Dispatch, house: House, starts: Sequence[PageStart]) -> None:
        self._dispatch = dispatch
        self._house = house
        self._marks = PageMarks(starts)
        ranks = heading_ranks(dispatch)
        self._notes = NoteWriter(house, key=dispatch.key, notes=dispatch.notes, lang=dispatch.lang, ranks=ranks)
        self._lines = InlineWriter(house, key=dispatch.key, calls=self._notes, marks=self._marks)
        self._blocks = BlockWriter(house, self._lines, ranks)

    def view(self, rights: str) -> DispatchView:
        dispatch, house = self._dispatch, self._house
        # In the order of the book: a page's mark, a note's first call and a lead-in go to what is written first.
        page_marks = self._marks.opening()
        dateline = self._dateline()
        opening = self._opening(placed=bool(dateline.strip()))
        placed = dateline if dateline.strip() else Markup()
        printed = bool(self._dateline(epub=False).strip())
        body = self._blocks.write_body(
            dispatch.blocks, dispatch.lang, placed, printed=printed, initial=not dispatch.run_on
        )
        corrections = tuple(self._correction(index, each) for index, each in enumerate(dispatch.corrections))
        rights_line = self._blocks.piece((Text(rights),) if rights else (), dispatch.lang, "rights")
        notes = tuple(self._note(index) for index, _ in self._notes.at_end())
        self._marks.finish()
        id = Markup(' id="{}"').format(house.addresses.id(dispatch.key, ""))
        return DispatchView(
            key=dispatch.key,
            attributes=id + house.attributes.language(dispatch.lang),
            words_attributes=house.attributes.language(house.strings.language, dispatch.lang),
            brief=dispatch.run_on,
            leads=bool(dispatch.blocks) and isinstance(first := dispatch.blocks[0], Figure) and bool(first.picture),
            opens="" if dispatch.run_on else dispatch.opening,
            opening=opening,
            body=body,
            corrections=corrections,
            notes=notes,
            links=self._links(),
            rights=rights_line,
            page_marks=page_marks,
        )

    def _opening(self, *, placed: bool) -> OpeningView:
        """``placed``: the dateline stands in the text."""
        dispatch = self._dispatch
        headline = dispatch.headline or (Text(dispatch.label or dispatch.slug),)
        kicker = (Text(dispatch.kicker),) if dispatch.kicker else ()
        written = (Text(dispatch.dateline.text),) if dispatch.dateline and not placed else ()
        return OpeningView(
            kicker=self._blocks.piece(kicker, dispatch.lang, "kicker"),
            headline=self._blocks.piece(headline, dispatch.lang, "headline") or ViewPiece(Markup()),
            generated=not dispatch.headline,
            standfirst=self._blocks.piece(dispatch.standfirst, dispatch.lang, "standfirst"),
            byline=self._byline(),
            dates=self._dates(),
            dateline=self._blocks.piece(written, dispatch.lang, "dateline"),
            length=_length(plain(headline)),
        )

    def _byline(self) -> BylineView | None:
        if piece := self._blocks.piece(self._dispatch.byline, self._dispatch.lang, "byline"):
            return BylineView(piece.attributes, piece.text, verbatim=True)
        if not (text := compose_byline(self._dispatch.credits, self._house.strings)):
            return None
        return BylineView(self._house_attributes("byline"), text, verbatim=False)

    def _dates(self) -> DatesView | None:
        day, updated = self._dispatch.date, _day(self._dispatch.updated)
        later = updated if updated and (day is None or updated > day) else None
        if day is None and later is None:
            return None
        strings = self._house.strings
        return DatesView(
            attributes=self._house_attributes("date"),
            date=strings.date(day) if day else "",
            iso_date=day.isoformat() if day else "",
            updated=strings.words["updated"].format(date=strings.date(later)) if later else Markup(),
        )

    def _house_attributes(self, path: str) -> Markup:
        attributes = self._house.attributes
        return attributes.language(self._house.strings.language, self._dispatch.lang) + attributes.path(path)

    def _dateline(self, **told: bool) -> Markup:
        """What the theme writes before the first words; ``told`` is what the page asks of the part."""
        dateline = self._dispatch.dateline
        return self._house.templates.render("parts/dateline.html", dateline, **told) if dateline else Markup()

    def _correction(self, index: int, correction: Correction) -> CorrectionView:
        piece = self._blocks.piece(correction.text, self._dispatch.lang, f"c{index}") or ViewPiece(Markup())
        return CorrectionView(
            attributes=piece.attributes,
            date=self._house.strings.date(correction.date),
            iso_date=correction.date.isoformat(),
            date_attributes=self._house.attributes.language(self._house.strings.language, self._dispatch.lang),
            text=piece.text,
        )

    def _note(self, index: int) -> NoteView:
        note = self._dispatch.notes[index]
        before = self._notes.backlink(note.label)
        body = self._blocks.write(note.blocks, self._dispatch.lang, prefix=f"n{index}.", before=before)
        return self._notes.view(note.label, body)

    def _links(self) -> LinksView | None:
        listed = self._dispatch.links
        if not listed or self._house.epub:
            return None
        language = self._house.attributes.language(self._house.strings.language, self._dispatch.lang)
        return LinksView(language, tuple(map(self._listed, listed)))

    def _listed(self, link: ListedLink) -> ListedLinkView:
        piece = self._blocks.piece((Link((Text(link.address),), link.href),), self._dispatch.lang, f"l{link.number}")
        assert piece is not None
        return ListedLinkView(piece.attributes, link.number, piece.text, self._house.code(link.code))


def _length(headline: str) -> HeadlineLength:
    return next((name for name, most in _LENGTHS if len(headline) <= most), "long")


def _day(day: datetime.date | datetime.datetime | None) -> datetime.date | None:
    return day.date() if isinstance(day, datetime.datetime) else day
