"""A run as Markdown: ``report.md``, for the summary of a job and the comment on a pull request."""

from collections.abc import Iterator

from publish.config.sizes import shown
from publish.model.changes import Changes
from publish.model.results import EditionResult, FindingResult, RunResult
from publish.reports.changes_markdown import changes_lines
from publish.reports.harmless import Shown, document
from publish.reports.markdown_text import table, text
from publish.reports.run_words import runs, verdict

_MOST = 50
"""So many findings, and so many dispatches of an edition: a forge shows a megabyte of summary, and nobody reads it."""


def run_markdown(run: RunResult, changes: Changes | None = None) -> Shown:
    """The summary; content is shown letter by letter, and never read as Markdown or HTML.

    ``changes`` are those since another run, where there is one to compare with.
    """
    lines = [f"# {text(run.publication)}", "", text(verdict(run)), ""]
    if changes is not None:
        lines += [*changes_lines(changes), ""]
    for edition in run.editions:
        lines += [*_edition(edition), ""]
    lines += [*_findings("Findings", [found for found in run.findings if found.waived is None])]
    lines += [*_waived([found for found in run.findings if found.waived is not None])]
    if run.judges or run.absent:
        lines += ["## Validators", "", *(f"- {text(name)} judged" for name in run.judges)]
        lines += [f"- {text(tool.name)} did not judge: {text(tool.reason)}" for tool in run.absent]
        lines.append("")
    lines += ["## Steps", "", *table(("step", "seconds"), ((one.what, f"{one.seconds:.1f}") for one in run.steps))]
    return document("\n".join(lines) + "\n")


def _edition(edition: EditionResult) -> Iterator[str]:
    yield f"## {text(edition.title)} ({text(edition.name)})"
    yield ""
    rows = (
        (one.headline, f"{one.words:,}", runs(one.pages) or "–", str(one.pictures))
        for one in edition.dispatches[:_MOST]
    )
    yield from table(("dispatch", "words", "pages", "pictures"), rows)
    if (more := len(edition.dispatches) - _MOST) > 0:
        yield f"\n{more} more, {edition.words:,} words in all."
    yield ""
    books = (
        (one.path, one.printer or "–", str(one.pages or "–"), shown(one.bytes), one.sha256[:12] or "–")
        for one in edition.books
    )
    if edition.books:
        yield from table(("book", "printer", "pages", "size", "SHA-256"), books)


def _findings(heading: str, findings: list[FindingResult]) -> Iterator[str]:
    told = [found for found in findings if found.severity != "note"]
    if not told:
        return
    yield from (f"## {heading}", "")
    for found in told[:_MOST]:
        place = f"{text(_place(found))}: " if found.path else ""
        yield f"- **{found.severity}** {place}{text(found.message)} ({text(found.id)})"
        if found.hint:
            yield f"  <br>{text(found.hint)}"
    if (more := len(told) - _MOST) > 0:
        yield f"- {more} more: see report.html"
    yield ""


def _waived(waived: list[FindingResult]) -> Iterator[str]:
    if not waived:
        return
    yield from ("## Waived", "")
    rows = (
        (_place(one), f"{one.message} ({one.id})", one.waived.reason, one.waived.by, one.waived.expires)
        for one in waived
        if one.waived
    )
    yield from table(("place", "finding", "reason", "by", "until"), rows)
    yield ""


def _place(found: FindingResult) -> str:
    return f"{found.path}:{found.line}:{found.column or 1}" if found.line else found.path
