"""What is said about content: where, what is wrong, how bad, and what to do.

The vocabulary of every floor above. Knows nothing of files, editions or outputs.
"""

from publish.diagnostics.check import Check, check, check_of
from publish.diagnostics.outcome import Outcome, Refused, collect, without_following
from publish.diagnostics.rule import (
    NOWHERE,
    PROGRAM_FAILED,
    REPORT_IT,
    Diagnostic,
    Hint,
    Replacement,
    Rule,
    Severity,
    Span,
    rule_named,
)

__all__ = [
    "NOWHERE",
    "PROGRAM_FAILED",
    "REPORT_IT",
    "Check",
    "Diagnostic",
    "Hint",
    "Outcome",
    "Refused",
    "Replacement",
    "Rule",
    "Severity",
    "Span",
    "check",
    "check_of",
    "collect",
    "rule_named",
    "without_following",
]
