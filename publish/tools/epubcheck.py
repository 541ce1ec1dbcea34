"""epubcheck, the validator of the EPUB standard: many books in one call."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from publish.diagnostics import REPORT_IT, Rule, Severity
from publish.tools import java, machine
from publish.tools.tool import Tool

EPUBCHECK = Rule(
    "epubcheck",
    Severity.ERROR,
    "The validator of the EPUB standard rejects the book; stores will too.",
    REPORT_IT,
)


class MessageLevel(StrEnum):
    """How bad epubcheck calls a message."""

    FATAL = "FATAL"
    ERROR = "ERROR"
    WARNING = "WARNING"
    INFO = "INFO"
    USAGE = "USAGE"


@dataclass(frozen=True, slots=True)
class Message:
    """One thing that epubcheck says, at one place."""

    id: str
    """Its own name of the rule (``RSC-005``)."""
    level: MessageLevel
    """How bad it is."""
    text: str
    """What is wrong."""
    path: str = ""
    """The file inside the book; empty when the book as a whole is meant."""
    line: int = 0
    """Its line, from 1; 0 when there is none."""
    column: int = 0
    """Its column, from 1; 0 when there is none."""

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}:{self.column}" if self.line else self.path
        return f"{place}{': ' if place else ''}{self.level.lower()}[{self.id}]: {self.text}"


@dataclass(frozen=True, slots=True)
class EpubcheckVerdict:
    """What epubcheck says of one book."""

    book: Path
    """The book."""
    version: str
    """The version of epubcheck that judged."""
    messages: tuple[Message, ...]
    """All that it said, in its order."""

    @property
    def faults(self) -> tuple[Message, ...]:
        """The fatal errors, errors and warnings: a sound book has none."""
        return tuple(
            m for m in self.messages if m.level in (MessageLevel.FATAL, MessageLevel.ERROR, MessageLevel.WARNING)
        )


def find() -> Tool:
    """Where epubcheck is."""
    return java.archive("epubcheck", package="epubcheck", inside="epubcheck.jar")


def check(books: Sequence[Path], *, timeout: float = 300) -> tuple[EpubcheckVerdict, ...]:
    """Judge ``books`` in one Java machine; the verdicts stand in the same order."""
    jar = find().require()
    request = {"jar": str(jar), "books": [str(book.resolve(strict=True)) for book in books]}
    reports = machine.ask("publish.tools.epubcheck_work", request, name="epubcheck", timeout=timeout) if books else []
    return tuple(_verdict(book, report) for book, report in zip(books, reports, strict=True))


def _verdict(book: Path, report: dict[str, Any]) -> EpubcheckVerdict:
    # One message can have many places; each is one to look at.
    messages = tuple(
        _message(message, place)
        for message in report["messages"]
        if message["severity"] != "SUPPRESSED"
        for place in message["locations"] or [{}]
    )
    return EpubcheckVerdict(book, report["checker"]["checkerVersion"], messages)


def _message(message: dict[str, Any], place: dict[str, Any]) -> Message:
    path = place.get("path") or ""
    # The book as a whole is named by the path it was handed in by.
    path = "" if Path(path).is_absolute() else path
    line, column = (max(place.get(name, 0), 0) for name in ("line", "column"))
    return Message(message["ID"], MessageLevel(message["severity"]), message["message"], path, line, column)
