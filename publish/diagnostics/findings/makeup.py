"""What is noticed about the made-up pages."""

from publish.diagnostics.finding import Finding, Severity

ROWS = (
    Finding(
        "page-short",
        Severity.WARNING,
        "A page ends short by more than three lines because what follows did not fit.",
        "Move the photo by a paragraph, or shorten the text.",
    ),
    Finding(
        "last-page-short",
        Severity.NOTE,
        "The last page of a dispatch holds fewer lines than a reader would turn the page for.",
        "Cut or add a few words.",
    ),
)
