"""What a reading of a saved page says."""

from publish.diagnostics.rule import Rule, Severity

ROWS = (
    Rule(
        "capture-edited",
        Severity.ERROR,
        "A file was changed since it was imported: importing over it would undo an editor's work.",
        "Look at the differences with --diff, or import into another folder.",
    ),
    Rule(
        "capture-left-over",
        Severity.WARNING,
        "A file of an earlier import belongs to no dispatch of this one.",
        "Delete it if nobody needs it.",
    ),
)
