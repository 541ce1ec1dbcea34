"""Printings with little in them, to compare."""

from dataclasses import replace

from publish.model.results import (
    BookResult,
    DispatchResult,
    EditionResult,
    FindingResult,
    PageResult,
    PassageResult,
    PictureResult,
)
from publish.pipeline.changes.printing import Kind, Printing


def passages(*texts: str, page: str = "") -> tuple[PassageResult, ...]:
    return tuple(PassageResult(text, page, "paragraph") for text in texts)


def a_dispatch(
    key: str, *texts: str, pages: tuple[str, ...] = (), pictures: tuple[PictureResult, ...] = (), headline: str = ""
) -> DispatchResult:
    told = passages(*texts, page=pages[0] if pages else "")
    words = sum(len(text.split()) for text in texts)
    return DispatchResult(key, headline or key, f"{key}.md", words, len(pictures), pages, told, pictures)


def faces(*texts: str) -> tuple[PageResult, ...]:
    """Pages, each with its folio and what it says; a text that begins with a sign looks otherwise and says the same."""
    said = [(str(number), text.lstrip("*"), text) for number, text in enumerate(texts, start=1)]
    return tuple(PageResult(folio, f"{body}{folio}", body, f"{look}{folio}") for folio, body, look in said)


def a_book(*texts: str, sha256: str = "", **metadata: str) -> BookResult:
    shown = faces(*texts)
    return BookResult("pdf", "build/x.pdf", 1, sha256, len(texts), "office", "", None, None, None, metadata, shown)


def a_printing(*dispatches: DispatchResult, books: tuple[BookResult, ...] = (), name: str = "x") -> Printing:
    words = sum(one.words for one in dispatches)
    edition = EditionResult(name, f"No. {name}", "", "en", words, dispatches, books)
    return Printing(name, Kind.CONTENT, (edition,), ())


def found(message: str, line: int = 1) -> FindingResult:
    return FindingResult("photo-missing", "error", message, "", "", "a.md", line, 1, 0, "", (), None)


def with_findings(printing: Printing, *findings: FindingResult) -> Printing:
    return replace(printing, findings=findings)
