"""Section headings: a line with blank lines round it, no closing stop, and text under it. In doubt a paragraph.

Title case, capitals and a question in title case make one, and so does a line in sentence case that stands alone; what
could be a quotation lifted out, a name, a place or a line of a list is in doubt.
"""

from collections.abc import Sequence

from publish.importers.capture.captions import caption_in_text
from publish.importers.capture.credits import byline, people
from publish.importers.capture.dates import dated
from publish.importers.capture.labels import Label, LineVerdict, PagePiece
from publish.importers.capture.phrases import Phrasebook
from publish.importers.capture.shapes import (
    asks,
    capitals,
    closed,
    lower_start,
    one_sentence,
    quoted,
    short,
    title_case,
)

_LONGEST = 200
"""The most characters of a heading in title case."""
_BLOCKS = {
    Label.PARAGRAPH,
    Label.LIST_ITEM,
    Label.QUOTATION,
    Label.CAPTION,
    Label.DATELINE,
    Label.RECORDING,
    Label.CREDIT,
}
"""What a heading may stand over."""


def heads(piece: PagePiece, book: Phrasebook) -> bool:
    """Whether a piece has the shape of a heading beyond doubt; where it stands is not looked at."""
    return _could_head(piece) and not _doubt(piece, book) and title_case(piece.text) and not piece.text.endswith(":")


def headed(pieces: Sequence[PagePiece], book: Phrasebook) -> tuple[PagePiece, ...]:
    """The pieces of a dispatch behind its opening, with the section headings told from paragraphs.

    A heading needs something under it: one at the end, or before another, is in doubt.
    """
    found: list[PagePiece] = []
    kept = [piece for piece in pieces if piece.verdict is not LineVerdict.LEFT_OUT]
    names = _names(pieces, book)
    for piece in pieces:
        at = next((n for n, one in enumerate(kept) if one is piece), -1)
        if at < 0 or not _could_head(piece):
            doubt = caption_in_text(piece, book) if at > 0 else ""
            found.append(piece.doubted(doubt) if doubt else piece)
            continue
        before = kept[at - 1] if at else None
        following = kept[at + 1] if at + 1 < len(kept) else None
        if piece.text.casefold().strip(" .") in names or _signs_off(before, piece, book):
            found.append(piece.taken_for(Label.SIGNATURE))
        elif _introduces(piece, following) or book.is_one(piece.text.rstrip(",! "), book.words.closings):
            found.append(piece)
        elif reason := _doubt(piece, book) or _no_section(piece, before, following, book):
            found.append(piece.doubted(reason))
        else:
            found.append(piece.taken_for(Label.HEADING))
    return tuple(found)


def _could_head(piece: PagePiece) -> bool:
    text = piece.text
    colon = text.endswith((":", "："))
    ends = closed(text) and not colon and not asks(text)
    shaped = (short(text) and one_sentence(text)) or (len(text) <= _LONGEST and title_case(text))
    asked = not asks(text) or not quoted(text)
    plain = piece.label is Label.PARAGRAPH and piece.verdict is LineVerdict.RECOGNISED
    return plain and len(piece.lines) == 1 and shaped and asked and not ends and _asks_shortly(text)


def _asks_shortly(text: str) -> bool:
    """Questions and calls are headings in title case or capitals; in sentence case they may be one where short."""
    return not asks(text) or title_case(text) or capitals(text) or len(text.split()) <= 7


def _doubt(piece: PagePiece, book: Phrasebook) -> str:
    text = piece.text
    if dated(text, book):
        return "it could be a section heading, and holds a date or a time"
    if byline(text, book):
        return "it could be a byline, and stands in the middle of the text"
    if not piece.alone:
        return "it could be a section heading, and no blank line parts it from its neighbours"
    if any(map(str.isdigit, text)) and sum(map(str.isalpha, text)) < 4:
        return "it could be a section heading, and holds more figures than words"
    if quoted(text):
        return "it could be a section heading, and is a quotation from end to end"
    if capitals(text):
        return (
            "" if len(text.split()) > 1 or text.endswith(":") else "it could be a section heading, and is a single word"
        )
    if len(text.split()) == 1 and not text.endswith(":"):
        return "it could be a section heading, and is a single word"
    if title_case(text.rstrip(":")):
        return ""
    if text.endswith(":") and not (text[0].isupper() and book.is_one(text.rstrip(":"), book.words.labels)):
        return "it could be a section heading, or lead to the next paragraph"
    if asks(text):
        return "it could be a section heading, and ends like a sentence"
    if lower_start(text):
        return "it could be a section heading, and begins in lower case"
    return ""


def _no_section(piece: PagePiece, before: PagePiece | None, following: PagePiece | None, book: Phrasebook) -> str:
    if following is None or following.label not in {*_BLOCKS, Label.STAMP, Label.BREAK, Label.HEADING}:
        return "it could be a section heading, and nothing follows it"
    if following.label is Label.PARAGRAPH and (heads(following, book) or _could_be_another(following)):
        return "it could be a section heading, and another follows it"
    if title_case(piece.text) or capitals(piece.text):
        return ""
    if following.label is Label.PARAGRAPH and not closed(following.text):
        return "it could be a section heading, or a line of several"
    if before is not None and before.label is Label.CAPTION:
        return "it could be a section heading, or belong to the caption above it"
    return ""


def _could_be_another(following: PagePiece) -> bool:
    """Whether the line below has the shape of a heading itself: two in a row are more often links."""
    return _could_head(following) and following.alone and not following.text.endswith(":")


def _introduces(piece: PagePiece, following: PagePiece | None) -> bool:
    """Whether a line with a colon leads to a list."""
    return piece.text.endswith(":") and following is not None and following.label is Label.LIST_ITEM


def _names(pieces: Sequence[PagePiece], book: Phrasebook) -> set[str]:
    """The people whom the bylines of a dispatch name."""
    found = set()
    for piece in pieces:
        attribution = byline(piece.text, book) if piece.label is Label.BYLINE else None
        found |= {credit.name.casefold() for credit in attribution.credits} if attribution else set()
    return found


def _signs_off(before: PagePiece | None, piece: PagePiece, book: Phrasebook) -> bool:
    """Whether a name stands under a closing formula, or is one."""
    if before is None:
        return False
    closes = book.is_one(before.text.rstrip(",! "), book.words.closings)
    return closes and people(piece.text) is not None
