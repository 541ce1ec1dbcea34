"""Pictures that are looked at together: ``::: pictures``, with figures and the caption of all of them."""

from publish.diagnostics import Span
from publish.importers.html.elements import ATTRIBUTE_INVALID
from publish.importers.html.structures import FIGURE_WITHOUT_PICTURE
from publish.importers.html.tables import BLOCK_UNSUPPORTED
from publish.importers.markdown.attributes import BraceAttributes
from publish.importers.markdown.figures import lines_joined
from publish.importers.markdown.phrases import id_of
from publish.importers.markdown.reading import MarkdownReading
from publish.importers.markdown.values import read_value
from publish.model.blocks import Blocks, Paragraph, PictureGroup
from publish.model.figures import Figure

LAYOUTS = {"row": "row", "pair": "row", "strip": "row", "stack": "stack", "page": "page"}
"""The layout of each class: two pictures beside each other are a pair, more a strip."""
_SEVERAL = 2
"""So many pictures are a gallery."""


def read_pictures(attributes: BraceAttributes, blocks: Blocks, at: Span, reading: MarkdownReading) -> Blocks:
    """The group; what is neither picture nor caption is told, and follows it."""
    reading.judge(attributes, at, keys=("credit",), classes=tuple(LAYOUTS), of="a group of pictures")
    layouts = dict.fromkeys(LAYOUTS[name] for name in attributes.classes if name in LAYOUTS)
    if len(layouts) > 1:
        hint = f"Keep one of {', '.join(f'.{name}' for name in layouts)}."
        reading.say(ATTRIBUTE_INVALID, "These pictures have two layouts", at, hint=hint)
    credit = read_value(attributes.get("credit"), reading.locate("credit=", at), reading)
    figures = tuple(block for block in blocks if isinstance(block, Figure))
    others = tuple(block for block in blocks if not isinstance(block, Figure | Paragraph))
    for block in others:
        message = "A group holds pictures, and paragraphs for their caption"
        reading.say(BLOCK_UNSUPPORTED, message, block.span)
    if not figures:
        reading.say(FIGURE_WITHOUT_PICTURE, "A group of pictures without a picture", at)
        return blocks
    caption = lines_joined([block.inlines for block in blocks if isinstance(block, Paragraph)])
    return (PictureGroup(figures, next(iter(layouts), "row"), caption, credit, id_of(attributes), at), *others)


def read_gallery(attributes: BraceAttributes, blocks: Blocks, at: Span, reading: MarkdownReading) -> Blocks:
    """What another tool gathers: a group, where it holds several pictures and at most a caption."""
    figures = [block for block in blocks if isinstance(block, Figure)]
    captions = [block for block in blocks if isinstance(block, Paragraph)]
    if len(figures) < _SEVERAL or len(captions) > 1 or len(figures) + len(captions) < len(blocks):
        return blocks
    return read_pictures(attributes, blocks, at, reading)
