"""Lines that are no text by their own words or shape: rules, ends, players, advertisements, what leads elsewhere."""

import re
from collections.abc import Sequence

from publish.importers.capture.credits import people
from publish.importers.capture.dates import dated
from publish.importers.capture.labels import Label, LineVerdict, PagePiece
from publish.importers.capture.lines import PageLine, is_bar, is_rule
from publish.importers.capture.phrases import Phrasebook
from publish.importers.capture.shapes import CAPTION, closed, folded, key, one_sentence, title_case

_ADVERT = 300
"""The most characters of an advertisement on one line."""
_CREDIT = 140
"""The most characters of a credit line."""
_PLAYER_TIME = re.compile(r"(?:(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d+)?|-{1,2}:-{2}|[/|·•\-–▶►⏸⏵🔊🔇\s]|\d(?:\.\d+)?x)+")
_QUALITY = re.compile(
    r"(?:auto|\d{3,4}p|\d+(?:[.,]\d+)?\s?[kmg]b|\d+\s?kbps|mp[34]|hls|hd|sd|[|/·•,\s()\-–])+", re.IGNORECASE
)
_LENGTH = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?")
_ADDRESS = re.compile(
    r"(?:(?:e-?mail|mail|tel|phone|fax|twitter|x|telegram|web|instagram|mastodon|bluesky)\s*[:.]?\s*)?"
    r"(?:<?[\w.+-]+@[\w-]+(?:\.[\w-]+)+>?|@[\w.]{2,40}|\+?\d[\d\s()/-]{6,20}\d)(?:\s*[|·•,]\s*(?:[\w.+-]+@[\w.-]+|@\w+))*",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"[—–―]\s*(?P<who>[^\W\d_].{1,60})|--?\s*(?P<other>[^\W\d_]\S*(?:\s+\S+){1,3})")
_BRACKETED = re.compile(r"\S.{8,}\S\s*[(\[](?P<credit>[^()\[\]]{4,100})[)\]][.]?")
_AT_END = re.compile(r"\S.{8,}[.!?][\"”’»]?\s+(?P<credit>[^.!?]{4,100}/[^.!?/]{2,60})[.]?")
_HOUSE_AND_NAME = re.compile(r"[(\[](?P<house>[^()\[\]/]{2,60})/(?P<who>[^()\[\]/]{2,60})[)\]]\.?")
_ARROWS = re.compile(r">{1,3}\s*[^\W\d_]")
_LATEST = 12
"""The most words of a time that an entry of a live page begins with."""


def furniture(lines: Sequence[PageLine], book: Phrasebook) -> PagePiece | None:
    """What the first of some lines is, where its words or its shape say so; ``None`` for text."""
    line = lines[0]
    if is_bar(line.text):
        return PagePiece(Label.CHROME, (line,), LineVerdict.LEFT_OUT)
    if book.ends(line.text):
        return PagePiece(Label.END, (line,), LineVerdict.LEFT_OUT)
    if is_rule(line.text):
        return PagePiece(Label.BREAK, (line,))
    if _credited(line, book):
        return PagePiece(Label.CAPTION, (line,))
    return _player(line, book) or _elsewhere(lines, book) or _credit(line, book) or _small(lines, book)


def _credited(line: PageLine, book: Phrasebook) -> bool:
    """Whether a line ends in the credit of a picture, in brackets or as house and name: it is the caption."""
    if not line.alone or len(line.text) > CAPTION:
        return False
    if match := _BRACKETED.fullmatch(line.text):
        return book.credit.match(match["credit"]) is not None or _house_and_name(f"({match['credit']})", book)
    match = _AT_END.fullmatch(line.text)
    return match is not None and _house_and_name(f"({match['credit']})", book)


def _house_and_name(text: str, book: Phrasebook) -> bool:
    """Whether it is an agency and a person in brackets, in either order: ``(Sandbank Wire/Piet Lorne)``."""
    match = _HOUSE_AND_NAME.fullmatch(text)
    return match is not None and any(
        book.agency(house) and (title_case(house) or house.isupper()) and people(who) is not None and " " in who.strip()
        for house, who in ((match["house"], match["who"]), (match["who"], match["house"]))
    )


def _player(line: PageLine, book: Phrasebook) -> PagePiece | None:
    text = line.text
    times = bool(_PLAYER_TIME.fullmatch(text)) and (len(_LENGTH.findall(text)) >= 2 or text[-1:] == "x")
    qualities = bool(_QUALITY.fullmatch(text)) and any(map(str.isdigit, text)) and any(map(str.isalpha, text))
    if times or qualities or (book.is_one(text, book.words.players) and not text.isdigit()):
        return PagePiece(Label.PLAYER, (line,), LineVerdict.LEFT_OUT)
    title = book.listen.match(text)
    if title and title.end() < len(text) and not closed(text) and one_sentence(text) and len(text) <= _CREDIT:
        return PagePiece(Label.RECORDING, (line,))
    return None


def _elsewhere(lines: Sequence[PageLine], book: Phrasebook) -> PagePiece | None:
    """An advertisement, or a line that leads to another piece."""
    line, text = lines[0], lines[0].text
    advert = book.advert.match(text)
    if advert and len(text) <= _ADVERT:
        whole = not text[advert.end() :].strip("*_)] .:|")
        starred = bool(line.stress) or (text[0] in "[(" and text[-1] in "])")
        sure = advert["colon"] or whole or starred or text.isupper() or (not closed(text) and len(text) <= _CREDIT)
        piece = PagePiece(Label.ADVERT, (line,), LineVerdict.LEFT_OUT)
        return piece if sure else piece.doubted("it could be an advertisement", label=Label.PARAGRAPH)
    promo = book.promo.match(text)
    if promo and len(text) <= _ADVERT:
        behind = text[promo.end() :].strip("*_)] .")
        if promo["colon"] and behind and (not closed(text) or text[-1] in "?!"):
            return PagePiece(Label.PROMO, (line,), LineVerdict.LEFT_OUT)
        if promo["colon"] and behind:
            return PagePiece(Label.PARAGRAPH, (line,)).doubted("it could lead to another piece, or be text")
        if not behind and (promo["colon"] or not closed(text)):
            return PagePiece(Label.PROMO, (line,), LineVerdict.LEFT_OUT)
        if behind and not closed(text) and book.words.links != () and (line.stress or text[0] in "»›>→["):
            return PagePiece(Label.PROMO, (line,), LineVerdict.LEFT_OUT)
    if _ARROWS.match(text) and line.alone and not closed(text) and len(text) <= _CREDIT:
        return PagePiece(Label.PARAGRAPH, (line,)).doubted("it could lead to another piece, or be text")
    return None


def _credit(line: PageLine, book: Phrasebook) -> PagePiece | None:
    text = line.text
    if len(text) > _CREDIT:
        return None
    if (text.startswith("©") and not re.search(r"\d{4}", text)) or _house_and_name(text, book):
        return PagePiece(Label.CREDIT, (line,))
    match = book.credit.match(text)
    if match is None or not one_sentence(text.rstrip(").]")):
        return None
    behind = text[match.end() :].strip(" )].")
    named = bool(behind) and all(map(_names, filter(None, re.split(r"\s*[/|,;]\s*|\s+via\s+", behind))))
    credit = PagePiece(Label.CREDIT, (line,))
    if match["mark"].strip() in ("/", "©", ":"):
        return credit if named or not closed(text) else None
    if not named or closed(text.rstrip(").]")):
        return None
    # Without a colon, “Picture This” would be a credit line too.
    if " " in match[0].strip("([ ") or text[0] in "([":
        return credit
    who = people(behind)
    doubted = credit.doubted("it could be the credit line of a picture, or a heading")
    return doubted if who and 2 <= len(behind.split()) <= 3 else None


def _names(part: str) -> bool:
    """Whether it could be a person or a house that is credited."""
    bare = re.sub(r"^(?:(?:of|by|the|de|der|des|du|la|le)\s+)+", "", part, flags=re.IGNORECASE)
    return title_case(bare) or people(bare) is not None or bare.isupper() or "@" in bare or "." in bare


def _small(lines: Sequence[PageLine], book: Phrasebook) -> PagePiece | None:
    line, text = lines[0], lines[0].text
    if _ADDRESS.fullmatch(text) and not dated(text, book):
        return PagePiece(Label.CONTACT, (line,), LineVerdict.LEFT_OUT)
    if (signed := _SIGNED.fullmatch(text)) and line.alone and not closed(text.rstrip(".")):
        who = people((signed["who"] or signed["other"]).rstrip("."))
        if who is not None and all(1 <= len(person.name.split()) <= 4 for person in who.people):
            return PagePiece(Label.SIGNATURE, (line,))
    if stamp(text, book):
        return (
            PagePiece(Label.PARAGRAPH, (line,))
            if not line.alone and line.below is False
            else PagePiece(Label.STAMP, (line,))
        )
    return None


def stamp(text: str, book: Phrasebook) -> bool:
    """Whether a line is a time of day, with or without a date: an entry of a live page begins with one."""
    if len(text.split()) > _LATEST:
        return False
    parts = dated(text, book)
    return parts is not None and parts.timed and not parts.rest


def settled_stamps(pieces: Sequence[PagePiece]) -> tuple[PagePiece, ...]:
    """Stamps are those of a live page where there are several; one alone is a paragraph, and a date where it opens."""
    several = sum(piece.label is Label.STAMP for piece in pieces) > 1
    return tuple(
        piece.taken_for(Label.PARAGRAPH) if piece.label is Label.STAMP and not several else piece for piece in pieces
    )


def length(text: str) -> str:
    """The longest time that a line of a player shows, or empty."""
    return max(_LENGTH.findall(text), key=lambda time: (len(time), time), default="")


def same(one: str, other: str) -> bool:
    """Whether two lines say the same."""
    return folded(one) == folded(other) or key(one) == key(other)
