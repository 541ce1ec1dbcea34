"""What can be wrong with publication.toml, edition.toml, a theme or a printer's file."""

from publish.diagnostics.rule import Rule, Severity

ROWS = (
    Rule(
        "printer-unknown",
        Severity.ERROR,
        "The page cannot be cut for a printer that nobody has described.",
        "Name a file in styles/printers/.",
    ),
    Rule(
        "profile-missing",
        Severity.ERROR,
        "Without the profile of its press or screen, a printer's colours would be guessed.",
        "Put the profile into styles/, or name one that stands in styles/shared/icc/.",
    ),
    Rule(
        "profile-invalid",
        Severity.ERROR,
        "A profile of something else than the printer prints with would turn every colour wrong.",
        "Name the ICC profile of a press for inks, of a screen for sRGB.",
    ),
    Rule(
        "profile-ink",
        Severity.WARNING,
        "The profile lays down more ink than the printer takes; the rest is taken back from every shadow.",
        "Name a profile that was made for the printer's limit.",
    ),
    Rule(
        "theme-unknown",
        Severity.ERROR,
        "The page has no looks without its theme.",
        "Name a folder in styles/themes/.",
    ),
    Rule(
        "dispatch-missing",
        Severity.ERROR,
        "The edition names a dispatch that is not there: it would be missing from the book.",
        "Correct the name, or take it out.",
    ),
    Rule(
        "pattern-empty",
        Severity.WARNING,
        "A pattern that matches no dispatch gathers nothing; perhaps a dispatch is missing from the book.",
        "Correct the pattern, or take it out.",
        follows=("dispatches-none",),
    ),
    Rule(
        "notice-missing",
        Severity.ERROR,
        "A notice without its text is not printed, and a legal one may have to be.",
        "Correct the name of the file.",
    ),
    Rule(
        "notice-condition",
        Severity.WARNING,
        "The condition of a notice is a quotation from its text; this one does not stand there.",
        "Copy the words from the text.",
    ),
    Rule(
        "notice-left-out",
        Severity.NOTE,
        "A notice is printed unless the edition's region is excluded; who answers for the notice should know.",
        "Take the region out of exclude_regions to print it.",
    ),
    Rule(
        "folder-passed-over",
        Severity.NOTE,
        "A folder without edition.toml is no edition, and makes no book.",
        "Give it an edition.toml if it is one.",
    ),
    Rule(
        "file-left-out",
        Severity.WARNING,
        "A text stands among the dispatches and gets into no book, and its author may believe that it does.",
        "Name it in edition.toml, or begin its name with an underscore.",
        follows=("toml-syntax",),
    ),
)
