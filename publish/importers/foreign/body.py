"""Foreign HTML read into blocks: cleaned, walked through the allow-list, and put in order."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from publish.config.scrub import scrub
from publish.diagnostics import Diagnostic, Span
from publish.importers.foreign.boxes import RECIPE, as_recipe
from publish.importers.foreign.cleaning import CITE, PICTURE, PULL_QUOTE, VERSE, Cleaner, CleanTree, Judge
from publish.importers.foreign.document import line_of, name_of
from publish.importers.foreign.furniture import SILENT, furniture
from publish.importers.foreign.notes import NOTE, taken_notes
from publish.importers.foreign.rules import IMPORT_UNSURE
from publish.importers.html.fragment import letters_in, letters_of
from publish.importers.html.places import KnownPlaces
from publish.importers.html.spaces import tidied
from publish.importers.html.walk import Walk
from publish.model.blocks import Aside, Block, Blocks, Break, Heading, Note, Paragraph, PullQuote, Quote
from publish.model.figures import Figure, Missing, Written
from publish.model.inlines import (
    Emphasis,
    Inline,
    Inlines,
    LineBreak,
    NoteReference,
    Phrase,
    Strong,
    Superscript,
    Text,
)
from publish.model.walk import blank, each_block, map_block, map_blocks, plain, rewrite_blocks, rewrite_inlines

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_FILE_NAME = re.compile(r"[\w%+.-]+\.(?:jpe?g|png|gif|webp|avif|heic|tiff?|bmp)", re.IGNORECASE)

_SCENE = re.compile(r"\s*(?:(?:[*•~·]\s*){3,}|[_—–-]{3,}|⁂|❦|◆)\s*")
"""A line of signs that stands for a change of scene."""
_CREDIT = re.compile(
    r"(?:^|(?<=[.!?…”\"'»)])\s+|\s+[|/·]\s*|\s*\n\s*)[(\[]?(?P<credit>(?:(?:photo(?:graph)?|picture|image|illustration|foto|bild"
    r"|crédits?|fotografía)s?(?:\s+(?:credits?|by|par|von|de))?|credits?)\s*[:/]?\s+(?-i:[A-ZÀ-Þ]).{1,80}?"
    r"|(?:©|\(c\))\s*.{1,80}?)[)\]]?\.?\s*$",
    re.IGNORECASE,
)
"""A credit line behind a caption; without a mark before the name it would be the caption's own words."""


@dataclass(frozen=True)
class Body:
    """What a piece of HTML holds."""

    blocks: Blocks = ()
    """The text; a picture's source is its address as the markup gives it."""
    notes: tuple[Note, ...] = ()
    """Its notes."""
    others: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Further addresses of pictures."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """What was left out, lost or in doubt."""


def read_body(roots: Sequence["HtmlElement"], at: Span, *, base: str = "", judge: Judge = furniture) -> Body:
    """The blocks of some elements, one behind the other.

    ``base`` is the address that relative ones are resolved against; ``judge`` says what is no part of the text.
    """
    taken = taken_notes(roots)
    targets = frozenset([*_targets(roots), *(f"{NOTE}{note.label}" for note in taken)])
    cleaner = Cleaner(at, judge, base=base, targets=targets)
    for root in roots:
        cleaner.clean(root)
    body = _read(cleaner.made, at)
    notes: list[Note] = []
    for note in taken:
        inner = Cleaner(at, _nothing, base=base, targets=targets)
        said = _read(inner.clean(note.holder), at)
        notes.append(Note(note.label, said.blocks or (Paragraph((Text("…"),)),), span=line_of(note.holder, at)))
        body = replace(body, others=body.others | said.others, diagnostics=(*body.diagnostics, *said.diagnostics))
    return replace(body, notes=tuple(notes))


def _nothing(element: "HtmlElement") -> str | None:
    """All that a note holds belongs to it."""
    return "" if name_of(element) in SILENT else None


def _targets(roots: Sequence["HtmlElement"]) -> Iterator[str]:
    """The ids in the text that links in it lead to."""
    wanted = {href[1:] for root in roots for href in root.xpath(".//a/@href") if str(href).startswith("#")}
    for root in roots:
        yield from (str(id) for id in root.xpath(".//@id | .//a/@name") if id in wanted)


def _read(made: CleanTree, at: Span) -> Body:
    walk = Walk(KnownPlaces(made.lines, at))
    blocks = walk.blocks(made.body)
    findings = [*made.findings, *walk.findings]
    if lost := letters_of(made.body) - letters_in(blocks):
        message = f"{sum(lost.values())} letters of the text have no place in the tree"
        findings.append(IMPORT_UNSURE.finding(message, at))
    pictures = {
        f"{PICTURE}{number}": (addresses[0], scrub(made.credits.get(number, ""), at).value)
        for number, addresses in enumerate(made.pictures)
    }
    blocks = map_blocks(ranked(parted(blocks)), lambda block: _mended(block, pictures))
    blocks = rewrite_blocks(blocks, lambda line, _: rewrite_inlines(line, _marked), "")
    others = {addresses[0]: addresses[1:] for addresses in made.pictures if len(addresses) > 1}
    return Body(blocks, (), others, tuple(sorted(findings, key=lambda found: found.at.line)))


def _marked(inline: Inline) -> Inlines:
    """An inline, or the mark of a note that it stands in for; a mark is raised by itself."""
    if isinstance(inline, Phrase) and inline.id.startswith(NOTE):
        return (NoteReference(inline.id.removeprefix(NOTE)),)
    if isinstance(inline, Superscript) and all(isinstance(child, NoteReference) for child in inline.children):
        return inline.children
    return (inline,)


def _mended(block: Block, pictures: dict[str, tuple[str, str]]) -> Block:
    if isinstance(block, Figure) and block.picture is not None:
        name = block.picture.source.rpartition("/")[2]
        source, credit = pictures.get(name, (block.picture.source, ""))
        picture = replace(block.picture, source=source)
        caption, said = credited(block.caption)
        if isinstance(picture.alt, Written) and _says_nothing(picture.alt.text, plain(block.caption)):
            picture = replace(picture, alt=Missing())
        line: Inlines = (Text(credit),) if credit else said
        return replace(block, picture=picture, caption=block.caption if credit else caption, credit=line)
    if isinstance(block, Quote):
        block = _with_source(block)
        if block.id.startswith(PULL_QUOTE):
            if block.blocks and all(isinstance(inner, Paragraph) for inner in block.blocks):
                return PullQuote(_joined(block.blocks), block.cite, lang=block.lang, span=block.span)
            return replace(block, id="")
        return replace(block, id="", kind="verse") if block.id.startswith(VERSE) else block
    if isinstance(block, Aside) and block.id.startswith(RECIPE):
        return as_recipe(block)
    if isinstance(block, Paragraph) and _SCENE.fullmatch(plain(block.inlines)):
        return Break(block.span)
    if isinstance(block, Paragraph) and block.id.startswith(CITE):
        return replace(block, id="")
    if isinstance(block, Heading):
        return replace(block, inlines=_unstressed(block.inlines))
    return block


def credited(caption: Inlines) -> tuple[Inlines, Inlines]:
    """A caption and the credit line that stands at its end, word for word."""
    last = caption[-1] if caption else None
    found = _CREDIT.search(last.value) if isinstance(last, Text) else None
    if found is None:
        return caption, ()
    assert isinstance(last, Text)
    before = last.value[: found.start()].rstrip()
    rest = (*caption[:-1], *((Text(before),) if before else ()))
    while rest and isinstance(rest[-1], LineBreak):
        rest = rest[:-1]
    return rest, (Text(found["credit"]),)


def _with_source(quote: Quote) -> Quote:
    """A quotation whose last line says who is quoted."""
    last = quote.blocks[-1] if quote.blocks else None
    if isinstance(last, Paragraph) and last.id.startswith(CITE) and len(quote.blocks) > 1:
        return replace(quote, blocks=quote.blocks[:-1], cite=last.inlines)
    return quote


def _says_nothing(alt: str, caption: str) -> bool:
    """Whether a description is a file's name or the caption once more: nobody has described the picture then."""
    return bool(_FILE_NAME.fullmatch(alt.strip())) or alt.casefold().strip(" .") == caption.casefold().strip(" .")


def _joined(blocks: Blocks) -> Inlines:
    joined: list[Inline] = []
    for block in blocks:
        assert isinstance(block, Paragraph)
        joined += [LineBreak(), *block.inlines] if joined else block.inlines
    return tuple(joined)


def _unstressed(line: Inlines) -> Inlines:
    """A heading without the stress that is laid on the whole of it."""
    while len(line) == 1 and isinstance(line[0], Strong | Emphasis):
        line = line[0].children
    return line


def parted(blocks: Blocks) -> Blocks:
    """The blocks with paragraphs parted where two line breaks follow each other: so mailings make paragraphs."""

    def inside(inner: Blocks) -> Blocks:
        return parted(inner)

    made: list[Block] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            lines = _split(block.inlines)
            made += [replace(block, inlines=line, id=block.id if not n else "") for n, line in enumerate(lines)]
        else:
            made.append(map_block(block, blocks=inside, line=_single_breaks))
    return tuple(made)


def _split(line: Inlines) -> list[Inlines]:
    groups: list[list[Inline]] = [[]]
    for place, inline in enumerate(line):
        breaks = isinstance(inline, LineBreak)
        if breaks and place and isinstance(line[place - 1], LineBreak):
            if groups[-1]:
                groups.append([])
            continue
        groups[-1].append(inline)
    ready = [_trimmed(group) for group in groups]
    return [group for group in ready if group]


def _single_breaks(line: Inlines) -> Inlines:
    parts = _split(line)
    joined: list[Inline] = []
    for part in parts:
        joined += [LineBreak(), *part] if joined else part
    return tuple(joined)


def _trimmed(line: Sequence[Inline]) -> Inlines:
    found = list(line)
    while found and isinstance(found[0], LineBreak):
        found.pop(0)
    while found and isinstance(found[-1], LineBreak):
        found.pop()
    made = tidied(found)
    return () if blank(made) else made


def ranked(blocks: Blocks) -> Blocks:
    """The blocks with the ranks of headings that an outline has: from 2 on, none skipped."""
    ranks = sorted({block.level for _, block in each_block(blocks) if isinstance(block, Heading)})
    new = {rank: min(number, 6) for number, rank in enumerate(ranks, start=2)}
    return map_blocks(
        blocks, lambda block: replace(block, level=new[block.level]) if isinstance(block, Heading) else block
    )
