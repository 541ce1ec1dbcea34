"""The first pass over a page: lines that belong together become pieces, each judged by its own words and shape.

Where a piece stands is not looked at yet: what is neither chrome, caption nor tagline is a paragraph until a later pass
knows better.
"""

from collections.abc import Sequence

from publish.importers.capture.credits import half_tagline, tagline
from publish.importers.capture.figures import caption_run, figure, points, told_again
from publish.importers.capture.labels import Label, LineVerdict, PagePiece
from publish.importers.capture.lines import PageLine, wrapped
from publish.importers.capture.profiles import SiteProfile
from publish.importers.capture.shapes import closed, key

_WINDOW = 400
"""How many lines are looked at together: no paragraph and no telling of a caption has more."""

_TAGLINE = 5
"""Over how many lines a wrapped tagline may run."""


def pieces(lines: Sequence[PageLine], profile: SiteProfile) -> tuple[PagePiece, ...]:
    """The pieces of some lines, in order; every line is in exactly one of them."""
    found: list[PagePiece] = []
    at = 0
    while at < len(lines):
        window = lines[at : at + _WINDOW]
        alone = _known(window[0], profile) or _figure(window) or _tagline(window)
        taken = [alone] if alone else _text(_group(window, profile))
        found.extend(taken)
        at += sum(len(piece.lines) + len(piece.repeats) for piece in taken)
    return tuple(found)


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


def _tagline(lines: Sequence[PageLine]) -> PagePiece | None:
    """The tagline that some lines begin with; where the first stops short, with the lines that it runs on over."""
    if len(lines) > 1 and not lines[0].below and not closed(lines[0].text):
        for end in range(2, min(len(lines), _TAGLINE) + 1):
            whole = _as_tagline(lines[:end])
            if whole and closed(whole.text) and not any(line.above for line in lines[1:end]):
                return whole
    return _as_tagline(lines[:1])


def _as_tagline(lines: Sequence[PageLine]) -> PagePiece | None:
    piece = PagePiece(Label.TAGLINE, tuple(lines))
    attribution = tagline(piece.text)
    if attribution is None:
        return None
    return piece.doubted(attribution.doubt, label=Label.TAGLINE) if attribution.doubt else piece


def _group(lines: Sequence[PageLine], profile: SiteProfile) -> list[PageLine]:
    """The lines up to the next blank one, or to one that has a meaning of its own."""
    group = [lines[0]]
    for index, line in enumerate(lines[1:], start=1):
        if line.above or profile.knows(line.text) or _figure(lines[index:]) or _tagline(lines[index:]):
            break
        group.append(line)
    return group


def _text(group: Sequence[PageLine]) -> list[PagePiece]:
    """The paragraphs of a group: one a line, or one in all where the page was wrapped by whoever saved it."""
    if wrapped(group):
        return [PagePiece(Label.PARAGRAPH, tuple(group))]
    return [_paragraph(line, dense=len(group) > 1) for line in group]


def _paragraph(line: PageLine, *, dense: bool) -> PagePiece:
    piece = PagePiece(Label.PARAGRAPH, (line,))
    if half_tagline(line.text):
        return piece.doubted("it begins like a tagline")
    if dense and not closed(line.text):
        return piece.doubted("no blank line parts it from its neighbours: a list, verses, a caption with its credit")
    return piece
