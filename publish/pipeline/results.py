"""What a run came to, gathered for its report: from the editions, and from the finished files themselves."""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from publish import __version__
from publish.config.waivers import Waiver
from publish.diagnostics import Diagnostic, Severity, Span
from publish.model.results import (
    AbsentResult,
    BookResult,
    CountsResult,
    EditionResult,
    ExcerptLine,
    FindingResult,
    RunResult,
    Waiving,
)
from publish.pipeline.build import REPORT, Remark
from publish.pipeline.ci import CiRun
from publish.pipeline.ebook_structure import ebook_structure
from publish.pipeline.file_metadata import metadata_of
from publish.pipeline.files import Refusal
from publish.pipeline.formats.format import Made
from publish.pipeline.page_pictures import PagePicture, page_pictures
from publish.pipeline.pickled import kept_or_made
from publish.pipeline.preflight_result import preflight_result
from publish.pipeline.prepare import Prepared
from publish.pipeline.project import TEXT_LIMIT, Project
from publish.pipeline.project_root import BUILD
from publish.pipeline.sinks import deliver_files
from publish.pipeline.told_words import dispatch_result

T = TypeVar("T")

_ROUND, _WIDE = 1, 200
"""Lines above and below a finding, and the most characters of one."""
_READ = ("content/", "styles/")
"""Where findings are quoted from."""


def run_result(
    project: Project,
    run: CiRun,
    findings: Sequence[Diagnostic],
    drawn: Mapping[str, Sequence[PagePicture]],
    *,
    exit_code: int,
    strict: bool,
) -> RunResult:
    """The whole of it; ``findings`` are those that stand, in the order in which they are told, ``drawn`` the pages."""
    waived = dict.fromkeys(run.waived)
    errors, warnings, notes = (
        sum(found.severity is severity for found in findings)
        for severity in (Severity.ERROR, Severity.WARNING, Severity.NOTE)
    )
    texts = Excerpts(project)
    return RunResult(
        program=__version__,
        publication=project.settings.publication.title,
        ok=not errors,
        exit=exit_code,
        strict=strict,
        counts=CountsResult(errors, warnings, notes, len(waived)),
        editions=tuple(_edition(project, one, run.made, drawn) for one in run.editions),
        findings=(
            *(finding_result(found, texts) for found in findings),
            *(finding_result(entry.diagnostic, texts, entry.waiver) for entry in waived),
        ),
        judges=run.validators,
        absent=tuple(AbsentResult(tool.name, tool.reason, tool.hint) for tool in run.absent),
        affected=run.affected,
        steps=run.steps,
    )


def drawn_pages(project: Project, run: CiRun) -> Mapping[str, tuple[PagePicture, ...]]:
    """Small pictures of the pages of each PDF, by its path in the project."""
    paths = [one.path for one in run.made if one.path.suffix == ".pdf"]
    return {f"{BUILD}/{path.name}": _of_file(project, path, "pages-drawn", page_pictures) for path in paths}


def write_report(project: Project, files: Mapping[str, bytes], *, remark: Remark) -> tuple[Path, ...]:
    """Write the files of a report into ``build/report/``, all of them or none; their places."""
    hint = "Give yourself the right to write to build/report."
    return deliver_files(project.root, f"{BUILD}/{REPORT}", files, hint=hint, remark=remark)


def _edition(
    project: Project, prepared: Prepared, made: Sequence[Made], drawn: Mapping[str, Sequence[PagePicture]]
) -> EditionResult:
    books = [one for one in made if one.edition == prepared.name]
    printed = next((one for one in books if one.format == "pdf"), None)
    folios, turns = (printed.folios, printed.turns) if printed else ({}, {})
    edition, digests = prepared.edition, project.digests
    dispatches = tuple(dispatch_result(one, edition, digests, folios, turns) for one in edition.dispatches)
    return EditionResult(
        name=prepared.name,
        title=edition.title,
        date=edition.date.isoformat() if edition.date else "",
        language=edition.language,
        words=sum(one.words for one in dispatches),
        dispatches=dispatches,
        books=tuple(_book(project, one, prepared, drawn) for one in books),
    )


def _book(project: Project, made: Made, prepared: Prepared, drawn: Mapping[str, Sequence[PagePicture]]) -> BookResult:
    printer = prepared.loaded.printer
    printed, epub = made.format in ("pdf", "cover"), made.format == "epub"
    claims = (printer.standard, "PDF/UA-1" if printer.ua else "")
    path = f"{BUILD}/{made.path.name}"
    return BookResult(
        format=made.format,
        path=path,
        bytes=made.size,
        sha256=file_hash(made.path) if made.path.is_file() else "",
        pages=made.pages,
        printer=printer.name if printed else "",
        standard=", ".join(filter(None, claims)) if printed else "",
        preflight=_of_file(project, made.path, "books-preflight", preflight_result) if printed else None,
        structure=_of_file(project, made.path, "books-structure", ebook_structure) if epub else None,
        accessibility=made.accessibility.entry if made.accessibility else None,
        metadata=_of_file(project, made.path, "books-metadata", metadata_of) if printed or epub else {},
        faces=tuple(page.face for page in drawn.get(path, ())),
    )


def _of_file(project: Project, path: Path, kind: str, read: Callable[[Path], T]) -> T:
    """What is read of a finished file, which the same bytes say again."""
    return kept_or_made(project.cache, kind, project.digests.of(f"{BUILD}/{path.name}"), lambda: read(path))


def file_hash(path: Path) -> str:
    """The SHA-256 of a finished file, in hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def finding_result(found: Diagnostic, texts: "Excerpts", waiver: Waiver | None = None) -> FindingResult:
    """A finding as reports have it."""
    at = found.at
    return FindingResult(
        id=found.id,
        severity=found.severity.value,
        message=found.message,
        hint=found.hint,
        why=found.rule.why,
        path=at.path,
        line=at.line,
        column=at.column,
        end_line=at.end_line,
        block=found.block,
        excerpt=tuple(texts.round(at)),
        waived=Waiving(waiver.reason, waiver.by, waiver.expires.isoformat()) if waiver else None,
    )


class Excerpts:
    """The lines of source files, each read once."""

    def __init__(self, project: Project) -> None:
        self._files = project.files
        self._lines: dict[str, list[str]] = {}

    def round(self, at: Span) -> Iterator[ExcerptLine]:
        """The lines round a place; none where it has no line, or its file is no text."""
        if not at.line or not at.path.startswith(_READ):
            return
        if at.path not in self._lines:
            data = self._files.read(at.path, limit=TEXT_LIMIT)
            text = "" if isinstance(data, Refusal) or b"\0" in data else data.decode("utf-8", "replace")
            self._lines[at.path] = text.splitlines()
        for number, text in enumerate(self._lines[at.path], start=1):
            if at.line - _ROUND <= number <= (at.end_line or at.line) + _ROUND and number <= at.line + 2 * _ROUND:
                yield ExcerptLine(number, text if len(text) <= _WIDE else f"{text[:_WIDE]}…")
