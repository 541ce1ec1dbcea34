"""One finding at one place."""

from dataclasses import dataclass

from publish.diagnostics.finding import Severity
from publish.diagnostics.span import NOWHERE, Span
from publish.diagnostics.table import FINDINGS


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A finding: which, how bad, what, where and what to do. Make one with :func:`finding`."""

    id: str
    """The row of :data:`publish.diagnostics.FINDINGS` that says why this matters."""
    severity: Severity
    """How bad it is here."""
    message: str
    """What is wrong, in a sentence without a closing stop."""
    at: Span = NOWHERE
    """Where it stands in the source."""
    hint: str = ""
    """What to do about it."""
    block: str = ""
    """The path of the block in the tree, for findings made where lines are not known."""

    def __str__(self) -> str:
        """``path:line:col: error[id]: what is wrong`` and, on a line of its own, the hint."""
        place = f"{self.at}: " if self.at.path else ""
        hint = f"\n  hint: {self.hint}" if self.hint else ""
        return f"{place}{self.severity}[{self.id}]: {self.message}{hint}"


def finding(
    id: str,
    message: str,
    at: Span = NOWHERE,
    *,
    hint: str = "",
    block: str = "",
    severity: Severity | None = None,
) -> Diagnostic:
    """A diagnostic of the table's row ``id``, with the row's severity and hint unless others are given.

    An id that is not in the table is a :class:`KeyError`: a fault of the caller, never of the content.
    """
    row = FINDINGS[id]
    return Diagnostic(id, severity or row.severity, message, at, hint or row.hint, block)
