"""The importer of Markdown: CommonMark with front matter, notes, tables, attributes, definitions and containers.

Nothing that an author writes is lost in silence: it is in the tree, or there is a finding at its line. The parser's
own traps (lines taken for addresses, years for lists, dashes for headings) are reported where they happened.
"""

from publish.diagnostics import Diagnostic, Outcome, Severity, Span
from publish.importers.markdown.body import read_body
from publish.importers.markdown.reading import Reading
from publish.importers.markdown.values import read_value
from publish.model.blocks import Blocks, Note
from publish.model.inlines import Inlines

__all__ = ["read_blocks", "read_inlines"]


def read_blocks(text: str, path: str, *, line: int = 1, language: str) -> Outcome[tuple[Blocks, tuple[Note, ...]]]:
    """The blocks and notes of a text without front matter, which begins at ``line`` of the file ``path``.

    ``path`` is relative to the project folder, and so are the sources of the pictures in the tree.
    """
    reading = Reading(path, text.split("\n"), line)
    value = read_body(text, reading)
    return Outcome(value, in_order(reading.diagnostics))


def read_inlines(text: str, span: Span) -> Outcome[Inlines]:
    """The inlines of one line of text that stands at ``span``: a headline, a standfirst, a correction."""
    reading = Reading(span.path, text.split("\n"), span.line or 1, fixed=span)
    inlines = read_value(text, span, reading)
    for label, at in reading.references:
        reading.say("note-undefined", f"There is no place for the note [^{label}] here", at)
    return Outcome(inlines, in_order(reading.diagnostics))


def in_order(diagnostics: list[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The findings by line and column, each once."""
    unique = list(dict.fromkeys(diagnostics))
    return tuple(sorted(unique, key=lambda d: (d.at.line, d.at.column, d.severity is not Severity.ERROR)))
