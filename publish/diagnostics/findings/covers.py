"""What is noticed about the cover in one piece that some printers want."""

from publish.diagnostics.rule import Rule, Severity

ROWS = (
    Rule(
        "paper-unknown",
        Severity.ERROR,
        "How wide the spine is depends on the paper; reckoned for another one, the cover does not fit the book.",
        "Name one of the papers in the printer's file.",
    ),
)
