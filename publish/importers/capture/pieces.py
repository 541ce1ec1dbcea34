"""The first pass over a page: lines that belong together become pieces, each judged by its own words and shape.

Where a piece stands is not looked at yet: what is neither chrome, caption nor tagline is a paragraph until a later pass
knows better.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from publish.importers.capture.credits import half_tagline, tagline
from publish.importers.capture.figures import caption_run, figure, points, told_again
from publish.importers.capture.furniture import furniture
from publish.importers.capture.labels import Label, LineVerdict, PagePiece
from publish.importers.capture.lines import PageLine, paragraphs
from publish.importers.capture.lists import entries
from publish.importers.capture.phrases import Phrasebook
from publish.importers.capture.profiles import SiteProfile
from publish.importers.capture.shapes import closed, key, lower_start

_WINDOW = 400
"""How many lines are looked at together: no paragraph and no telling of a caption has more."""

_HYPHEN = re.compile(r"[^\W\d_]-$")

DENSE = "no blank line parts it from its neighbours: a list, verses, a caption with its credit"
"""Why an open line among others is unsure."""

_TAGLINE = 5
"""Over how many lines a wrapped tagline may run."""


def pieces(lines: Sequence[PageLine], profile: SiteProfile, book: Phrasebook) -> tuple[PagePiece, ...]:
    """The pieces of some lines, in order; every line is in exactly one of them."""
    found: list[PagePiece] = []
    at = 0
    while at < len(lines):
        window = lines[at : at + _WINDOW]
        alone = _alone(window, profile, book)
        taken = [alone] if alone else entries(window) or _text(_group(window, profile, book), found)
        if found and (doubt := _led(found[-1], taken[0], book)):
            taken = [taken[0].doubted(doubt), *taken[1:]]
        found.extend(_quoted(piece) for piece in taken)
        at += sum(len(piece.lines) + len(piece.repeats) for piece in taken)
    return tuple(found)


def _quoted(piece: PagePiece) -> PagePiece:
    """The paragraphs of a quotation as such."""
    return replace(piece, label=Label.QUOTATION) if piece.label is Label.PARAGRAPH and piece.lines[0].quoted else piece


def _led(before: PagePiece, piece: PagePiece, book: Phrasebook) -> str:
    """Why a line under one that leads elsewhere could belong to it; empty where it does not."""
    if piece.label is not Label.PARAGRAPH or len(piece.lines) > 1:
        return ""
    text = piece.text
    if before.label is Label.PROMO and book.is_one(before.text, book.words.promos) and not closed(text):
        return "it could be the title of another piece, which the line above leads to"
    if before.label is Label.ADVERT and not before.lines[-1].stress and before.text[-1:] not in "])." and closed(text):
        return "it could belong to the advertisement above it"
    return ""


def _alone(lines: Sequence[PageLine], profile: SiteProfile, book: Phrasebook) -> PagePiece | None:
    """What some lines begin with, where they need no others to be known."""
    return _known(lines[0], profile) or furniture(lines, book) or _figure(lines) or _tagline(lines, book)


def _known(line: PageLine, profile: SiteProfile) -> PagePiece | None:
    if key(line.text) in profile.chrome.more:
        return PagePiece(Label.LOAD_MORE, (line,), LineVerdict.LEFT_OUT)
    if key(line.text) in profile.chrome.anywhere:
        return PagePiece(Label.CHROME, (line,), LineVerdict.LEFT_OUT)
    return PagePiece(Label.PARAGRAPH, (line,)) if profile.knows(line.text) else None


def _figure(lines: Sequence[PageLine]) -> PagePiece | None:
    if told_again(lines):
        return PagePiece(Label.PARAGRAPH, (lines[0],)).doubted("the next line says the same")
    run = caption_run(lines)
    if run:
        return figure(lines[:run])
    return PagePiece(Label.CAPTION, (lines[0],)) if lines[0].alone and points(lines[0]) else None


def _tagline(lines: Sequence[PageLine], book: Phrasebook) -> PagePiece | None:
    """The tagline that some lines begin with; where the first stops short, with the lines that it runs on over."""
    if len(lines) > 1 and not lines[0].below and not closed(lines[0].text):
        for end in range(2, min(len(lines), _TAGLINE) + 1):
            whole = _as_tagline(lines[:end], book)
            if whole and closed(whole.text) and not any(line.above for line in lines[1:end]):
                return whole
    return _as_tagline(lines[:1], book)


def _as_tagline(lines: Sequence[PageLine], book: Phrasebook) -> PagePiece | None:
    piece = PagePiece(Label.TAGLINE, tuple(lines))
    attribution = tagline(piece.text, book)
    if attribution is None:
        return None
    return piece.doubted(attribution.doubt, label=Label.TAGLINE) if attribution.doubt else piece


def _group(lines: Sequence[PageLine], profile: SiteProfile, book: Phrasebook) -> list[PageLine]:
    """The lines up to the next blank one, or to one that has a meaning of its own."""
    group = [lines[0]]
    for index, line in enumerate(lines[1:], start=1):
        if (
            line.above
            or line.quoted is not lines[0].quoted
            or _alone(lines[index:], profile, book)
            or entries(lines[index:])
        ):
            break
        group.append(line)
    return group


def _text(group: Sequence[PageLine], before: Sequence[PagePiece]) -> list[PagePiece]:
    """The paragraphs of a group: one a line, or those that a program or a typist wrapped over lines.

    Open lines behind one that ends in a colon are the entries of a list.
    """
    leads = bool(before) and before[-1].text.endswith((":", "："))
    if leads and len(group) > 1 and not any(closed(line.text) for line in group):
        return [PagePiece(Label.LIST_ITEM, (line,)) for line in group]
    if wrapped := paragraphs(group):
        return [_wrapped(lines) for lines in wrapped]
    return [_paragraph(line, dense=len(group) > 1) for line in group]


def _wrapped(lines: Sequence[PageLine]) -> PagePiece:
    piece = PagePiece(Label.PARAGRAPH, tuple(lines))
    for line, following in pairwise(lines):
        if _HYPHEN.search(line.text) and lower_start(following.text):
            return piece.doubted("a word is parted at the end of a line")
    return piece


def _paragraph(line: PageLine, *, dense: bool) -> PagePiece:
    piece = PagePiece(Label.PARAGRAPH, (line,))
    if half_tagline(line.text):
        return piece.doubted("it begins like a tagline")
    if dense and not closed(line.text):
        return piece.doubted(DENSE)
    return piece
