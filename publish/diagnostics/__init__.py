"""What is said about content: where, what is wrong, how bad, and what to do.

The vocabulary of every floor above. Knows nothing of files, editions or outputs.
"""

from publish.diagnostics.check import Check, check, check_of
from publish.diagnostics.following import without_following
from publish.diagnostics.outcome import Outcome, collect
from publish.diagnostics.refused import Refused
from publish.diagnostics.rule import PROGRAM_FAILED, REPORT_IT, Diagnostic, Rule, Severity, rule_named
from publish.diagnostics.span import NOWHERE, Span

__all__ = [
    "NOWHERE",
    "PROGRAM_FAILED",
    "REPORT_IT",
    "Check",
    "Diagnostic",
    "Outcome",
    "Refused",
    "Rule",
    "Severity",
    "Span",
    "check",
    "check_of",
    "collect",
    "rule_named",
    "without_following",
]
