"""What a printer would send a finished PDF back for, and what would print badly."""

from publish.diagnostics.rule import Rule, Severity

_OURS = "In a book of ours report it: it is a fault of this program. "
_BUILT = "Build the edition for this printer: publish build --printer NAME."

ROWS = (
    Rule(
        "pdf-unreadable",
        Severity.ERROR,
        "The file is no PDF, or so broken that nothing can be said of it.",
        "Make the file anew; look whether it was copied whole.",
    ),
)
