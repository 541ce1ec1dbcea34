"""What can be wrong with a dispatch's front matter, and with how dispatches stand together."""

from publish.diagnostics.rule import Rule, Severity

ROWS = (
    Rule(
        "slug-duplicate",
        Severity.ERROR,
        "Two dispatches of one name would be one link target.",
        "Change one of the slugs.",
    ),
    Rule(
        "program-failed",
        Severity.ERROR,
        "A fault of this program: nobody can say what of this file would be in the book, so no book is made of it.",
        "Report it, with the file and what --debug shows; taking out what was written last often helps until then.",
    ),
)
