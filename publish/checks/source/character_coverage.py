"""Characters that no font of the theme has, and emoji that lose their colour in print."""

import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from publish.checks.piece_kinds import PieceKind
from publish.checks.pieces import ExpectedPiece, after_of, body_of, notes_of, notices_of, opening_of
from publish.checks.source.manuscript import Manuscript
from publish.diagnostics import Diagnostic, Severity, Span, check, check_of
from publish.fonts.pick import draws_nothing
from publish.fonts.unset import CHARACTER_UNSET, FONT_FALLBACK, left_to_readers, named, unset
from publish.markup.strings import strings_for
from publish.model.edition import Edition
from publish.model.figures import Output
from publish.model.walk import plain

_PICTURES = 0x1F000
"""The first code of the planes of pictures: those before it are signs that print has always had."""


@check_of(CHARACTER_UNSET, FONT_FALLBACK)
def character_unset(manuscript: Manuscript) -> Iterator[Diagnostic]:
    """Every line with characters that no face of the theme has, at the first of them.

    Where an e-book alone is made, its readers may have a face: then it is ``font-fallback``.
    """
    if (covered := manuscript.covered) is None:
        return
    rule = left_to_readers if manuscript.outputs == (Output.EPUB,) else unset

    def lost(piece: ExpectedPiece) -> list[str]:
        large = piece.text.upper() if piece.kind is PieceKind.KICKER else ""
        return missing(f"{piece.before}{piece.text}{large}", covered)

    brought = [pack.file for pack in manuscript.theme.fonts] if manuscript.theme else []
    for characters, at, block in _first_places(manuscript, lost):
        yield rule(characters, brought=brought, at=at, block=block)


@check(
    "emoji-one-colour",
    Severity.WARNING,
    why="Readers know these pictures in colours; print has one ink, and where the colour is the message it is gone.",
    hint="Say it in words, or look at the page and leave it.",
)
def emoji_one_colour(manuscript: Manuscript) -> Iterator[Diagnostic]:
    """Every line with pictures that readers know in colours, and print has in its ink."""
    if manuscript.outputs == (Output.EPUB,):
        return
    emoji = frozenset(code for code in manuscript.emoji if code >= _PICTURES)

    def coloured(piece: ExpectedPiece) -> list[str]:
        text = piece.text
        return [] if emoji.isdisjoint(map(ord, text)) else [c for c in text if ord(c) in emoji]

    for characters, at, block in _first_places(manuscript, coloured):
        shown = ", ".join(map(named, dict.fromkeys(characters, 0)))
        yield emoji_one_colour.finding(f"printed in one colour: {shown}", at, block=block)


def _first_places(
    manuscript: Manuscript, of: Callable[[ExpectedPiece], Sequence[str]]
) -> Iterator[tuple[str, Span, str]]:
    """The characters of each line that ``of`` finds in its pieces, with the place of the first and its block."""
    found: dict[_Place, list[str]] = {}
    for block, piece in _pieces(manuscript.edition):
        for character in dict.fromkeys(of(piece), 0):
            at = _place(character, piece.at, manuscript.texts)
            found.setdefault(_Place(at.path, at.line, block), []).append(character)
    for place, characters in found.items():
        at = Span(place.path, place.line, 1 if place.line else 0)
        yield "".join(characters), replace(at, column=_column(characters, at, manuscript.texts)), place.block


@dataclass(frozen=True, slots=True)
class _Place:
    """A line of the source, and the dispatch that it belongs to."""

    path: str
    line: int
    block: str


def missing(text: str, covered: frozenset[int]) -> list[str]:
    """The characters of a text that none of the code points covers; letters with marks are judged composed."""
    composed = unicodedata.normalize("NFC", text)
    if covered.issuperset(map(ord, composed)):
        return []
    lost = (c for c in composed if ord(c) not in covered and not draws_nothing(c))
    return [c for c in lost if any(ord(part) not in covered for part in unicodedata.normalize("NFD", c))]


def _pieces(edition: Edition) -> Iterator[tuple[str, ExpectedPiece]]:
    """All that is printed of the content, with the dispatch that it belongs to."""
    strings = strings_for(edition.language or edition.publication.language)
    for dispatch in edition.dispatches:
        notes = (piece for _, own in notes_of(dispatch) for piece in own)
        head = ExpectedPiece(PieceKind.HEADLINE, "headline", (plain(dispatch.short),), dispatch.at("short"))
        every = (
            *opening_of(dispatch, strings),
            head,
            *body_of(dispatch),
            *after_of(dispatch, edition, strings),
            *notes,
        )
        yield from ((f"{dispatch.key}:{piece.path}", piece) for piece in every)
    yield from (("", piece) for piece in notices_of(edition))
    publication = edition.publication
    titles = (edition.full_title, edition.description, edition.rights, edition.region, publication.title)
    for text in (*titles, publication.publisher, publication.frequency, *(part.title for part in edition.parts)):
        if text:
            yield "", ExpectedPiece(PieceKind.HEADLINE, "", (text,), edition.span)


def _place(character: str, at: Span, texts: Mapping[str, str]) -> Span:
    """The line that holds a character: in its piece's file from the piece on, else where its piece begins.

    What stands in a publication's settings is looked for there too.
    """
    for path, first in ((at.path, at.line), (at.path, 1), *((other, 1) for other in texts if other.endswith(".toml"))):
        lines = _lines(texts, path)
        for number in range(max(first, 1), len(lines) + 1):
            if character in unicodedata.normalize("NFC", lines[number - 1]):
                return Span(path, number, 1)
    return at


def _column(characters: Sequence[str], at: Span, texts: Mapping[str, str]) -> int:
    """Where the first of some characters stands in its line; 1 where it is written otherwise."""
    lines = _lines(texts, at.path)
    line = lines[at.line - 1] if 0 < at.line <= len(lines) else ""
    return min((place + 1 for c in characters if (place := line.find(c)) >= 0), default=min(at.line, 1))


def _lines(texts: Mapping[str, str], path: str) -> Sequence[str]:
    return texts[path].split("\n") if path in texts else ()
