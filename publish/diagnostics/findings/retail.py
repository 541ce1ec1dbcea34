"""What is wrong with a finished e-book for who sells it, and for who reads it with other means than eyes."""

from publish.diagnostics.rule import Rule, Severity

_OURS = "Look at the parts and style sheets of the theme and the project; if they are the shipped ones, report it."

ROWS = (
    Rule(
        "store-unknown",
        Severity.WARNING,
        "Nobody has described what this store takes, so the book is not held to it.",
        "Name a file in styles/stores/, or write one.",
    ),
    Rule(
        "store-picture-scaled",
        Severity.NOTE,
        "The picture was made smaller than it could be, so that the book is no larger than the store takes.",
        "The other books of the edition keep it as it is.",
    ),
)
