"""Marks of doubt: what an import was unsure of stays marked in the Markdown that it wrote, until somebody looks.

In the body a mark is a comment at the end of the line, ``<!-- unsure: why -->``; in the front matter ``# unsure: why``.
Neither is ever printed, and each is a finding at its line.
"""

import re
from collections.abc import Iterator

from publish.diagnostics import Diagnostic, Rule, Severity, Span

UNSURE_LEFT = Rule(
    "unsure-left",
    Severity.WARNING,
    "An import was not sure of these words, and nobody has said yet that they are right.",
    "Look at the line, correct it if need be, and take the mark away.",
)

_COMMENT = re.compile(r"(?:<!--)?\s*unsure:(?P<why>.*?)\s*(?:-->)?\s*", re.IGNORECASE | re.DOTALL)
_IN_FRONT = re.compile(r"(?:^|\s)#\s*unsure:(?P<why>[^\"]*)$", re.IGNORECASE)
_MARKED = re.compile(r"<!-- unsure:(?P<why>.*?)-->")
_BREAKING = re.compile(r"-{2,}|[<>]|\s+")


def mark(reason: str) -> str:
    """The mark behind words of the body."""
    return f"<!-- unsure: {_safe(reason)} -->"


def front_mark(reason: str) -> str:
    """The mark behind a value of the front matter."""
    return f"# unsure: {_safe(reason)}"


def doubt(comment: str, at: Span) -> Diagnostic | None:
    """The finding for a comment that is a mark of doubt; ``None`` for any other."""
    match = _COMMENT.fullmatch(comment)
    return _finding(match["why"], at) if match else None


def front_doubts(matter: str, path: str, line: int) -> Iterator[Diagnostic]:
    """The findings for the marks of some front matter that begins in ``line``."""
    for number, text in enumerate(matter.split("\n"), start=line):
        if match := _in_front(text):
            yield _finding(match["why"], Span(path, number, match.start() + 1))


def _in_front(line: str) -> re.Match[str] | None:
    """The mark behind a value, and not in one that stands in quotes."""
    return next(
        (match for match in _IN_FRONT.finditer(line) if line[: match.start()].replace('\\"', "").count('"') % 2 == 0),
        None,
    )


def marks(text: str) -> Iterator[tuple[int, str]]:
    """Every mark of a file that an import wrote, with its line and its reason."""
    for number, line in enumerate(text.split("\n"), start=1):
        match = _MARKED.search(line) or _in_front(line)
        if match:
            yield number, match["why"].strip()


def _finding(why: str, at: Span) -> Diagnostic:
    return UNSURE_LEFT.finding(f"an import was not sure: {' '.join(why.split()) or 'nobody knows of what'}", at)


def _safe(reason: str) -> str:
    """A reason that cannot end the comment that it stands in: it may quote words of the page."""
    plain = "".join(sign for sign in _BREAKING.sub(" ", reason).replace('"', "'") if sign.isprintable())
    return " ".join(plain.split())
