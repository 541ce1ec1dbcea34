"""The print edition, from a prepared edition to a bound book in a sink."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import BinaryIO

from publish.config.book import DispatchStarts
from publish.config.geometry import Edge
from publish.config.limits import LIMIT_EXCEEDED
from publish.diagnostics import PROGRAM_FAILED, Diagnostic, Outcome, Refused
from publish.errors import OverLimit
from publish.fonts.unset import unset
from publish.markup.attributes import Target
from publish.markup.compositor import Compositor
from publish.markup.direction import direction
from publish.model.assets import Gallery
from publish.model.edition import Edition
from publish.model.facts import SetSheet, places
from publish.model.figures import Figure, Missing
from publish.model.matter import CONTENTS, ContentsEntry, FrontAndBackMatter
from publish.model.walk import blocks_of, plain
from publish.pdf.binding import BoundBook, Finish, bind, total_pages
from publish.pdf.boxes import BoundSheet
from publish.pdf.codes import WithCodes
from publish.pdf.flows import USUAL_LISTS, Flow, ListForms, blank, flows, printed_contents
from publish.pdf.folios import Head, fitted, heads
from publish.pdf.galley import Galley
from publish.pdf.head_setting import HeadSetter, SetHeads, set_heads
from publish.pdf.metadata import DocumentInfo
from publish.pdf.outline import OutlineEntry
from publish.pdf.page_estimate import guessed_rooms
from publish.pdf.page_starts import PageStarts, page_starts, with_blanks
from publish.pdf.record import PrintedBook
from publish.pdf.setting import set_flows
from publish.pdf.style import PrintStyle
from publish.pdf.workshop import FlowJob, Setter, Workshop, heaviest

_HAIR = 0.01
_HOLE = 0.06
"""By how many ems a room may be wider than its number before it shows as a hole."""
_ROUNDS = 4
"""How often flows are set once more for the numbers of pages in them."""
_PATIENT = 2
"""How often for a number that became shorter."""
_UNSETTLED = "Take one of its references to a page out, or change some words of it."
_FAILED = (
    "Check the theme's style sheets and parts for extreme values, such as a length far larger than the page. "
    "If you find none, report this with the output of --debug."
)
"""What to do where setting fails: a style sheet can ask for what no library can reckon."""


def build(
    edition: Edition,
    matter: FrontAndBackMatter,
    *,
    style: PrintStyle,
    gallery: Gallery,
    templates: Sequence[Mapping[str, str]],
    modified: datetime,
    sink: BinaryIO,
    forms: ListForms = USUAL_LISTS,
    starts: DispatchStarts = "next",
    setter: Setter | None = None,
    head_setter: HeadSetter = set_heads,
    sources: str = "",
) -> Outcome[PrintedBook]:
    """Set and bind an edition into ``sink``; the same arguments give the same bytes.

    ``templates`` are the theme's and the project's, the first one counts. Findings name blocks by dispatch and path.
    ``forms`` is what the edition chooses for its lists.
    ``starts`` says on which pages dispatches begin.
    ``setter`` sets the flows, by default :func:`publish.pdf.setting.set_flows`; where it gives one up, all the others
    are set, and :class:`publish.diagnostics.Refused` says which take too long.
    ``head_setter`` sets running heads and folios.
    ``sources`` is the hash of what the book is made of.
    """
    compositor = Compositor(
        edition, target=Target.PRINT, gallery=gallery, templates=templates, printer=style.printer.name
    )
    faces = tuple(dict.fromkeys((style.theme.roles.text, style.theme.roles.display, style.theme.roles.sans)))
    printed = replace(matter, contents=printed_contents(matter.contents, forms))
    plan = tuple(flows(edition, printed, compositor, faces, starts=starts, forms=forms))
    plan, galleys, style = _set_until_margins_agree(
        plan, compositor, style, WithCodes(gallery, style.printer.colour), setter or set_flows
    )
    book = page_starts([len(galley.facts.pages) for galley in galleys])
    accessible = style.printer.ua and _described(edition)
    entries = (OutlineEntry(str(compositor.strings.words["contents"]), CONTENTS), *map(_entry, matter.contents))
    facts = DocumentInfo(
        title=edition.full_title,
        authors=tuple(person.name for person in matter.people),
        language=edition.language,
        description=edition.description,
        subjects=edition.subjects,
        rights=edition.rights,
        publisher=edition.publication.publisher,
        identifier=edition.identifier,
        modified=modified,
        accessible=accessible,
        sources=sources,
        mining=edition.publication.mining,
    )
    finish = _finish(style, "right" if direction(edition.language) == "rtl" else "left")
    folios, shown = _folios(plan, galleys, book, compositor, style, gallery, finish.sheet, head_setter)
    bind(BoundBook(galleys, book, (folios.pdf, folios.faces), style.fonts, entries, facts), finish, sink)
    pages = total_pages(book, finish.multiple)
    record = PrintedBook(
        tuple(galley.facts for galley in galleys), book, pages, accessible, style.area, finish.sheet, shown
    )
    return Outcome(record, tuple(_missing(galleys, style)))


def _finish(style: PrintStyle, bound: Edge) -> Finish:
    """What the printer's file says of the bound book."""
    printer = style.printer
    sheet = BoundSheet(printer.trim.width, printer.trim.height, style.shift, printer.bleed, printer.slug, bound)
    return Finish(
        sheet,
        style.output,
        marks=printer.marks,
        multiple=printer.page_multiple,
        links=printer.links,
        outline=printer.outline,
    )


def _missing(galleys: Sequence[Galley], style: PrintStyle) -> Iterator[Diagnostic]:
    """Characters that no face of the theme has: what the check of the content should have told."""
    for galley in galleys:
        if galley.missing:
            block = galley.facts.dispatches[0] if galley.facts.dispatches else ""
            yield unset(galley.missing, brought=[pack.file for pack in style.theme.fonts], block=block)


def _set_until_margins_agree(
    plan: Sequence[Flow], compositor: Compositor, style: PrintStyle, gallery: Gallery, setter: Setter
) -> tuple[tuple[Flow, ...], tuple[Galley, ...], PrintStyle]:
    """Set every flow, and blank pages before those that begin on rectos, with the margins that so many pages ask for.

    A wider spine moves the text and keeps its measure as long as it can; where the measure changes all is set anew,
    until pages and margins agree. Where two settings ask for each other, the one with more white at the spine stays.
    """
    pages, seen = 1, set[int]()
    while True:
        fitting = style.bound(pages)
        bound, galleys = _set_plan(plan, compositor, fitting, gallery, setter)
        seen.add(pages)
        pages = -(-sum(len(galley.facts.pages) for galley in galleys) // style.printer.page_multiple)
        pages *= style.printer.page_multiple
        final = style.bound(pages)
        if abs(final.printer.measure - fitting.printer.measure) < _HAIR:
            return bound, galleys, final
        if pages in seen and fitting.printer.measure < final.printer.measure:
            return bound, galleys, fitting


def _set_plan(
    plan: Sequence[Flow], compositor: Compositor, style: PrintStyle, gallery: Gallery, setter: Setter
) -> tuple[tuple[Flow, ...], tuple[Galley, ...]]:
    """Flows and galleys in the order of the book, with blank pages before those that begin on rectos.

    Those whose "page N" has another number of digits than room was kept for are set once more.

    A number never changes a line, but a room that is too wide shows as a hole in it, and one too narrow holds nothing.
    Where lengths and numbers chase each other a hole is put up with; :class:`Refused` where no number of rounds is
    enough for rooms that hold theirs.
    """
    shop = Workshop(style.text(), style.fonts, gallery, style.aims)
    texts = [compositor.render("print/flow.html", flow) for flow in plan]
    guessed = zip(plan, texts, guessed_rooms(texts, style), strict=True)
    jobs = [FlowJob(text, rooms if flow.kind == "dispatches" else {}) for flow, text, rooms in guessed]
    galleys = _galleys_of(setter, shop, jobs)
    empty = blank(compositor.edition.language)
    for turn in range(_ROUNDS + 1):
        order = with_blanks([len(galley.facts.pages) for galley in galleys], [flow.recto for flow in plan])
        wanted = [FlowJob(compositor.render("print/flow.html", empty), {})] if None in order else []
        blanks = _galleys_of(setter, shop, wanted)
        placed = [blanks[0] if number is None else galleys[number] for number in order]
        book = page_starts([len(galley.facts.pages) for galley in placed])
        where = places([galley.facts for galley in placed], book.starts)
        folios = {target: str(page + 1) for target, (page, _) in where.items()}
        stale = [
            number
            for number, (flow, galley) in enumerate(zip(plan, galleys, strict=True))
            if _is_narrow(flow, galley, folios) or (turn < _PATIENT and _has_holes(flow, galley, folios))
        ]
        if not stale:
            return tuple(empty if number is None else plan[number] for number in order), tuple(placed)
        if turn < _ROUNDS:
            anew = [FlowJob(texts[number], _rooms(galleys[number], folios)) for number in stale]
            again = _galleys_of(setter, shop, anew)
            for number, galley in zip(stale, again, strict=True):
                galleys[number] = galley
    what = "the numbers of the pages that it points to never settle"
    raise Refused([PROGRAM_FAILED.finding(what, block=heaviest(texts[number]), hint=_UNSETTLED) for number in stale])


def _galleys_of(setter: Setter, shop: Workshop, jobs: Sequence[FlowJob]) -> list[Galley]:
    """Set flows, all of them; :class:`Refused` with those that take too long, or that setting fails at."""
    galleys: list[Galley] = []
    findings: list[Diagnostic] = []
    for job, made in zip(jobs, setter(shop, jobs), strict=True):
        if isinstance(made, Galley):
            galleys.append(made)
        elif isinstance(made, OverLimit):
            findings.append(LIMIT_EXCEEDED.finding(f"this cannot be set: {made.message}", block=heaviest(job.flow)))
        else:
            findings.append(PROGRAM_FAILED.finding("this cannot be set", block=heaviest(job.flow), hint=_FAILED))
    if findings:
        raise Refused(findings)
    return galleys


def _is_narrow(flow: Flow, galley: Galley, folios: Mapping[str, str]) -> bool:
    """Whether a room of a galley does not hold its number."""
    if flow.kind == "dispatches":
        return any(room < -_HOLE for room in _spare(galley, folios))
    references = (reference for page in galley.facts.pages for reference in page.references)
    return any(reference.digits < len(folios[reference.target]) for reference in references)


def _has_holes(flow: Flow, galley: Galley, folios: Mapping[str, str]) -> bool:
    """Whether a room of a galley is wider than its number, and shows; in lists they stand at the margin."""
    return flow.kind == "dispatches" and any(room > _HOLE for room in _spare(galley, folios))


def _spare(galley: Galley, folios: Mapping[str, str]) -> Iterator[float]:
    """By how much each room is wider than its number, in ems of its type."""
    wanted = _rooms(galley, folios)
    references = (reference for page in galley.facts.pages for reference in page.references)
    return (reference.room / 1000 - wanted[reference.target] for reference in references)


def _rooms(galley: Galley, folios: Mapping[str, str]) -> dict[str, float]:
    """How wide the room for each target's page number must be, in ems of its type."""
    references = [reference for page in galley.facts.pages for reference in page.references]
    return {ref.target: len(folios[ref.target]) * ref.digit / 1000 for ref in references}


def _folios(
    plan: Sequence[Flow],
    galleys: Sequence[Galley],
    book: PageStarts,
    compositor: Compositor,
    style: PrintStyle,
    gallery: Gallery,
    sheet: BoundSheet,
    set_heads: HeadSetter,
) -> tuple[SetHeads, tuple[SetSheet, ...]]:
    shop = Workshop(style.running_heads(), style.fonts, gallery, style.aims)

    def done(shown: Sequence[Head], *, write: bool) -> SetHeads:
        return set_heads(shop, compositor.render("print/heads.html", shown), write=write)

    shown = heads([galley.facts for galley in galleys], [flow.heading for flow in plan], book, sheet)
    shown = fitted(shown, lambda some: done(some, write=False).crowded if some else ())
    art = done(shown, write=True)
    return art, tuple(
        SetSheet(own, (head.running, head.number, head.folio)) for head, own in zip(shown, art.texts, strict=True)
    )


def _described(edition: Edition) -> bool:
    """Whether every picture has a description or is decorative."""
    figures = (b for d in edition.dispatches for _, b in blocks_of(d) if isinstance(b, Figure) and b.picture)
    return not any(isinstance(figure.picture.alt, Missing) for figure in figures if figure.picture)


def _entry(line: ContentsEntry) -> OutlineEntry:
    return OutlineEntry(plain(line.title), line.target, tuple(map(_entry, line.children)))
