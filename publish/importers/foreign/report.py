"""The reading report of an import: what became of each source, and what a person does next."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from publish.diagnostics import Diagnostic, Severity
from publish.importers.capture.remarks import CAPTURE_LINK_LOST, CAPTURE_MISSING
from publish.importers.foreign.rules import (
    IMPORT_LINK_LOST,
    IMPORT_MEDIA_LINKED,
    IMPORT_MISSING,
    IMPORT_SUMMARY_ONLY,
)
from publish.importers.frontmatter import HEADLINE_MISSING
from publish.model.blocks import Heading
from publish.model.dispatch import Dispatch, Status
from publish.model.figures import Figure, Missing
from publish.model.walk import blocks_of, lines_as_read, lines_of, plain

VERSION = 2
"""The version of the JSON; 1 is that of a page's text alone."""


@dataclass(frozen=True, slots=True)
class DispatchFacts:
    """A dispatch as a report lists it."""

    file: str
    """Its file in the edition's folder."""
    headline: str
    """Its headline, or the label that was made for it, in brackets."""
    source: str
    """The file that it was read from."""
    kind: str
    """What that file is."""
    line: int
    """The line of it that the dispatch begins in; 0 where lines say nothing."""
    words: int
    """How many words its text has."""
    figures: int
    """How many pictures."""
    undescribed: int
    """How many of them nobody has described."""
    headings: int
    """How many section headings."""
    notes: int
    """How many notes."""
    by: str
    """Who wrote it; may be empty."""
    date: str
    """When it was published; may be empty."""
    status: str
    """``ready``, or how far it is."""


def facts_of(dispatch: Dispatch, *, source: str, kind: str) -> DispatchFacts:
    """What a report says of a dispatch."""
    blocks = [block for _, block in blocks_of(dispatch)]
    lines = [
        *lines_as_read(dispatch.blocks),
        *(line for note in dispatch.notes for b in note.blocks for line in lines_of(b)),
    ]
    by = ", ".join(f"{credit.name} ({' and '.join(credit.roles)})" for credit in dispatch.credits)
    return DispatchFacts(
        file=f"{dispatch.slug}.md",
        headline=plain(dispatch.headline) or f"[{dispatch.label}]",
        source=source,
        kind=kind,
        line=dispatch.span.line,
        words=sum(len(plain(line).split()) for line in lines),
        figures=sum(isinstance(block, Figure) for block in blocks),
        undescribed=sum(
            isinstance(block, Figure) and block.picture is not None and isinstance(block.picture.alt, Missing)
            for block in blocks
        ),
        headings=sum(isinstance(block, Heading) for block in blocks),
        notes=len(dispatch.notes),
        by=by or plain(dispatch.byline),
        date=dispatch.date.isoformat() if dispatch.date else "",
        status=dispatch.status.value if dispatch.status is not Status.READY else "ready",
    )


def sections(diagnostics: Sequence[Diagnostic]) -> dict[str, tuple[Diagnostic, ...]]:
    """The findings by what a reader of the report does with them, in that order."""
    named = {
        "not_whole": (IMPORT_SUMMARY_ONLY,),
        "missing": (IMPORT_MISSING, IMPORT_LINK_LOST, HEADLINE_MISSING, CAPTURE_MISSING, CAPTURE_LINK_LOST),
        "media": (IMPORT_MEDIA_LINKED,),
    }
    found: dict[str, list[Diagnostic]] = {"errors": [], "unsure": [], "not_whole": [], "pictures": [], "missing": [],
                                          "media": [], "left_out": []}  # fmt: skip
    for diagnostic in diagnostics:
        name = next((name for name, rules in named.items() if diagnostic.rule in rules), "")
        if diagnostic.severity is Severity.ERROR:
            name = "errors"
        elif not name and diagnostic.id.startswith("import-picture-"):
            name = "pictures"
        elif not name:
            name = "unsure" if diagnostic.severity is Severity.WARNING else "left_out"
        found[name].append(diagnostic)
    return {name: tuple(of) for name, of in found.items() if of}


_TITLES = {
    "errors": "Refused",
    "unsure": "In doubt",
    "not_whole": "Not whole",
    "pictures": "Pictures that are not there",
    "missing": "Missing",
    "media": "Media",
    "left_out": "Left out",
}


def report_text(
    dispatches: Sequence[DispatchFacts],
    diagnostics: Sequence[Diagnostic],
    *,
    sources: Sequence[str],
    captured: datetime,
    pictures: int,
    next_steps: Iterable[str],
) -> str:
    """The report for people."""
    words = sum(one.words for one in dispatches)
    parts: list[list[str]] = [
        [f"Reading report for {', '.join(sources[:4])}{f' and {len(sources) - 4} more' if len(sources) > 4 else ''}"],
        [
            f"Brought: {captured.isoformat()}",
            f"Dispatches: {len(dispatches)}; words: {words:,}; pictures copied: {pictures}",
        ],
        ["Dispatches", *map(_dispatch_line, dispatches)],
    ]
    for name, found in sections(diagnostics).items():
        parts.append([f"{_TITLES[name]} ({len(found)})", *_finding_lines(found)])
    steps = [f"  {number}. {step}" for number, step in enumerate(next_steps, start=1)]
    parts.append(["What to do next", *steps])
    return "\n\n".join("\n".join(part) for part in parts if len(part) > 1 or part is parts[0]) + "\n"


def report_json(
    dispatches: Sequence[DispatchFacts],
    diagnostics: Sequence[Diagnostic],
    *,
    sources: Mapping[str, str],
    captured: datetime,
    pictures: Iterable[str],
    fetches: Mapping[str, str],
    files: Mapping[str, str],
) -> str:
    """The report for programs.

    ``sources`` are the SHA-256 hashes of what was brought, by path; ``fetches`` the files that pictures on other
    machines are to become, with their addresses; ``files`` the hashes of what is written, by name: they tell a later
    import what an editor has changed.
    """
    tree = {
        "version": VERSION,
        "captured": captured.isoformat(),
        "sources": dict(sources),
        "dispatches": [asdict(one) for one in dispatches],
        "findings": {name: [_finding_facts(one) for one in found] for name, found in sections(diagnostics).items()},
        "pictures": {"copied": sorted(pictures), "to_fetch": dict(sorted(fetches.items()))},
        "files": dict(sorted(files.items())),
    }
    return json.dumps(tree, ensure_ascii=False, indent=2) + "\n"


def _dispatch_line(one: DispatchFacts) -> str:
    counts = ((one.words, "words"), (one.figures, "figures"), (one.headings, "section headings"), (one.notes, "notes"))
    facts = [f"{name}: {count}" for count, name in counts if count]
    facts += [one.date] if one.date else []
    facts += [f"by {one.by}"] if one.by else []
    facts += [one.status] if one.status != "ready" else []
    place = f"{one.source}:{one.line}" if one.line else one.source
    return f"  {one.file}: {one.headline}; {'; '.join(facts)} ({one.kind}, {place})"


def _finding_lines(diagnostics: Iterable[Diagnostic]) -> Iterator[str]:
    """A line for each finding; a hint that many share is given with the first of them."""
    hint = ""
    for diagnostic in diagnostics:
        yield f"  {diagnostic.at}: {diagnostic.message}." + (f" {diagnostic.hint}" if diagnostic.hint != hint else "")
        hint = diagnostic.hint


def _finding_facts(one: Diagnostic) -> dict[str, object]:
    return {"id": one.id, "path": one.at.path, "line": one.at.line, "message": one.message, "hint": one.hint}
