"""What other tools' texts have beside Markdown, and what is said of it: constructs that nobody knows, and formulas."""

from markdown_it.token import Token

from publish.diagnostics import Rule, Severity, Span
from publish.importers.formulas import read_formula
from publish.importers.markdown.reading import MarkdownReading
from publish.model.inlines import Inlines, Text

MARKUP_LEAKED = Rule(
    "markup-leaked",
    Severity.ERROR,
    "Markup that was not understood would be printed as it stands.",
    "Close or correct the markup at this place.",
)

MARKUP_LEFT_OUT = Rule(
    "markup-left-out",
    Severity.NOTE,
    "What only the builder or the style sheet of a site can use means nothing to a reader of the book.",
    "Nothing to do.",
)


def shown(construct: str) -> str:
    """A construct as a message shows it: on one line, and not all of a long one."""
    line = " ".join(construct.split())
    return line if len(line) <= 80 else f"{line[:79]}…"


def say_unknown(construct: str, at: Span, reading: MarkdownReading) -> None:
    """Report a construct of another tool that nobody can know the meaning of."""
    if construct.startswith(("{{", "{%")):
        what = "means something to the builder of a site alone, and would be printed as it stands"
        hint = "Write what it stands for; a tag that is meant as an example stands in `code`."
    else:
        what = "brings in another file, which has no place in a line of text"
        hint = "Write what it holds, or link to it: [words](file.md)."
    reading.say(MARKUP_LEAKED, f"{shown(construct)} {what}", at, hint=hint)


def read_formula_mark(token: Token, at: Span, reading: MarkdownReading) -> Inlines:
    """The inlines of a formula; one that no line of text can hold is reported, and stands as its author wrote it."""
    made = read_formula(token.meta["tex"])
    if made is not None:
        return made
    message = f"{shown(token.content)} is a formula that no line of text can hold, and would be printed as it stands"
    reading.say(MARKUP_LEAKED, message, at, hint="Write it in words, or show it as a picture.")
    return (Text(reading.clean(token.content, at)),)
