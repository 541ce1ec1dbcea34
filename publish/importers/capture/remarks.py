"""What a reading says of a page: what was left out, merged, made, missed, lost or in doubt, line by line."""

from collections.abc import Iterable, Iterator, Sequence

from publish.diagnostics import Diagnostic, Span, finding
from publish.importers.capture.labels import Label, LineVerdict, PagePiece
from publish.importers.capture.openings import UNKNOWN
from publish.importers.capture.profiles import SiteProfile
from publish.importers.capture.shapes import key
from publish.model.dispatch import Dispatch
from publish.model.figures import Figure

_EXCERPT = 60


def remarks(
    pieces: Sequence[PagePiece], dispatches: Sequence[Dispatch], profile: SiteProfile, path: str
) -> tuple[Diagnostic, ...]:
    """The findings of a reading, in the order of the page; those of the page as a whole come last."""
    findings = [*_of_lines(pieces, profile, path), *_of_dispatches(dispatches)]
    return (*sorted(findings, key=lambda diagnostic: diagnostic.at.line), *_of_page(pieces, dispatches, path))


def excerpt(text: str) -> str:
    """A text in quotes, cut where it is long."""
    return f"“{text if len(text) <= _EXCERPT else text[: _EXCERPT - 1].rstrip() + '…'}”"


def _of_lines(pieces: Iterable[PagePiece], profile: SiteProfile, path: str) -> Iterator[Diagnostic]:
    for piece in pieces:
        at, words = piece.span(path), excerpt(piece.text)
        if piece.label is Label.LOAD_MORE:
            yield finding("capture-partial", f"{words} says that the page holds more than was saved", at)
        if piece.verdict is LineVerdict.LEFT_OUT:
            yield finding("capture-chrome", f"{words} is no part of the newsletter and was left out", at)
            continue
        if piece.verdict is LineVerdict.UNSURE:
            yield _unsure(piece, words, at)
        if piece.repeats:
            message = f"the caption {words} stands {len(piece.repeats) + 1} times and was kept once"
            yield finding("capture-merged", message, at)
        elif len(piece.lines) > 1:
            yield finding("capture-merged", f"{len(piece.lines)} lines are one paragraph", at, hint="Nothing to do.")
        for line in piece.lines:
            if link := next((link for link in profile.links if link in key(line.text)), ""):
                message = f"“{link}” was a link, and its address was not saved"
                yield finding("capture-link-lost", message, Span(path, line.number, 1))


def _unsure(piece: PagePiece, words: str, at: Span) -> Diagnostic:
    if piece.reason == UNKNOWN:
        return finding("capture-publication-unknown", f"{words} was taken for the headline and names {UNKNOWN}", at)
    return finding("capture-unsure", f"{words} was taken for a {piece.label}: {piece.reason}", at)


def _of_dispatches(dispatches: Sequence[Dispatch]) -> Iterator[Diagnostic]:
    for dispatch in dispatches:
        if not dispatch.headline:
            yield finding("headline-missing", f"{dispatch.slug} has no headline on the page", dispatch.span)
            message = f"the label “{dispatch.label}” and the name {dispatch.slug} were made"
            yield finding("capture-generated", message, dispatch.span, hint="Write a headline.")
        if not dispatch.credits:
            yield finding("capture-missing", f"{dispatch.slug} does not say who wrote it", dispatch.span)
        for block in dispatch.blocks:
            if isinstance(block, Figure):
                yield finding("capture-missing", "the picture is missing, and so is its description (alt)", block.span)


def _of_page(pieces: Iterable[PagePiece], dispatches: Sequence[Dispatch], path: str) -> Iterator[Diagnostic]:
    at = Span(path)
    if not any(dispatch.blocks for dispatch in dispatches):
        yield finding("capture-empty", "the page holds no text of a dispatch", at)
        return
    named = any(piece.label is Label.PUBLICATION for piece in pieces)
    headed = any(dispatch.headline for dispatch in dispatches)
    source = "the newsletter" if named else "its first headline" if headed else "its folder"
    yield finding("capture-generated", f"the edition is called after {source}", at, hint="Give it its own title.")
    if not any(dispatch.date for dispatch in dispatches):
        hint = "Give the edition its date."
        yield finding("capture-missing", "the page shows no date, and none was made up", at, hint=hint)
    if not named:
        yield finding("capture-missing", "the page names no known publication", at)
