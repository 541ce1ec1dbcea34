"""What is said of an import: left out, unsure, missing, lost, refused. Each finding names the line of the source."""

from publish.diagnostics import Diagnostic, Rule, Severity, Span

_EXCERPT = 60

IMPORT_LEFT_OUT = Rule(
    "import-left-out",
    Severity.NOTE,
    "What surrounds the text of a page or a mailing, or works only on a screen, was left out.",
    "Nothing to do, unless it belongs to the text.",
    apart=True,
)

IMPORT_UNSURE = Rule(
    "import-unsure",
    Severity.WARNING,
    "Something could be read in two ways, and one of them was taken.",
    "Look at it in the imported Markdown.",
    apart=True,
)

IMPORT_SUMMARY_ONLY = Rule(
    "import-summary-only",
    Severity.WARNING,
    "The feed gives the beginning of a dispatch, or a sentence about it, and not its text.",
    "Save the page of the dispatch and import that.",
    apart=True,
)

IMPORT_MISSING = Rule(
    "import-missing",
    Severity.NOTE,
    "The source does not say something that a dispatch usually has, and nothing was made up.",
    "Add it where it is known.",
    apart=True,
)

IMPORT_LINK_LOST = Rule(
    "import-link-lost",
    Severity.WARNING,
    "The words of a link were kept; where it led cannot be known.",
    "Add the address.",
    apart=True,
)

IMPORT_MEDIA_LINKED = Rule(
    "import-media-linked",
    Severity.NOTE,
    "A book shows no video and plays no sound: a block that says where it plays stands in its place.",
    "Say in a sentence what is to be seen or heard there.",
    apart=True,
)

IMPORT_REFUSED = Rule(
    "import-refused",
    Severity.ERROR,
    "What cannot be read whole is not imported: half of it would be lost in silence.",
    "Save it in another form, such as HTML, and import that.",
    needed=True,
    apart=True,
)


def excerpt(text: str) -> str:
    """A text in quotes, cut where it is long."""
    words = " ".join(text.split())
    return f"“{words if len(words) <= _EXCERPT else words[: _EXCERPT - 1].rstrip() + '…'}”"


def left_out(what: str, words: str, at: Span) -> Diagnostic:
    """The finding for something that was left out: what it is, and how its words begin."""
    return IMPORT_LEFT_OUT.finding(f"left out {what}{f': {excerpt(words)}' if words.strip() else ''}", at)
