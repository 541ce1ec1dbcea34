"""What a reading of a saved page says."""

from publish.diagnostics.finding import Finding, Severity

ROWS = (
    Finding(
        "capture-unsure",
        Severity.WARNING,
        "A line that could be two things was kept as a paragraph.",
        "Look at the line in the imported Markdown.",
    ),
    Finding(
        "capture-chrome",
        Severity.NOTE,
        "Lines of the page that are no part of the newsletter were left out.",
        "Nothing to do.",
    ),
    Finding(
        "capture-partial",
        Severity.WARNING,
        "The page said that there is more to load: the capture does not hold all of it.",
        "Load the whole page and save it again.",
    ),
    Finding(
        "capture-merged",
        Severity.NOTE,
        "A picture's description and caption were the same words; one of them was kept, as the caption.",
        "Describe the picture in the square brackets.",
    ),
    Finding(
        "capture-link-lost",
        Severity.WARNING,
        "The words of a link were kept, but where it led was not saved.",
        "Add the address.",
    ),
    Finding(
        "capture-publication-unknown",
        Severity.WARNING,
        "The first line names no known publication; it was taken for the headline.",
        "Name the publication in the profiles, or correct the headline.",
    ),
    Finding(
        "capture-generated",
        Severity.NOTE,
        "Something that the page did not show was generated and is marked so.",
        "Replace it by the real words.",
    ),
    Finding(
        "capture-unlabelled",
        Severity.ERROR,
        "A line of the page got no label: the import would have lost it.",
        "Save the page again, or write the dispatch by hand.",
    ),
)
