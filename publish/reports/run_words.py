"""What a run's page and its summary say in the same words."""

from collections.abc import Sequence

from publish.model.results import RunResult
from publish.reports.terminal import counted


def verdict(run: RunResult) -> str:
    """How the run ended, in a sentence."""
    counts = run.counts
    found = [counted(counts.error, "error"), counted(counts.warning, "warning"), counted(counts.note, "note")]
    if counts.waived:
        found.append(f"{counts.waived} waived")
    told = ", ".join(filter(None, found)) or "nothing found"
    if not run.ok:
        return f"No book was delivered: {told}." if not _made(run) else f"The books have faults: {told}."
    if run.affected is not None and not run.affected.editions:
        return f"The change touches no edition: {told}."
    return f"{counted(_made(run), 'book')} made: {told}."


def _made(run: RunResult) -> int:
    return sum(len(edition.books) for edition in run.editions)


def runs(folios: Sequence[str]) -> str:
    """Folios as a reader names them: ``5–7, 9``."""
    spans: list[list[str]] = []
    for folio in folios:
        last = spans[-1][-1] if spans else ""
        if last.isdecimal() and folio.isdecimal() and int(folio) == int(last) + 1:
            spans[-1][1:] = [folio]
        else:
            spans.append([folio])
    return ", ".join("–".join(span) for span in spans)
