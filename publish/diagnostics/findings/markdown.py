"""What can go wrong when Markdown is read into the tree."""

from publish.diagnostics.rule import Rule, Severity

ROWS = (
    Rule(
        "text-encoding",
        Severity.ERROR,
        "Bytes that are no UTF-8 would turn into other letters.",
        "Save the file as UTF-8.",
    ),
    Rule(
        "markup-leaked",
        Severity.ERROR,
        "Markup that was not understood would be printed as it stands.",
        "Close or correct the markup at this place.",
    ),
    Rule(
        "container-unknown",
        Severity.ERROR,
        "A container of an unknown name would lose its meaning.",
        "Correct the name.",
    ),
    Rule(
        "container-unclosed",
        Severity.ERROR,
        "A container that is not closed swallows the rest of the dispatch.",
        "Close it with a line of three colons.",
    ),
    Rule(
        "attribute-unknown",
        Severity.WARNING,
        "An attribute that nobody reads has no effect.",
        "Take it out, or correct its name.",
    ),
    Rule(
        "attribute-invalid",
        Severity.WARNING,
        "An attribute whose value makes no sense has no effect.",
        "Correct the value.",
    ),
    Rule(
        "nesting-too-deep",
        Severity.ERROR,
        "Text nested this deep is dropped by parsers without a word.",
        "Make the nesting flatter.",
        safety=True,
    ),
    Rule(
        "html-removed",
        Severity.WARNING,
        "Raw HTML is read through an allow-list; what the tree cannot hold is taken out and its text kept.",
        "Write it as Markdown.",
    ),
    Rule(
        "note-undefined",
        Severity.ERROR,
        "A reference to a note that is nowhere would be printed as it stands.",
        "Write the note, or take the reference out.",
    ),
    Rule(
        "note-duplicate",
        Severity.ERROR,
        "Of two notes with one label a reference can only mean one.",
        "Give each note a label of its own.",
    ),
    Rule(
        "note-unused",
        Severity.WARNING,
        "A note that nothing refers to would vanish from the book.",
        "Refer to it, or take it out.",
    ),
    Rule(
        "text-swallowed",
        Severity.WARNING,
        "Markdown takes this line for something else than running text, and it would not be seen.",
        "Put a backslash before the character that is named.",
    ),
    Rule(
        "list-from-year",
        Severity.WARNING,
        "A paragraph that begins with a number and a stop becomes a list.",
        "Put a backslash before the stop.",
    ),
    Rule(
        "heading-from-dashes",
        Severity.WARNING,
        "Dashes under a line make a heading of it.",
        "Leave a blank line above the dashes.",
    ),
    Rule(
        "heading-empty",
        Severity.WARNING,
        "A heading without words is a line of the contents that says nothing.",
        "Write the heading, or take the line out.",
    ),
    Rule(
        "heading-rank",
        Severity.WARNING,
        "A heading that skips a rank breaks the outline that screen readers walk.",
        "Use the next rank.",
    ),
    Rule(
        "id-duplicate",
        Severity.ERROR,
        "Two places with one id are one link target.",
        "Change one of the ids.",
    ),
    Rule(
        "image-inline",
        Severity.ERROR,
        "A picture inside a line of text has no place for its caption and credit.",
        "Give the picture a paragraph of its own.",
    ),
    Rule(
        "caption-in-alt",
        Severity.WARNING,
        "A sentence in the square brackets and no caption: the caption most likely stands in its place.",
        "Put the caption in quotes behind the file name, and describe the picture in the brackets.",
    ),
    Rule(
        "block-unsupported",
        Severity.ERROR,
        "The tree has no place for this, and it would vanish.",
        "Write it in another way.",
    ),
)
