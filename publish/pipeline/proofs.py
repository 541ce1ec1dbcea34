"""Marks of proofs as findings at their lines."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from publish.diagnostics import Diagnostic, Outcome, Rule, Severity, Span
from publish.model.proof import MarkKind, ProofMark
from publish.pipeline.load import Project
from publish.pipeline.page_map import Sources
from publish.pipeline.prepare import USUAL, ready
from publish.pipeline.proof_files import proof_marks
from publish.pipeline.proof_places import PlacedMark, ProofPlaces, Unplaced

PROOF = Rule(
    "proof",
    Severity.NOTE,
    "A proofreader left a mark here, in a PDF, an annotation set or a Word copy.",
    "Carry it out, or leave it.",
)

PROOF_UNPLACED = Rule(
    "proof-unplaced",
    Severity.WARNING,
    "The words at which a proofreader left a mark stand nowhere in the content any more, or in several places: nobody "
    "can say which line is meant.",
    "Look at the mark in the proof.",
)

_SHOWN = 80
"""The most characters of words that a finding quotes."""


@dataclass(frozen=True, slots=True)
class FoundMark:
    """A mark, and where it stands now."""

    mark: ProofMark
    """The mark."""
    where: PlacedMark | Unplaced
    """The place."""
    proof: str
    """The file that it was left in."""

    @property
    def finding(self) -> Diagnostic:
        """What is told of it."""
        said = _said(self.mark)
        if isinstance(self.where, PlacedMark):
            return PROOF.finding(said, self.where.at)
        count = self.where.places
        why = "stands nowhere in the content" if count < 2 else f"stands in {count} places of the content"
        where = f"{self.mark.place}: " if self.mark.place else ""
        return PROOF_UNPLACED.finding(f"{where}{said}; what it stands at {why}", Span(self.proof))


def find_marks(project: Project, names: Sequence[str], proofs: Sequence[Path]) -> Outcome[tuple[FoundMark, ...]]:
    """The marks of proofs with their places in the content of editions; no name means every edition.

    Raises :class:`publish.errors.UsageError` for a file that is no proof.
    """
    read = [(path, proof_marks(path)) for path in proofs]
    content = ready(project, names, USUAL)
    places = ProofPlaces((prepared.edition for prepared in content.value), Sources(project))
    found = tuple(FoundMark(mark, places.place(mark), path.name) for path, marks in read for mark in marks)
    return Outcome(found, tuple(one.finding for one in found))


def _said(mark: ProofMark) -> str:
    words = f"“{_short(mark.exact)}”" if mark.exact.strip() else ""
    match mark.kind:
        case MarkKind.STRIKE:
            said = f"{words or 'this'} is struck out"
        case MarkKind.REPLACE:
            said = f"{words or 'this'} becomes “{_short(mark.text)}”"
        case MarkKind.INSERT:
            said = f"“{_short(mark.text)}” goes in"
        case MarkKind.HIGHLIGHT:
            said = f"{words or 'this'} is highlighted"
        case MarkKind.NOTE:
            said = f"{words}: {mark.comment}" if words else mark.comment or "a note"
    if mark.comment and mark.kind is not MarkKind.NOTE:
        said = f"{said}: {mark.comment}"
    return f"{said} ({mark.author})" if mark.author else said


def _short(words: str) -> str:
    text = " ".join(words.split())
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1].rstrip()}…"
