"""Lines of text that stand as one value: captions, credits, speakers, titles, and the front matter's lines."""

from dataclasses import replace

from publish.config.dialects import EVERY, Dialects
from publish.diagnostics import Outcome, Rule, Severity, Span
from publish.importers.markdown.dialects.preprocess import preprocess
from publish.importers.markdown.inlines import TEXT_TOO_LARGE, read_line
from publish.importers.markdown.parser import parser
from publish.importers.markdown.reading import MarkdownReading, in_order
from publish.model.inlines import Inlines


def read_value(text: str, at: Span, reading: MarkdownReading) -> Inlines:
    """The inlines of a value; findings stand at ``at``, in the findings of ``reading``."""
    text = " ".join(text.split("\n")).strip()
    if not text:
        return ()
    own = replace(reading, fixed=at, pictures=None)
    if message := reading.budget.spend(text):
        own.say(TEXT_TOO_LARGE, message, at)
        return ()
    tokens = parser(reading.dialects).parseInline(text, {})
    return read_line(tokens[0].children or (), at, own)


NOTE_UNDEFINED = Rule(
    "note-undefined",
    Severity.ERROR,
    "A reference to a note that is nowhere would be printed as it stands.",
    "Write the note, or take the reference out.",
)


def read_inlines(text: str, span: Span, *, dialects: Dialects = EVERY) -> Outcome[Inlines]:
    """The inlines of one line of text that stands at ``span``: a headline, a standfirst, a correction."""
    text, _ = preprocess(text, dialects)
    reading = MarkdownReading(span.path, text.split("\n"), span.line or 1, dialects, fixed=span)
    inlines = read_value(text, span, reading)
    for label, at in reading.references:
        reading.say(NOTE_UNDEFINED, f"There is no place for the note [^{label}] here", at)
    return Outcome(inlines, in_order(reading.diagnostics))
