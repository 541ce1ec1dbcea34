"""What an editor asks of the make-up, in braces on a line above a block: ``{.new-page .with-next .whole lines=-1}``."""

from dataclasses import replace
from types import MappingProxyType

from publish.importers.addresses import ATTRIBUTE_UNKNOWN
from publish.importers.html.elements import ATTRIBUTE_INVALID
from publish.importers.markdown.attributes import BraceAttributes
from publish.importers.markdown.reading import MarkdownReading
from publish.model.blocks import Blocks, Break, Paragraph, PictureGroup
from publish.model.figures import Figure
from publish.model.makeup import AS_PLANNED, MakeUp

CLASSES = ("new-page", "with-next", "whole", "here")
"""The classes, each a field of :class:`MakeUp`."""
_LINES = "lines"
_CHANGES = {"-1": -1, "+1": 1, "1": 1}


def without_makeup(attributes: BraceAttributes, reading: MarkdownReading) -> tuple[BraceAttributes, MakeUp]:
    """Attributes without what is asked of the make-up, and that."""
    asked = {name.replace("-", "_"): True for name in CLASSES if name in attributes.classes}
    lines = 0
    if (written := attributes.values.get(_LINES)) is not None:
        if written in _CHANGES:
            lines = _CHANGES[written]
        else:
            hint = "Write lines=-1 for a line fewer, lines=+1 for a line more."
            place = reading.locate("lines=", attributes.at)
            reading.say(ATTRIBUTE_INVALID, f"lines={written} is neither -1 nor +1", place, hint=hint)
    classes = tuple(name for name in attributes.classes if name not in CLASSES)
    values = {key: value for key, value in attributes.values.items() if key != _LINES}
    return replace(attributes, classes=classes, values=MappingProxyType(values)), MakeUp(lines=lines, **asked)


def made_up(blocks: Blocks, makeup: MakeUp, attributes: BraceAttributes, reading: MarkdownReading) -> Blocks:
    """Blocks as was asked above them: the first begins the page, the last stays with what follows."""
    if makeup == AS_PLANNED or not blocks:
        return blocks
    if any(isinstance(block, Break) for block in (blocks[0], blocks[-1])):
        hint = "Write it above the block that follows."
        reading.say(ATTRIBUTE_UNKNOWN, "A change of scene begins no page and keeps no place", attributes.at, hint=hint)
        return blocks
    if makeup.lines and not all(isinstance(block, Paragraph) for block in blocks):
        hint = "Only a paragraph can be set in a line more or fewer."
        reading.say(ATTRIBUTE_UNKNOWN, "lines= means nothing here", attributes.at, hint=hint)
        makeup = replace(makeup, lines=0)
    if makeup.here and not all(isinstance(block, Figure | PictureGroup) for block in blocks):
        hint = "Only pictures are moved."
        reading.say(ATTRIBUTE_UNKNOWN, ".here means nothing here", attributes.at, hint=hint)
        makeup = replace(makeup, here=False)
    own = [replace(makeup, new_page=False, with_next=False) for _ in blocks]
    own[0] = replace(own[0], new_page=makeup.new_page)
    own[-1] = replace(own[-1], with_next=makeup.with_next)
    return tuple(
        block if isinstance(block, Break) else replace(block, makeup=each)
        for block, each in zip(blocks, own, strict=True)
    )
