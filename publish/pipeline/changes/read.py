"""A printing by its file: the report of a run, an EPUB or a PDF."""

from pathlib import Path

from publish.errors import UsageError
from publish.pipeline.changes.printing import Printing

_REPORTS = ("report.json", "report/report.json")
_HEAD = 1024


def printing_of(path: Path) -> Printing:
    """Read a printing; a folder is that of a report, or one that holds it. :class:`UsageError` for what is none."""
    path = report_in(path) or path
    if not path.is_file():
        raise UsageError(f"there is no file {path}", hint="Name the report.json of publish ci, an EPUB or a PDF.")
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if b"%PDF-" in head:
        from publish.pipeline.changes.from_pdf import printing_of_pdf

        return printing_of_pdf(path)
    if head.startswith(b"PK"):
        from publish.pipeline.changes.from_ebook import printing_of_epub

        return printing_of_epub(path)
    from publish.pipeline.changes.from_report import printing_of_report

    return printing_of_report(path)


def report_in(path: Path) -> Path | None:
    """The report that is meant by a file, by its folder or by the one above; ``None`` where there is none."""
    places = [path, *(path / name for name in _REPORTS)]
    return next((place for place in places if place.is_file()), None)
