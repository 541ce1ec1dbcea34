"""The cover of a print edition, from a prepared edition to a PDF of one page in a sink."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import BinaryIO

from publish.config.cover import Cover, Paper
from publish.diagnostics import Diagnostic, Outcome, Severity
from publish.fonts.unset import unset
from publish.markup.attributes import Target
from publish.markup.compositor import Compositor
from publish.markup.direction import direction
from publish.model.edition import Edition
from publish.model.facts import GalleyFacts, SetSheet
from publish.model.matter import FrontAndBackMatter
from publish.pdf.cover.bind import CoverSheet, bind
from publish.pdf.cover.coding import Trade, coding
from publish.pdf.cover.dimensions import Dimensions
from publish.pdf.cover.flow import CoverMaterials, Fit, SetCover, fitted, written
from publish.pdf.cover.geometry import wrap
from publish.pdf.cover.photo import COVER_CROPPED, COVER_PHOTO_LEFT_OUT, Blank, FrontPhoto, Studio, cut_off, frame_ppi
from publish.pdf.cover.spine import spine_words
from publish.pdf.cover.tokens import tokens
from publish.pdf.cover.words import COVER_CROWDED, cover_view
from publish.pdf.galley import Composition
from publish.pdf.metadata import DocumentInfo
from publish.pdf.style import PrintStyle

_CROPPED = 0.08
"""A finished cover may lose this share of itself to the printer's format without a word."""
_PANELS = {"front": "the front", "back": "the back"}


@dataclass(frozen=True, slots=True)
class PrintedCover:
    """What is known of a cover once it is bound."""

    dimensions: Dimensions
    """Its measures."""
    facts: GalleyFacts
    """Where everything stands on its art, the bars left out."""
    sheet: SetSheet
    """Its words."""


def build(
    edition: Edition,
    matter: FrontAndBackMatter,
    *,
    style: PrintStyle,
    cover: Cover,
    paper: Paper,
    pages: int,
    trade: Trade,
    photo: FrontPhoto | None,
    studio: Studio,
    styles: Mapping[str, str],
    templates: Sequence[Mapping[str, str]],
    modified: datetime,
    sink: BinaryIO,
    sources: str = "",
) -> Outcome[PrintedCover]:
    """Set and bind the cover of a book of so many pages into ``sink``; the same arguments give the same bytes.

    ``cover`` is what the printer asks for, ``styles`` are the style sheets of covers by name, ``templates`` the theme's
    and the project's. A photo too small for its frame is left out, and a finding says so; a picture that the edition
    names as its cover has to be smaller by half. ``sources`` is the hash of what the book is made of.
    """
    blank = Blank(*([photo] if photo else []))
    compositor = Compositor(edition, target=Target.PRINT, gallery=blank, templates=templates)
    on = wrap(style.printer.trim, cover, paper, pages, "right" if direction(edition.language) == "rtl" else "left")
    coded = coding(edition, trade, cover, on, compositor.strings)
    spine = spine_words(on, cover, pages=pages, type_min=style.printer.type_min)
    view = cover_view(matter, compositor, coded.value, photo)
    table = CoverMaterials(compositor, view, on, style.apart(styles, tokens(on, coded.value)), style.fonts)
    fit = Fit(spine=spine.size, lines=len(view.lines), photo=photo is not None)
    setting = fitted(table, blank, fit, spine_least=spine.least)
    findings = [*coded.diagnostics]
    if photo and setting.frame and (ppi := frame_ppi(photo, setting.frame)) < _least(photo, style.printer.ppi_min):
        coarse = f"has {ppi:.0f} pixels an inch on the cover; the printer asks for {style.printer.ppi_min}"
        findings.append(_left_out(photo, coarse, edition))
        setting = fitted(table, blank, replace(fit, photo=False), spine_least=spine.least)
    elif photo and not setting.fit.photo:
        findings.append(_left_out(photo, "leaves the words no room", edition))
    composition = _composed(table, setting, photo, studio, style.printer.ppi_scale, blank)
    art = composition.plain()
    findings += [*_remarks(setting, photo, edition), *_missing(composition, edition)]
    sheet = CoverSheet(on, style.printer.slug, style.printer.marks, style.output)
    facts = _facts(edition, matter, str(compositor.strings.words["cover"]), modified, sources)
    grey = style.printer.colour != "cmyk"
    bind(art, tuple(coded.value.bars), sheet, fonts=style.fonts, facts=facts, grey=grey, sink=sink)
    why = spine.why if setting.fit.spine or not spine.size else "none: the words are too long for it"
    dimensions = Dimensions(pages, paper, cover.spine.constant, on, style.printer.slug, why, coded.value)
    return Outcome(PrintedCover(dimensions, composition.measure(), SetSheet(composition.texts()[0])), tuple(findings))


def _composed(
    table: CoverMaterials, setting: SetCover, photo: FrontPhoto | None, studio: Studio, ppi: int, blank: Blank
) -> Composition:
    """The cover with its picture, made ready for the frame that it turned out to have."""
    if photo is None or setting.frame is None:
        return table.typesetter(blank).compose(written(setting.root))
    scale = min(1.0, ppi / frame_ppi(photo, setting.frame))
    gallery = studio.developed(photo.source, width=photo.width * scale / ppi * 72)
    found, before = gallery.rendition(photo.source), blank.rendition(photo.source).name
    for image in setting.root.iter("img"):
        if before in image.get("src", ""):
            image.set("src", image.get("src", "").replace(before, found.name))
            image.set("width", str(found.width))
            image.set("height", str(found.height))
    return table.typesetter(gallery).compose(written(setting.root))


def _least(photo: FrontPhoto, asked: int) -> float:
    """The fewest pixels an inch that are printed: what the edition names as its cover stays as long as it is no blur.

    Preflight of the cover says that it is coarse; a photo of a dispatch was the program's choice, and gives way.
    """
    return asked if photo.dispatch else asked / 2


def _left_out(photo: FrontPhoto, why: str, edition: Edition) -> Diagnostic:
    severity = Severity.NOTE if photo.dispatch else Severity.WARNING
    return COVER_PHOTO_LEFT_OUT.finding(f"“{photo.source}” {why}", edition.span, severity=severity)


def _remarks(setting: SetCover, photo: FrontPhoto | None, edition: Edition) -> Iterator[Diagnostic]:
    for panel in setting.crowded:
        yield COVER_CROWDED.finding(f"the words on {_PANELS.get(panel, panel)} of the cover do not fit", edition.span)
    if photo and not photo.dispatch and setting.frame and (share := cut_off(photo, setting.frame)) > _CROPPED:
        yield COVER_CROPPED.finding(f"the printer's format cuts off {share:.0%} of “{photo.source}”", edition.span)


def _missing(composition: Composition, edition: Edition) -> Iterator[Diagnostic]:
    if missing := composition.missing():
        yield unset(missing, at=edition.span, where=" (on the cover)")


def _facts(edition: Edition, matter: FrontAndBackMatter, cover: str, modified: datetime, sources: str) -> DocumentInfo:
    return DocumentInfo(
        title=f"{edition.full_title} ({cover})",
        authors=tuple(person.name for person in matter.people),
        language=edition.language,
        description=edition.description,
        subjects=edition.subjects,
        rights=edition.rights,
        publisher=edition.publication.publisher,
        identifier=f"{edition.identifier}#cover",
        modified=modified,
        accessible=False,
        sources=sources,
        mining=edition.publication.mining,
    )
