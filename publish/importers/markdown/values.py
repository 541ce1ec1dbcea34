"""Lines of text that stand as one value: captions, credits, speakers, titles, and the front matter's lines."""

from dataclasses import replace

from publish.diagnostics import Span
from publish.importers.markdown.inlines import read_line
from publish.importers.markdown.parser import parser
from publish.importers.markdown.reading import Reading
from publish.model.inlines import Inlines


def read_value(text: str, at: Span, reading: Reading) -> Inlines:
    """The inlines of a value; findings stand at ``at``, in the findings of ``reading``."""
    text = " ".join(text.split("\n")).strip()
    if not text:
        return ()
    own = replace(reading, fixed=at)
    tokens = parser().parseInline(text, {})
    return read_line(tokens[0].children or (), at, own)
