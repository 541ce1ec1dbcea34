"""What is taken out of content, or refused, so that no reader is harmed."""

from publish.diagnostics.rule import Rule, Severity

ROWS = (
    Rule(
        "file-refused",
        Severity.ERROR,
        "This is no regular file, or it is too large to be a dispatch.",
        "Replace it by a plain file.",
        safety=True,
    ),
)
