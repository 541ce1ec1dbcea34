"""What a piece of a dispatch is called, in the words of the trade and in the classes of style sheets."""

from collections.abc import Mapping
from enum import StrEnum


class Kind(StrEnum):
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


OPENING = (Kind.KICKER, Kind.HEADLINE, Kind.STANDFIRST, Kind.BYLINE, Kind.DATE)
"""What stands over the body: a theme may order it as it likes."""

STYLED_BY: Mapping[Kind, frozenset[str]] = {
    Kind.HEADLINE: frozenset({"headline", "h1"}),
    Kind.KICKER: frozenset({"kicker"}),
    Kind.STANDFIRST: frozenset({"standfirst"}),
    Kind.BYLINE: frozenset({"byline", "name"}),
    Kind.DATE: frozenset({"date", "time"}),
    Kind.DATELINE: frozenset({"dateline"}),
    Kind.HEADING: frozenset({"section", "h2", "h3", "h4", "h5", "h6"}),
    Kind.CAPTION: frozenset({"caption", "figcaption"}),
    Kind.CREDIT: frozenset({"credit"}),
    Kind.PULL_QUOTE: frozenset({"pull-quote", "pull-quote-words"}),
    Kind.CITE: frozenset({"cite"}),
    Kind.TERM: frozenset({"dt"}),
    Kind.CELL: frozenset({"th", "td"}),
    Kind.TITLE: frozenset({"box-title"}),
    Kind.RIGHTS: frozenset({"rights"}),
}
"""The classes and elements that style sheets set a piece by."""
