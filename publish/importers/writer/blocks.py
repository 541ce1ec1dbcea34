"""Blocks as Markdown: each gives its lines, and what holds blocks sets theirs in or wraps them."""

import posixpath
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import chain
from types import MappingProxyType

from publish.config.addresses import WEB, scheme_of
from publish.importers.doubts import mark
from publish.importers.markdown.blocks import ROW_HEADERS
from publish.importers.markdown.interview import name_in_bold
from publish.importers.markdown.makeup import CLASSES
from publish.importers.markdown.updates import behind_stamp, goes_on
from publish.importers.markdown.verse import EM
from publish.importers.tightness import compact
from publish.importers.writer.escapes import escaped, line_start, value
from publish.importers.writer.inlines import destination, encoded, paragraph, single
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
    Note,
    Paragraph,
    PictureGroup,
    PullQuote,
    Quote,
    Table,
)
from publish.model.figures import Crop, Decorative, Figure, Written
from publish.model.inlines import Inlines, Link, Strong, Text
from publish.model.walk import children, plain

_BREAK = re.compile(r"([-*] ?){3,}")
"""Bullets with nothing behind them: three are a change of scene."""
_INDENT = re.compile(f"(?:&#{ord(EM)};)+")
"""What a line of verse is set in by, as it is escaped."""
_NOTHING: Mapping[str, str] = MappingProxyType({})
_RULES = {"": "---", "left": ":--", "right": "--:", "center": ":-:"}
_SEPARATOR = "{}"
"""A line of no attributes: keeps two lists apart that would be read as one."""


class MarkdownBlockWriter:
    """Writes blocks of one file; pictures are named relative to its folder."""

    def __init__(self, folder: str) -> None:
        self._folder = folder

    def document(self, blocks: Blocks, notes: Sequence[Note], doubts: Mapping[str, str]) -> str:
        """The blocks, then the notes, with a blank line between any two; blocks in doubt are marked."""
        parts = [self.blocks(blocks, doubts=doubts)] if blocks else []
        parts += [self._note(note) for note in notes]
        return "\n\n".join("\n".join(part) for part in parts) + "\n" if parts else ""

    def blocks(self, blocks: Blocks, *, tight: bool = False, doubts: Mapping[str, str] = _NOTHING) -> list[str]:
        """The lines of some blocks under each other."""
        lines: list[str] = []
        alternate = False
        for place, block in enumerate(blocks):
            previous = blocks[place - 1] if place else None
            alternate = _alike(previous, block) and not alternate
            if lines and not tight:
                lines.append("")
            if isinstance(block, DefinitionList) and isinstance(previous, DefinitionList):
                lines += [_SEPARATOR, ""]
            written = self._list(block, alternate=alternate) if isinstance(block, List) else self._block(block)
            written = [*_above(_makeup(block)), *written]
            reason = doubts.get(f"b{place}", "")
            lines += _marked(written, block, reason) if reason else written
        return lines

    def _block(self, block: Block) -> list[str]:
        if isinstance(block, Paragraph):
            attributes = _braces(block.id, (), {"lang": block.lang, "dir": block.direction})
            return [*_above(attributes), *paragraph(block.inlines).split("\n")]
        if isinstance(block, Heading):
            return [self._heading(block)]
        if isinstance(block, Quote):
            return self._quote(block)
        if isinstance(block, PullQuote):
            values = {"cite": single(block.cite), "lang": block.lang}
            attributes = _braces(block.id, ("pullquote",), values)
            return [*_above(attributes), *_prefixed(paragraph(block.inlines).split("\n"), "> ")]
        if isinstance(block, DefinitionList):
            return self._definitions(block)
        if isinstance(block, Table):
            return _table(block)
        if isinstance(block, Aside):
            attributes = _braces(block.id, (), {"title": single(block.title)})
            return [f"::: {block.kind or 'aside'}{_behind(attributes)}", *self.blocks(block.blocks), ":::"]
        if isinstance(block, Media):
            return self._media(block)
        if isinstance(block, PictureGroup):
            return self._pictures(block)
        if isinstance(block, CodeBlock):
            return _code(block)
        if isinstance(block, Break):
            return ["* * *"]
        assert isinstance(block, Figure)
        return self._figure(block)

    def _quote(self, quote: Quote) -> list[str]:
        signed = "from" if quote.kind == "letter" else "cite"
        values = {signed: single(quote.cite), "lang": quote.lang, "dir": quote.direction}
        attributes, lines = _braces(quote.id, (), values), self.blocks(quote.blocks)
        if not quote.kind:
            return [*_above(attributes), *_prefixed(lines or [""], "> ")]
        return [
            f"::: {quote.kind}{_behind(attributes)}",
            *(map(_verse_line, lines) if quote.kind == "verse" else lines),
            ":::",
        ]

    def _media(self, media: Media) -> list[str]:
        source = next((inline.href for inline in media.address if isinstance(inline, Link)), "")
        values = {"kind": media.kind, "src": source, "title": single(media.title), "length": media.length}
        return [f"::: media {_braces(media.id, (), values)}", *self.blocks(media.blocks), ":::"]

    def _heading(self, heading: Heading) -> str:
        attributes = _braces(heading.id, (), {"lang": heading.lang})
        words = single(heading.inlines)
        if words.endswith("#"):
            words = f"{words[:-1]}\\#"
        return f"{'#' * heading.level} {words}{_behind(attributes)}"

    def _list(self, block: List, *, alternate: bool) -> list[str]:
        lines = _above(_braces(block.id))
        tight = block.tight and all(compact(item.blocks) for item in block.items)
        entries = [self.blocks(item.blocks, tight=tight) for item in block.items]
        bullet = "* " if alternate else "- "
        if any(_BREAK.fullmatch(f"{bullet}{entry[0]}") for entry in entries if entry):
            bullet = "+ "
        for place, entry in enumerate(entries):
            if place and not tight:
                lines.append("")
            number = f"{block.start + place}{')' if alternate else '.'} "
            lines += _hung(entry, number if block.ordered else bullet)
        return lines

    def _definitions(self, block: DefinitionList) -> list[str]:
        if block.kind == "interview":
            return self._interview(block)
        if block.kind == "updates":
            return [f"::: updates{_behind(_braces(block.id))}", *self._updates(block), ":::"]
        lines = _above(_braces(block.id))
        for place, entry in enumerate(block.entries):
            if place:
                lines.append("")
            lines.append(_term(entry.term))
            if entry.meanings and entry.meanings[0] and isinstance(entry.meanings[0][0], List):
                lines.append("")  # a lone bullet would underline the term as a heading
            for meaning in entry.meanings:
                lines += _hung(self.blocks(meaning), ": ")
        return lines

    def _updates(self, block: DefinitionList) -> list[str]:
        """Paragraphs behind their times in bold; anything else as terms and meanings, which nothing is mistaken for."""
        written: list[Block] = []
        for entry in block.entries:
            first, *others = chain.from_iterable(entry.meanings)
            behind = behind_stamp(plain(entry.term), first)
            if behind is None or not all(goes_on(other) for other in others):
                return self._definitions(replace(block, kind="", id=""))
            written += [behind, *others]
        return self.blocks(tuple(written))

    def _interview(self, block: DefinitionList) -> list[str]:
        """Its turns, each behind its speaker in bold; the speakers are named where others stand in bold so, too."""
        names = dict.fromkeys(plain(entry.term) for entry in block.entries)
        others = any(name_in_bold(inner) for inner in children(block))
        attributes = _braces(block.id, (), {"speakers": ", ".join(names) if others else ""})
        turns: list[Block] = []
        for entry in block.entries:
            speaker, (said,) = Strong((Text(f"{plain(entry.term)}:"),)), entry.meanings
            if said and isinstance(said[0], Paragraph):
                turns += [replace(said[0], inlines=(speaker, Text(" "), *said[0].inlines)), *said[1:]]
            else:
                turns += [Paragraph((speaker,)), *said]
        return [f"::: interview{_behind(attributes)}", *self.blocks(tuple(turns)), ":::"]

    def _figure(self, figure: Figure) -> list[str]:
        picture = figure.picture
        values = {
            "credit": single(figure.credit),
            "rights": figure.rights,
            "outputs": ",".join(figure.outputs),
            "licence-until": figure.licence_until.isoformat() if figure.licence_until else "",
            "focal": ",".join(f"{number:.6f}".rstrip("0").rstrip(".") for number in figure.focal or ()),
            "lang": figure.lang,
            "width": f"{figure.share}%" if figure.share else "",
            **{_crop_key(crop): f"{crop.width}:{crop.height}" if crop.width else "none" for crop in figure.crops},
        }
        attributes = _braces(figure.id, ("lead",) if figure.lead else (), values)
        lines = [f"::: figure{_behind(attributes)}"]
        if picture is not None:
            alt = picture.alt
            own = _braces(
                values={
                    "decorative": alt.reason if isinstance(alt, Decorative) else "",
                    "long": self._relative(picture.long) if picture.long else "",
                }
            )
            words = escaped(alt.text, enclosed=True) if isinstance(alt, Written) else ""
            lines.append(f"![{words}]({destination(self._relative(picture.source))}){own}")
        if figure.caption:
            lines += ["", *paragraph(figure.caption).split("\n")] if picture else paragraph(figure.caption).split("\n")
        return [*lines, ":::"]

    def _pictures(self, group: PictureGroup) -> list[str]:
        layout = () if group.layout == "row" else (group.layout,)
        attributes = _braces(group.id, layout, {"credit": single(group.credit)})
        caption = ["", *paragraph(group.caption).split("\n")] if group.caption else []
        return [f"::: pictures{_behind(attributes)}", *self.blocks(group.blocks), *caption, ":::"]

    def _relative(self, source: str) -> str:
        if scheme_of(source) in WEB:
            return source
        return encoded(posixpath.relpath(source, self._folder or "."))

    def _note(self, note: Note) -> list[str]:
        """The note; only a paragraph stands on the line of the label, for there the parser counts spaces otherwise."""
        lines = self.blocks(note.blocks)
        plain = bool(note.blocks) and isinstance(note.blocks[0], Paragraph) and not lines[0].startswith("{")
        return _hung(lines if plain else ["", *lines], f"[^{note.label}]: ", indent=4)


def _crop_key(crop: Crop) -> str:
    return f"crop-{crop.printer}" if crop.printer else "crop"


def _marked(lines: list[str], block: Block, reason: str) -> list[str]:
    """The lines of a block with a mark of doubt behind its words; above it where words cannot have one."""
    last = len(lines) - (2 if isinstance(block, Figure) else 1)
    if isinstance(block, Paragraph | Heading) or (isinstance(block, Figure) and block.caption):
        return [*lines[:last], f"{lines[last]} {mark(reason)}", *lines[last + 1 :]]
    return [mark(reason), "", *lines]


def _alike(previous: Block | None, block: Block) -> bool:
    """Whether two neighbours are lists that would be read as one."""
    return isinstance(previous, List) and isinstance(block, List) and previous.ordered == block.ordered


def _braces(id: str = "", classes: Sequence[str] = (), values: Mapping[str, str] = _NOTHING) -> str:
    given = [f"#{id}"] if id else []
    given += [f".{name}" for name in classes]
    given += [f"{key}={value(text)}" for key, text in values.items() if text]
    return f"{{{' '.join(given)}}}" if given else ""


def _makeup(block: Block) -> str:
    """What is asked of its make-up, in braces."""
    if isinstance(block, Break):
        return ""
    asked = block.makeup
    classes = [name for name in CLASSES if getattr(asked, name.replace("-", "_"))]
    return _braces("", classes, {"lines": f"{asked.lines:+d}" if asked.lines else ""})


def _verse_line(line: str) -> str:
    """A line of a stanza: its end needs no mark, and it is set in by spaces."""
    words = line.removesuffix("\\") if len(line) - len(line.rstrip("\\")) == 1 else line
    indent = _INDENT.match(words)
    return "  " * (indent[0].count(";") if indent else 0) + words[indent.end() if indent else 0 :]


def _above(attributes: str) -> list[str]:
    return [attributes] if attributes else []


def _behind(attributes: str) -> str:
    return f" {attributes}" if attributes else ""


def _prefixed(lines: list[str], prefix: str) -> list[str]:
    return [f"{prefix}{line}" if line else prefix.rstrip() for line in lines]


def _hung(lines: list[str], marker: str, *, indent: int = 0) -> list[str]:
    """The first line behind a marker, the others set in under it."""
    space = " " * (indent or len(marker))
    first, *rest = lines or [""]
    return [f"{marker}{first}" if first else marker.rstrip(), *(f"{space}{line}" if line else "" for line in rest)]


def _term(term: Inlines) -> str:
    return line_start(single(term))


def _code(block: CodeBlock) -> list[str]:
    fence = "`" * max(3, *(len(run) + 1 for run in re.findall("`+", block.text)), 3)
    body = block.text.split("\n") if block.text else []
    return [*_above(_braces(block.id)), f"{fence}{block.language}", *body, fence]


def _table(table: Table) -> list[str]:
    classes = (ROW_HEADERS,) if table.body and all(row[0].header for row in table.body) else ()
    heads = str(len(table.head)) if len(table.head) > 1 else ""
    lines = _above(_braces(table.id, classes, {"head": heads, "caption": single(table.caption)}))
    empty = tuple(Cell((), header=True) for _ in table.alignments)
    first, *others = (*(table.head or (empty,)), *table.body)
    lines += [_row(first), f"|{'|'.join(_RULES[aligned] for aligned in table.alignments)}|"]
    return lines + [_row(row) for row in others]


def _row(cells: Sequence[Cell]) -> str:
    """A line of cells; a bar in a cell gets a backslash, which the reader takes off before anything else."""
    return "|" + "|".join(f" {single(cell.inlines)} ".replace("|", "\\|") for cell in cells) + "|"
