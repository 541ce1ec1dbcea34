"""The reading report: what an editor reads after an import, and the same as JSON.

Both are made from the labels and the findings alone, so that nothing stands in one that is not in the other.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from publish.diagnostics import Diagnostic
from publish.importers.capture.labels import CAPTURE_UNLABELLED, LabelledLine, LineVerdict
from publish.importers.capture.languages import CAPTURE_LANGUAGE
from publish.importers.capture.reading import Capture
from publish.importers.capture.remarks import (
    CAPTURE_CHROME,
    CAPTURE_EMPTY,
    CAPTURE_GENERATED,
    CAPTURE_LINK_LOST,
    CAPTURE_MERGED,
    CAPTURE_MISSING,
    CAPTURE_PARTIAL,
    CAPTURE_PUBLICATION_UNKNOWN,
    CAPTURE_UNSURE,
)
from publish.importers.frontmatter import HEADLINE_MISSING
from publish.model.blocks import Heading
from publish.model.dispatch import Dispatch
from publish.model.edition import Notice
from publish.model.figures import Figure
from publish.model.walk import plain

VERSION = 1
"""The version of the JSON: it changes when a key changes its meaning or goes."""

_SECTIONS = (
    ("unsure", "In doubt", (CAPTURE_UNSURE, CAPTURE_PUBLICATION_UNKNOWN, CAPTURE_UNLABELLED, CAPTURE_EMPTY)),
    ("language", "Language", (CAPTURE_LANGUAGE,)),
    ("not_loaded", "Not all of the page", (CAPTURE_PARTIAL,)),
    ("missing", "Missing", (HEADLINE_MISSING, CAPTURE_MISSING, CAPTURE_LINK_LOST)),
    ("generated", "Made by the program", (CAPTURE_GENERATED,)),
    ("merged", "Merged", (CAPTURE_MERGED,)),
    ("left_out", "Left out", (CAPTURE_CHROME,)),
)
"""The parts of the report, what matters most first, each with the rules whose findings it lists."""


def report_text(capture: Capture, diagnostics: Sequence[Diagnostic]) -> str:
    """The report for people: the sums, the dispatches and notices, then every finding with its line."""
    sums = [f"{capture.count(verdict)} {verdict.replace('-', ' ')}" for verdict in LineVerdict]
    labels = [f"{count} {label}" for label, count in _counts(capture.labels).items()]
    parts = [
        [f"Reading report for {capture.path}"],
        [
            f"Publication: {capture.publication or 'not known'} (profile {capture.profile})",
            f"Captured: {capture.captured.isoformat()}",
            f"Lines that show something: {len(capture.labels)} = {', '.join(sums)}",
            f"Labels: {', '.join(labels)}",
        ],
        ["Dispatches", *map(_dispatch_line, capture.dispatches)],
        ["Notices", *map(_notice_line, capture.notices)],
    ]
    for _, title, rules in _SECTIONS:
        if found := [diagnostic for diagnostic in diagnostics if diagnostic.rule in rules]:
            parts.append([f"{title} ({len(found)})", *_finding_lines(found)])
    return "\n\n".join("\n".join(part) for part in parts if len(part) > 1 or part is parts[0]) + "\n"


def report_json(
    capture: Capture, diagnostics: Sequence[Diagnostic], *, source: bytes, files: Mapping[str, bytes]
) -> str:
    """The report for programs.

    ``source`` are the bytes of the page, ``files`` the files that the import writes, by name: their SHA-256 hashes
    tell a later import which of them an editor has changed. Lines are named by number and hash.
    """
    tree = {
        "version": VERSION,
        "source": {"path": capture.path, "sha256": _hash(source)},
        "profile": capture.profile,
        "publication": capture.publication,
        "captured": capture.captured.isoformat(),
        "partial": capture.partial,
        "lines": {
            "total": len(capture.labels),
            **{verdict.value.replace("-", "_"): capture.count(verdict) for verdict in LineVerdict},
            "labels": _counts(capture.labels),
        },
        "dispatches": [_dispatch_facts(dispatch) for dispatch in capture.dispatches],
        "notices": [
            {
                "kind": notice.kind.value,
                "heading": notice.heading,
                "condition": notice.condition,
                "lines": [block.span.line for block in notice.blocks],
            }
            for notice in capture.notices
        ],
        "findings": {
            name: [_finding_facts(diagnostic) for diagnostic in diagnostics if diagnostic.rule in rules]
            for name, _, rules in _SECTIONS
        },
        "labels": [
            {
                "line": line.number,
                "sha256": _hash(line.text.encode("utf-8", "replace")),
                "label": line.label.value,
                "verdict": line.verdict.value,
                **({"reason": line.reason} if line.reason else {}),
            }
            for line in capture.labels
        ],
        "files": {name: _hash(data) for name, data in sorted(files.items())},
    }
    return json.dumps(tree, ensure_ascii=False, indent=2) + "\n"


def _counts(labels: Sequence[LabelledLine]) -> dict[str, int]:
    return {label.value: count for label, count in Counter(line.label for line in labels).most_common()}


def _dispatch_line(dispatch: Dispatch) -> str:
    first, last = dispatch.provenance.lines or (0, 0)
    figures, headings = (sum(isinstance(block, kind) for block in dispatch.blocks) for kind in (Figure, Heading))
    name = plain(dispatch.headline) or f"[{dispatch.label}]"
    people = ", ".join(f"{credit.name} ({' and '.join(credit.roles)})" for credit in dispatch.credits)
    facts = [f"blocks: {len(dispatch.blocks)}", f"figures: {figures}", f"section headings: {headings}"]
    facts += [f"dateline: {dispatch.dateline.text}"] if dispatch.dateline else []
    facts += [f"by {people}"] if people else []
    return f"  {first:>5}-{last}  {dispatch.slug}.md: {name}; {'; '.join(facts)}"


def _notice_line(notice: Notice) -> str:
    condition = f"; condition: {notice.condition}" if notice.condition else ""
    heading = notice.heading or "without heading"
    return f"  {notice.span.line:>5}  {notice.kind}: {heading}; paragraphs: {len(notice.blocks)}{condition}"


def _finding_lines(diagnostics: Iterable[Diagnostic]) -> Iterator[str]:
    """A line for each finding; a hint that many share is given with the first of them."""
    hint = ""
    for diagnostic in diagnostics:
        place = f"{diagnostic.at.line:>5}" if diagnostic.at.line else "    –"
        yield f"  {place}  {diagnostic.message}." + (f" {diagnostic.hint}" if diagnostic.hint != hint else "")
        hint = diagnostic.hint


def _dispatch_facts(dispatch: Dispatch) -> dict[str, object]:
    return {
        "file": f"{dispatch.slug}.md",
        "headline": plain(dispatch.headline) or None,
        "label": dispatch.label or None,
        "lines": list(dispatch.provenance.lines or ()),
        "dateline": dispatch.dateline.text if dispatch.dateline else None,
        "date": dispatch.date.isoformat() if dispatch.date else None,
        "byline": plain(dispatch.byline) or None,
        "credits": [
            {"name": credit.name, "roles": [role.value for role in credit.roles], "place": credit.place}
            for credit in dispatch.credits
        ],
        "blocks": [
            {"kind": type(block).__name__.lower(), "lines": [block.span.line, block.span.end_line or block.span.line]}
            for block in dispatch.blocks
        ],
    }


def _finding_facts(diagnostic: Diagnostic) -> dict[str, object]:
    return {"id": diagnostic.id, "line": diagnostic.at.line, "message": diagnostic.message, "hint": diagnostic.hint}


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
