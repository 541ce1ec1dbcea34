"""Paragraphs: words, pictures that stand alone or on a line of their own, what plays, and pieces of HTML."""

import re
from collections.abc import Sequence
from dataclasses import replace

from markdown_it.token import Token

from publish.config.addresses import scheme_of
from publish.diagnostics import Severity, Span
from publish.importers.addresses import link
from publish.importers.html import read_fragment
from publish.importers.html.players import PLAYERS
from publish.importers.html.tags import read_tag
from publish.importers.markdown.attributes import NONE, BraceAttributes
from publish.importers.markdown.dialects.in_html import in_html
from publish.importers.markdown.figures import blank, figure, only_images, read_image
from publish.importers.markdown.foreign_marks import MARKUP_LEAKED, MARKUP_LEFT_OUT, shown
from publish.importers.markdown.inlines import TEXT_TOO_LARGE, read_line
from publish.importers.markdown.leaks import ESCAPED, Leak, leaks
from publish.importers.markdown.limits import HTML
from publish.importers.markdown.parser import TokenNode, parser
from publish.importers.markdown.phrases import direction_of, id_of, language
from publish.importers.markdown.reading import MarkdownReading
from publish.importers.markdown.values import read_value
from publish.importers.media import is_player, kind_of, media, plays
from publish.model.blocks import Block, Blocks, Paragraph
from publish.model.figures import Figure
from publish.model.inlines import Code, CrossReference, Inline, Inlines, Link, Text
from publish.model.walk import each_block, each_inline, lines_of, plain, rewrite_blocks, rewrite_inlines

_PICTURES = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".svg", ".tif", ".tiff", ".bmp", ".heic")


def read_text(node: TokenNode, reading: MarkdownReading) -> tuple[Inlines, Span]:
    """The words of a block, and where they stand."""
    line = node.line
    if line is None:
        return (), reading.span(node.rows)
    at = reading.span(line.rows, line.token.content)
    return read_line(line.token.children or (), at, reading), at


def read_paragraph(node: TokenNode, attributes: BraceAttributes, reading: MarkdownReading) -> Blocks:
    """A paragraph, or what stands in its place: pictures and what plays are blocks of their own."""
    tokens = (node.line.token.children if node.line else None) or []
    at = reading.span(node.rows, node.line.token.content if node.line else "")
    if (alone := _alone(tokens, attributes, at, reading)) is not None:
        return alone
    pieces = _pieces(tokens)
    if len(pieces) > 1:
        return tuple(block for row, piece in pieces for block in _piece(piece, row, attributes, at, reading))
    reading.judge(attributes, at, keys=("lang", "dir"), of="a paragraph")
    inlines, at = read_text(node, reading)
    return _words(inlines, attributes, at, reading)


def _words(inlines: Inlines, attributes: BraceAttributes, at: Span, reading: MarkdownReading) -> Blocks:
    if not inlines:
        return ()
    lang, direction = language(attributes, at, reading), direction_of(attributes, at, reading)
    return (Paragraph(inlines, id_of(attributes), lang, direction, at),)


def _alone(tokens: Sequence[Token], attributes: BraceAttributes, at: Span, reading: MarkdownReading) -> Blocks | None:
    """The blocks of pictures or of what plays; ``None`` where there is anything else."""
    if images := only_images(tokens):
        links = _links(tokens)
        return tuple(
            block for token in images for block in _figure(token, links.get(id(token), ""), attributes, at, reading)
        )
    shown = [token for token in tokens if not blank(token)]
    if shown and all(token.type == "player" for token in shown):
        return tuple(block for token in shown for block in _player(token, at, reading))
    if shown and _is_element(shown):
        return html_blocks("".join(token.content or "\n" for token in tokens), at, reading)
    return None


def _links(tokens: Sequence[Token]) -> dict[int, str]:
    """Where the pictures of a line lead that stand in links, by the identity of their tokens."""
    found: dict[int, str] = {}
    href = ""
    for token in tokens:
        if token.type == "link_open":
            href = str(token.attrs.get("href", ""))
        elif token.type == "link_close":
            href = ""
        elif token.type == "image" and href:
            found[id(token)] = href
    return found


def pictures_behind(reading: MarkdownReading) -> Blocks:
    """The figures of the pictures that stood among the words of the last block."""
    waiting, reading.pictures = reading.pictures or [], []
    made: list[Block] = []
    for one in waiting:
        if one.token is not None:
            made += _figure(one.token, one.href, NONE, one.at, reading)
        elif one.picture is not None:
            made.append(
                Figure(one.picture, _lead_on(one.href, "", one.picture.source, (), one.at, reading), span=one.at)
            )
    return tuple(made)


def _figure(token: Token, href: str, attributes: BraceAttributes, at: Span, reading: MarkdownReading) -> Blocks:
    source = str(token.attrs.get("src", ""))
    if is_player(source) or plays(source):
        # Some tools play what stands where a picture would.
        title = (Text(words),) if (words := reading.clean(token.content, at)) else ()
        return reading.take(media(kind_of(source, "video"), source, at, title=title))
    image = read_image(token, at, reading)
    if image.dropped:
        return ()
    caption = _lead_on(href, token.content, source, image.caption, image.at, reading)
    return (figure(image, caption, attributes, image.at, reading),)


def _lead_on(href: str, named: str, source: str, caption: Inlines, at: Span, reading: MarkdownReading) -> Inlines:
    """The caption of a picture in a link: a book shows under it where it leads; empty for one that leads nowhere.

    ``named`` is its description, ``source`` its address: one that leads to a picture is only shown larger on a site.
    """
    path = href.partition("?")[0].partition("#")[0].lower()
    if not href or href == source or path.endswith(_PICTURES):
        return ()
    words = href if scheme_of(href) else reading.clean(named, at) or href
    led = reading.take(link((Text(words),), reading.clean(href, at), at))
    return (*caption, Text(" "), *led) if caption else led


def _player(token: Token, at: Span, reading: MarkdownReading) -> Blocks:
    title = read_value(token.meta["title"], at, reading)
    address = reading.clean(token.meta["address"], at)
    return reading.take(media(kind_of(address, token.meta["kind"]), address, at, title=title))


def _is_element(tokens: Sequence[Token]) -> bool:
    """Whether a line is an element that plays, from its tag to its end, or a picture of HTML."""
    if tokens[0].type != "html_inline" or tokens[-1].type != "html_inline":
        return False
    first, last = read_tag(tokens[0].content), read_tag(tokens[-1].content)
    if first is None or last is None or first.closing or first.name not in (*PLAYERS, "img"):
        return False
    return len(tokens) == 1 if first.void or len(tokens) == 1 else last.closing and last.name == first.name


def _pieces(tokens: Sequence[Token]) -> list[tuple[int, list[Token]]]:
    """A paragraph parted at lines that hold nothing but pictures or what plays, each piece with its first row."""
    lines: list[list[Token]] = [[]]
    depth = 0
    for token in tokens:
        depth += token.nesting
        if token.type in ("softbreak", "hardbreak") and not depth:
            lines.append([token])
        else:
            lines[-1].append(token)
    pieces: list[tuple[int, list[Token]]] = []
    before = True
    row = 0
    for line, behind in zip(lines, [*lines[1:], []], strict=True):
        apart = _stands_apart([token for token in line if not blank(token)]) and not _braces(behind)
        if apart or before:
            pieces.append((row, line))
        else:
            pieces[-1][1].extend(line)
        before = apart
        row += sum(token.type in ("softbreak", "hardbreak") for token in line[1:]) + 1
    return pieces


def _braces(tokens: Sequence[Token]) -> bool:
    """Whether a line begins with attributes: they were meant for the picture above it."""
    return next((token.content.startswith("{") for token in tokens if not blank(token)), False)


def _stands_apart(tokens: Sequence[Token]) -> bool:
    if not tokens:
        return False
    return bool(only_images(tokens)) or all(token.type == "player" for token in tokens) or _is_element(tokens)


def _piece(tokens: list[Token], row: int, attributes: BraceAttributes, at: Span, reading: MarkdownReading) -> Blocks:
    place = replace(at, line=at.line + row, column=0 if row else at.column) if at.line and not reading.fixed else at
    own = attributes if not row else NONE
    if (alone := _alone(tokens, NONE, place, reading)) is not None:
        return alone
    while tokens and blank(tokens[0]):
        tokens.pop(0)
    while tokens and blank(tokens[-1]):
        tokens.pop()
    reading.judge(own, place, keys=("lang", "dir"), of="a paragraph")
    return _words(read_line(tokens, place, reading), own, place, reading)


def read_html(node: TokenNode, attributes: BraceAttributes, reading: MarkdownReading) -> Blocks:
    """The blocks of a piece of HTML."""
    at = reading.span(node.rows)
    reading.judge(attributes, at, id=False, of="raw HTML")
    if len(node.token.content) > HTML:
        reading.say(TEXT_TOO_LARGE, f"This piece of HTML has more than {HTML:,} characters", at)
        return ()
    return html_blocks(node.token.content, at, reading)


def html_blocks(markup: str, at: Span, reading: MarkdownReading) -> Blocks:
    """The blocks of some HTML, with what of Markdown stands in its lines; what leaks still is reported."""
    markup, left = in_html(markup, reading.dialects)
    for tag in left:
        reading.say(MARKUP_LEFT_OUT, f"{shown(tag)} was left out", reading.locate(tag.partition("\n")[0], at))
    read = read_fragment(markup, at, anchors=reading.anchors)
    blocks = rewrite_blocks(reading.take(read), lambda line, _: _with_markdown(line, reading), "")
    for _, block in each_block(blocks):
        for line in lines_of(block):
            if leak := _leak(line):
                place = reading.locate(leak.needle, block.span)
                hint = "Markdown is not read inside HTML: write it apart."
                reading.say(MARKUP_LEAKED, leak.message, place, hint=hint)
    return blocks


def _leak(line: Inlines) -> Leak | None:
    """The first markup that would be printed; code shows what it holds."""
    seen = plain(rewrite_inlines(line, lambda one: () if isinstance(one, Code) else (one,))).replace("`", "")
    # What stands there as a tag was written with references, and is meant.
    return next(leaks(re.sub("<(?=[A-Za-z])", ESCAPED, seen)), None)


def _with_markdown(line: Inlines, reading: MarkdownReading) -> Inlines:
    """A line of HTML with what is Markdown in its words read as such, where it would be printed as it stands.

    Some builders read it there and others do not; its author meant it in any case.
    """
    if _leak(line) is None:
        return line
    mended = rewrite_inlines(line, lambda one: _words_read(one, reading) if isinstance(one, Text) else (one,))
    nested = any(isinstance(one, Link) and any(map(_leads, each_inline(one.children))) for one in each_inline(mended))
    return line if _leak(mended) or nested else mended


def _leads(inline: Inline) -> bool:
    return isinstance(inline, Link | CrossReference)


def _words_read(text: Text, reading: MarkdownReading) -> Inlines:
    own = replace(reading, diagnostics=[], pictures=None)
    # References and signs of HTML are read already.
    words = re.sub(r"[<&]", r"\\\g<0>", text.value)
    (tokens,) = parser(reading.dialects).parseInline(words, {})
    inner = read_line(tokens.children or (), Span(reading.path), own)
    faults = any(found.severity is Severity.ERROR for found in own.diagnostics)
    return (text,) if faults else inner
