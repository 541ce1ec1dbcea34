"""What can be wrong with pictures."""

from publish.diagnostics.rule import Rule, Severity

ROWS = (
    Rule(
        "photo-missing",
        Severity.ERROR,
        "The image line names no file: the photo would be missing from the book.",
        "Correct the name, or add the file.",
    ),
    Rule(
        "photo-broken",
        Severity.ERROR,
        "A file that does not decode to its end would print as a grey field, or not at all.",
        "Export the picture again.",
    ),
    Rule(
        "photo-format",
        Severity.ERROR,
        "E-readers and printers accept JPEG and PNG; this file is something else.",
        "Export it as JPEG or PNG.",
    ),
    Rule(
        "photo-too-large",
        Severity.ERROR,
        "A picture of this size can stop the machine that decodes it.",
        "Scale it down.",
        safety=True,
    ),
    Rule(
        "photo-outside",
        Severity.ERROR,
        "A file outside the content folder may hold what was never meant for print.",
        "Copy the picture into the edition's folder.",
        safety=True,
    ),
    Rule(
        "photo-remote",
        Severity.ERROR,
        "A picture on another machine is not in the book, and loading it would tell who reads.",
        "Save the picture beside the dispatch.",
        safety=True,
    ),
    Rule(
        "figure-without-picture",
        Severity.WARNING,
        "The caption is kept, but the picture that it speaks of is not there.",
        "Add the image line.",
    ),
    Rule(
        "description-missing",
        Severity.ERROR,
        "The picture names an extended description that is not there; who cannot see it would learn nothing more.",
        "Correct the name, or add the file.",
    ),
    Rule(
        "cover-missing",
        Severity.ERROR,
        "The edition names a cover that is not there.",
        "Correct the name, or take the line out: a cover is set from type.",
    ),
    Rule(
        "alt-sheet-invalid",
        Severity.ERROR,
        "A sheet of descriptions that cannot be understood would be carried into the wrong places.",
        "Mend the row, or write the sheet anew: publish alt --sheet.",
    ),
    Rule(
        "alt-sheet-stale",
        Severity.ERROR,
        "The line of the picture has changed since the sheet was written: somebody else has worked on it.",
        "Write the sheet anew, and look at what the line says now.",
    ),
    Rule(
        "alt-sheet-refused",
        Severity.ERROR,
        "The description cannot be put into the line without changing something else.",
        "Write it by hand.",
    ),
)
