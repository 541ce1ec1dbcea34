"""Pictures of Markdown: alone in a paragraph, or in a container with caption, credit and permissions."""

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date

from markdown_it.token import Token

from publish.config.addresses import scheme_of
from publish.config.suggest import did_you_mean
from publish.diagnostics import Rule, Severity, Span
from publish.importers.addresses import PHOTO_MISSING, picture_source, text_source
from publish.importers.html.elements import ATTRIBUTE_INVALID
from publish.importers.html.structures import TRACKER_REMOVED
from publish.importers.markdown.attributes import NONE, BraceAttributes
from publish.importers.markdown.inlines import read_line
from publish.importers.markdown.phrases import id_of, joined, language
from publish.importers.markdown.picture_looks import crops, looks, share
from publish.importers.markdown.reading import MarkdownReading
from publish.importers.markdown.values import read_value
from publish.model.figures import Alt, Decorative, Figure, Missing, Output, Picture, Written
from publish.model.inlines import Inlines, LineBreak

_SYNONYMS = {"pdf": "print", "paper": "print", "book": "print", "ebook": "epub", "e_book": "epub"}


def outputs(attributes: BraceAttributes, at: Span, reading: MarkdownReading) -> tuple[Output, ...]:
    """The outputs of ``outputs="epub,print"``, each once and in a fixed order."""
    known = {output.value for output in Output}
    named: set[str] = set()
    for word in re.split(r"[\s,;]+", attributes.get("outputs").strip().lower()):
        meant = _SYNONYMS.get(word.replace("-", "_"), word)
        if meant in known:
            named.add(meant)
        elif word:
            place = reading.locate("outputs=", at)
            hint = did_you_mean(word, sorted(known))
            reading.say(ATTRIBUTE_INVALID, f"“{word}” is not an output", place, hint=hint, severity=Severity.ERROR)
    return tuple(output for output in Output if output.value in named)


def licence_until(attributes: BraceAttributes, at: Span, reading: MarkdownReading) -> date | None:
    """The day of ``licence-until=2027-01-31``."""
    key = "licence-until" if "licence-until" in attributes.values else "license-until"
    if not (value := attributes.get(key).strip()):
        return None
    # Of the forms of ISO 8601 the one that everybody reads in the same way.
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        with suppress(ValueError):
            return date.fromisoformat(value)
    hint = "Write it as 2027-01-31."
    place = reading.locate(f"{key}=", at)
    reading.say(ATTRIBUTE_INVALID, f"“{value}” is not a day", place, hint=hint, severity=Severity.ERROR)
    return None


_TEXTS = ("credit", "decorative", "long", "fig-alt", "alt", "focal", "rights", "lang")
_PERMISSIONS = ("outputs", "licence-until", "license-until")
PICTURE_KEYS = (*_TEXTS, *_PERMISSIONS)
"""The keys that mean something for a picture or a figure."""
FIGURE_CLASSES = ("lead",)
"""The classes that mean something for a figure."""
_SPACE = re.compile(r"[ \t\n]+")
_SIZES = ("width", "height")
_SENTENCE = re.compile(r"\S+\s.*\S[.!?…][\"'”’»)\]]*$", re.DOTALL)
_NO_COMMENT = re.compile(r"<!--[\s.>]*-->")
"""A comment without words."""
_FOCAL = re.compile(r"\s*(0|1|0?\.\d+|1\.0+|0\.0+)\s*[,; ]\s*(0|1|0?\.\d+|1\.0+|0\.0+)\s*")


@dataclass(frozen=True, slots=True)
class MarkdownImage:
    """A picture as its line in Markdown tells of it."""

    picture: Picture | None
    """The picture; ``None`` when its file may not be used."""
    caption: Inlines
    """The caption on the same line."""
    attributes: BraceAttributes
    """What stands in braces behind it."""
    at: Span
    """The line."""
    dropped: bool = False
    """Whether it was no picture for readers: a tracking pixel."""


def read_image(token: Token, at: Span, reading: MarkdownReading, *, outer: BraceAttributes = NONE) -> MarkdownImage:
    """The picture of an image token; ``outer`` are the attributes of the container round it."""
    attributes: BraceAttributes = outer.joined(token.meta.get("attributes", NONE))
    if label := token.meta.get("label"):
        reading.definitions_used.add(label)
    source = str(token.attrs.get("src", ""))
    at = reading.locate(source, at) if source else reading.locate("![", at)
    at = replace(at, column=max(reading.source(at).rfind("![", 0, at.column or None) + 1, 1)) if at.line else at
    if _pixel(source, attributes):
        reading.say(TRACKER_REMOVED, "A picture of one pixel on another machine was taken out", at)
        return MarkdownImage(None, (), attributes, at, dropped=True)
    keys = PICTURE_KEYS + (_SIZES if scheme_of(source) else ()) + looks(attributes, reading)
    reading.judge(attributes, at, keys=keys, classes=FIGURE_CLASSES, of="a picture")
    if source:
        file = reading.take(picture_source(reading.clean(source, at), at))
    else:
        file = None
        reading.say(PHOTO_MISSING, "The picture's line names no file", at)
    caption = read_value(str(token.attrs.get("title", "")), at, reading)
    described = _described(token, attributes, at, reading)
    if attributes.get("fig-alt") or attributes.get("alt"):
        bracketed = read_line(token.children or (), at, reading)
        caption = caption or bracketed
    long = reading.take(text_source(attributes.get("long"), at)) if attributes.get("long") else None
    picture = Picture(file, described, long or "", at) if file else None
    return MarkdownImage(picture, caption, attributes, at)


CAPTION_IN_ALT = Rule(
    "caption-in-alt",
    Severity.WARNING,
    "A sentence in the square brackets and no caption: the caption most likely stands in its place.",
    "Put the caption in quotes behind the file name, and describe the picture in the brackets.",
)


def figure(
    image: MarkdownImage | None, caption: Inlines, attributes: BraceAttributes, at: Span, reading: MarkdownReading
) -> Figure:
    """A figure from its picture, if there is one, its caption and the attributes of both."""
    if image is not None:
        attributes = attributes.joined(image.attributes)
        caption = caption or image.caption
        alt = image.picture.alt if image.picture else None
        if not (caption or reading.grouped) and isinstance(alt, Written) and _SENTENCE.match(alt.text):
            reading.say(CAPTION_IN_ALT, "The description in the square brackets reads like a caption", image.at)
    return Figure(
        image.picture if image else None,
        caption,
        read_value(attributes.get("credit"), reading.locate("credit=", at), reading),
        reading.clean(attributes.get("rights"), at),
        _focal(attributes, at, reading),
        "lead" in attributes.classes,
        id=id_of(attributes),
        lang=language(attributes, at, reading),
        outputs=outputs(attributes, at, reading),
        licence_until=licence_until(attributes, at, reading),
        span=at,
        share=share(attributes, reading),
        crops=crops(attributes, at, reading),
    )


def lines_joined(lines: list[Inlines]) -> Inlines:
    """Paragraphs as one line with breaks between them."""
    result: list[Inlines] = []
    for line in lines:
        if line:
            result += [(LineBreak(),), line] if result else [line]
    return joined([inline for line in result for inline in line])


def _described(token: Token, attributes: BraceAttributes, at: Span, reading: MarkdownReading) -> Alt:
    given = attributes.get("fig-alt") or attributes.get("alt")
    text = reading.clean(_SPACE.sub(" ", given or _alt_text(token)).strip(" "), at)
    if "decorative" not in attributes.values:
        return Written(text) if text else Missing()
    if text:
        reading.say(ATTRIBUTE_INVALID, "The picture is called decorative and has a description", at)
        return Written(text)
    if not (reason := attributes.get("decorative").strip(" ")):
        hint = 'Say why: {decorative="an ornament between two sections"}.'
        reading.say(ATTRIBUTE_INVALID, "A decorative picture without a reason", at, hint=hint)
        return Missing()
    return Decorative(reading.clean(reason, at))


def _alt_text(token: Token) -> str:
    pieces = []
    for child in token.children or ():
        if child.type in ("softbreak", "hardbreak"):
            pieces.append(" ")
        elif child.type == "image":
            pieces.append(_alt_text(child))
        elif child.type == "footnote_ref":
            pieces.append(f"[^{child.meta.get('label', '')}]")
        else:
            pieces.append(child.content)
    return "".join(pieces)


def _pixel(source: str, attributes: BraceAttributes) -> bool:
    if scheme_of(source) not in ("http", "https") and not source.startswith("//"):
        return False
    return any(attributes.get(size).removesuffix("px") in ("0", "1") for size in _SIZES)


def _focal(attributes: BraceAttributes, at: Span, reading: MarkdownReading) -> tuple[float, float] | None:
    if not (value := attributes.get("focal")):
        return None
    match = _FOCAL.fullmatch(value)
    if match is None:
        hint = 'Two numbers from 0 to 1, from the left and from the top: focal="0.5,0.3".'
        reading.say(ATTRIBUTE_INVALID, f"focal={value!r} is not a point", reading.locate("focal=", at), hint=hint)
        return None
    return float(match[1]), float(match[2])


def only_images(tokens: Sequence[Token]) -> list[Token]:
    """The image tokens of a line that holds pictures and nothing else; empty when it holds anything else."""
    images = [token for token in tokens if token.type == "image"]
    around = ("image", "link_open", "link_close")
    return images if all(token.type in around or blank(token) for token in tokens) else []


def blank(token: Token) -> bool:
    """Whether a token of a line shows nothing."""
    if token.type == "html_inline":
        return bool(_NO_COMMENT.fullmatch(token.content))
    return token.type in ("softbreak", "hardbreak") or (token.type == "text" and not token.content.strip())
