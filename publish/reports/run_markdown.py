"""A run as Markdown: ``report.md``, for the summary of a job and the comment on a pull request."""

import re
from collections.abc import Iterable, Iterator

from publish.config.sizes import shown
from publish.model.results import EditionResult, FindingResult, RunResult
from publish.reports.harmless import Shown, document, harmless
from publish.reports.run_words import runs, verdict

_MOST = 50
"""So many findings, and so many dispatches of an edition: a forge shows a megabyte of summary, and nobody reads it."""
_SPECIAL = re.compile(r"[\\`*_\[\]{}<>&#@~$|^]|:(?=\S)|(?<=w)\.", re.IGNORECASE)
"""What Markdown, or a forge that reads it, takes for more than itself inside a line: marks, formulas, addresses,
people, numbers of issues, and pictures that are called by name (``:tada:``)."""


def run_markdown(run: RunResult) -> Shown:
    """The summary; content is shown letter by letter, and never read as Markdown or HTML."""
    lines = [f"# {text(run.publication)}", "", text(verdict(run)), ""]
    for edition in run.editions:
        lines += [*_edition(edition), ""]
    lines += [*_findings("Findings", [found for found in run.findings if found.waived is None])]
    lines += [*_waived([found for found in run.findings if found.waived is not None])]
    if run.judges or run.absent:
        lines += ["## Validators", "", *(f"- {text(name)} judged" for name in run.judges)]
        lines += [f"- {text(tool.name)} did not judge: {text(tool.reason)}" for tool in run.absent]
        lines.append("")
    lines += ["## Steps", "", *_table(("step", "seconds"), ((one.what, f"{one.seconds:.1f}") for one in run.steps))]
    return document("\n".join(lines) + "\n")


def text(words: str) -> str:
    """Words as they are, on one line, whatever they hold: what could be a mark is written by its number."""
    return _SPECIAL.sub(lambda found: f"&#{ord(found[0])};", harmless(words))


def _edition(edition: EditionResult) -> Iterator[str]:
    yield f"## {text(edition.title)} ({text(edition.name)})"
    yield ""
    rows = (
        (one.headline, f"{one.words:,}", runs(one.pages) or "–", str(one.pictures))
        for one in edition.dispatches[:_MOST]
    )
    yield from _table(("dispatch", "words", "pages", "pictures"), rows)
    if (more := len(edition.dispatches) - _MOST) > 0:
        yield f"\n{more} more, {edition.words:,} words in all."
    yield ""
    books = (
        (one.path, one.printer or "–", str(one.pages or "–"), shown(one.bytes), one.sha256[:12] or "–")
        for one in edition.books
    )
    if edition.books:
        yield from _table(("book", "printer", "pages", "size", "SHA-256"), books)


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
    yield from _table(("place", "finding", "reason", "by", "until"), rows)
    yield ""


def _place(found: FindingResult) -> str:
    return f"{found.path}:{found.line}:{found.column or 1}" if found.line else found.path


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    heads = tuple(heads)
    yield f"| {' | '.join(heads)} |"
    yield f"|{' --- |' * len(heads)}"
    yield from (f"| {' | '.join(map(text, row))} |" for row in rows)
