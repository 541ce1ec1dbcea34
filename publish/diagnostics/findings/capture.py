"""What a reading of a saved page says."""

from publish.diagnostics.rule import Rule, Severity

ROWS = (
    Rule(
        "capture-unsure",
        Severity.WARNING,
        "A line that could be two things was kept as a paragraph.",
        "Look at the line in the imported Markdown.",
    ),
    Rule(
        "capture-chrome",
        Severity.NOTE,
        "Lines of the page that are no part of the newsletter were left out.",
        "Nothing to do.",
    ),
    Rule(
        "capture-partial",
        Severity.WARNING,
        "The page said that there is more to load: the capture does not hold all of it.",
        "Load the whole page and save it again.",
    ),
    Rule(
        "capture-merged",
        Severity.NOTE,
        "Lines that say the same, most often a picture's description and caption, or are one paragraph, became one.",
        "Keep the words as the caption, and describe the picture in the square brackets of its image line.",
    ),
    Rule(
        "capture-link-lost",
        Severity.WARNING,
        "The words of a link were kept, but where it led was not saved.",
        "Add the address.",
    ),
    Rule(
        "capture-publication-unknown",
        Severity.WARNING,
        "The first line names no known publication; it was taken for the headline.",
        "Name the publication in the profiles, or correct the headline.",
    ),
    Rule(
        "capture-generated",
        Severity.NOTE,
        "Something that the page did not show was generated and is marked so.",
        "Replace it by the real words.",
    ),
    Rule(
        "capture-missing",
        Severity.NOTE,
        "The page does not show something that a dispatch or an edition usually has, and nothing was made up.",
        "Add it where it is known.",
    ),
    Rule(
        "capture-empty",
        Severity.ERROR,
        "A page without the text of a dispatch makes no edition.",
        "Save the page as text once more, with everything loaded.",
    ),
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
    Rule(
        "capture-unlabelled",
        Severity.ERROR,
        "A line of the page got no label: the import would have lost it.",
        "Save the page again, or write the dispatch by hand.",
    ),
)
