"""The worklist as a table: CSV that any spreadsheet opens, and what an editor made of it.

The cells ``alt`` and ``decorative`` are read back; the others say which picture is meant. ``check`` tells whether an
editor has touched the row, and whether anybody has touched the picture's line since the sheet was written.
"""

import csv
import hashlib
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from publish.config.suggest import did_you_mean
from publish.diagnostics import Diagnostic, Outcome, Rule, Severity, Span
from publish.model.figures import Alt, Decorative, Missing, Written
from publish.pipeline.alt.worklist import WorklistEntry

_BEGIN = r"""(^|[,;:|\t\r\n])([\s"]*)"""
"""The beginning of a cell, for whichever mark parts them; blanks and quotes may be passed over."""
_FORMULA = r"(?='*[=+\-@＝＋－＠])"
"""What begins a formula, in the wide form of East Asia too; apostrophes may stand before it already."""
_MAKES_FORMULA = re.compile(f"{_BEGIN}{_FORMULA}")
_KEPT_FROM_IT = re.compile(f"{_BEGIN}'{_FORMULA}")
_MARKED = re.compile(r"(?!'*[=+\-@＝＋－＠])(?=['\t\r])")
"""A cell that an apostrophe goes before besides: one that begins with an apostrophe, a tab or a line end."""


def no_formula(cell: str) -> str:
    """The cell with apostrophes before all that might be a formula."""
    return _MAKES_FORMULA.sub(r"\1\2'", f"'{cell}" if _MARKED.match(cell) else cell)


def as_it_was(cell: str) -> str:
    """The cell without the apostrophes that :func:`no_formula` set."""
    marked = _KEPT_FROM_IT.sub(r"\1\2", cell)
    return marked[1:] if marked.startswith("'") and _MARKED.match(marked) and _MARKED.match(marked[1:]) else marked


COLUMNS = (
    "file", "line", "state", "alt", "decorative", "caption", "credit", "context", "photo_alt", "photo_caption",
    "photo_credit", "photo_rights", "language", "dispatch", "edition", "picture", "rights", "outputs", "licence_until",
    "photo_licence_until", "check",
)  # fmt: skip
"""The columns, those that an editor works with first."""
NEEDED = ("file", "line", "alt", "decorative", "check")
"""The columns that are read back."""

_LINE_DIGITS = 9
"""Digits of the number of a line: no text has more lines."""
_LONGEST = 4000
"""Characters of a cell that is read back."""
_MOST = 20_000
"""Rows: some yearbooks of pictures."""


@dataclass(frozen=True, slots=True)
class Edit:
    """What a row wants a picture's description to be."""

    file: str
    """The dispatch, relative to the project folder."""
    line: int
    """The line of the picture when the sheet was written."""
    check: str
    """The name of that line; empty when the sheet could not tell."""
    alt: Alt
    """The description."""
    touched: bool
    """Whether it is another one than the sheet was written with."""
    at: Span
    """The row."""


def write_sheet(entries: Iterable[WorklistEntry]) -> bytes:
    """The table as CSV in UTF-8, with the byte order mark that spreadsheets know the encoding by."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for entry in entries:
        row = _row(entry)
        writer.writerow([no_formula(row[column]) for column in COLUMNS])
    return out.getvalue().encode("utf-8-sig")


def _row(entry: WorklistEntry) -> dict[str, str]:
    alt, photo = entry.alt, entry.photo
    return {
        "file": entry.at.path,
        "line": str(entry.at.line),
        "state": entry.state,
        "alt": alt.text if isinstance(alt, Written) else "",
        "decorative": alt.reason if isinstance(alt, Decorative) else "",
        "caption": entry.caption,
        "credit": entry.credit,
        "context": entry.context,
        "photo_alt": photo.alt,
        "photo_caption": photo.caption,
        "photo_credit": photo.credit,
        "photo_rights": photo.rights,
        "language": entry.language,
        "dispatch": entry.dispatch,
        "edition": entry.edition,
        "picture": entry.picture,
        "rights": entry.rights,
        "outputs": ",".join(entry.outputs),
        "licence_until": str(entry.licence_until or ""),
        "photo_licence_until": str(photo.licence_until or ""),
        "check": f"{entry.check}:{_digest(alt)}",
    }


def _digest(alt: Alt) -> str:
    """A short name of a description: another one has another name."""
    text = f"w{alt.text}" if isinstance(alt, Written) else f"d{alt.reason}" if isinstance(alt, Decorative) else ""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:8]


ALT_SHEET_INVALID = Rule(
    "alt-sheet-invalid",
    Severity.ERROR,
    "A sheet of descriptions that cannot be understood would be carried into the wrong places.",
    "Mend the row, or write the sheet anew: publish alt --sheet.",
    needed=True,
)


def read_sheet(data: bytes, name: str) -> Outcome[tuple[Edit, ...]]:
    """The rows of a table; ``name`` is what its file is called in findings. Columns may stand in any order.

    A spreadsheet may have written semicolons or tabs between cells: the line of names tells which.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        hint = "Save it as CSV in UTF-8: some spreadsheets call it “CSV UTF-8”."
        return Outcome((), (ALT_SHEET_INVALID.finding(f"{name} is not text in UTF-8", Span(name), hint=hint),))
    head = text.partition("\n")[0]
    mark = max(",;\t", key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark)
    edits: list[Edit] = []
    findings: list[Diagnostic] = []
    try:
        names = [cell.strip().casefold() for cell in next(reader, [])]
        if lacking := [column for column in NEEDED if column not in names]:
            message = f"{name} has no column {lacking[0]}"
            hint = did_you_mean(lacking[0], names) or "Write the sheet anew: publish alt --sheet."
            return Outcome((), (ALT_SHEET_INVALID.finding(message, Span(name, 1, 1), hint=hint),))
        for row in reader:
            if len(edits) == _MOST:
                message = f"{name} has more than {_MOST:,} rows"
                return Outcome((), (ALT_SHEET_INVALID.finding(message, Span(name, reader.line_num, 1)),))
            if any(cell.strip() for cell in row):
                read = _edit(row, names, Span(name, reader.line_num, 1))
                findings += read.diagnostics
                edits += [read.value] if read.value else []
    except csv.Error:
        message = f"a cell is longer than {csv.field_size_limit():,} characters, or the row is broken"
        findings.append(ALT_SHEET_INVALID.finding(message, Span(name, reader.line_num, 1)))
    return Outcome(tuple(edits), tuple(findings))


def _edit(row: Sequence[str], names: Sequence[str], at: Span) -> Outcome[Edit | None]:
    cells = {name: as_it_was(cell) for name, cell in zip(names, row, strict=False)}
    line, alt = cells.get("line", "").strip(), " ".join(cells.get("alt", "").split())
    reason = " ".join(cells.get("decorative", "").split())
    wrong = ""
    if not line.isdecimal() or len(line) > _LINE_DIGITS:
        wrong = f"“{line[:_LINE_DIGITS]}{'…' if len(line) > _LINE_DIGITS else ''}” is not a line"
    elif alt and reason:
        wrong = "the picture is called decorative and has a description"
    elif max(len(alt), len(reason)) > _LONGEST:
        wrong = f"a description has at most {_LONGEST:,} characters"
    if wrong:
        return Outcome(None, (ALT_SHEET_INVALID.finding(wrong, at),))
    described: Alt = Written(alt) if alt else Decorative(reason) if reason else Missing()
    check, _, digest = cells.get("check", "").strip().rpartition(":")
    touched = digest != _digest(described)
    return Outcome(Edit(cells.get("file", "").strip(), int(line), check, described, touched, at))
