"""The parts of a page, and where one dispatch of it ends and the next begins."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from publish.importers.capture.credits import byline
from publish.importers.capture.datelines import dateline
from publish.importers.capture.dates import day
from publish.importers.capture.furniture import furniture, settled_stamps
from publish.importers.capture.headings import heads
from publish.importers.capture.labels import Label, LineVerdict, PagePiece
from publish.importers.capture.lines import PageLine
from publish.importers.capture.mail import mail_head
from publish.importers.capture.openings import candidate
from publish.importers.capture.phrases import Phrasebook
from publish.importers.capture.pieces import pieces
from publish.importers.capture.profiles import HEAD, SiteProfile
from publish.importers.capture.shapes import closed, folded, key

_TEXT = 120
"""A closed line of more characters is text: the chrome has ended above it."""
_FOOTER = 12
"""The most paragraphs of a newsletter footer: under a heading with more text there is no footer."""
_NOTICE = 2000
"""The most characters of a paragraph in it."""


@dataclass(frozen=True, slots=True)
class SavedPage:
    """A page in its parts; each line is in one piece of one part."""

    publication: str
    """The newsletter's name, as its profile spells it; empty when the page names none that is known."""
    head: tuple[PagePiece, ...]
    """What stands above the text, labelled; its unsure paragraphs belong to the first dispatch."""
    chrome: tuple[PagePiece, ...]
    """Chrome between the lines of the text."""
    body: tuple[PagePiece, ...]
    """The text."""
    foot: tuple[PagePiece, ...]
    """What stands below it."""

    @property
    def ends(self) -> tuple[int, ...]:
        """The numbers of the lines that say that a piece ends there."""
        return tuple(piece.first for piece in self.chrome if piece.label is Label.END)


def page(lines: Sequence[PageLine], profile: SiteProfile, book: Phrasebook) -> SavedPage:
    """The parts of a page that a profile was chosen for."""
    mail = mail_head(lines, profile, book)
    lines = lines[sum(len(piece.lines) for piece in mail) :]
    at = _head(lines, profile, book)
    head = [*(piece for piece in mail if piece.label not in _OPENING), *_aboves(lines[:at], profile, book)]
    named = next((piece for piece in head if piece.label is Label.PUBLICATION), None)
    rest = settled_stamps(pieces(lines[at:], profile, book))
    below = _foot(rest, profile, book)
    front = [*(piece for piece in mail if piece.label in _OPENING), *(piece for piece in head if _opens(piece))]
    left_out = [piece for piece in rest[:below] if piece.verdict is LineVerdict.LEFT_OUT]
    text = [_inside(piece, profile) for piece in rest[:below] if piece.verdict is not LineVerdict.LEFT_OUT]
    publication = profile.publication(named.text) if named else ""
    return SavedPage(
        publication,
        tuple(piece for piece in head if not _opens(piece)),
        tuple(left_out),
        tuple(_unnamed(piece, profile) if at < _FIRST else piece for at, piece in enumerate((*front, *text))),
        rest[below:],
    )


def _unnamed(piece: PagePiece, profile: SiteProfile) -> PagePiece:
    """A title without the newsletter's name before or behind it: ``The Low Water: The Gate Is Painted``."""
    if piece.label is not Label.PARAGRAPH or len(piece.lines) > 1 or closed(piece.text):
        return piece
    for name in profile.publications:
        known = re.escape(name)
        before, behind = rf"{known}\s*(?::|[|–—·»-]\s)\s*(?P<behind>\S.*)", rf"(?P<before>.*\S)\s[|–—·»-]\s*{known}"
        pattern = rf"(?:{before}|{behind})"
        match = re.fullmatch(pattern, piece.text, re.IGNORECASE)
        if match and len((match["behind"] or match["before"]).split()) > 2:
            return replace(piece, words=match["behind"] or match["before"])
    return piece


_FIRST = 6
"""In how many pieces at the beginning a title is looked for."""
_OPENING = {Label.HEADLINE, Label.BYLINE, Label.DATE}
"""What the head of a mail tells of the dispatch."""
_TITLE = 4
"""From how many words on an unknown line above the newsletter's name could be a headline."""


def _opens(piece: PagePiece) -> bool:
    """Whether a line above the newsletter's name belongs to the opening of the first dispatch."""
    return piece.label is Label.PARAGRAPH and piece.verdict is LineVerdict.RECOGNISED


def _head(lines: Sequence[PageLine], profile: SiteProfile, book: Phrasebook) -> int:
    """How many lines stand above the text: to the first that names the publication, or one known from above it."""
    end = texts = 0
    named = False
    for index, line in enumerate(lines[:HEAD]):
        again = index + 1 < len(lines) and folded(lines[index + 1].text) == folded(line.text)
        if profile.knows(line.text):
            naming = bool(profile.publication(line.text)) and not named and not texts
            if key(line.text) in profile.chrome.head or naming:
                end = index + 1
            named = named or naming
        elif again or (closed(line.text) and len(line.text) > _TEXT):
            break
        elif closed(line.text) and len(line.text.split()) >= _SENTENCE and not day(line.text, book):
            texts += 1
    return end


_SENTENCE = 7
"""From how many words on a closed line above the newsletter's name is a sentence of the text."""


def _aboves(lines: Sequence[PageLine], profile: SiteProfile, book: Phrasebook) -> list[PagePiece]:
    return [_above(line, profile, book) for line in lines]


def _above(line: PageLine, profile: SiteProfile, book: Phrasebook) -> PagePiece:
    if profile.publication(line.text):
        return PagePiece(Label.PUBLICATION, (line,))
    if profile.edge(line.text) or key(line.text) in profile.chrome.anywhere:
        return PagePiece(Label.CHROME, (line,), LineVerdict.LEFT_OUT)
    if key(line.text) in profile.chrome.more:
        return PagePiece(Label.LOAD_MORE, (line,), LineVerdict.LEFT_OUT)
    piece = furniture([line], book) or PagePiece(Label.PARAGRAPH, (line,))
    if piece.verdict is LineVerdict.LEFT_OUT or piece.label is Label.BREAK:
        return replace(piece, verdict=LineVerdict.LEFT_OUT)
    if (candidate(piece, book) and len(line.text.split()) >= _TITLE) or day(line.text, book) or byline(line.text, book):
        return piece
    return PagePiece(Label.PARAGRAPH, (line,)).doubted("it stands among the page's chrome, and is not known there")


def _inside(piece: PagePiece, profile: SiteProfile) -> PagePiece:
    if piece.label is Label.PARAGRAPH and (profile.edge(piece.text) or profile.publication(piece.text)):
        return piece.doubted("it is known from above or below the text, and stands in its middle")
    if piece.label is Label.PARAGRAPH and key(piece.text).startswith((*profile.cues.subscribe, *profile.cues.contact)):
        return piece.doubted("it reads like the newsletter footer, and stands in the text")
    return piece


def _foot(found: Sequence[PagePiece], profile: SiteProfile, book: Phrasebook) -> int:
    """The place of the first piece below the text; the number of pieces when nothing stands there."""
    last = max((at for at, piece in enumerate(found) if _never_below(piece, profile, book)), default=-1)
    texts = 0
    start = len(found)
    only = True
    for at in range(len(found) - 1, last, -1):
        piece = found[at]
        calls = _calls(piece, profile)
        only = only and (calls or profile.knows(piece.text) or piece.verdict is LineVerdict.LEFT_OUT)
        if _begins_footer(piece, profile) or (calls and only):
            start = at
        elif piece.label is Label.PARAGRAPH:
            texts += 1
        if texts > _FOOTER or len(piece.text) > _NOTICE:
            break
    return start


def _never_below(piece: PagePiece, profile: SiteProfile, book: Phrasebook) -> bool:
    """Whether only a dispatch holds such a piece."""
    return piece.label in _OF_DISPATCHES or (dated(piece, book) and not profile.knows(piece.text))


_OF_DISPATCHES = {Label.CAPTION, Label.TAGLINE, Label.CREDIT, Label.STAMP, Label.END, Label.RECORDING}
"""What only a dispatch holds."""


def _calls(piece: PagePiece, profile: SiteProfile) -> bool:
    """Whether a paragraph says how to get the newsletter or to write to it, or why it was sent."""
    cues = (*profile.cues.subscribe, *profile.cues.contact, *profile.cues.chrome)
    return piece.label is Label.PARAGRAPH and key(piece.text).startswith(cues)


def _begins_footer(piece: PagePiece, profile: SiteProfile) -> bool:
    heads = profile.heading(piece.text) is not None and piece.alone
    return piece.label is Label.LOAD_MORE or heads or profile.closes(piece.text)


def segments(
    pieces: Sequence[PagePiece], book: Phrasebook, ends: Sequence[int] = ()
) -> tuple[tuple[PagePiece, ...], ...]:
    """The pieces of each dispatch, in order; candidates for a boundary are doubted and stay where they are.

    The opening of the first dispatch has its labels already (:mod:`publish.importers.capture.openings`). ``ends`` are
    the numbers of lines that say that a piece ends there.
    """
    if not pieces:
        return ()
    starts = [0]
    kept = list(pieces)
    opening = True
    for at, piece in enumerate(pieces):
        cues = [] if opening else _cues(pieces, at, book, ends)
        if len(cues) > 1:
            starts.append(at)
            opening = True
        elif cues and piece.verdict is LineVerdict.RECOGNISED and piece.label in _RUNNING_TEXT:
            kept[at] = piece.doubted(f"a new dispatch could begin here: {cues[0]}", label=piece.label)
        opening = opening and (piece.label not in _RUNNING_TEXT or candidate(piece, book))
    return tuple(tuple(kept[a:b]) for a, b in zip(starts, [*starts[1:], len(kept)], strict=True))


def trimmed(pieces: Sequence[PagePiece]) -> tuple[PagePiece, ...]:
    """The pieces of a dispatch without the rules that part nothing: at its ends, over a heading, under another rule."""
    kept = [n for n, piece in enumerate(pieces) if piece.verdict is not LineVerdict.LEFT_OUT and piece.label in SHOWN]
    found = list(pieces)
    for at, place in enumerate(kept):
        if pieces[place].label is not Label.BREAK:
            continue
        before = pieces[kept[at - 1]].label if at else Label.BREAK
        behind = pieces[kept[at + 1]].label if at + 1 < len(kept) else Label.BREAK
        if before in {Label.BREAK, Label.HEADING} or behind in {Label.BREAK, Label.HEADING, Label.STAMP}:
            found[place] = replace(pieces[place], verdict=LineVerdict.LEFT_OUT)
    return tuple(found)


SHOWN = {
    *(
        Label.PARAGRAPH,
        Label.DATELINE,
        Label.HEADING,
        Label.CAPTION,
        Label.LIST_ITEM,
        Label.QUOTATION,
        Label.BREAK,
        Label.CREDIT,
    ),
    *(Label.SIGNATURE, Label.RECORDING, Label.STAMP),
}
"""What is printed in the body of a dispatch."""
_RUNNING_TEXT = {Label.PARAGRAPH, Label.DATELINE}
_DATED = "it begins with a dateline"
_TITLED = "a line in title case opens it"
_SIGNED = "a byline or a date stands under its first line"
_LEFT_OVER = {Label.TAGLINE, Label.BREAK, Label.SIGNATURE, Label.CREDIT}
"""What never opens a dispatch."""


def _cues(pieces: Sequence[PagePiece], at: int, book: Phrasebook, ends: Sequence[int]) -> list[str]:
    """The cues for a dispatch that opens with the piece at ``at``; none where no boundary can be."""
    if pieces[at].label in _LEFT_OVER:
        return []
    before = pieces[at - 1]
    cues = ["a tagline stands before it"] if before.label is Label.TAGLINE else []
    cues += ["a piece ends before it"] if any(before.last < end < pieces[at].first for end in ends) else []
    parted = bool(cues) or before.label is Label.BREAK
    text, titled, pictured = _opening(pieces, at, book)
    if text < len(pieces) and dated(pieces[text], book):
        cues.append(_DATED)
    if signed := _signed(pieces, at, book):
        cues += [_SIGNED, _TITLED] if titled or parted or signed > 1 else [_SIGNED]
    if not cues or (cues == [_DATED] and text > at and not (titled or pictured)):
        return []  # a heading and a picture stand together in the middle of a dispatch too
    return [
        *cues,
        *([_TITLED] if titled and not signed else []),
        *(["a picture opens it"] if pictured else []),
    ]


def _signed(pieces: Sequence[PagePiece], at: int, book: Phrasebook) -> int:
    """How much the lines under one that could be a headline sign it: a date counts once, a byline twice."""
    if not candidate(pieces[at], book) or not pieces[at].lines[0].above or _signs(pieces[at], book):
        return 0
    found = 0
    for piece in pieces[at + 1 : at + 3]:
        if not _signs(piece, book):
            break
        # A byline under a line that stands alone is more than a date, which sections have too.
        found += 1 if day(piece.text, book) else 2
    return found


def _signs(piece: PagePiece, book: Phrasebook) -> bool:
    if piece.label is not Label.PARAGRAPH or len(piece.lines) > 1:
        return False
    attribution = byline(piece.text, book)
    return day(piece.text, book) is not None or (attribution is not None and bool(attribution.credits))


def _opening(pieces: Sequence[PagePiece], at: int, book: Phrasebook) -> tuple[int, bool, bool]:
    """Where the first text of an opening at ``at`` would stand, and whether a title and a caption pair precede it."""
    titled = pictured = False
    while at < len(pieces):
        if not titled and heads(pieces[at], book):
            titled = True
        elif pieces[at].label is Label.CAPTION:
            pictured = pictured or bool(pieces[at].repeats)
        else:
            break
        at += 1
    return at, titled, pictured


def dated(piece: PagePiece, book: Phrasebook) -> bool:
    """Whether a piece is a paragraph that begins with a dateline."""
    found = piece.label is Label.PARAGRAPH and piece.verdict is LineVerdict.RECOGNISED
    split = dateline(piece.text, book) if found else None
    return split is not None and not split.doubt
