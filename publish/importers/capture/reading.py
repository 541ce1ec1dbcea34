"""A saved page read whole: the passes in their order, and what they found as one value."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from publish.diagnostics import Outcome
from publish.importers.capture.dispatches import dispatch, slugs
from publish.importers.capture.headings import headed
from publish.importers.capture.labels import Label, LabelledLine, LineVerdict, PagePiece, labelled, settle
from publish.importers.capture.languages import detect
from publish.importers.capture.lines import split
from publish.importers.capture.names import names_said
from publish.importers.capture.notices import footer
from publish.importers.capture.openings import opened
from publish.importers.capture.pages import SavedPage, page, segments, trimmed
from publish.importers.capture.phrases import Phrasebook, phrasebook
from publish.importers.capture.profiles import SiteProfile, choose
from publish.importers.capture.remarks import remarks
from publish.model.dispatch import Dispatch
from publish.model.edition import Notice
from publish.model.walk import plain


@dataclass(frozen=True, slots=True)
class Capture:
    """What a saved page holds."""

    path: str
    """The page's file, as the findings name it."""
    profile: str
    """The profile that it was read by."""
    publication: str
    """The newsletter's name as the page shows it; empty when it shows none that is known."""
    title: str
    """A title for the edition: the newsletter's name, else the first headline; empty when the page shows neither."""
    language: str
    """BCP 47 tag of the page."""
    captured: datetime
    """When the page was saved, as the caller says; no date is read from the clock."""
    dispatches: tuple[Dispatch, ...]
    """The dispatches, in the order of the page."""
    notices: tuple[Notice, ...]
    """The newsletter footer, in order."""
    labels: tuple[LabelledLine, ...]
    """Every line of the page that shows something, in order."""
    partial: bool
    """Whether the page said that it holds more than was saved."""

    @classmethod
    def nothing(cls, path: str, captured: datetime) -> "Capture":
        """What is known of a page that could not be read."""
        return cls(path, "", "", "", "", captured, (), (), (), partial=True)

    def count(self, verdict: LineVerdict) -> int:
        """How many lines have a verdict."""
        return sum(line.verdict is verdict for line in self.labels)


def read(
    text: str,
    path: str,
    *,
    profiles: Sequence[SiteProfile],
    captured: datetime,
    language: str = "en",
    names: Sequence[str] = (),
) -> Outcome[Capture]:
    """The dispatches and notices of a saved page, with a finding for all that was left out, merged, made or in doubt.

    ``text`` is decoded and mended (:mod:`publish.importers.source`), ``captured`` aware of its zone; ``language`` is
    that of a page that does not tell another; ``names`` are what the newsletter is called in the
    project. Line numbers of spans and labels are those of the text. A page
    without any text of a dispatch is ``capture-empty``; a line that got no label, or two, is ``capture-unlabelled``:
    with either the result must not be written.
    """
    lines = split(text)
    spoken = detect(lines, profiles, language)
    profile = choose(profiles, lines, spoken.language)
    book = phrasebook(profile.words)
    profile = replace(profile, publications=(*profile.publications, *names_said(lines, profile, book, names)))
    parts = page(lines, profile, book)
    below = footer(parts.foot, profile, path, book)
    above = [piece for piece in parts.head if piece.label is Label.PARAGRAPH]
    groups = _with_strays(_groups(parts, book), above, below.strays)
    pieces = [piece for group in groups for piece in group]
    pieces += [piece for piece in parts.head if groups == [] or piece.label is not Label.PARAGRAPH]
    pieces += [*parts.chrome, *below.pieces, *(below.strays if groups == [] else ())]
    sheet = settle(lines, labelled(pieces), path)
    tongue = profile.language or spoken.language
    found = _named(groups, book, tongue, path)
    capture = Capture(
        path=path,
        profile=profile.name,
        publication=parts.publication,
        title=parts.publication or next((plain(piece.headline) for piece in found if piece.headline), ""),
        language=tongue,
        captured=captured,
        dispatches=found,
        notices=below.notices,
        labels=sheet.value,
        partial=any(piece.label is Label.LOAD_MORE for piece in pieces),
    )
    told = () if profile.language else spoken.findings(path, language)
    return Outcome(capture, (*sheet.diagnostics, *told, *remarks(pieces, found, profile, path, book)))


def _groups(parts: SavedPage, book: Phrasebook) -> list[tuple[PagePiece, ...]]:
    """The pieces of each dispatch, labelled."""
    subject = not parts.publication
    first, *others = segments(opened(parts.body, book, subject=subject), book, parts.ends) or ((),)
    groups = [first, *(opened(other, book, subject=False) for other in others)]
    return [trimmed(headed(group, book)) for group in groups if group]


def _with_strays(
    groups: list[tuple[PagePiece, ...]], above: Sequence[PagePiece], below: Sequence[PagePiece]
) -> list[tuple[PagePiece, ...]]:
    """The dispatches with what stood above and below the text and is known nowhere: no word is lost."""
    if not groups:
        return []
    first = tuple(sorted((*above, *groups[0]), key=lambda piece: piece.first))
    groups = [first, *groups[1:]]
    return [*groups[:-1], (*groups[-1], *below)]


def _named(groups: Sequence[Sequence[PagePiece]], book: Phrasebook, language: str, path: str) -> tuple[Dispatch, ...]:
    headlines = [next((piece.text for piece in group if piece.label is Label.HEADLINE), "") for group in groups]
    return tuple(
        dispatch(group, book, slug=slug, language=language, path=path)
        for group, slug in zip(groups, slugs(headlines), strict=True)
    )
