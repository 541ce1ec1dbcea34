"""Files that any folder may hold and that are no dispatches: a README, a style guide, a licence."""

import posixpath
import re

from publish.diagnostics import Diagnostic, Rule, Severity, Span

REPORT = "reading-report.txt"
"""What an import leaves in an edition's folder for people to read."""
_PAPERS = frozenset(
    {*("authors", "changelog", "changes", "contributing", "copying", "guide", "guidelines", "howto"),
     *("licence", "license", "notes", "readme", "style", "styleguide", "todo")}
)  # fmt: skip
_FIRST = frozenset(["changelog", "contributing", "copying", "readme"])
"""Words that no dispatch's name begins with."""
_WORD = re.compile(r"[^\W\d_]+")
_LANGUAGE = 2
"""How many letters the tag of a language has: ``README.de.md``."""


def is_paper(path: str) -> bool:
    """Whether a file's name says that it is about the folder, and no part of the book.

    Every word has to say so: notes on a harbour, or a guide to it, are a dispatch.
    """
    stem = posixpath.basename(path).rsplit(".", 1)[0].lower()
    words = [word for word in _WORD.findall(stem) if len(word) > _LANGUAGE]
    return stem.startswith("_") or (bool(words) and (words[0] in _FIRST or _PAPERS.issuperset(words)))


FILE_PASSED_OVER = Rule(
    "file-passed-over",
    Severity.WARNING,
    "A Markdown file without front matter does not get into the book. A README or a style guide is only noted.",
    "Give it front matter if it is a dispatch; begin its name with an underscore if it is none.",
)


def passed_over(path: str, *, literal: bool) -> Diagnostic:
    """The finding for a file without front matter; a note where its name says that it is none, and nobody asks for it.

    ``literal`` says that a pattern names the file itself.
    """
    severity = Severity.NOTE if is_paper(path) and not literal else None
    message = f"{path} has no front matter and is passed over"
    return FILE_PASSED_OVER.finding(message, Span(path), severity=severity)
