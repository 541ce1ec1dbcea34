"""The newsletter footer of a page: about, subscribe, legal, contact, each word for word."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from publish.importers.capture.emphasis import stressed
from publish.importers.capture.headings import heads
from publish.importers.capture.labels import Label, LineVerdict, PagePiece
from publish.importers.capture.phrases import Phrasebook
from publish.importers.capture.profiles import SiteProfile
from publish.importers.capture.shapes import closed, key, short
from publish.model.blocks import Paragraph
from publish.model.dispatch import Doubt
from publish.model.edition import Notice, NoticeKind

_CONDITION = re.compile(
    r"\b(?P<condition>If you [^.!?]+?),?\s+(?:please note|note that|be aware|beware|"
    r"you (?:could|may|might|can|will|are|should|must|risk))\b"
)


@dataclass(frozen=True, slots=True)
class Footer:
    """What stands below the text of a page."""

    notices: tuple[Notice, ...]
    """The notices, in order."""
    pieces: tuple[PagePiece, ...]
    """The pieces of the notices, and the chrome between and below them, labelled."""
    strays: tuple[PagePiece, ...]
    """Paragraphs that belong to no notice: unsure, and kept in the last dispatch."""


@dataclass(slots=True)
class _Draft:
    """A notice while its lines are gathered."""

    kind: NoticeKind
    heading: PagePiece | None
    paragraphs: list[PagePiece]


def footer(pieces: Sequence[PagePiece], profile: SiteProfile, path: str, book: Phrasebook) -> Footer:
    """The notices in the pieces below the text of the page ``path``."""
    drafts: list[_Draft] = []
    done: list[PagePiece] = []
    loose: list[PagePiece] = []
    for at, piece in enumerate(pieces):
        heading = profile.heading(piece.text) if _has_text(pieces, at, profile) else None
        if piece.label in _TEXTS:
            piece = replace(piece, label=Label.PARAGRAPH)
        chrome = key(piece.text).startswith(profile.cues.chrome)
        if piece.label is not Label.PARAGRAPH or chrome or profile.edge(piece.text) or profile.publication(piece.text):
            piece = _left_out(piece, profile)
        elif heading is not None:
            piece = piece.taken_for(Label.NOTICE_HEADING)
            drafts.append(_Draft(heading, piece, []))
        elif (kind := _kind(piece.text, profile, drafts)) is None:
            piece = piece.doubted("it stands below the text, and belongs to no notice that is known")
            loose.append(piece)
            continue
        else:
            piece = _paragraph(piece, book)
            if not drafts or kind is not drafts[-1].kind:
                drafts.append(_Draft(kind, None, []))
            drafts[-1].paragraphs.append(piece)
        done.append(piece)
    return Footer(tuple(_notice(draft, path) for draft in drafts), tuple(done), tuple(loose))


def _has_text(pieces: Sequence[PagePiece], at: int, profile: SiteProfile) -> bool:
    """Whether a piece stands alone and has a paragraph of a notice under it."""
    following = pieces[at + 1] if at + 1 < len(pieces) else None
    return (
        pieces[at].alone
        and following is not None
        and following.label is Label.PARAGRAPH
        and not profile.knows(following.text)
    )


def _left_out(piece: PagePiece, profile: SiteProfile) -> PagePiece:
    label = Label.PUBLICATION if profile.publication(piece.text) else Label.CHROME
    return replace(
        piece, label=piece.label if piece.verdict is LineVerdict.LEFT_OUT else label, verdict=LineVerdict.LEFT_OUT
    )


def _kind(text: str, profile: SiteProfile, drafts: Sequence[_Draft]) -> NoticeKind | None:
    """The notice that a paragraph belongs to: by its words, else the one above it."""
    folded = key(text)
    if any(cue in folded for cue in profile.cues.legal):
        return NoticeKind.LEGAL
    if folded.startswith(profile.cues.subscribe):
        return NoticeKind.SUBSCRIBE
    if folded.startswith(profile.cues.contact):
        return NoticeKind.CONTACT
    return drafts[-1].kind if drafts else None


_TEXTS = {Label.LIST_ITEM, Label.QUOTATION, Label.SIGNATURE, Label.PROMO}
"""What is text of a notice below the text of the page."""


def _paragraph(piece: PagePiece, book: Phrasebook) -> PagePiece:
    if piece.verdict is LineVerdict.UNSURE:
        return replace(piece, label=Label.NOTICE)
    if heads(piece, book) or (short(piece.text) and not closed(piece.text)):
        return piece.doubted("it could be the heading of a notice, or a line of the page's chrome", label=Label.NOTICE)
    return replace(piece, label=Label.NOTICE)


def _notice(draft: _Draft, path: str) -> Notice:
    blocks = tuple(Paragraph(stressed(piece.text), span=piece.span(path)) for piece in draft.paragraphs)
    condition = ""
    if draft.kind is NoticeKind.LEGAL:
        conditions = (_CONDITION.search(piece.text) for piece in draft.paragraphs)
        condition = next((match["condition"] for match in conditions if match), "")
    opening = draft.heading or draft.paragraphs[0]
    heading = draft.heading.text if draft.heading else ""
    doubts = tuple(Doubt(f"b{at}", piece.reason) for at, piece in enumerate(draft.paragraphs) if piece.reason)
    return Notice(draft.kind, heading, blocks, condition=condition, span=opening.span(path), doubts=doubts)
