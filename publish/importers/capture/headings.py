"""Section headings: a short line with blank lines round it, no closing stop, in title case. In doubt a paragraph."""

from collections.abc import Sequence

from publish.importers.capture.credits import byline
from publish.importers.capture.labels import Label, LineVerdict, PagePiece
from publish.importers.capture.shapes import asks, capitals, closed, quoted, short, title_case


def heads(piece: PagePiece) -> bool:
    """Whether a piece has the shape of a heading beyond doubt; where it stands is not looked at."""
    return _could_head(piece) and not _doubt(piece)


def headed(pieces: Sequence[PagePiece]) -> tuple[PagePiece, ...]:
    """The pieces of a dispatch behind its opening, with the section headings told from paragraphs.

    A heading needs something under it: one at the end, or before another, is in doubt.
    """
    found: list[PagePiece] = []
    for index, piece in enumerate(pieces):
        following = pieces[index + 1] if index + 1 < len(pieces) else None
        if not _could_head(piece):
            found.append(piece)
        elif reason := _doubt(piece) or _no_section(following):
            found.append(piece.doubted(reason))
        else:
            found.append(piece.taken_for(Label.HEADING))
    return tuple(found)


def _could_head(piece: PagePiece) -> bool:
    return (
        piece.label is Label.PARAGRAPH
        and piece.verdict is LineVerdict.RECOGNISED
        and len(piece.lines) == 1
        and short(piece.text)
        and (not closed(piece.text) or (asks(piece.text) and title_case(piece.text) and not quoted(piece.text)))
    )


def _doubt(piece: PagePiece) -> str:
    text = piece.text
    if byline(text):
        return "it could be a byline, and stands in the middle of the text"
    if not piece.alone:
        return "it could be a section heading, and no blank line parts it from its neighbours"
    if quoted(text):
        return "it could be a section heading, and is a quotation from end to end"
    if closed(text):
        return "it could be a section heading, and ends like a sentence"
    if capitals(text):
        return "it could be a section heading, and is in capitals"
    if len(text.split()) == 1:
        return "it could be a section heading, and is a single word"
    if not title_case(text):
        return "it could be a section heading, and is not in title case"
    return ""


def _no_section(following: PagePiece | None) -> str:
    if following is None or following.label is Label.TAGLINE:
        return "it could be a section heading, and nothing follows it"
    if following.label is Label.PARAGRAPH and heads(following):
        return "it could be a section heading, and another follows it"
    return ""
