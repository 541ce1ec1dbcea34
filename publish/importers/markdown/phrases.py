"""Runs of text, and what attributes do to words: a language, a direction, small capitals, a link target."""

import re
from collections.abc import Sequence

from publish.config.languages import tag_fault
from publish.config.values import LANGUAGE_UNKNOWN
from publish.diagnostics import Span
from publish.importers.addresses import sound_id
from publish.importers.html.elements import ATTRIBUTE_INVALID
from publish.importers.markdown.attributes import BraceAttributes
from publish.importers.markdown.reading import MarkdownReading
from publish.model.inlines import Inline, Inlines, Phrase, Text

_SPACELESS = re.compile("[\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]")
"""Characters of scripts that put no space between words: a line end between two of them is none either."""


def joined(inlines: Sequence[Inline]) -> Inlines:
    """The same inlines with neighbouring texts made one; line ends inside a paragraph become spaces."""
    result: list[Inline] = []
    run: list[str] = []

    def flush() -> None:
        if text := _unwrapped("".join(run)):
            result.append(Text(text))
        run.clear()

    for inline in inlines:
        if isinstance(inline, Text):
            run.append(inline.value)
            continue
        flush()
        result.append(inline)
    flush()
    return tuple(result)


def _unwrapped(text: str) -> str:
    if "\n" not in text:
        return text
    lines = text.split("\n")
    pieces = [lines[0]]
    for line in lines[1:]:
        last, first = pieces[-1][-1:], line[:1]
        together = _SPACELESS.match(last) and _SPACELESS.match(first)
        pieces.append(line if together else f" {line}")
    return "".join(pieces)


PHRASE_KEYS = ("lang", "dir")
"""The keys that mean something for words."""
SMALL_CAPS = ("smallcaps", "small-caps", "sc")
"""The class names for small capitals, the first the usual one."""
PHRASE_CLASSES = SMALL_CAPS
"""The classes that mean something for words."""
_DIRECTIONS = ("ltr", "rtl")


def phrase(children: Inlines, attributes: BraceAttributes, at: Span, reading: MarkdownReading) -> Inlines:
    """Words with the properties that their attributes give them; the words alone when they give none."""
    if not children:
        return ()
    lang = language(attributes, at, reading)
    direction = direction_of(attributes, at, reading)
    small_caps = any(name in SMALL_CAPS for name in attributes.classes)
    id = id_of(attributes)
    if not (lang or direction or small_caps or id):
        return children
    return (Phrase(children, lang, direction, small_caps, id),)


def language(attributes: BraceAttributes, at: Span, reading: MarkdownReading) -> str:
    """The language that ``lang=`` names; a tag that nobody knows is reported, and passed over."""
    tag = attributes.get("lang")
    if tag and (hint := tag_fault(tag)):
        reading.say(LANGUAGE_UNKNOWN, f"{tag!r} is not a language tag", reading.locate("lang=", at), hint=hint)
        return ""
    return tag


def direction_of(attributes: BraceAttributes, at: Span, reading: MarkdownReading) -> str:
    """The direction that ``dir=`` names."""
    direction = attributes.get("dir")
    if direction and direction not in _DIRECTIONS:
        message = f"dir={direction} is neither ltr nor rtl"
        reading.say(ATTRIBUTE_INVALID, message, reading.locate("dir=", at))
        return ""
    return direction


def id_of(attributes: BraceAttributes) -> str:
    """The link target, when it can be one in every output."""
    return attributes.id if sound_id(attributes.id) else ""
