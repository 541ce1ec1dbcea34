"""What can be wrong with pictures."""

from publish.diagnostics.rule import Rule, Severity

ROWS = (
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
