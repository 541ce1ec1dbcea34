"""The model taken apart: the pieces that every book must give its reader, in the order of reading."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum

from publish.checks.piece_kinds import PieceKind
from publish.diagnostics import Span
from publish.markup.bylines import compose_byline
from publish.markup.strings import Strings
from publish.model.blocks import (
    Aside,
    Block,
    Blocks,
    CodeBlock,
    DefinitionList,
    Heading,
    Media,
    Paragraph,
    PictureGroup,
    PullQuote,
    Quote,
    Table,
)
from publish.model.dispatch import Dispatch
from publish.model.edition import Edition
from publish.model.figures import Figure, Missing, Written
from publish.model.inlines import CrossReference, Inline, Inlines, LineBreak, Link, NoteReference, Phrase, Text
from publish.model.walk import WRAPPING, blocks_of, each_inline, parts_of, plain


class Cut(Enum):
    """What stands between two stretches of words, and is none of them."""

    NOTE = "note"
    """The mark of a note: paper shows it; what reads a book by its tags or its markup leaves it out."""
    LINK = "link"
    """The address behind a link, or its number in a list, which are the house's; paper shows them."""
    PAGE = "page"
    """The page that a cross reference leads to, which print may name behind its words."""


@dataclass(frozen=True, slots=True)
class ExpectedPiece:
    """Words that belong together, and must reach the reader."""

    kind: PieceKind
    """What they are."""
    path: str
    """The path of their block in the tree; ``headline``, ``b3.caption``, …"""
    runs: tuple[str, ...]
    """The words, in the stretches between which a book has something of its own."""
    at: Span
    """Where they stand in the source."""
    cuts: tuple[Cut, ...] = ()
    """What stands between the stretches; one less than they are."""
    before: str = ""
    """What the house may put before the words: the number of a note, the day of a correction."""
    loose: bool = False
    """Whether the house puts words of its own round them: brackets, the day of a change."""
    backward: bool = False
    """Whether words in it are set from right to left, whatever their letters."""

    @property
    def text(self) -> str:
        """The words."""
        return "".join(self.runs)


def opening_of(dispatch: Dispatch, strings: Strings) -> Iterator[ExpectedPiece]:
    """What stands over the body; ``strings`` are the house's words in the edition's language."""
    headline = dispatch.headline or (Text(dispatch.label or dispatch.slug),)
    yield replace(
        _piece(PieceKind.HEADLINE, "headline", headline, dispatch.at("headline")), loose=not dispatch.headline
    )
    if dispatch.kicker:
        yield ExpectedPiece(PieceKind.KICKER, "kicker", (dispatch.kicker,), dispatch.at("kicker"))
    if dispatch.standfirst:
        yield _piece(PieceKind.STANDFIRST, "standfirst", dispatch.standfirst, dispatch.at("standfirst"))
    if dispatch.byline:
        yield _piece(PieceKind.BYLINE, "byline", dispatch.byline, dispatch.at("byline"))
    elif composed := compose_byline(dispatch.credits, strings).striptags():
        yield ExpectedPiece(PieceKind.BYLINE, "byline", (str(composed),), dispatch.at("credits"))
    if dispatch.date:
        yield ExpectedPiece(PieceKind.DATE, "date", (strings.date(dispatch.date),), dispatch.at("date"), loose=True)


def dateline_of(dispatch: Dispatch) -> Iterator[ExpectedPiece]:
    """The dateline, where a theme sets it in the opening and not before the first words of the body."""
    if dispatch.dateline:
        yield ExpectedPiece(PieceKind.DATELINE, "dateline", (dispatch.dateline.text,), dispatch.at("dateline"))


def body_of(dispatch: Dispatch, *, descriptions: bool = False) -> Iterator[ExpectedPiece]:
    """Dateline and body; ``descriptions`` are the extended ones, which the e-book alone shows."""
    first = next((f"b{n}" for n, block in enumerate(dispatch.blocks) if isinstance(block, Paragraph)), "")
    dateline = dispatch.dateline.text if dispatch.dateline else ""
    if not first:
        yield from dateline_of(dispatch)
    for piece in _blocks(dispatch.blocks, "b", descriptions=descriptions):
        if dateline and piece.path == first:
            yield ExpectedPiece(PieceKind.DATELINE, first, (dateline,), piece.at)
        yield piece


def after_of(dispatch: Dispatch, edition: Edition, strings: Strings) -> Iterator[ExpectedPiece]:
    """Corrections, and rights that are not the edition's."""
    for index, correction in enumerate(dispatch.corrections):
        piece = _piece(PieceKind.CORRECTION, f"c{index}", correction.text, dispatch.at(f"corrections.{index}"))
        yield replace(piece, before=strings.date(correction.date))
    if dispatch.rights and dispatch.rights != edition.rights:
        yield ExpectedPiece(PieceKind.RIGHTS, "rights", (dispatch.rights,), dispatch.at("rights"))


def notes_of(dispatch: Dispatch) -> Iterator[tuple[int, tuple[ExpectedPiece, ...]]]:
    """The pieces of each note with its number, in the order of the notes."""
    for index, note in enumerate(dispatch.notes):
        number = note.number or index + 1
        pieces = tuple(replace(piece, kind=PieceKind.NOTE) for piece in _blocks(note.blocks, f"n{index}."))
        yield number, tuple(replace(piece, before="" if n else str(number)) for n, piece in enumerate(pieces))


def notices_of(edition: Edition) -> Iterator[ExpectedPiece]:
    """The notices in order, each with its heading."""
    for index, notice in enumerate(edition.notices):
        if notice.heading:
            yield ExpectedPiece(PieceKind.NOTICE, f"f{index}.heading", (notice.heading,), notice.span)
        for piece in _blocks(notice.blocks, f"f{index}."):
            yield replace(piece, kind=PieceKind.NOTICE)


def alts_of(dispatch: Dispatch, *, printed: bool = False) -> Iterator[ExpectedPiece]:
    """The description of each picture in order; one without words for a picture that has none.

    Print leaves out decorative pictures.
    """
    for path, block in blocks_of(dispatch):
        if isinstance(block, Figure) and (picture := block.picture):
            at = picture.span if picture.span.line else block.span
            if isinstance(picture.alt, Written):
                yield ExpectedPiece(PieceKind.ALT, path, (picture.alt.text,), at)
            elif not printed or isinstance(picture.alt, Missing):
                yield ExpectedPiece(PieceKind.ALT, path, ("",), at)


def _blocks(blocks: Blocks, prefix: str, *, descriptions: bool = False) -> Iterator[ExpectedPiece]:
    for index, block in enumerate(blocks):
        yield from _block(block, f"{prefix}{index}", descriptions=descriptions)


_LINES: Mapping[type[Block], tuple[PieceKind, ...]] = {
    Paragraph: (PieceKind.PARAGRAPH,),
    Heading: (PieceKind.HEADING,),
    PullQuote: (PieceKind.PULL_QUOTE, PieceKind.CITE),
    # What is quoted stands before its source.
    Quote: (PieceKind.PARAGRAPH, PieceKind.CITE),
    Aside: (PieceKind.TITLE,),
    Media: (PieceKind.TITLE, PieceKind.PARAGRAPH, PieceKind.CITE),
    PictureGroup: (PieceKind.CAPTION, PieceKind.CAPTION, PieceKind.CREDIT),
    Figure: (PieceKind.CAPTION, PieceKind.CREDIT, PieceKind.LONG),
    DefinitionList: (PieceKind.TERM,),
    Table: (PieceKind.CAPTION, PieceKind.CELL),
}
"""What the lines of a block are, in the order of reading; the last stands for all that follow."""

_OF = {PieceKind.CITE: ".cite", PieceKind.TITLE: ".title", PieceKind.CAPTION: ".caption", PieceKind.CREDIT: ".credit"}
"""What stands behind the path of a block for a line that is not its own text."""


def _block(block: Block, path: str, *, descriptions: bool) -> Iterator[ExpectedPiece]:
    at, count = block.span, 0
    backward = isinstance(block, Paragraph | Quote) and block.direction == "rtl"
    if isinstance(block, CodeBlock):
        yield ExpectedPiece(PieceKind.CODE, path, (block.text,), at)
    for index, (line, inner) in enumerate(parts_of(block)):
        kind = _LINES[type(block)][: index + 1][-1] if line else PieceKind.PARAGRAPH
        if kind is not PieceKind.LONG or descriptions:
            piece = _piece(kind, f"{path}{_OF.get(kind, '')}", line, at)
            yield from _some(replace(piece, backward=piece.backward or (backward and isinstance(block, Paragraph))))
        if isinstance(block, Figure) and block.rights and index == 1:
            yield ExpectedPiece(PieceKind.RIGHTS, f"{path}.rights", (block.rights,), at)
        if isinstance(block, Media) and block.length and index == 1:
            yield ExpectedPiece(PieceKind.RIGHTS, f"{path}.length", (block.length,), at)
        for each in inner:
            pieces = _block(each, f"{path}.{count}", descriptions=descriptions)
            yield from (replace(piece, backward=piece.backward or backward) for piece in pieces)
            count += 1


def _some(piece: ExpectedPiece) -> Iterable[ExpectedPiece]:
    return (piece,) if piece.cuts or piece.text.strip() else ()


def _piece(kind: PieceKind, path: str, inlines: Inlines, at: Span) -> ExpectedPiece:
    runs: list[list[str]] = [[]]
    cuts: list[Cut] = []
    for word in _words(inlines):
        if isinstance(word, str):
            runs[-1].append(word)
        else:
            cuts.append(_CUTS[type(word)])
            runs.append([])
    backward = any(isinstance(inline, Phrase) and inline.direction == "rtl" for inline in each_inline(inlines))
    return ExpectedPiece(kind, path, tuple("".join(run) for run in runs), at, tuple(cuts), backward=backward)


_CUTS = {NoteReference: Cut.NOTE, Link: Cut.LINK, CrossReference: Cut.PAGE}


def _words(inlines: Inlines) -> Iterator[str | NoteReference | Link | CrossReference]:
    """The words, and what a target may put something behind."""
    for inline in inlines:
        yield from _word(inline)


def _word(inline: Inline) -> Iterator[str | NoteReference | Link | CrossReference]:
    if isinstance(inline, NoteReference):
        yield inline
    elif isinstance(inline, LineBreak):
        yield " "
    elif isinstance(inline, WRAPPING):
        yield from _words(inline.children)
        if isinstance(inline, CrossReference) or (isinstance(inline, Link) and inline.behind):
            yield inline
    else:
        yield plain((inline,))
