"""What a piece of a dispatch is called, in words of the trade and of style sheets, and which are set in capitals."""

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum


class PieceKind(StrEnum):
    """What a piece is."""

    HEADLINE = "headline"
    KICKER = "kicker"
    STANDFIRST = "standfirst"
    BYLINE = "byline"
    DATE = "date"
    DATELINE = "dateline"
    PARAGRAPH = "paragraph"
    HEADING = "section heading"
    CAPTION = "caption"
    CREDIT = "credit line"
    ALT = "description"
    LONG = "extended description"
    PULL_QUOTE = "pull quote"
    CITE = "name behind the quotation"
    TERM = "term"
    CELL = "table cell"
    CODE = "code"
    TITLE = "heading of the box"
    CORRECTION = "correction"
    RIGHTS = "line of rights"
    NOTE = "note"
    NOTICE = "notice"


OPENING = (PieceKind.KICKER, PieceKind.HEADLINE, PieceKind.STANDFIRST, PieceKind.BYLINE, PieceKind.DATE)
"""What stands over the body: a theme may order it as it likes."""

STYLED_BY: Mapping[PieceKind, frozenset[str]] = {
    PieceKind.HEADLINE: frozenset({"headline", "h1"}),
    PieceKind.KICKER: frozenset({"kicker"}),
    PieceKind.STANDFIRST: frozenset({"standfirst"}),
    PieceKind.BYLINE: frozenset({"byline", "name"}),
    PieceKind.DATE: frozenset({"date", "time"}),
    PieceKind.DATELINE: frozenset({"dateline"}),
    PieceKind.HEADING: frozenset({"section", "h2", "h3", "h4", "h5", "h6"}),
    PieceKind.CAPTION: frozenset({"caption", "figcaption"}),
    PieceKind.CREDIT: frozenset({"credit"}),
    PieceKind.PULL_QUOTE: frozenset({"pull-quote", "pull-quote-words"}),
    PieceKind.CITE: frozenset({"cite"}),
    PieceKind.TERM: frozenset({"dt", "speaker"}),
    PieceKind.CELL: frozenset({"th", "td"}),
    PieceKind.TITLE: frozenset({"box-title"}),
    PieceKind.RIGHTS: frozenset({"rights"}),
}
"""The classes and elements that style sheets set a piece by."""


_NAME = re.compile(r"[A-Za-z][\w-]*")


def capitals_of(sheets: Iterable[str]) -> frozenset[PieceKind]:
    """The kinds of pieces that some style sheets set in capitals, wholly or in part (``text-transform``)."""
    from publish.markup.css import Declaration, declarations

    names = {
        name
        for css in sheets
        for each in declarations(css)
        if isinstance(each, Declaration) and each.property == "text-transform" and each.value.lower() != "none"
        for name in _NAME.findall(each.selector)
    }
    return frozenset(kind for kind, styled_by in STYLED_BY.items() if styled_by & names)
