"""Blocks as markup, each by its part."""

from collections.abc import Iterator, Mapping
from functools import singledispatchmethod

from markupsafe import Markup

from publish.markup.direction import direction, from_the_left
from publish.markup.figures import figure_view, proportion, rows_of
from publish.markup.house import House
from publish.markup.inlines import InlineWriter
from publish.markup.leadin import split_initial, split_lead_in
from publish.markup.view import (
    NOTHING,
    CellView,
    CodeView,
    DefinitionsView,
    DefinitionView,
    InterviewView,
    ListView,
    MediaView,
    ParagraphView,
    PictureCellView,
    PictureGroupView,
    QuoteView,
    SectionView,
    StanzaView,
    TableView,
    TurnView,
    VerseLineView,
    ViewPiece,
)
from publish.model.blocks import (
    Aside,
    Block,
    Blocks,
    Break,
    Cell,
    CodeBlock,
    DefinitionList,
    Heading,
    List,
    Media,
    Paragraph,
    PictureGroup,
    PullQuote,
    Quote,
    Table,
)
from publish.model.figures import Figure
from publish.model.inlines import Inlines, Text
from publish.model.walk import direction_of, language_of, lines_parted, plain

EM_SPACE = "\u2003"
DEEPEST = 8
"""The deepest that a turned line of verse follows its line: the style sheets have a class for each depth."""


_QUOTES = frozenset('“„«‹‘‚"')
_INITIAL = Markup('<span class="initial" data-letter="{0}"><span class="initial-letter">{0}</span></span>')
"""The letter in its place in the line; the room that its size takes in three lines is made by the style sheet."""


class BlockWriter:
    """Writes the blocks of one dispatch (or of the notices)."""

    def __init__(self, house: House, lines: InlineWriter, ranks: Mapping[str, int]) -> None:
        """``ranks`` gives the rank of each heading by its path; a heading that is not in it keeps its level."""
        self._house = house
        self._lines = lines
        self._ranks = ranks
        self._before: Markup = NOTHING
        self._lead_in = self._initial = self._printed_before = False
        self._inside = ""

    def write(self, blocks: Blocks, lang: str, *, prefix: str = "b", before: Markup = NOTHING) -> Markup:
        """The blocks; ``before`` stands in front of the words of the first one, in a line of its own if need be."""
        written = []
        if before and not (blocks and isinstance(blocks[0], Paragraph)):
            written.append(self._alone(before))
        else:
            self._before = before
        written.extend(self._block(block, f"{prefix}{index}", lang) for index, block in enumerate(blocks))
        return Markup("\n").join(written)

    def write_body(
        self, blocks: Blocks, lang: str, dateline: Markup, *, printed: bool = False, initial: bool = False
    ) -> Markup:
        """The blocks of a dispatch: its first paragraph gets dateline and lead-in, and in print an ``initial``.

        ``printed`` says whether the dateline stands there in print too.
        """
        opening = next((index for index, block in enumerate(blocks) if isinstance(block, Paragraph)), -1)
        written = [self._alone(dateline)] if opening < 0 and dateline else []
        for index, block in enumerate(blocks):
            if index == opening:
                self._before, self._lead_in, self._printed_before = dateline, True, printed
                self._initial = initial and not (dateline or self._house.epub)
            written.append(self._block(block, f"b{index}", lang))
        return Markup("\n").join(written)

    def piece(self, inlines: Inlines, lang: str, path: str) -> ViewPiece | None:
        """Words with a path of their own, such as a caption; ``None`` when there are none."""
        if not inlines:
            return None
        self._lines.marks.enter(path)
        text = self._lines.write(inlines, lang)
        return ViewPiece(text + self._lines.marks.leave(), self._house.attributes.path(path))

    def _alone(self, before: Markup) -> Markup:
        """A dateline with no paragraph to begin: it has a path of its own, so that it can be found again."""
        attributes = self._house.attributes.path("dateline")
        return self._house.templates.render("parts/paragraph.html", ParagraphView(attributes, before, NOTHING))

    def _block(self, block: Block, path: str, lang: str) -> Markup:
        own = language_of(block) or lang
        attributes = Markup()
        if id := getattr(block, "id", ""):
            attributes += Markup(' id="{}"').format(self._house.addresses.id(self._lines.key, id))
        attributes += self._house.attributes.language(
            language_of(block), lang, direction_of(block)
        ) + self._house.attributes.path(path)
        if not isinstance(block, Break):
            attributes += self._house.attributes.makeup(block.makeup)
        before = self._lines.marks.enter(path, wordless=isinstance(block, Figure | PictureGroup | Break))
        part, view = self._view(block, path, own, attributes)
        return before + self._house.templates.render(f"parts/{part}.html", view) + self._lines.marks.leave()

    @singledispatchmethod
    def _view(self, block: Block, path: str, lang: str, attributes: Markup) -> tuple[str, object]:
        """The part of a block and its view."""
        raise TypeError(type(block))

    @_view.register
    def _paragraph(self, block: Paragraph, path: str, lang: str, attributes: Markup) -> tuple[str, object]:
        before, self._before = self._before, NOTHING
        if self._inside == "verse":
            return "stanza", StanzaView(attributes, before, tuple(self._verse_lines(block, lang)))
        head: Inlines = ()
        initial = ""
        tail, base = block.inlines, block.direction or direction(lang)
        if self._lead_in:
            self._lead_in = False
            if self._printed_before:
                before = self._lines.marks.whole(before)
            if base == "ltr":  # scripts that are written from the right have no small capitals
                head, tail = split_lead_in(block.inlines)
                if self._initial:
                    initial, head = split_initial(head, len(plain(block.inlines)))
        text = _INITIAL.format(initial) if initial else Markup()
        if head:
            text += Markup('<span class="lead-in">{}</span>').format(self._lines.write(head, lang, base))
        text += self._lines.write(tail, lang, base)
        return "paragraph", ParagraphView(attributes, before, text, initial=bool(initial))

    def _verse_lines(self, block: Paragraph, lang: str) -> Iterator[VerseLineView]:
        base = block.direction or direction(lang)
        for place, line in enumerate(lines_parted(block.inlines)):
            if place:
                self._lines.marks.part()
            text = plain(line)
            indent = len(text) - len(text.lstrip(EM_SPACE))
            yield VerseLineView(self._lines.write(line, lang, base), min(indent, DEEPEST))

    @_view.register
    def _section(self, block: Heading, path: str, lang: str, attributes: Markup) -> tuple[str, object]:
        rank = self._ranks.get(path, block.level)
        return "section", SectionView(attributes, rank, self._lines.write(block.inlines, lang))

    @_view.register
    def _figure(self, block: Figure, path: str, lang: str, attributes: Markup) -> tuple[str, object]:
        return "figure", figure_view(block, self._house, self, self._lines, path, lang, attributes)

    @_view.register
    def _pictures(self, block: PictureGroup, path: str, lang: str, attributes: Markup) -> tuple[str, object]:
        cells = tuple(
            PictureCellView(self._block(inner, f"{path}.{place}", lang), proportion(inner, self._house))
            for place, inner in enumerate(block.blocks)
        )
        caption, credit = (
            self.piece(line, lang, f"{path}.{name}")
            for line, name in ((block.caption, "caption"), (block.credit, "credit"))
        )
        rows = rows_of(cells) if block.layout == "row" else tuple((cell,) for cell in cells)
        return "pictures", PictureGroupView(attributes, block.layout, len(cells), rows, caption, credit)

    @_view.register
    def _quote(self, block: Quote, path: str, lang: str, attributes: Markup) -> tuple[str, object]:
        body = self._held(block, path, lang)
        return block.kind or "quote", QuoteView(attributes, body, self.piece(block.cite, lang, f"{path}.cite"))

    def _held(self, block: Quote | Aside, path: str, lang: str) -> Markup:
        """The blocks inside a block of a kind, some of which have parts of their own there."""
        around, self._inside = self._inside, block.kind
        body = self.write(block.blocks, lang, prefix=f"{path}.")
        self._inside = around
        return body

    @_view.register
    def _pull_quote(self, block: PullQuote, path: str, lang: str, attributes: Markup) -> tuple[str, object]:
        body = self._lines.write(block.inlines, lang)
        quoted = plain(block.inlines).lstrip()[:1] in _QUOTES
        return "pull_quote", QuoteView(attributes, body, self.piece(block.cite, lang, f"{path}.cite"), quoted=quoted)

    @_view.register
    def _aside(self, block: Aside, path: str, lang: str, attributes: Markup) -> tuple[str, object]:
        title = self.piece(block.title, lang, f"{path}.title")
        body = self._held(block, path, lang)
        return (block.kind or "aside").replace("-", "_"), QuoteView(attributes, body, title)

    @_view.register
    def _media(self, block: Media, path: str, lang: str, attributes: Markup) -> tuple[str, object]:
        title = self.piece(block.title, lang, f"{path}.title")
        body = self.write(block.blocks, lang, prefix=f"{path}.")
        length = self.piece((Text(block.length),) if block.length else (), lang, f"{path}.length")
        address = self.piece(block.address, lang, f"{path}.cite")
        return "media", MediaView(attributes, block.kind, body, title, length, address, self._house.code(block.code))

    @_view.register
    def _list(self, block: List, path: str, lang: str, attributes: Markup) -> tuple[str, object]:
        entries = self._counted([item.blocks for item in block.items], path, lang)
        return "list", ListView(attributes, block.ordered, block.start, block.tight, entries)

    @_view.register
    def _definitions(self, block: DefinitionList, path: str, lang: str, attributes: Markup) -> tuple[str, object]:
        if block.kind == "interview":
            return "interview", InterviewView(attributes, tuple(self._turns(block, path, lang)))
        entries = []
        count = 0
        for entry in block.entries:
            self._lines.marks.part()
            term = self._lines.write(entry.term, lang)
            entries.append(DefinitionView(term, self._counted(entry.meanings, path, lang, start=count)))
            count += sum(len(meaning) for meaning in entry.meanings)
        part = "facts" if self._inside in ("recipe", "service") else "definitions"
        return block.kind or part, DefinitionsView(attributes, tuple(entries))

    def _turns(self, block: DefinitionList, path: str, lang: str) -> Iterator[TurnView]:
        """The turns; who speaks first asks."""
        count = 0
        for entry in block.entries:
            self._lines.marks.part()
            speaker = self._lines.write(entry.term, lang)
            said = self._counted(entry.meanings, path, lang, start=count)
            count += sum(map(len, entry.meanings))
            yield TurnView(speaker, Markup("\n").join(said), plain(entry.term) == plain(block.entries[0].term))

    def _counted(
        self, groups: "tuple[Blocks, ...] | list[Blocks]", path: str, lang: str, *, start: int = 0
    ) -> tuple[Markup, ...]:
        """Groups of blocks whose paths are counted through, as :func:`publish.model.walk.children` does."""
        written = []
        for group in groups:
            markups = [self._block(block, f"{path}.{start + index}", lang) for index, block in enumerate(group)]
            start += len(group)
            written.append(Markup("\n").join(markups))
        return tuple(written)

    @_view.register
    def _table(self, block: Table, path: str, lang: str, attributes: Markup) -> tuple[str, object]:
        def rows(cells: tuple[tuple[Cell, ...], ...]) -> tuple[tuple[CellView, ...], ...]:
            return tuple(
                tuple(self._cell(cell, side, lang) for cell, side in zip(row, block.alignments, strict=True))
                for row in cells
            )

        caption = self.piece(block.caption, lang, f"{path}.caption")
        return "table", TableView(attributes, caption, rows(block.head), rows(block.body))

    def _cell(self, cell: Cell, alignment: str, lang: str) -> CellView:
        self._lines.marks.part()
        return CellView(self._lines.write(cell.inlines, lang), cell.header, alignment)

    @_view.register
    def _code(self, block: CodeBlock, path: str, lang: str, attributes: Markup) -> tuple[str, object]:
        return "code", CodeView(
            attributes + from_the_left(direction(lang)), self._lines.words(block.text, "ltr"), block.language
        )

    @_view.register
    def _break(self, block: Break, path: str, lang: str, attributes: Markup) -> tuple[str, object]:
        return "break", ViewPiece(NOTHING, attributes)
