"""What a reading says of a page: what was left out, merged, made, missed, lost or in doubt, line by line."""

import re
from collections.abc import Iterable, Iterator, Sequence

from publish.diagnostics import Diagnostic, Rule, Severity, Span
from publish.importers.capture.furniture import length
from publish.importers.capture.labels import Label, LineVerdict, PagePiece
from publish.importers.capture.openings import UNKNOWN
from publish.importers.capture.phrases import Phrasebook
from publish.importers.capture.profiles import SiteProfile
from publish.importers.capture.shapes import key
from publish.importers.frontmatter import HEADLINE_MISSING
from publish.model.dispatch import Dispatch
from publish.model.figures import Figure

_EXCERPT = 60


def remarks(
    pieces: Sequence[PagePiece], dispatches: Sequence[Dispatch], profile: SiteProfile, path: str, book: Phrasebook
) -> tuple[Diagnostic, ...]:
    """The findings of a reading, in the order of the page; those of the page as a whole come last."""
    findings = [*_of_lines(pieces, profile, path, book), *_of_dispatches(dispatches)]
    return (*sorted(findings, key=lambda diagnostic: diagnostic.at.line), *_of_page(pieces, dispatches, path))


def excerpt(text: str) -> str:
    """A text in quotes, cut where it is long."""
    return f"“{text if len(text) <= _EXCERPT else text[: _EXCERPT - 1].rstrip() + '…'}”"


CAPTURE_CHROME = Rule(
    "capture-chrome",
    Severity.NOTE,
    "Lines of the page that are no part of the newsletter were left out.",
    "Nothing to do.",
    apart=True,
)

CAPTURE_PARTIAL = Rule(
    "capture-partial",
    Severity.WARNING,
    "The page said that there is more to load: the capture does not hold all of it.",
    "Load the whole page and save it again.",
    apart=True,
)

CAPTURE_MERGED = Rule(
    "capture-merged",
    Severity.NOTE,
    "Lines that say the same, most often a picture's description and caption, or are one paragraph, became one.",
    "Keep the words as the caption, and describe the picture in the square brackets of its image line.",
    apart=True,
)

CAPTURE_LINK_LOST = Rule(
    "capture-link-lost",
    Severity.WARNING,
    "The words of a link were kept, but where it led was not saved.",
    "Add the address.",
    apart=True,
)


def _of_lines(pieces: Iterable[PagePiece], profile: SiteProfile, path: str, book: Phrasebook) -> Iterator[Diagnostic]:
    for piece in pieces:
        at, words = piece.span(path), excerpt(piece.text)
        if piece.label is Label.LOAD_MORE:
            yield CAPTURE_PARTIAL.finding(f"{words} says that the page holds more than was saved", at)
        if piece.verdict is LineVerdict.LEFT_OUT:
            yield _left_out(piece, words, at)
            continue
        if piece.verdict is LineVerdict.UNSURE:
            yield _unsure(piece, words, at)
        if piece.repeats:
            what = "headline" if piece.label is Label.HEADLINE else "caption"
            message = f"the {what} {words} stands {len(piece.repeats) + 1} times and was kept once"
            yield CAPTURE_MERGED.finding(message, at)
        elif len(piece.lines) > 1:
            yield CAPTURE_MERGED.finding(f"{len(piece.lines)} lines are one paragraph", at, hint="Nothing to do.")
        for line in piece.lines:
            if link := lost_link(line.text, profile, book):
                message = f"“{link}” was a link, and its address was not saved"
                yield CAPTURE_LINK_LOST.finding(message, Span(path, line.number, 1))


_LEFT_OUT = {
    Label.END: "says that a piece ends",
    Label.PLAYER: "is of a player, and what it plays is not in the page",
    Label.ADVERT: "is an advertisement",
    Label.PROMO: "leads to another piece",
    Label.CONTACT: "is an address",
    Label.MAIL_HEAD: "is of the head of a mail",
    Label.BREAK: "is a rule, and parts nothing here",
}
"""Why a line was left out, by its label; of all others it is no part of the newsletter."""


def _left_out(piece: PagePiece, words: str, at: Span) -> Diagnostic:
    why = _LEFT_OUT.get(piece.label, "is no part of the newsletter")
    if piece.label is Label.PLAYER and (time := length(piece.text)):
        why = f"{why}; it is {time} long"
    return CAPTURE_CHROME.finding(f"{words} {why} and was left out", at)


def lost_link(text: str, profile: SiteProfile, book: Phrasebook) -> str:
    """The words of a line that were a link, or empty: known ones, and a sentence that sends the reader somewhere."""
    if link := next((link for link in profile.links if link in key(text)), ""):
        return link
    for sentence in re.split(r"(?<=[.!?])\s+", text[:_SENTENCES]):
        short = len(sentence.split()) <= _LINK_WORDS
        if book.here.search(sentence) and short and book.has(sentence, book.words.leads):
            return sentence
        if short and (match := book.link.search(sentence)) and not match.start():
            return sentence
    return ""


_SENTENCES = 4000
_LINK_WORDS = 14
"""The most words of a sentence that was a link."""


CAPTURE_UNSURE = Rule(
    "capture-unsure",
    Severity.WARNING,
    "A line that could be two things was kept as a paragraph.",
    "Look at the line in the imported Markdown.",
    apart=True,
)

CAPTURE_PUBLICATION_UNKNOWN = Rule(
    "capture-publication-unknown",
    Severity.WARNING,
    "The first line names no known publication; it was taken for the headline.",
    "Name the publication in the profiles, or correct the headline.",
    apart=True,
)


def _unsure(piece: PagePiece, words: str, at: Span) -> Diagnostic:
    if piece.reason == UNKNOWN:
        return CAPTURE_PUBLICATION_UNKNOWN.finding(f"{words} was taken for the headline and names {UNKNOWN}", at)
    return CAPTURE_UNSURE.finding(f"{words} was taken for a {piece.label}: {piece.reason}", at)


CAPTURE_GENERATED = Rule(
    "capture-generated",
    Severity.NOTE,
    "Something that the page did not show was generated and is marked so.",
    "Replace it by the real words.",
    apart=True,
)

CAPTURE_MISSING = Rule(
    "capture-missing",
    Severity.NOTE,
    "The page does not show something that a dispatch or an edition usually has, and nothing was made up.",
    "Add it where it is known.",
    apart=True,
)


def _of_dispatches(dispatches: Sequence[Dispatch]) -> Iterator[Diagnostic]:
    for dispatch in dispatches:
        if not dispatch.headline:
            yield HEADLINE_MISSING.finding(f"{dispatch.slug} has no headline on the page", dispatch.span)
            message = f"the label “{dispatch.label}” and the name {dispatch.slug} were made"
            yield CAPTURE_GENERATED.finding(message, dispatch.span, hint="Write a headline.")
        if not dispatch.credits:
            yield CAPTURE_MISSING.finding(f"{dispatch.slug} does not say who wrote it", dispatch.span)
        for block in dispatch.blocks:
            if isinstance(block, Figure):
                yield CAPTURE_MISSING.finding("the picture is missing, and so is its description (alt)", block.span)


CAPTURE_EMPTY = Rule(
    "capture-empty",
    Severity.ERROR,
    "A page without the text of a dispatch makes no edition.",
    "Save the page as text once more, with everything loaded.",
    needed=True,
    apart=True,
)


def _of_page(pieces: Iterable[PagePiece], dispatches: Sequence[Dispatch], path: str) -> Iterator[Diagnostic]:
    at = Span(path)
    if not any(dispatch.blocks for dispatch in dispatches):
        yield CAPTURE_EMPTY.finding("the page holds no text of a dispatch", at)
        return
    named = any(piece.label is Label.PUBLICATION for piece in pieces)
    headed = any(dispatch.headline for dispatch in dispatches)
    source = "the newsletter" if named else "its first headline" if headed else "its folder"
    yield CAPTURE_GENERATED.finding(f"the edition is called after {source}", at, hint="Give it its own title.")
    if not any(dispatch.date for dispatch in dispatches):
        hint = "Give the edition its date."
        yield CAPTURE_MISSING.finding("the page shows no date, and none was made up", at, hint=hint)
    if not named:
        yield CAPTURE_MISSING.finding("the page names no known publication", at)
