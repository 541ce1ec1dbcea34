"""Fenced containers: ``::: figure {…}``, ``::: aside {…}`` and the others of :data:`NAMES`."""

import re

from publish.config.suggest import did_you_mean
from publish.diagnostics import Rule, Severity, Span
from publish.importers.addresses import picture_source
from publish.importers.html.elements import ATTRIBUTE_INVALID
from publish.importers.html.structures import FIGURE_WITHOUT_PICTURE
from publish.importers.html.tables import BLOCK_UNSUPPORTED
from publish.importers.markdown.attributes import NONE, BraceAttributes, parse
from publish.importers.markdown.dialects.divs import GALLERY, div
from publish.importers.markdown.figures import (
    FIGURE_CLASSES,
    PICTURE_KEYS,
    MarkdownImage,
    blank,
    figure,
    lines_joined,
    read_image,
)
from publish.importers.markdown.foreign_marks import MARKUP_LEAKED, MARKUP_LEFT_OUT, shown
from publish.importers.markdown.groups import read_gallery, read_pictures
from publish.importers.markdown.inlines import read_line
from publish.importers.markdown.interview import read_interview
from publish.importers.markdown.lists import Inside
from publish.importers.markdown.parser import TokenNode
from publish.importers.markdown.phrases import direction_of, id_of, language
from publish.importers.markdown.picture_looks import looks
from publish.importers.markdown.reading import MarkdownReading
from publish.importers.markdown.updates import read_updates
from publish.importers.markdown.values import read_value
from publish.importers.media import KINDS, kind_of, media
from publish.model.blocks import Aside, Blocks, Paragraph, Quote
from publish.model.figures import Figure, Missing, Picture, Written
from publish.model.inlines import Inlines

_BOXES = {"aside": "an aside", "editors-note": "an editor's note", "recipe": "a recipe", "service": "a service box"}
NAMES = ("figure", "pictures", "media", "verse", "interview", "updates", "letter", *_BOXES)
"""The containers."""
_SYNONYMS = {
    "photo": "figure", "image": "figure", "img": "figure", "picture": "figure", "fig": "figure",
    "group": "pictures", "strip": "pictures", "pair": "pictures", "stack": "pictures",
    "photos": "pictures", "images": "pictures", "figures": "pictures",
    "qa": "interview", "q_and_a": "interview", "questions": "interview", "conversation": "interview",
    "poem": "verse", "poetry": "verse", "song": "verse", "stanza": "verse",
    "editor": "editors-note", "editor_note": "editors-note", "ednote": "editors-note", "editor's_note": "editors-note",
    "letters": "letter", "reader": "letter", "mailbag": "letter", "reply": "editors-note",
    "live": "updates", "update": "updates", "liveblog": "updates", "live_blog": "updates", "ticker": "updates",
    "recipes": "recipe", "services": "service", "practical": "service", "listing": "service", "facts": "service",
    "box": "aside", "sidebar": "aside", "infobox": "aside", "note": "aside", "info": "aside",
}  # fmt: skip
_INFO = re.compile(
    r"(?P<name>[^\s{\[]*)(?:\[(?P<label>(?:[^\[\]]|\[[^\[\]]*\])*)\])?"
    r"(?:[ \t]+(?P<title>[^\s{][^{]*?))?\s*(?P<braces>\{.*)?$",
    re.DOTALL,
)


def read_container(node: TokenNode, above: BraceAttributes, reading: MarkdownReading, inside: Inside) -> Blocks:
    """The blocks of a container; those inside it, when its name is not known."""
    at = reading.span(node.rows)
    name, own = named(node.token.info, at, reading)
    attributes = own.joined(above) if node.token.meta.get("attributes") else above.joined(own)
    if name == "figure":
        return (_figure(node, attributes, at, reading, inside),)
    if name in ("pictures", GALLERY):
        around, reading.grouped = reading.grouped, True
        blocks = inside(node.children, reading)
        reading.grouped = around
        return (read_pictures if name == "pictures" else read_gallery)(attributes, blocks, at, reading)
    if name in _BOXES:
        reading.judge(attributes, at, keys=("title",), of=_BOXES[name])
        title = read_value(attributes.get("title"), reading.locate("title=", at), reading)
        return (Aside(inside(node.children, reading), title, id_of(attributes), at, "" if name == "aside" else name),)
    if name == "verse":
        return _verse(node, attributes, at, reading, inside)
    if name == "interview":
        return read_interview(attributes, inside(node.children, reading), at, reading)
    if name == "updates":
        return read_updates(attributes, inside(node.children, reading), at, reading)
    if name == "letter":
        return _letter(attributes, inside(node.children, reading), at, reading)
    if name == "media":
        return _media(node, attributes, at, reading, inside)
    return inside(node.children, reading)


CONTAINER_UNKNOWN = Rule(
    "container-unknown",
    Severity.ERROR,
    "A container of an unknown name would lose its meaning.",
    "Correct the name.",
)


def named(info: str, at: Span, reading: MarkdownReading) -> tuple[str, BraceAttributes]:
    """The name of a container, empty when it is not known, and its attributes."""
    matched = _INFO.match(info)
    name = matched["name"] if matched else info
    attributes = NONE
    if matched is None or matched["braces"]:
        braces = matched["braces"] if matched else ""
        parsed = parse(braces, flags=("open", "details")) if "pandoc" in reading.dialects else parse(braces)
        if parsed is None or parsed[1] != len(braces):
            hint = 'Attributes look like this: {#id .lead credit="Photo agency"}, with straight quotes.'
            message = f"The attributes of the container {name or info!r} were not understood"
            reading.say(MARKUP_LEAKED, message, at, hint=hint)
        else:
            attributes = parsed[0]
    if not name and attributes.classes and attributes.classes[0] in NAMES:
        name = attributes.classes[0]
        attributes = BraceAttributes(attributes.id, attributes.classes[1:], attributes.values)
    title = ((matched["label"] or matched["title"]) if matched else "") or ""
    if name in _BOXES and title:
        attributes = attributes.joined(BraceAttributes(values={"title": title}))
    elif title and (name == "figure" or "pandoc" not in reading.dialects):
        hint = "Attributes stand in braces: ::: figure {.lead}."
        reading.say(MARKUP_LEAKED, f"The words behind the container {name!r} were not understood", at, hint=hint)
    if name in NAMES or info == GALLERY:
        return name, attributes
    if "pandoc" in reading.dialects and (known := div(name, title, attributes)):
        if not known[0] and info:
            reading.say(MARKUP_LEFT_OUT, f"::: {shown(info)} says how a page looks, and was left out", at)
        return known
    if name in ("pullquote", "quote", "blockquote"):
        hint = 'A pull quote is a block quote with {.pullquote cite="Speaker"} on the line above it.'
    else:
        hint = did_you_mean(name, NAMES, synonyms=_SYNONYMS)
    reading.say(CONTAINER_UNKNOWN, f"There is no container {name!r}", at, hint=hint)
    return "", attributes


def _verse(node: TokenNode, attributes: BraceAttributes, at: Span, reading: MarkdownReading, inside: Inside) -> Blocks:
    """Stanzas; a picture that stands among their lines is told, and follows them."""
    reading.judge(attributes, at, keys=("cite", "lang", "dir"), of="verse")
    cite = read_value(attributes.get("cite"), reading.locate("cite=", at), reading)
    blocks = inside(node.children, reading)
    stanzas = tuple(block for block in blocks if isinstance(block, Paragraph))
    others = tuple(block for block in blocks if not isinstance(block, Paragraph))
    for block in others:
        reading.say(BLOCK_UNSUPPORTED, "Verse holds lines and nothing else", block.span)
    if not stanzas and not cite:
        return others
    lang, direction = language(attributes, at, reading), direction_of(attributes, at, reading)
    return (Quote(stanzas, cite, lang, direction, id_of(attributes), at, "verse"), *others)


def _letter(attributes: BraceAttributes, blocks: Blocks, at: Span, reading: MarkdownReading) -> Blocks:
    """A reader's letter, with who signs it."""
    reading.judge(attributes, at, keys=("from", "lang", "dir"), of="a letter")
    signed = read_value(attributes.get("from"), reading.locate("from=", at), reading)
    if not blocks and not signed:
        return ()
    lang, direction = language(attributes, at, reading), direction_of(attributes, at, reading)
    return (Quote(blocks, signed, lang, direction, id_of(attributes), at, "letter"),)


_MEDIA_KEYS = ("kind", "src", "title", "length", "poster", "alt")


def _media(node: TokenNode, attributes: BraceAttributes, at: Span, reading: MarkdownReading, inside: Inside) -> Blocks:
    """What plays elsewhere; its poster is named, or stands inside as any picture."""
    reading.judge(attributes, at, keys=_MEDIA_KEYS, of="media")
    source = attributes.get("src")
    kind = attributes.get("kind") or kind_of(source, "video")
    if kind not in KINDS:
        hint = did_you_mean(kind, KINDS) or f"Write one of {', '.join(KINDS)}."
        reading.say(ATTRIBUTE_INVALID, f"“{kind}” is not a kind of media", reading.locate("kind=", at), hint=hint)
        kind = "embed"
    blocks = inside(node.children, reading)
    if poster := attributes.get("poster"):
        place = reading.locate("poster=", at)
        file = reading.take(picture_source(reading.clean(poster, place), place))
        alt = reading.clean(attributes.get("alt"), place)
        if file:
            picture = Picture(file, Written(alt) if alt else Missing(), span=place)
            blocks = (Figure(picture, span=place), *blocks)
    title = read_value(attributes.get("title"), reading.locate("title=", at), reading)
    length = reading.clean(attributes.get("length"), at)
    return reading.take(media(kind, source, at, title=title, length=length, blocks=blocks, id=id_of(attributes)))


def _figure(node: TokenNode, attributes: BraceAttributes, at: Span, reading: MarkdownReading, inside: Inside) -> Figure:
    reading.judge(
        attributes, at, keys=(*PICTURE_KEYS, *looks(attributes, reading)), classes=FIGURE_CLASSES, of="a figure"
    )
    image: MarkdownImage | None = None
    lines: list[Inlines] = []
    on_picture = BraceAttributes(values={k: v for k, v in attributes.values.items() if k in _OF_PICTURE})
    for child in node.children:
        if child.type != "paragraph" or child.line is None:
            where = reading.span(child.rows)
            reading.say(BLOCK_UNSUPPORTED, "A figure holds one picture and paragraphs for its caption", where)
            inside([child], reading)
            continue
        tokens = list(child.line.token.children or ())
        place = reading.span(child.line.rows, child.line.token.content)
        while tokens and tokens[0].type == "image":
            if image is not None:
                reading.say(BLOCK_UNSUPPORTED, "A figure holds one picture", place, hint="Give each its own figure.")
                read_image(tokens[0], place, reading)
            else:
                image = read_image(tokens[0], place, reading, outer=on_picture)
            tokens.pop(0)
            while tokens and blank(tokens[0]):
                tokens.pop(0)
        if tokens:
            lines.append(read_line(tokens, place, reading))
    if image is None:
        reading.say(FIGURE_WITHOUT_PICTURE, "A figure without a picture", at)
    return figure(image, lines_joined(lines), attributes, at, reading)


_OF_PICTURE = ("decorative", "long", "fig-alt", "alt")
