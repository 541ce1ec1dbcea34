"""What a proofreader left in a proof, whatever it was left in."""

from dataclasses import dataclass
from enum import StrEnum


class MarkKind(StrEnum):
    """What a mark asks for."""

    HIGHLIGHT = "highlight"
    STRIKE = "strike"
    REPLACE = "replace"
    INSERT = "insert"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class ProofMark:
    """A mark, by the words that it stands at: those of the proof, which may be an earlier build's."""

    kind: MarkKind
    """What it asks for."""
    exact: str
    """The words that are marked; empty for a mark between two words."""
    prefix: str = ""
    """What is read before them."""
    suffix: str = ""
    """What is read behind them."""
    text: str = ""
    """What is to stand there, or goes in."""
    comment: str = ""
    """What the proofreader says."""
    author: str = ""
    """Who left it."""
    place: str = ""
    """Where it is in the proof, for people: ``page 12``."""
    check: str = ""
    """The hash of the line of the source as it was when the proof was made; empty where the proof does not say."""
