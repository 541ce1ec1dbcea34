"""Who wrote a dispatch: bylines, taglines, signatures, and writers who give their name in the text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from publish.importers.capture.credits import Attribution, byline, people, tagline
from publish.importers.capture.dates import dated
from publish.importers.capture.labels import Label, PagePiece
from publish.importers.capture.phrases import Phrasebook
from publish.model.credits import Credit, Role

_PARAGRAPHS = 6
"""In how many paragraphs at the beginning a writer gives a name."""
_QUOTES = "\"“„«‘'"
_CLAUSE = re.compile(r"[,.;:!?(–—]|\s-{1,2}\s|\s(?:and|und|et|y|e|en|och|og|i|и|та)\s")
_SIGN = re.compile(r"^[\s—–―-]+")


def attribution(piece: PagePiece, book: Phrasebook) -> Attribution:
    """Who a signed line names; nobody where it names an agency's post alone, or no person."""
    if piece.label is Label.TAGLINE:
        return tagline(piece.text, book) or Attribution(())
    if found := byline(piece.text, book):
        return found
    parts = dated(piece.text, book)
    who = people(_SIGN.sub("", parts.rest if parts else piece.text))
    return Attribution(
        tuple(Credit(one.name, (Role.WRITER,), one.place, one.affiliation) for one in who.people) if who else ()
    )


def signed(pieces: Sequence[PagePiece], book: Phrasebook, path: str) -> tuple[Credit, ...]:
    """The people of a dispatch with all that they did, in the order of the page."""
    found: dict[tuple[str, str], Credit] = {}
    for credit, piece in _credits(pieces, book):
        known = found.get((credit.name, credit.place))
        roles = (*(known.roles if known else ()), *credit.roles)
        place = known.span if known else piece.span(path)
        house = (known.affiliation if known else "") or credit.affiliation
        merged = replace(credit, roles=tuple(dict.fromkeys(roles)), span=place, affiliation=house)
        found[credit.name, credit.place] = merged
    return tuple(found.values())


def _credits(pieces: Sequence[PagePiece], book: Phrasebook) -> Iterator[tuple[Credit, PagePiece]]:
    names: set[str] = set()
    for at, piece in enumerate(pieces):
        if piece.label not in {Label.BYLINE, Label.TAGLINE}:
            continue
        if (at and pieces[at - 1].label is Label.BYLINE and _beside(piece, book)) or _over(pieces, at, book):
            continue  # the agency or the post of who is named above, or below
        house = _house(pieces, at, book)
        for credit in attribution(piece, book).credits:
            names.add(credit.name)
            yield (replace(credit, affiliation=house) if house and not credit.affiliation else credit), piece
    texts = [piece for piece in pieces if piece.label in {Label.PARAGRAPH, Label.DATELINE}][:_PARAGRAPHS]
    for piece in texts:
        if (name := named_by_writer(piece.text, book)) and name not in names:
            names.add(name)
            yield Credit(name, (Role.WRITER,)), piece
    if not names:
        for piece in pieces:
            if piece.label is Label.SIGNATURE:
                yield from ((credit, piece) for credit in attribution(piece, book).credits if " " in credit.name)


def _house(pieces: Sequence[PagePiece], at: int, book: Phrasebook) -> str:
    """What stands on the lines under a byline, or on the one above it: an agency, a post."""
    found = [pieces[at - 1].text] if at and _over(pieces, at - 1, book) else []
    for piece in pieces[at + 1 :]:
        if piece.label is not Label.BYLINE or not _beside(piece, book):
            break
        found.append(piece.text)
    return ", ".join(found)


def _beside(piece: PagePiece, book: Phrasebook) -> bool:
    """Whether a line beside a byline neither signs by itself nor holds a date."""
    return byline(piece.text, book) is None and not dated(piece.text, book)


def _over(pieces: Sequence[PagePiece], at: int, book: Phrasebook) -> bool:
    """Whether an agency stands on the line over a byline."""
    piece, below = pieces[at], pieces[at + 1] if at + 1 < len(pieces) else None
    agency = piece.label is Label.BYLINE and _beside(piece, book) and book.agency(piece.text)
    return agency and below is not None and below.label is Label.BYLINE and byline(below.text, book) is not None


def named_by_writer(text: str, book: Phrasebook) -> str:
    """The name that a writer gives in a text (``I'm the harbour's correspondent Edda Quill``), or empty."""
    match = book.myself.search(text[:600]) if text[:1] not in _QUOTES else None
    if match is None:
        return ""
    clause = _CLAUSE.split(match["rest"], maxsplit=1)[0].strip()
    words = clause.split()
    posts = [at for at, word in enumerate(words) if word.casefold().rstrip(",") in book.words.posts]
    name = words[posts[-1] + 1 :] if posts else words
    who = people(" ".join(name)) if 2 <= len(name) <= 4 else None
    alone = who is not None and len(who.people) == 1 and not who.people[0].place and not who.people[0].affiliation
    return " ".join(name) if alone and not book.masthead(" ".join(name)) else ""
